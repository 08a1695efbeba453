extension Experiment {
    /// Trains and records. A training whose loss or parameters overflow stops there, and the
    /// recording says so: see ``Recording/divergedAtUpdate``.
    ///
    /// The same experiment gives the same recording, bit for bit. O(updates × data × parameters);
    /// after the buffers are made an update allocates nothing.
    public func run() -> Recording {
        var run = TrainingRun(self)
        return run.record()
    }

    /// The network's predictions, loss and gradient over all data; of ``network``, or of another one
    /// of the same shape.
    public func state(of network: Network? = nil) -> NetworkState {
        var run = TrainingRun(self)
        run.parameters = (network ?? self.network).parameters
        return run.state(loss: run.fullLoss())
    }
}

/// The loop of a training, with its buffers.
private struct TrainingRun {
    let experiment: Experiment
    var parameters: [Double]
    var schedule: BatchSchedule
    var optimizer: OptimizerState
    /// All data.
    var full: NetworkWorkspace
    /// One batch, where it is not all data; with its own copies of inputs and targets.
    var batch: NetworkWorkspace?
    var batchInputs: [Double] = []
    var batchTargets: [Double] = []

    init(_ experiment: Experiment) {
        self.experiment = experiment
        let network = experiment.network
        parameters = network.parameters
        schedule = BatchSchedule(experiment.training, sampleCount: experiment.data.sampleCount)
        optimizer = OptimizerState(experiment.training.optimizer, parameterCount: parameters.count)
        full = NetworkWorkspace(network, capacity: experiment.data.sampleCount)
        guard !schedule.isFullBatch, let size = experiment.training.batchSize else { return }
        batch = NetworkWorkspace(network, capacity: size)
        batchInputs = [Double](repeating: 0, count: size * network.inputCount)
        batchTargets = [Double](repeating: 0, count: size * network.outputCount)
    }

    mutating func record() -> Recording {
        let updates = experiment.training.updates
        let count = parameters.count
        var loss = [fullLoss()]
        let initial = state(loss: loss[0])
        var batchLoss: [Double] = []
        var batches: [[Int]] = []
        var history = parameters
        var gradients: [Double] = []
        loss.reserveCapacity(updates + 1)
        batchLoss.reserveCapacity(updates)
        batches.reserveCapacity(updates)
        history.reserveCapacity((updates + 1) * count)
        gradients.reserveCapacity(updates * count)

        var diverged = isFinite(loss[0]) ? nil : 0
        while batchLoss.count < updates, diverged == nil {
            let samples = schedule.next()
            let (value, gradient) = slopes(of: samples, fullLoss: loss[batchLoss.count])
            optimizer.update(&parameters, gradient: gradient)
            batchLoss.append(value)
            batches.append(samples)
            gradients.append(contentsOf: gradient)
            history.append(contentsOf: parameters)
            loss.append(fullLoss())
            if !isFinite(loss[batchLoss.count]) { diverged = batchLoss.count }
        }
        let done = batchLoss.count
        return Recording(
            experiment: experiment, loss: loss, batchLoss: batchLoss, batches: batches,
            parameters: Matrix(rows: done + 1, columns: count, elements: history),
            gradients: Matrix(rows: done, columns: count, elements: gradients),
            initial: initial, final: state(loss: loss[done]), divergedAtUpdate: diverged)
    }

    private func isFinite(_ loss: Double) -> Bool {
        loss.isFinite && parameters.allSatisfy(\.isFinite)
    }

    /// Runs all data forward and gives the loss.
    mutating func fullLoss() -> Double {
        let data = experiment.data
        full.forward(
            data.inputs.elements, samples: data.sampleCount, parameters: parameters,
            layers: 0..<full.layerCount)
        return experiment.loss.value(
            predictions: full.predictions, targets: data.targets.elements,
            count: data.targets.elements.count)
    }

    /// The state after ``fullLoss()`` with the same parameters.
    mutating func state(loss: Double) -> NetworkState {
        NetworkState(
            network: experiment.network.with(parameters: parameters),
            predictions: Matrix(
                rows: experiment.data.sampleCount, columns: experiment.network.outputCount,
                elements: full.predictions), gradient: fullGradient(), loss: loss)
    }

    private mutating func fullGradient() -> [Double] {
        full.backward(
            experiment.data.inputs.elements, targets: experiment.data.targets.elements,
            samples: experiment.data.sampleCount, parameters: parameters, loss: experiment.loss)
        return full.gradient
    }

    /// Loss and gradient over a batch. Where it is all data, the pass forward that gave `fullLoss` is
    /// still in the buffers.
    private mutating func slopes(of samples: [Int], fullLoss: Double) -> (Double, [Double]) {
        guard batch != nil else { return (fullLoss, fullGradient()) }
        gather(samples, from: experiment.data.inputs, into: &batchInputs)
        gather(samples, from: experiment.data.targets, into: &batchTargets)
        return batchSlopes(samples.count) ?? (fullLoss, [])
    }

    private mutating func batchSlopes(_ samples: Int) -> (Double, [Double])? {
        guard let layers = batch?.layerCount else { return nil }
        batch?.forward(batchInputs, samples: samples, parameters: parameters, layers: 0..<layers)
        let loss = experiment.loss.value(
            predictions: batch?.predictions ?? [], targets: batchTargets,
            count: samples * experiment.network.outputCount)
        batch?.backward(
            batchInputs, targets: batchTargets, samples: samples, parameters: parameters,
            loss: experiment.loss)
        return batch.map { (loss, $0.gradient) }
    }

    private func gather(_ samples: [Int], from matrix: Matrix, into buffer: inout [Double]) {
        for (row, sample) in samples.enumerated() {
            for column in 0..<matrix.columns {
                buffer[row * matrix.columns + column] = matrix[sample, column]
            }
        }
    }
}
