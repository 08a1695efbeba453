import Schema

/// K arms: t·(cos φ, sin φ) with φ = 2π(turns·t + class/K), then σ·ε on each coordinate.
package struct Spirals: DataShape {
    package var classes: Int
    package var turns: Double

    package static let kind = Kind(
        "spirals", "Arms that wind around each other.", Spirals(),
        fields: [
            Field(
                "classes", \.classes, classCounts, "How many arms.", called: "the number of classes",
                symbol: "K", example: "3"),
            Field("turns", \.turns, .number, "How often each winds around.", example: "1"),
        ])

    package init(classes: Int = 2, turns: Double = 1) {
        self.classes = classes
        self.turns = turns
    }

    package static var hasClasses: Bool { true }
    package var classCount: Int { classes }

    package func point(_ place: SamplePlace) -> SamplePoint {
        place.polar(place.share, turns: turns * place.share + Double(place.label) / Double(classes))
    }
}

extension DataShape where Self == Spirals {
    package static func spirals(classes: Int = 2, turns: Double = 1) -> Spirals {
        Spirals(classes: classes, turns: turns)
    }
}

extension DataGenerator {
    /// Spirals with a class each, turned around one middle.
    public static func spirals(
        classes: Int = 2, turns: Double = 1, samples: Int, noise: Double = 0, seed: UInt64 = 1,
        isOneHot: Bool = false
    ) -> DataGenerator {
        DataGenerator(
            Spirals(classes: classes, turns: turns), samples: samples, noise: noise, seed: seed,
            isOneHot: isOneHot)
    }
}
