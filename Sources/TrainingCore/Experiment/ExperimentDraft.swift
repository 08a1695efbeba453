/// An experiment as it was written down, before anything is known to fit: rows may be ragged, sizes
/// may contradict each other. A reader of files fills it, then asks for ``problems`` or for the
/// ``experiment()``.
package struct ExperimentDraft: Sendable, Hashable {
    package struct Layer: Sendable, Hashable {
        /// nil: as many as there are rows of weights.
        package var nodes: Int?
        package var activation: Activation
        /// A row per node.
        package var weights: [[Double]]
        package var biases: [Double]?
        /// Where the weights come from if there are none; needs ``nodes``.
        package var initialization: Initialization?
        /// What stands behind the layer.
        package var behind: [FunctionLayer]

        package init(
            nodes: Int? = nil, activation: Activation, weights: [[Double]] = [], biases: [Double]? = nil,
            initialization: Initialization? = nil, behind: [FunctionLayer] = []
        ) {
            self.nodes = nodes
            self.activation = activation
            self.weights = weights
            self.biases = biases
            self.initialization = initialization
            self.behind = behind
        }
    }

    package var inputCount: Int
    package var layers: [Layer]
    /// A row per sample.
    package var inputs: NumberRows
    /// A row per sample.
    package var targets: NumberRows
    package var loss: Loss
    package var optimizer: Optimizer
    package var length: Training.Length
    /// nil: all samples.
    package var batchSize: Int?
    package var shuffle: Bool
    package var seed: UInt64
    package var schedule: LearningRateSchedule
    /// nil: none.
    package var clipping: GradientClipping?
    /// When to end before all updates are done; nil: never.
    package var earlyStopping: EarlyStopping?
    /// What is done to the samples before.
    package var preparation = DataPreparation()
    /// What inputs and classes are called.
    package var names = DataNames()
    /// What large weights cost; nil: nothing.
    package var penalty: Penalty?
    /// How much of the training is written down.
    package var recording = RecordingOptions()

    package init(
        inputCount: Int, layers: [Layer], inputs: [[Double]] = [], targets: [[Double]] = [],
        loss: Loss = .meanSquaredError, optimizer: Optimizer, length: Training.Length,
        batchSize: Int? = nil, shuffle: Bool = false, seed: UInt64 = 1,
        schedule: LearningRateSchedule = .constant, clipping: GradientClipping? = nil
    ) {
        self.inputCount = inputCount
        self.layers = layers
        self.inputs = NumberRows(inputs)
        self.targets = NumberRows(targets)
        self.loss = loss
        self.optimizer = optimizer
        self.length = length
        self.batchSize = batchSize
        self.shuffle = shuffle
        self.seed = seed
        self.schedule = schedule
        self.clipping = clipping
    }

    /// The experiment; throws the first of ``problems``.
    package func experiment() throws(ExperimentError) -> Experiment {
        if let problem = placedShapeProblems.first { throw problem }
        let (network, data) = try parts()
        if let problem = (nameProblems(network) + splitProblems + trainingProblems(network)).first {
            throw problem
        }
        if preparation == DataPreparation() { return try experiment(network, data, prepared: nil) }
        // What is wrong with a sample is said of it by the number that it has in the data.
        let numbers = Experiment.problems(
            network: network, data: data, loss: loss, training: .untrained)
        if let problem = numbers.first { throw problem }
        let prepared = preparation.apply(to: data)
        return try experiment(network, prepared.training, prepared: prepared)
    }

    private func experiment(
        _ network: Network, _ data: Dataset, prepared: DataPreparation.Prepared?
    ) throws(ExperimentError) -> Experiment {
        let updates = length.updates(sampleCount: data.sampleCount, batchSize: batchSize)
        return try Experiment(
            network: network, data: data, loss: loss, training: training(updates: updates ?? 0),
            test: prepared?.test, validation: prepared?.validation, preparation: prepared?.record,
            penalty: penalty, recording: recording, names: names)
    }

    /// Everything that is wrong, in the order of an experiment file; empty if ``experiment()`` will
    /// not throw.
    package var problems: [ExperimentError] {
        let shapes = placedShapeProblems
        guard shapes.isEmpty, let (network, data) = try? parts() else {
            return shapes + splitProblems + trainingProblems(nil)
        }
        let numbers = Experiment.problems(
            network: network, data: data, loss: loss, training: .untrained)
        return numbers + nameProblems(network) + splitProblems + trainingProblems(network)
    }

    private func nameProblems(_ network: Network) -> [ExperimentError] {
        names.problems(inputs: network.inputCount, targets: network.outputCount)
    }

    private var splitProblems: [ExperimentError] { preparation.problems(sampleCount: inputs.count) }

    private var placedShapeProblems: [ExperimentError] {
        shapeProblems.map { $0.placed(amongStages: layers.map(\.behind.count)) }
    }

    /// Network and data, once their shapes are known to fit.
    private func parts() throws(ExperimentError) -> (Network, Dataset) {
        var feeding = inputCount
        let network = try Network(
            inputCount: inputCount,
            layers: layers.enumerated().map { index, layer in
                let weights = layer.matrix(layer: index + 1, feeding: feeding)
                feeding = weights.rows
                return TrainingCore.Layer(
                    weights: weights, biases: layer.biases, activation: layer.activation,
                    behind: layer.behind)
            })
        let none = Matrix(rows: 0, columns: 0, known: [])
        let data = Dataset(
            inputs: inputs.matrix(columns: inputCount) ?? none,
            targets: targets.matrix(columns: network.outputCount) ?? none)
        return (network, data)
    }

    private func training(updates: Int) -> Training {
        Training(
            optimizer: optimizer, updates: updates, batchSize: batchSize, shuffle: shuffle, seed: seed,
            schedule: schedule, clipping: clipping, earlyStopping: earlyStopping)
    }

    private func trainingProblems(_ network: Network?) -> [ExperimentError] {
        Experiment.partProblems(training(updates: 0)) { part in
            switch part {
            case .training: true
            case .validation: preparation.validationShare != nil
            case .test: preparation.testShare != nil
            }
        }
            + Experiment.problems(
                training(updates: 0), length: length, parameterCount: network?.parameterCount ?? 0,
                sampleCount: preparation.trainingCount(of: inputs.count),
                drawing: layers.flatMap(\.behind).first { $0.function.differsInTraining }?.name,
                recording: recording)
            + (penalty?.problems ?? []) + recording.problems
    }
}

extension ExperimentDraft.Layer {
    /// The weights that were written down, or those of the initialization. `layer` counts from 1.
    fileprivate func matrix(layer: Int, feeding: Int) -> Matrix {
        if let initialization, let nodes {
            return initialization.weights(layer: layer, nodes: nodes, inputs: feeding)
        }
        return Matrix(
            rows: weights.count, columns: weights.first?.count ?? 0, known: weights.flatMap { $0 })
    }
}
