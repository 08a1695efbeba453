import Platform
import Schema

/// η·factorᵏ. PyTorch: `ExponentialLR`.
public struct ExponentialSchedule: ScheduleShape {
    public var factor: Double

    public static let kind = Kind(
        "exponential", "Falls by the same factor at every update.", ExponentialSchedule(factor: 1),
        fields: [
            Field(
                "factor", \.factor, .positive, "By which factor.", called: "the factor", example: "0.99",
                isRequired: true)
        ])

    public init(factor: Double) { self.factor = factor }

    public func learningRate(afterUpdates done: Int, of updates: Int, base: Double) -> Double {
        base * pow(factor, Double(done))
    }
}

extension ScheduleShape where Self == ExponentialSchedule {
    public static func exponential(factor: Double) -> ExponentialSchedule {
        ExponentialSchedule(factor: factor)
    }
}
