import Schema

/// x = 2u − 1, y = slope·x + intercept + σ·ε.
package struct Line: DataShape {
    package var slope: Double
    package var intercept: Double

    package static let kind = Kind(
        "line", "A line with noise: one input, one target.", Line(),
        fields: [
            Field("slope", \.slope, .number, "Its slope.", example: "2"),
            Field("intercept", \.intercept, .number, "Its value at 0.", example: "1"),
        ])

    package init(slope: Double = 2, intercept: Double = 1) {
        self.slope = slope
        self.intercept = intercept
    }

    package static var hasClasses: Bool { false }
    package var classCount: Int { 1 }

    package func point(_ place: SamplePlace) -> SamplePoint {
        let x = 2 * place.uniform(0) - 1
        return SamplePoint(inputs: [x], target: .number(slope * x + intercept + place.deviate(0)))
    }
}

extension DataShape where Self == Line {
    package static func line(slope: Double = 2, intercept: Double = 1) -> Line {
        Line(slope: slope, intercept: intercept)
    }
}

extension DataGenerator {
    /// slope·x + intercept over one input, its deviation `noise`.
    public static func line(
        slope: Double = 2, intercept: Double = 1, samples: Int, noise: Double = 0, seed: UInt64 = 1
    ) -> DataGenerator {
        DataGenerator(Line(slope: slope, intercept: intercept), samples: samples, noise: noise, seed: seed)
    }
}
