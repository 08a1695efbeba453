import Schema

/// How the learning rate changes from update to update.
///
/// With η the optimizer's own learning rate, w updates of warm-up, and k the updates done:
/// - while k < w: η·(k + 1)/w, a straight rise that reaches η with the last of them
/// - after that the ``shape``, which counts from the end of the warm-up: k − w.
///
/// All count updates, where PyTorch's schedulers count calls of `step()`, most often epochs.
public struct LearningRateSchedule: Sendable, Hashable {
    public private(set) var shape: any ScheduleShape
    /// w; 0: none.
    public var warmUp: Int

    public init(_ shape: some ScheduleShape, warmUp: Int = 0) {
        self.shape = shape
        self.warmUp = warmUp
    }

    /// The learning rate stays as it is.
    public static let constant = LearningRateSchedule(.constant)

    /// Whose loss it looks at; nil: it goes by the number of updates alone.
    var watchedPart: DataPart? { shape.follower?.part }

    /// Whether it is the same at every update.
    var isConstant: Bool { warmUp == 0 && shape is ConstantSchedule }

    /// The learning rate of update `index`, counted from 0, in a training of `updates`.
    public func learningRate(atUpdate index: Int, of updates: Int, base: Double) -> Double {
        if index < warmUp { return base * Double(index + 1) / Double(warmUp) }
        return shape.learningRate(afterUpdates: index - warmUp, of: max(1, updates - warmUp), base: base)
    }

    public static func == (one: Self, other: Self) -> Bool {
        one.warmUp == other.warmUp && AnyHashable(one.shape) == AnyHashable(other.shape)
    }

    public func hash(into hasher: inout Hasher) {
        shape.hash(into: &hasher)
        hasher.combine(warmUp)
    }

    /// What is out of its bounds.
    var problems: [ExperimentError] {
        let own = Self.problems(of: shape) + Schedules.warmUp.problems(of: self, called: "the schedule")
        return own.map { ExperimentError($0.below(["training", "schedule"])) }
    }

    private static func problems(of shape: some ScheduleShape) -> [Problem] {
        type(of: shape).kind.problems(of: shape)
    }
}

/// What a schedule does after its warm-up. To add one: a file with a type that conforms, and its line in
/// ``Schedules/all``.
public protocol ScheduleShape: Sendable, Hashable {
    static var kind: Kind<Self> { get }

    /// The learning rate after so many of the updates that follow the warm-up.
    ///
    /// - Parameters:
    ///   - updates: how many follow the warm-up, at least 1.
    ///   - base: η, the optimizer's own.
    func learningRate(afterUpdates done: Int, of updates: Int, base: Double) -> Double

    /// What decides by the losses of a training; nil, as of most: the number of updates is all that matters.
    var follower: (any ScheduleFollower)? { get }
}

extension ScheduleShape {
    public var follower: (any ScheduleFollower)? { nil }
}

/// A schedule at work in one training, where it goes by losses.
public protocol ScheduleFollower: Sendable {
    /// Whose loss it looks at.
    var part: DataPart { get }

    /// The learning rate of the next updates, after a loss that was taken behind the warm-up. `rate` is that of
    /// the updates before; not-a-number is a loss as well.
    mutating func learningRate(after loss: Double, rate: Double) -> Double
}

/// What several schedules have.
enum ScheduleField {
    static func over<Shape: ScheduleShape>(
        _ length: WritableKeyPath<Shape, Int?> & Sendable
    ) -> Field<Shape> {
        Field(
            "over", length, .optional(.integer(1...1_000_000_000)),
            "Over how many updates; all that follow the warm-up.", example: "100")
    }
}

/// The schedules there are.
public enum Schedules {
    public static let all = KindList<LearningRateSchedule>(
        "schedule", usual: "constant",
        [
            .shape(ConstantSchedule.self), .shape(StepSchedule.self), .shape(ExponentialSchedule.self),
            .shape(CosineSchedule.self), .shape(LinearSchedule.self), .shape(CyclicSchedule.self),
            .shape(OneCycleSchedule.self), .shape(PlateauSchedule.self),
        ])

    /// What all schedules have.
    static let warmUp = Field<LearningRateSchedule>(
        "warm-up", \.warmUp, .integer(0...1_000_000_000),
        "Over how many updates the learning rate rises to η.",
        called: "the warm-up", example: "5")
}

extension KindList<LearningRateSchedule>.Entry {
    /// A shape as a schedule of the list.
    public static func shape<Shape: ScheduleShape>(_ type: Shape.Type) -> Self {
        Self(Shape.kind, outer: [Schedules.warmUp]) {
            LearningRateSchedule($0)
        } unwrap: {
            $0.shape as? Shape
        }
    }
}
