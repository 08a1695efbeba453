import Schema

/// x = 2u − 1, y = slope·x + intercept + σ·ε.
public struct Line: DataShape {
    public var slope: Double
    public var intercept: Double

    public static let kind = Kind(
        "line", "A line with noise: one input, one target.", Line(),
        fields: [
            Field("slope", \.slope, .number, "Its slope.", example: "2"),
            Field("intercept", \.intercept, .number, "Its value at 0.", example: "1"),
        ])

    public init(slope: Double = 2, intercept: Double = 1) {
        self.slope = slope
        self.intercept = intercept
    }

    public static var hasClasses: Bool { false }
    public var classCount: Int { 1 }

    public func point(_ place: SamplePlace) -> SamplePoint {
        let x = 2 * place.uniform(0) - 1
        return SamplePoint(inputs: [x], target: .number(slope * x + intercept + place.deviate(0)))
    }
}

extension DataShape where Self == Line {
    public static func line(slope: Double = 2, intercept: Double = 1) -> Line {
        Line(slope: slope, intercept: intercept)
    }
}
