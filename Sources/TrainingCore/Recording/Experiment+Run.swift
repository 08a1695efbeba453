extension Experiment {
    /// Trains and records. A training whose loss or parameters overflow stops there, and the
    /// recording says so: see ``Recording/divergedAtUpdate``.
    ///
    /// The same experiment gives the same recording, bit for bit. O(updates × data × parameters);
    /// after the buffers are made an update allocates nothing (a shuffled epoch does, for its order).
    ///
    /// - Parameters:
    ///   - untilLoss: stops after the first update with at most this loss over all data.
    ///   - mayContinue: asked before every update, with the updates done and the loss over all data;
    ///     false stops there.
    public func run(
        untilLoss: Double? = nil, mayContinue: ((_ updates: Int, _ loss: Double) -> Bool)? = nil
    ) -> Recording {
        var run = TrainingRun(self)
        return run.record(untilLoss: untilLoss, mayContinue: mayContinue)
    }
}

/// The loop of a training, with its buffers.
private struct TrainingRun {
    let experiment: Experiment
    var pass: DataPass
    var test: TestPass?
    /// nil: every update uses all data.
    var batch: BatchPass?
    var schedule: BatchSchedule
    var optimizer: OptimizerState
    var memory = LBFGS.Memory()
    var updatesDone = 0
    var parameters: [Double]

    init(_ experiment: Experiment) {
        self.experiment = experiment
        parameters = experiment.network.parameters
        pass = DataPass(experiment, shapedLike: experiment.network)
        schedule = BatchSchedule(experiment.training, sampleCount: experiment.data.sampleCount)
        optimizer = OptimizerState(experiment.training.optimizer, parameterCount: parameters.count)
        test = TestPass(experiment)
        if !schedule.isFullBatch { batch = BatchPass(experiment, capacity: schedule.batchSize) }
    }

    mutating func record(untilLoss: Double?, mayContinue: ((Int, Double) -> Bool)?) -> Recording {
        let updates = experiment.training.updates
        var loss = [pass.loss(parameters)]
        let initial = pass.state(parameters, loss: loss[0])
        var testLoss: [Double] = []
        test?.record(parameters, in: &testLoss)
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
        var ending = Recording.Ending.complete
        while batchLoss.count < updates, diverged == nil {
            if let untilLoss, loss[batchLoss.count] <= untilLoss {
                ending = .lossReached
                break
            }
            if let mayContinue, !mayContinue(batchLoss.count, loss[batchLoss.count]) {
                ending = .interrupted
                break
            }
            let samples = schedule.next()
            batchLoss.append(update(samples, fullLoss: loss[batchLoss.count], recording: &gradients))
            batches.append(samples)
            history.append(contentsOf: parameters)
            loss.append(pass.loss(parameters))
            test?.record(parameters, in: &testLoss)
            if !isFinite(loss[batchLoss.count]) { diverged = batchLoss.count }
        }
        let done = batchLoss.count
        return Recording(
            experiment: experiment, loss: loss, testLoss: testLoss, batchLoss: batchLoss, batches: batches,
            parameters: Matrix(rows: done + 1, columns: parameters.count, elements: history),
            gradients: Matrix(rows: done, columns: parameters.count, elements: gradients),
            initial: initial, final: pass.state(parameters, loss: loss[done]),
            divergedAtUpdate: diverged, ending: diverged == nil ? ending : .diverged)
    }

    /// One update on the given samples; returns their loss before it. Where they are all data, the
    /// pass forward that gave `fullLoss` is still in the buffers.
    private mutating func update(
        _ samples: [Int], fullLoss: Double, recording gradients: inout [Double]
    ) -> Double {
        let rate = experiment.training.learningRate(atUpdate: updatesDone)
        updatesDone += 1
        if let loss = batch?.run(samples, of: experiment, parameters: parameters) {
            apply(batch?.workspace.gradient ?? [], rate, recording: &gradients)
            return loss
        }
        pass.backward(parameters)
        if case .lbfgs(let method) = experiment.training.optimizer {
            gradients.append(contentsOf: pass.workspace.gradient)
            search(method, rate)
        } else {
            apply(pass.workspace.gradient, rate, recording: &gradients)
        }
        return fullLoss
    }

    private mutating func apply(
        _ gradient: [Double], _ learningRate: Double, recording gradients: inout [Double]
    ) {
        gradients.append(contentsOf: gradient)
        if let clipping = experiment.training.clipping {
            var clipped = gradient
            clipping.clip(&clipped)
            optimizer.update(&parameters, gradient: clipped, learningRate: learningRate)
        } else {
            optimizer.update(&parameters, gradient: gradient, learningRate: learningRate)
        }
    }

    /// An update of L-BFGS, which tries several parameters.
    private mutating func search(_ method: LBFGS, _ learningRate: Double) {
        var pass = pass
        method.update(&parameters, memory: &memory, learningRate: learningRate) { parameters in
            let loss = pass.loss(parameters)
            pass.backward(parameters)
            return (loss, pass.workspace.gradient)
        }
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
        return workspace.loss(experiment.loss, targets: targets, samples: samples.count)
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
