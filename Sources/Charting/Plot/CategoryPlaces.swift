import Drawing

/// The position of each name on an axis of categories.
struct CategoryPlaces: Sendable {
    private let places: [String: Int]
    /// Whether numbers are names on the axis, each with a position like theirs.
    var namesNumbers: Bool

    init(_ places: [String: Int] = [:], namesNumbers: Bool = false) {
        (self.places, self.namesNumbers) = (places, namesNumbers)
    }

    subscript(name: String) -> Double? { places[name].map(Double.init) }
}

extension Double {
    /// The number as a name on an axis of categories; a gap has none.
    var categoryName: String { isFinite ? NumberText.significant(self, 17) : "" }
}
