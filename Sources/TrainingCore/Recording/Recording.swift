/// Everything that happened in a training.
///
/// With n updates done and P parameters (in the order of ``Network/parameters``):
public struct Recording: Sendable, Hashable {
    public let experiment: Experiment
    /// n + 1 numbers: the loss over all data before the first update and after each.
    public let loss: [Double]
    /// n + 1 numbers: the loss over the test samples, likewise; empty if there are none.
    public let testLoss: [Double]
    /// n numbers: the loss over the batch that update k + 1 used, just before it.
    public let batchLoss: [Double]
    /// n lists: the samples that update k + 1 used, counted from 0.
    public let batches: [[Int]]
    /// (n + 1) × P: the parameters before the first update and after each.
    public let parameters: Matrix
    /// n × P: the gradient over its batch that update k + 1 used, before any clipping.
    public let gradients: Matrix
    /// Before the first update.
    public let initial: NetworkState
    /// After the last update done.
    public let final: NetworkState
    /// The first k for which `loss[k]` or a parameter after k updates is not a finite number; the
    /// training stopped there, so that the lists above end with it. nil: that never happened.
    public let divergedAtUpdate: Int?
    /// Why there are no more updates.
    public let ending: Ending

    public enum Ending: String, Sendable, Hashable {
        /// All updates were done that the experiment asks for.
        case complete
        /// See ``Recording/divergedAtUpdate``.
        case diverged
        /// The loss that was waited for is reached.
        case lossReached = "loss-reached"
        /// Somebody did not want to wait.
        case interrupted
    }

    /// n: the updates done, fewer than the experiment asked for if the training diverged.
    public var updateCount: Int { batchLoss.count }

    /// n numbers: the learning rate of update k + 1. Of L-BFGS, the step that was tried first.
    public var learningRates: [Double] {
        (0..<updateCount).map(experiment.training.learningRate(atUpdate:))
    }

    /// n numbers: the Euclidean norm of the gradient that update k + 1 used, before any clipping.
    public var gradientNorms: [Double] {
        (0..<updateCount).map { gradientNorm(gradients.row($0)) }
    }

    /// The step of update `index`, counted from 0: the parameters after it less those before it.
    public func step(ofUpdate index: Int) -> [Double] {
        zip(parameters.row(index + 1), parameters.row(index)).map { $0 - $1 }
    }

    /// The network after `updates` updates, from 0 to ``updateCount``.
    public func network(after updates: Int) -> Network {
        experiment.network.with(parameters: parameters.row(updates))
    }

    /// The n + 1 values that a weight or bias took; nil if the network has none of that name.
    public func history(of name: ParameterName) -> [Double]? {
        experiment.network.index(of: name).map(parameters.column)
    }
}
