/// What trainings must have in common to be trained in lockstep. All else may differ: weights, samples, their orders,
/// optimizers, schedules, penalties, what ends them and what is written down.
///
/// Not every training has one: this is the one place that says which are trained alone.
package struct LockstepShape: Sendable, Hashable {
    struct Layer: Sendable, Hashable {
        let inputs: Int
        let nodes: Int
        let hasBiases: Bool
        let activation: Activation

        var parameterCount: Int { nodes * (inputs + (hasBiases ? 1 : 0)) }
    }

    /// How many trainings go together.
    package static let width = LockstepLayer.width

    /// The most numbers of the passes and samples of a group, 1 MiB: beyond the cache of a processor nothing is gained, and
    /// kernels have enough to do within one such network.
    package static let mostNumbers = 1 << 17

    /// The most numbers that are written down in a group, 128 MiB.
    package static let mostRecordedNumbers = 1 << 24

    let layers: [Layer]
    let loss: Loss
    let sampleCount: Int
    let batchSize: Int
    let updates: Int

    /// `nil` where it is trained alone: where anything stands behind a layer (dropout does), the optimizer searches the loss, or eight of it would
    /// hold or write down too many numbers.
    package init?(_ experiment: Experiment) {
        let (network, training) = (experiment.network, experiment.training)
        guard network.stages.isEmpty, !training.optimizer.rule.searchesLoss, let last = network.layers.last,
            network.inputCount == experiment.data.inputs.columns,
            last.nodeCount == experiment.data.targets.columns
        else { return nil }
        layers = network.layers.map {
            Layer(
                inputs: $0.inputCount, nodes: $0.nodeCount, hasBiases: $0.biases != nil,
                activation: $0.activation)
        }
        loss = experiment.loss
        sampleCount = experiment.data.sampleCount
        batchSize = BatchSchedule(training, sampleCount: sampleCount).batchSize
        updates = training.updates
        let aside = [experiment.test, experiment.validation].reduce(0) { sum, data in
            sum + (data.map { $0.inputs.elements.count + $0.targets.elements.count } ?? 0)
        }
        let recorded = experiment.recording.numbers(
            parameterCount: network.parameterCount, updates: updates)
        guard let numbers, numbers + Self.width * aside <= Self.mostNumbers, let recorded,
            recorded <= Self.mostRecordedNumbers / Self.width
        else { return nil }
    }

    var inputCount: Int { layers.first?.inputs ?? 0 }
    var outputCount: Int { layers.last?.nodes ?? 0 }
    var parameterCount: Int { layers.reduce(0) { $0 + $1.parameterCount } }

    /// Whether every update uses all samples.
    var isFullBatch: Bool { batchSize == sampleCount }

    /// Of the passes and the samples of a group; nil where they are too many.
    private var numbers: Int? {
        let sample = inputCount + outputCount
        let values = layers.reduce(sample) { $0 + 4 * $1.nodes }
        let terms = [(batchSize, values), (sampleCount, sample), (4, parameterCount)]
        var sum = 0
        for (one, other) in terms {
            let (product, isTooLarge) = one.multipliedReportingOverflow(by: other)
            guard !isTooLarge, product <= Self.mostNumbers else { return nil }
            sum += product
        }
        return Self.width * sum
    }
}
