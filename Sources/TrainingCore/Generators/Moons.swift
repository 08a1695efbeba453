import Schema

/// Two half circles: (cos πt, sin πt) and (1 − cos πt, ½ − sin πt), then σ·ε on each coordinate.
package struct Moons: DataShape {
    package static let kind = Kind(
        "moons", "Two half circles that reach into each other.",
        knownAs: ["two-moons", "make-moons", "make_moons"],
        Moons(), fields: [])

    package init() {}

    package static var hasClasses: Bool { true }
    package var classCount: Int { 2 }

    package func point(_ place: SamplePlace) -> SamplePoint {
        let (sine, cosine) = Turns.sineAndCosine(place.share / 2)
        return place.label == 0 ? place.noisy(cosine, sine) : place.noisy(1 - cosine, 0.5 - sine)
    }
}

extension DataShape where Self == Moons {
    package static var moons: Moons { Moons() }
}

extension DataGenerator {
    /// Two half circles that reach into each other; targets 0 and 1.
    public static func moons(
        samples: Int, noise: Double = 0, seed: UInt64 = 1, isOneHot: Bool = false
    ) -> DataGenerator {
        DataGenerator(Moons(), samples: samples, noise: noise, seed: seed, isOneHot: isOneHot)
    }
}
