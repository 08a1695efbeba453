extension Experiment {
    /// Trains and records. A training whose loss or parameters overflow stops there, and the
    /// recording says so: see ``Recording/divergedAtUpdate``.
    ///
    /// The same experiment gives the same recording, bit for bit. O(updates × data × parameters);
    /// after the buffers are made an update allocates nothing (a shuffled epoch does, for its order).
    public func run() -> Recording {
        var run = TrainingRun(self)
        return run.record()
    }
}

/// The loop of a training, with its buffers.
private struct TrainingRun {
    let experiment: Experiment
    var pass: DataPass
    /// nil: every update uses all data.
    var batch: BatchPass?
    var schedule: BatchSchedule
    var optimizer: OptimizerState
    var parameters: [Double]

    init(_ experiment: Experiment) {
        self.experiment = experiment
        parameters = experiment.network.parameters
        pass = DataPass(experiment, shapedLike: experiment.network)
        schedule = BatchSchedule(experiment.training, sampleCount: experiment.data.sampleCount)
        optimizer = OptimizerState(experiment.training.optimizer, parameterCount: parameters.count)
        if !schedule.isFullBatch { batch = BatchPass(experiment, capacity: schedule.batchSize) }
    }

    mutating func record() -> Recording {
        let updates = experiment.training.updates
        var loss = [pass.loss(parameters)]
        let initial = pass.state(parameters, loss: loss[0])
        var batchLoss: [Double] = []
        var batches: [[Int]] = []
        var history = parameters
        var gradients: [Double] = []
        loss.reserveCapacity(updates + 1)
        batchLoss.reserveCapacity(updates)
        batches.reserveCapacity(updates)
        history.reserveCapacity((updates + 1) * parameters.count)
        gradients.reserveCapacity(updates * parameters.count)

        var diverged = isFinite(loss[0]) ? nil : 0
        while batchLoss.count < updates, diverged == nil {
            let samples = schedule.next()
            batchLoss.append(update(samples, fullLoss: loss[batchLoss.count], recording: &gradients))
            batches.append(samples)
            history.append(contentsOf: parameters)
            loss.append(pass.loss(parameters))
            if !isFinite(loss[batchLoss.count]) { diverged = batchLoss.count }
        }
        let done = batchLoss.count
        return Recording(
            experiment: experiment, loss: loss, batchLoss: batchLoss, batches: batches,
            parameters: Matrix(rows: done + 1, columns: parameters.count, elements: history),
            gradients: Matrix(rows: done, columns: parameters.count, elements: gradients),
            initial: initial, final: pass.state(parameters, loss: loss[done]),
            divergedAtUpdate: diverged)
    }

    /// One update on the given samples; returns their loss before it. Where they are all data, the
    /// pass forward that gave `fullLoss` is still in the buffers.
    private mutating func update(
        _ samples: [Int], fullLoss: Double, recording gradients: inout [Double]
    ) -> Double {
        let loss: Double
        if let batchLoss = batch?.run(samples, of: experiment, parameters: parameters) {
            loss = batchLoss
            optimizer.update(&parameters, gradient: batch?.workspace.gradient ?? [])
            gradients.append(contentsOf: batch?.workspace.gradient ?? [])
        } else {
            loss = fullLoss
            pass.backward(parameters)
            optimizer.update(&parameters, gradient: pass.workspace.gradient)
            gradients.append(contentsOf: pass.workspace.gradient)
        }
        return loss
    }

    private func isFinite(_ loss: Double) -> Bool {
        loss.isFinite && parameters.allSatisfy { $0.isFinite }
    }
}

/// A pass forward and back over some of the data, with the copies of their rows.
private struct BatchPass {
    private(set) var workspace: NetworkWorkspace
    private var inputs: [Double]
    private var targets: [Double]

    init(_ experiment: Experiment, capacity: Int) {
        let network = experiment.network
        workspace = NetworkWorkspace(network, capacity: capacity)
        inputs = [Double](repeating: 0, count: capacity * network.inputCount)
        targets = [Double](repeating: 0, count: capacity * network.outputCount)
    }

    /// Leaves the gradient over the samples in the workspace and returns their loss.
    mutating func run(_ samples: [Int], of experiment: Experiment, parameters: [Double]) -> Double {
        Self.gather(samples, from: experiment.data.inputs, into: &inputs)
        Self.gather(samples, from: experiment.data.targets, into: &targets)
        workspace.forward(
            inputs, samples: samples.count, parameters: parameters, layers: 0..<workspace.layerCount)
        workspace.backward(
            inputs, targets: targets, samples: samples.count, parameters: parameters,
            loss: experiment.loss)
        return experiment.loss.value(
            predictions: workspace.predictions, targets: targets,
            count: samples.count * experiment.data.targets.columns)
    }

    private static func gather(_ samples: [Int], from matrix: Matrix, into buffer: inout [Double]) {
        var position = 0
        for sample in samples {
            for column in 0..<matrix.columns {
                buffer[position] = matrix[sample, column]
                position += 1
            }
        }
    }
}
