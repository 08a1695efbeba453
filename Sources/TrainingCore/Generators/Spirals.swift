import Schema

/// K arms: t·(cos φ, sin φ) with φ = 2π(turns·t + class/K), then σ·ε on each coordinate.
public struct Spirals: DataShape {
    public var classes: Int
    public var turns: Double

    public static let kind = Kind(
        "spirals", "Arms that wind around each other.", Spirals(),
        fields: [
            Field(
                "classes", \.classes, classCounts, "How many arms.", called: "the number of classes",
                symbol: "K", example: "3"),
            Field("turns", \.turns, .number, "How often each winds around.", example: "1"),
        ])

    public init(classes: Int = 2, turns: Double = 1) {
        self.classes = classes
        self.turns = turns
    }

    public static var hasClasses: Bool { true }
    public var classCount: Int { classes }

    public func point(_ place: SamplePlace) -> SamplePoint {
        place.polar(place.share, turns: turns * place.share + Double(place.label) / Double(classes))
    }
}

extension DataShape where Self == Spirals {
    public static func spirals(classes: Int = 2, turns: Double = 1) -> Spirals {
        Spirals(classes: classes, turns: turns)
    }
}
