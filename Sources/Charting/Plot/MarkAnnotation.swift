import Drawing

/// Words beside a mark, or beside each of its values.
package struct MarkAnnotation: Sendable, Hashable {
    /// One for each value; of a single one for the whole mark, the one at its last value.
    package var texts: [String]
    /// Whether each value has a text of its own.
    package var isEach: Bool
    package var position: AnnotationPosition
    /// Which part of the words stands at the same part of what they belong to.
    package var alignment: Alignment
    /// The distance from what the words belong to, in points; `nil` for the usual one.
    package var spacing: Double?

    package init(
        _ texts: [String], isEach: Bool, position: AnnotationPosition = .automatic,
        alignment: Alignment = .center, spacing: Double? = nil
    ) {
        self.texts = texts
        self.isEach = isEach
        self.position = position
        self.alignment = alignment
        self.spacing = spacing.map { $0.isFinite ? min(200, max(0, $0)) : 0 }
    }

    /// Whether the words of bars stand beyond their ends.
    var isAtEnds: Bool { isEach && [.automatic, .top, .trailing].contains(position) }

    /// The same for a part of the values.
    func rows(_ indices: [Int]) -> MarkAnnotation {
        guard isEach else { return self }
        var copy = self
        copy.texts = indices.map { $0 < texts.count ? texts[$0] : "" }
        return copy
    }
}
