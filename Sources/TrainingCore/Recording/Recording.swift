/// Everything that happened in a training.
///
/// With n updates done and P parameters (in the order of ``Network/parameters``):
public struct Recording: Sendable, Hashable {
    /// What was trained, with the parameters from before the first update.
    public let experiment: Experiment
    /// The losses and accuracies of all parts of the data: see ``history(of:)-(DataPart)``.
    let histories: PartHistories
    /// n + 1 numbers, where ``loss`` was taken: the share of the units with a relu that are above 0 for no sample of
    /// the training data; empty if the network has no such unit.
    public let deadUnits: [Double]
    /// n + 1 numbers: the penalty before the first update and after each, which is not in ``loss``; empty
    /// if the experiment has none.
    public let penalty: [Double]
    /// n numbers: the loss over the batch that update k + 1 used, just before it, without a penalty.
    public let batchLoss: [Double]
    /// n numbers: the Euclidean norm of the gradient that update k + 1 used, before any clipping.
    public let gradientNorms: [Double]
    /// ``learningRates``, where the schedule goes by losses.
    let followedRates: [Double]?
    /// ``keptUpdates``, where these are not all.
    let thinnedUpdates: [Int]?
    /// A row for each of ``keptUpdates``, with P columns: the parameters after so many updates.
    public let parameters: Matrix
    /// A row for each of ``keptUpdates`` but n, with P columns: the gradient over its batch that the update
    /// after it used, that of the penalty included, before any clipping.
    public let gradients: Matrix
    /// Before the first update.
    public let initial: NetworkState
    /// What the training ended with: after ``finalUpdate`` updates.
    public let final: NetworkState
    /// The k after which the loss that early stopping looked at was best; nil: there was none.
    public let bestUpdate: Int?
    /// The first k for which `loss[k]` or a parameter after k updates is not a finite number; the
    /// training stopped there, so that the lists above end with it. nil: that never happened.
    public let divergedAtUpdate: Int?
    /// Why there are no more updates.
    public let ending: Ending

    /// Why a training ended.
    public enum Ending: String, Sendable, Hashable {
        /// All updates were done that the experiment asks for.
        case complete
        /// See ``Recording/divergedAtUpdate``.
        case diverged
        /// The loss that was waited for is reached.
        case lossReached = "loss-reached"
        /// Somebody did not want to wait.
        case interrupted
        /// See ``Training/earlyStopping``.
        case stoppedEarly = "early-stopping"
    }

    /// n + 1 numbers: the loss over the training data before the first update and after each, without a penalty.
    /// Not-a-number where it was not taken: see `lossUpdates`.
    public var loss: [Double] { histories.training.loss }

    /// n + 1 numbers: the share of right decisions over the training data, likewise; empty of a regression.
    public var accuracy: [Double] { histories.training.accuracy }

    /// n + 1 numbers: the loss over the test samples, likewise; empty if there are none.
    public var testLoss: [Double] { histories.test.loss }

    /// Of the test samples; empty if there are none, and of a regression.
    public var testAccuracy: [Double] { histories.test.accuracy }

    /// n + 1 numbers: the loss over the validation samples, likewise; empty if there are none.
    public var validationLoss: [Double] { histories.validation.loss }

    /// Of the validation samples; empty if there are none, and of a regression.
    public var validationAccuracy: [Double] { histories.validation.accuracy }

    /// The losses and accuracies of a part of the data.
    public func history(of part: DataPart) -> PartHistory { histories[part] }

    /// After how many updates the network of ``final`` was: n, unless early stopping restored the best one.
    public var finalUpdate: Int {
        experiment.training.earlyStopping?.restoresBest == true ? bestUpdate ?? updateCount : updateCount
    }

    /// n: the updates done, fewer than the experiment asked for if the training diverged.
    package var updateCount: Int { batchLoss.count }

    /// The k, in ascending order from 0 to n, whose parameters after k updates were kept: all of them, unless
    /// they were to be thinned (see ``RecordingOptions``).
    public var keptUpdates: [Int] { thinnedUpdates ?? Array(0...updateCount) }

    /// Whether weights were kept less often than at every update.
    package var isThinned: Bool { thinnedUpdates != nil }

    /// The k for which ``loss`` was taken: after every ``RecordingOptions/lossEvery`` updates, and after
    /// the last.
    package var lossUpdates: [Int] {
        loss.indices.filter { $0 % experiment.recording.lossEvery == 0 || $0 == updateCount }
    }

    /// n lists: the samples that update k + 1 used, counted from 0. O(n × batch); ``samples(ofUpdates:)``
    /// gives some of them.
    package var batches: [[Int]] { samples(ofUpdates: 0..<updateCount) }

    /// The samples that the first updates used, at most as many as there were.
    package func samples(ofFirst count: Int) -> [[Int]] {
        samples(ofUpdates: 0..<min(count, updateCount))
    }

    /// The samples that some updates, counted from 0, used.
    package func samples(ofUpdates range: Range<Int>) -> [[Int]] {
        var schedule = BatchSchedule(experiment.training, sampleCount: experiment.data.sampleCount)
        schedule.skip(to: range.lowerBound)
        return range.map { _ in schedule.nextSamples() }
    }

    /// For each of ``keptUpdates`` the loss over all data; computed where it was not taken.
    package var keptLosses: [Double] {
        let every = experiment.recording.lossEvery
        if every == 1 { return keptUpdates.map { loss[$0] } }
        let pass = LossPass(experiment.network, experiment.data, experiment.loss)
        return keptUpdates.enumerated().map { row, update in
            update % every == 0 || update == updateCount ? loss[update] : pass.loss(parameters.row(row))
        }
    }

    /// n numbers: the learning rate of update k + 1. Of L-BFGS, the step that was tried first.
    public var learningRates: [Double] {
        followedRates ?? (0..<updateCount).map(experiment.training.learningRate(atUpdate:))
    }

    /// A row for each of ``keptUpdates`` but n, a column for each layer: the Euclidean norm of the part of
    /// ``gradients`` that belongs to its weights and biases.
    public var layerGradientNorms: Matrix {
        let counts = experiment.network.layers.map(\.parameterCount)
        var norms: [Double] = []
        norms.reserveCapacity(gradients.rows * counts.count)
        for row in 0..<gradients.rows {
            var start = row * gradients.columns
            for count in counts {
                norms.append(gradientNorm(gradients.elements[start..<start + count]))
                start += count
            }
        }
        return Matrix(rows: gradients.rows, columns: counts.count, known: norms)
    }

    /// Where in ``keptUpdates`` the parameters after so many updates are; nil if they were not kept.
    /// O(log n).
    package func row(after updates: Int) -> Int? {
        guard let kept = thinnedUpdates else {
            return (0...updateCount).contains(updates) ? updates : nil
        }
        var (low, high) = (0, kept.count)
        while low < high {
            let middle = (low + high) / 2
            if kept[middle] < updates { low = middle + 1 } else { high = middle }
        }
        return low < kept.count && kept[low] == updates ? low : nil
    }

    /// The step of update `index`, counted from 0: the parameters after it less those before it; nil if
    /// one of them was not kept.
    package func step(ofUpdate index: Int) -> [Double]? {
        guard let before = row(after: index), let after = row(after: index + 1) else { return nil }
        return zip(parameters.row(after), parameters.row(before)).map { $0 - $1 }
    }

    /// The network after `updates` updates, from 0 to `updateCount`; nil if it was not kept.
    public func network(after updates: Int) -> Network? {
        row(after: updates).map { experiment.network.replacing(parameters: parameters.row($0)) }
    }

    /// The values that a weight or bias took, one for each of ``keptUpdates``; nil if the network has none
    /// of that name.
    public func history(of name: ParameterName) -> [Double]? {
        experiment.network.index(of: name).map(parameters.column)
    }
}
