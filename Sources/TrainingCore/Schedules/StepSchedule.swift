import Platform
import Schema

/// η·factor^⌊k/every⌋. PyTorch: `StepLR`.
public struct StepSchedule: ScheduleShape {
    public var every: Int
    public var factor: Double

    public static let kind = Kind(
        "step", "Falls by a factor after every so many updates.", StepSchedule(every: 1),
        fields: [
            Field(
                "every", \.every, .integer(1...1_000_000_000), "After how many updates it falls.",
                example: "10",
                isRequired: true),
            Field("factor", \.factor, .positive, "By which factor.", example: "0.1"),
        ])

    public init(every: Int, factor: Double = 0.1) {
        self.every = every
        self.factor = factor
    }

    public func learningRate(afterUpdates done: Int, of updates: Int, base: Double) -> Double {
        base * pow(factor, Double(done / max(1, every)))
    }
}

extension ScheduleShape where Self == StepSchedule {
    public static func step(every: Int, factor: Double = 0.1) -> StepSchedule {
        StepSchedule(every: every, factor: factor)
    }
}
