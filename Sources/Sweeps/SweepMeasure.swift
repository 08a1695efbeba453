/// What the runs of a sweep are compared by: a number that each has at its end.
package enum SweepMeasure: String, Sendable, Hashable, CaseIterable {
    case loss
    case testLoss = "test_loss"
    case accuracy
    case testAccuracy = "test_accuracy"

    /// `nil` where a run has none.
    package func number(of result: SweepResult) -> Double? {
        switch self {
        case .loss: result.loss
        case .testLoss: result.testLoss
        case .accuracy: result.accuracy
        case .testAccuracy: result.testAccuracy
        }
    }

    /// Whether more is better.
    package var isAccuracy: Bool { self == .accuracy || self == .testAccuracy }

    /// Whether one number of it is better than another.
    package func prefers(_ one: Double, to other: Double) -> Bool { isAccuracy ? one > other : one < other }

    /// In sentences and on axes: "test loss".
    package var words: String {
        switch self {
        case .loss: "loss"
        case .testLoss: "test loss"
        case .accuracy: "accuracy"
        case .testAccuracy: "test accuracy"
        }
    }
}
