/// Everything that determines a training: run it twice, and the recordings are equal.
public struct Experiment: Sendable, Hashable {
    /// The network before training.
    public let network: Network
    /// The samples that are trained on, N of them.
    public let data: Dataset
    /// How far predictions are from targets.
    public let loss: Loss
    /// How the parameters are changed, and how often.
    public let training: Training
    /// Samples that are not trained on, whose loss is recorded too; nil: none.
    public let test: Dataset?
    /// Samples that a training is watched with, whose loss is recorded too; nil: none.
    public let validation: Dataset?
    /// What was done to the data before; nil: nothing.
    public let preparation: DataPreparation.Record?
    /// What large weights cost; nil: nothing.
    public let penalty: Penalty?
    /// How much of the training is written down.
    public let recording: RecordingOptions
    /// What inputs and classes are called.
    public let names: DataNames

    /// Throws the first thing that is wrong, with its path.
    public init(
        network: Network, data: Dataset, loss: Loss = .meanSquaredError, training: Training,
        test: Dataset? = nil, validation: Dataset? = nil, preparation: DataPreparation.Record? = nil,
        penalty: Penalty? = nil, recording: RecordingOptions = RecordingOptions(),
        names: DataNames = DataNames()
    ) throws(ExperimentError) {
        var problems =
            Self.problems(
                network: network, data: data, loss: loss, training: training, recording: recording)
            + (penalty?.problems ?? [])
        problems += names.problems(inputs: network.inputCount, targets: network.outputCount)
        for aside in [test, validation] {
            guard problems.isEmpty, let aside else { continue }
            problems = Self.problems(network: network, data: aside, loss: loss, training: .untrained)
        }
        problems += Self.partProblems(training) { part in
            switch part {
            case .training: true
            case .validation: validation != nil
            case .test: test != nil
            }
        }
        if let problem = problems.first { throw problem }
        self.network = network
        self.data = data
        self.loss = loss
        self.training = training
        self.test = test
        self.validation = validation
        self.preparation = preparation
        self.penalty = penalty
        self.recording = recording
        self.names = names
    }

    /// The data before anything was done to them, and what was; as they are, if they come from elsewhere.
    var source: DataPreparation.Source {
        if let source = preparation?.source, source.preparation.apply(to: source.data).training == data {
            return source
        }
        return .init(preparation: DataPreparation(), data: data)
    }

    /// The experiment with some of its parts replaced.
    ///
    /// - Throws: ``ExperimentError`` where the parts do not fit together.
    public func with(
        network: Network? = nil, data: Dataset? = nil, loss: Loss? = nil, training: Training? = nil,
        recording: RecordingOptions? = nil
    ) throws(ExperimentError) -> Experiment {
        try Experiment(
            network: network ?? self.network, data: data ?? self.data, loss: loss ?? self.loss,
            training: training ?? self.training, test: test, validation: validation, preparation: preparation,
            penalty: penalty, recording: recording ?? self.recording, names: names)
    }

    /// The most numbers that a recording may hold, about a gigabyte: longer trainings are refused
    /// before they fill the memory.
    package static let maximumRecordedNumbers = 1 << 27

    /// The most weights that a network may have some of which are drawn: what can be written in a few
    /// words must not fill the memory.
    package static let maximumInitializedWeights = 1 << 24

    /// The most values of nodes that a pass over all samples may have, each with its slopes: about eight gigabytes.
    package static let maximumNodeValues = 1 << 28
}
