/// The loop of a training.
///
/// What does not change is held in constants of the loop itself, and buffers in its variables: handing
/// those to a function costs nothing, while a part of a larger value would be retained for every call,
/// which for small networks takes longer than their arithmetic.
struct TrainingRun {
    let experiment: Experiment

    func record(untilLoss: Double?, mayContinue: ((Int, Double) -> Bool)?) -> Recording {
        let (inputs, targets) = (experiment.data.inputs.elements, experiment.data.targets.elements)
        let (samples, lossKind) = (experiment.data.sampleCount, experiment.loss)
        let training = experiment.training
        let layers = experiment.network.layers.indices
        var workspace = NetworkWorkspace(experiment.network, capacity: samples)
        var parameters = experiment.network.parameters
        var stepper = Stepper(training, parameterCount: parameters.count)
        var schedule = BatchSchedule(training, sampleCount: samples)
        var batch = schedule.isFullBatch ? nil : BatchPass(experiment, capacity: schedule.batchSize)
        var test = TestPass(experiment)
        var log = RunLog(updates: training.updates, parameterCount: parameters.count)

        workspace.forward(inputs, samples: samples, parameters: parameters, layers: layers)
        var loss = workspace.loss(lossKind, targets: targets, samples: samples)
        log.start(loss, parameters)
        test?.record(parameters, in: &log.testLoss)
        var ending = Self.isFinite(loss, parameters) ? Recording.Ending.complete : .diverged
        var done = 0
        while done < training.updates, ending == .complete {
            if let untilLoss, loss <= untilLoss {
                ending = .lossReached
                break
            }
            if let mayContinue, !mayContinue(done, loss) {
                ending = .interrupted
                break
            }
            let chosen = schedule.next()
            if let batchLoss = batch?.run(chosen, of: experiment, parameters: parameters) {
                log.use(chosen, batchLoss)
                batch?.step(&parameters, stepper: &stepper, log: &log)
            } else {
                // The pass forward that gave the loss is still in the buffers.
                log.use(chosen, loss)
                workspace.backward(
                    inputs, targets: targets, samples: samples, parameters: parameters, loss: lossKind)
                log.add(workspace.gradient)
                if let method = stepper.lineSearch {
                    stepper.search(method, &parameters, experiment)
                } else {
                    stepper.step(&parameters, gradient: workspace.gradient)
                }
            }
            workspace.forward(inputs, samples: samples, parameters: parameters, layers: layers)
            loss = workspace.loss(lossKind, targets: targets, samples: samples)
            log.end(loss, parameters)
            test?.record(parameters, in: &log.testLoss)
            done += 1
            if !Self.isFinite(loss, parameters) { ending = .diverged }
        }
        return log.recording(of: experiment, parameters: parameters, ending: ending)
    }

    private static func isFinite(_ loss: Double, _ parameters: [Double]) -> Bool {
        // One number that is not finite makes the product with 0 not a number, and so the sum.
        var sum = loss * 0
        for parameter in parameters { sum += parameter * 0 }
        return sum == 0
    }
}

/// What a run writes down, with room for all of it.
struct RunLog {
    private(set) var loss: [Double] = []
    var testLoss: [Double] = []
    private var batchLoss: [Double] = []
    private var batches: [[Int]] = []
    private var history: [Double] = []
    private var gradients: [Double] = []

    init(updates: Int, parameterCount: Int) {
        loss.reserveCapacity(updates + 1)
        batchLoss.reserveCapacity(updates)
        batches.reserveCapacity(updates)
        history.reserveCapacity((updates + 1) * parameterCount)
        gradients.reserveCapacity(updates * parameterCount)
    }

    mutating func start(_ loss: Double, _ parameters: [Double]) { end(loss, parameters) }

    /// Before an update: the samples it uses and their loss.
    mutating func use(_ samples: [Int], _ loss: Double) {
        batches.append(samples)
        batchLoss.append(loss)
    }

    /// After an update.
    mutating func end(_ loss: Double, _ parameters: [Double]) {
        self.loss.append(loss)
        for index in 0..<parameters.count { history.append(parameters[index]) }
    }

    /// The gradient that an update uses. Number by number: for small networks that is faster than to
    /// append a list.
    mutating func add(_ gradient: [Double]) {
        for index in 0..<gradient.count { gradients.append(gradient[index]) }
    }

    func recording(
        of experiment: Experiment, parameters: [Double], ending: Recording.Ending
    ) -> Recording {
        let (done, width) = (batchLoss.count, parameters.count)
        return Recording(
            experiment: experiment, loss: loss, testLoss: testLoss, batchLoss: batchLoss, batches: batches,
            parameters: Matrix(rows: done + 1, columns: width, elements: history),
            gradients: Matrix(rows: done, columns: width, elements: gradients),
            initial: experiment.state(),
            final: experiment.state(of: experiment.network.with(parameters: parameters)),
            divergedAtUpdate: ending == .diverged ? done : nil, ending: ending)
    }
}
