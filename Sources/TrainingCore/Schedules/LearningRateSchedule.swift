import Schema

/// How the learning rate changes from update to update.
///
/// With η the optimizer's own learning rate, w updates of warm-up, and k the updates done:
/// - while k < w: η·(k + 1)/w, a straight rise that reaches η with the last of them
/// - after that the ``shape``, which counts from the end of the warm-up: k − w.
///
/// All count updates, where PyTorch's schedulers count calls of `step()`, most often epochs.
public struct LearningRateSchedule: Sendable, Hashable {
    /// The curve behind the warm-up.
    public private(set) var shape: any ScheduleShape
    /// w; 0: none.
    public var warmUp: Int

    /// Any curve, also one of your own, after so many updates of warm-up.
    public init(_ shape: some ScheduleShape, warmUp: Int = 0) {
        self.shape = shape
        self.warmUp = warmUp
    }

    /// The learning rate stays as it is.
    public static let constant = LearningRateSchedule(.constant)

    /// Whose loss it looks at; nil: it goes by the number of updates alone.
    var watchedPart: DataPart? { shape.follower?.part }

    /// Whether the losses that are taken decide about the learning rate.
    package var goesByLosses: Bool { watchedPart != nil }

    /// Whether it is the same at every update.
    var isConstant: Bool { warmUp == 0 && shape is ConstantSchedule }

    /// The learning rate of update `index`, counted from 0, in a training of `updates`.
    public func learningRate(atUpdate index: Int, of updates: Int, base: Double) -> Double {
        if index < warmUp { return base * (Double(index) + 1) / Double(warmUp) }
        // However far apart they are.
        let (after, isLate) = index.subtractingReportingOverflow(warmUp)
        let (left, isLong) = updates.subtractingReportingOverflow(warmUp)
        return shape.learningRate(
            afterUpdates: isLate ? .max : after, of: isLong ? (updates < 0 ? 1 : .max) : max(1, left),
            base: base)
    }

    /// Whether both give the same rates.
    public static func == (one: Self, other: Self) -> Bool {
        one.warmUp == other.warmUp && AnyHashable(one.shape) == AnyHashable(other.shape)
    }

    /// As `==` compares.
    public func hash(into hasher: inout Hasher) {
        shape.hash(into: &hasher)
        hasher.combine(warmUp)
    }

    /// What all schedules have.
    static let warmUpField = Field<LearningRateSchedule>(
        "warm-up", \.warmUp, .integer(0...1_000_000_000),
        "Over how many updates the learning rate rises to η.",
        called: "the warm-up", example: "5")

    /// What is out of its bounds.
    var problems: [ExperimentError] {
        let own = Self.problems(of: shape) + Self.warmUpField.problems(of: self, called: "the schedule")
        return own.map { ExperimentError($0.below(["training", "schedule"])) }
    }

    private static func problems(of shape: some ScheduleShape) -> [Problem] {
        type(of: shape).kind.problems(of: shape)
    }
}
