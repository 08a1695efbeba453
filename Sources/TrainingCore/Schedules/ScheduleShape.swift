import Schema

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
    /// It goes by the number of updates alone.
    public var follower: (any ScheduleFollower)? { nil }
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
