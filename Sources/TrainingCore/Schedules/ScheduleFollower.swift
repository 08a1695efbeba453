/// A schedule at work in one training, where it goes by losses.
public protocol ScheduleFollower: Sendable {
    /// Whose loss it looks at.
    var part: DataPart { get }

    /// The learning rate of the next updates, after a loss that was taken behind the warm-up. `rate` is that of
    /// the updates before; not-a-number is a loss as well.
    mutating func learningRate(after loss: Double, rate: Double) -> Double
}
