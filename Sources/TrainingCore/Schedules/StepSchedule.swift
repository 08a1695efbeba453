import Platform
import Schema

/// η·factor^⌊k/every⌋. PyTorch: `StepLR`.
package struct StepSchedule: ScheduleShape {
    package var every: Int
    package var factor: Double

    package static let kind = Kind(
        "step", "Falls by a factor after every so many updates.", StepSchedule(every: 1),
        fields: [
            Field(
                "every", \.every, .integer(1...1_000_000_000), "After how many updates it falls.",
                example: "10",
                isRequired: true),
            Field("factor", \.factor, .positive, "By which factor.", example: "0.1"),
        ])

    package init(every: Int, factor: Double = 0.1) {
        self.every = every
        self.factor = factor
    }

    package func learningRate(afterUpdates done: Int, of updates: Int, base: Double) -> Double {
        base * pow(factor, Double(done / max(1, every)))
    }
}

extension ScheduleShape where Self == StepSchedule {
    package static func step(every: Int, factor: Double = 0.1) -> StepSchedule {
        StepSchedule(every: every, factor: factor)
    }
}

extension LearningRateSchedule {
    /// η times `factor` after every so many updates.
    public static func step(
        every: Int, factor: Double = 0.1, warmUp: Int = 0
    ) -> LearningRateSchedule {
        LearningRateSchedule(StepSchedule(every: every, factor: factor), warmUp: warmUp)
    }
}
