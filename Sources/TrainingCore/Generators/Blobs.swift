import Schema

/// K clouds around 2·(cos φ, sin φ) with φ = 2π·class/K: σ·ε on each coordinate.
public struct Blobs: DataShape {
    public var classes: Int

    public static let kind = Kind(
        "blobs", "Clouds around points of a circle.", knownAs: ["make-blobs", "make_blobs", "gaussians"],
        Blobs(),
        fields: [
            Field(
                "classes", \.classes, classCounts, "How many clouds.", called: "the number of classes",
                symbol: "K", example: "3")
        ])

    public init(classes: Int = 3) { self.classes = classes }

    public static var hasClasses: Bool { true }
    public var classCount: Int { classes }

    public func point(_ place: SamplePlace) -> SamplePoint {
        place.polar(2, turns: Double(place.label) / Double(classes))
    }
}

extension DataShape where Self == Blobs {
    public static func blobs(classes: Int = 3) -> Blobs { Blobs(classes: classes) }
}
