import Schema

/// Two half circles: (cos πt, sin πt) and (1 − cos πt, ½ − sin πt), then σ·ε on each coordinate.
public struct Moons: DataShape {
    public static let kind = Kind(
        "moons", "Two half circles that reach into each other.",
        knownAs: ["two-moons", "make-moons", "make_moons"],
        Moons(), fields: [])

    public init() {}

    public static var hasClasses: Bool { true }
    public var classCount: Int { 2 }

    public func point(_ place: SamplePlace) -> SamplePoint {
        let (sine, cosine) = Turns.sineAndCosine(place.share / 2)
        return place.label == 0 ? place.noisy(cosine, sine) : place.noisy(1 - cosine, 0.5 - sine)
    }
}

extension DataShape where Self == Moons {
    public static var moons: Moons { Moons() }
}
