import Schema

/// η. PyTorch: no scheduler.
public struct ConstantSchedule: ScheduleShape {
    public static let kind = Kind(
        "constant", "The learning rate stays as it is.", ConstantSchedule(), fields: [])

    public init() {}

    public func learningRate(afterUpdates done: Int, of updates: Int, base: Double) -> Double { base }
}

extension ScheduleShape where Self == ConstantSchedule {
    public static var constant: ConstantSchedule { ConstantSchedule() }
}
