import Schema

/// Two circles of radius 1 and `factor`: r·(cos 2πt, sin 2πt) with t = j/n, then σ·ε on each coordinate.
public struct Circles: DataShape {
    public var factor: Double

    public static let kind = Kind(
        "circles", "A circle in another.", knownAs: ["make-circles", "make_circles"], Circles(),
        fields: [Field("factor", \.factor, .number, "The radius of the inner one.", example: "0.5")])

    public init(factor: Double = 0.5) { self.factor = factor }

    public static var hasClasses: Bool { true }
    public var classCount: Int { 2 }

    public func point(_ place: SamplePlace) -> SamplePoint {
        place.polar(place.label == 0 ? 1 : factor, turns: place.openShare)
    }
}

extension DataShape where Self == Circles {
    public static func circles(factor: Double = 0.5) -> Circles { Circles(factor: factor) }
}
