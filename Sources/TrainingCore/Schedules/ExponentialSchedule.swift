import Platform
import Schema

/// η·factorᵏ. PyTorch: `ExponentialLR`.
package struct ExponentialSchedule: ScheduleShape {
    package var factor: Double

    package static let kind = Kind(
        "exponential", "Falls by the same factor at every update.", ExponentialSchedule(factor: 1),
        fields: [
            Field(
                "factor", \.factor, .positive, "By which factor.", called: "the factor", example: "0.99",
                isRequired: true)
        ])

    package init(factor: Double) { self.factor = factor }

    package func learningRate(afterUpdates done: Int, of updates: Int, base: Double) -> Double {
        base * pow(factor, Double(done))
    }
}

extension ScheduleShape where Self == ExponentialSchedule {
    package static func exponential(factor: Double) -> ExponentialSchedule {
        ExponentialSchedule(factor: factor)
    }
}

extension LearningRateSchedule {
    /// η times `factor` to the power of the updates done.
    public static func exponential(
        factor: Double, warmUp: Int = 0
    ) -> LearningRateSchedule {
        LearningRateSchedule(ExponentialSchedule(factor: factor), warmUp: warmUp)
    }
}
