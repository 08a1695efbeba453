/// Where the legend of a chart stands.
package struct LegendPlacement: Sendable, Hashable {
    /// `.top` and `.bottom` are rows, `.leading` and `.trailing` a column beside the plot, `.overlay` is
    /// inside of it. A legend that has no room where it should stand is a row at the top.
    package var position: AnnotationPosition
    /// Where along its side, or in which part of the plot, the legend stands; `nil` begins where the
    /// plot begins, and inside of it takes the place where the legend covers least.
    package var alignment: Alignment?
    /// The distance from the plot, inside of it from its frame, in points; `nil` for the usual one.
    package var spacing: Double?
    /// Whether there is a legend even where names stand at the ends of lines, or where there is one name only.
    package var isAlways: Bool

    package init(
        position: AnnotationPosition = .automatic, alignment: Alignment? = nil, spacing: Double? = nil,
        isAlways: Bool = false
    ) {
        self.isAlways = isAlways
        self.position = position
        self.alignment = alignment
        self.spacing = spacing.map { $0.isFinite ? min(200, max(0, $0)) : 0 }
    }

    /// How far along a row of the plot's width the legend stands, from 0 to 1.
    var horizontal: Double {
        if let alignment { return alignment.horizontal }
        return position == .topTrailing || position == .bottomTrailing ? 1 : 0
    }

    /// How far down a column of the plot's height.
    var vertical: Double { alignment?.vertical ?? 0 }
}
