import Schema

/// The schedules there are.
public enum Schedules {
    /// All schedules, in the order in which they are listed.
    public static let all = KindList<LearningRateSchedule>(
        "schedule", usual: "constant",
        [
            .shape(ConstantSchedule.self), .shape(StepSchedule.self), .shape(ExponentialSchedule.self),
            .shape(CosineSchedule.self), .shape(LinearSchedule.self), .shape(CyclicSchedule.self),
            .shape(OneCycleSchedule.self), .shape(PlateauSchedule.self),
        ])
}

extension KindList<LearningRateSchedule>.Entry {
    /// A shape as a schedule of the list.
    public static func shape<Shape: ScheduleShape>(_ type: Shape.Type) -> Self {
        Self(Shape.kind, outer: [LearningRateSchedule.warmUpField]) {
            LearningRateSchedule($0)
        } unwrap: {
            $0.shape as? Shape
        }
    }
}
