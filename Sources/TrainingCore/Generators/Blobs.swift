import Schema

/// K clouds around 2·(cos φ, sin φ) with φ = 2π·class/K: σ·ε on each coordinate.
package struct Blobs: DataShape {
    package var classes: Int

    package static let kind = Kind(
        "blobs", "Clouds around points of a circle.", knownAs: ["make-blobs", "make_blobs", "gaussians"],
        Blobs(),
        fields: [
            Field(
                "classes", \.classes, classCounts, "How many clouds.", called: "the number of classes",
                symbol: "K", example: "3")
        ])

    package init(classes: Int = 3) { self.classes = classes }

    package static var hasClasses: Bool { true }
    package var classCount: Int { classes }

    package func point(_ place: SamplePlace) -> SamplePoint {
        place.polar(2, turns: Double(place.label) / Double(classes))
    }
}

extension DataShape where Self == Blobs {
    package static func blobs(classes: Int = 3) -> Blobs { Blobs(classes: classes) }
}

extension DataGenerator {
    /// Clouds around as many points of a circle of radius 2, one a class, with deviation σ = `noise`.
    public static func blobs(
        classes: Int = 3, samples: Int, noise: Double = 0, seed: UInt64 = 1, isOneHot: Bool = false
    ) -> DataGenerator {
        DataGenerator(Blobs(classes: classes), samples: samples, noise: noise, seed: seed, isOneHot: isOneHot)
    }
}
