import Schema

/// Two circles of radius 1 and `factor`: r·(cos 2πt, sin 2πt) with t = j/n, then σ·ε on each coordinate.
package struct Circles: DataShape {
    package var factor: Double

    package static let kind = Kind(
        "circles", "A circle in another.", knownAs: ["make-circles", "make_circles"], Circles(),
        fields: [Field("factor", \.factor, .number, "The radius of the inner one.", example: "0.5")])

    package init(factor: Double = 0.5) { self.factor = factor }

    package static var hasClasses: Bool { true }
    package var classCount: Int { 2 }

    package func point(_ place: SamplePlace) -> SamplePoint {
        place.polar(place.label == 0 ? 1 : factor, turns: place.openShare)
    }
}

extension DataShape where Self == Circles {
    package static func circles(factor: Double = 0.5) -> Circles { Circles(factor: factor) }
}

extension DataGenerator {
    /// Two circles around one middle, the inner one `factor` times as large; targets 0 and 1.
    public static func circles(
        factor: Double = 0.5, samples: Int, noise: Double = 0, seed: UInt64 = 1, isOneHot: Bool = false
    ) -> DataGenerator {
        DataGenerator(Circles(factor: factor), samples: samples, noise: noise, seed: seed, isOneHot: isOneHot)
    }
}
