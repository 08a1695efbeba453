import Schema

/// η. PyTorch: no scheduler.
package struct ConstantSchedule: ScheduleShape {
    package static let kind = Kind(
        "constant", "The learning rate stays as it is.", ConstantSchedule(), fields: [])

    package init() {}

    package func learningRate(afterUpdates done: Int, of updates: Int, base: Double) -> Double { base }
}

extension ScheduleShape where Self == ConstantSchedule {
    package static var constant: ConstantSchedule { ConstantSchedule() }
}
