import CKernels

/// What a run writes down, with room for all of it: nothing is allocated while the run goes on.
struct RunLog {
    private let experiment: Experiment
    private let lossEvery: Int
    private let weightsEvery: Int
    private let traces: Set<Int>
    private let updates: Int
    private var loss: [Double] = []
    private var testLoss: [Double] = []
    private var penalty: [Double] = []
    private var batchLoss: [Double] = []
    private var norms: [Double] = []
    /// Where ``weightsEvery`` is 1, all are kept, and this stays empty.
    private var kept: [Int] = []
    private var history: [Double] = []
    private var gradients: [Double] = []

    init(_ experiment: Experiment) {
        self.experiment = experiment
        updates = experiment.training.updates
        let count = experiment.network.parameterCount
        let options = experiment.recording
        lossEvery = options.lossEvery
        weightsEvery = options.weightsEvery(parameterCount: count, updates: updates)
        traces = Set(options.traces)
        loss = Self.list(updates + 1)
        testLoss = Self.list(experiment.test == nil ? 0 : updates + 1)
        penalty = Self.list(experiment.penalty == nil ? 0 : updates + 1)
        batchLoss = Self.list(updates)
        norms = Self.list(updates)
        let rows = updates / weightsEvery + 2 + (weightsEvery == 1 ? 0 : traces.count)
        if weightsEvery > 1 { kept.reserveCapacity(rows) }
        history = Self.list(rows * count)
        gradients = Self.list(rows * count)
    }

    /// An empty list with room.
    private static func list(_ capacity: Int) -> [Double] {
        [Double](unsafeUninitializedCapacity: capacity) { buffer, _ in
            descent_prefer_large_pages(buffer.baseAddress, capacity * MemoryLayout<Double>.stride)
        }
    }

    /// The updates done.
    var done: Int { batchLoss.count }

    /// Whether the loss over all data is wanted after the update that ``use`` was last told of.
    var takesNextLoss: Bool { lossEvery == 1 || done % lossEvery == 0 || done == updates }

    /// Before an update: the loss of its batch, and where it starts from.
    mutating func use(
        _ loss: Double, norm: Double, parameters: UnsafeMutableBufferPointer<Double>,
        gradient: UnsafeMutableBufferPointer<Double>
    ) {
        if weightsEvery == 1 || done % weightsEvery == 0 || traces.contains(done) {
            if weightsEvery > 1 { kept.append(done) }
            Self.append(parameters, to: &history)
            Self.append(gradient, to: &gradients)
        }
        batchLoss.append(loss)
        norms.append(norm)
    }

    /// Before the first update, and after each.
    mutating func end(_ loss: Double, test: Double?, penalty: Double?) {
        self.loss.append(loss)
        if let test { testLoss.append(test) }
        if let penalty { self.penalty.append(penalty) }
    }

    /// A few numbers one by one are faster than a list of them.
    private static func append(_ numbers: UnsafeMutableBufferPointer<Double>, to list: inout [Double]) {
        if numbers.count > 16 { return list.append(contentsOf: numbers) }
        for index in 0..<numbers.count { list.append(numbers[index]) }
    }

    /// The recording of a run that ended at `parameters`. `losses` are asked for those over all data and
    /// the test samples there, if the run ended between two places where they are taken.
    consuming func recording(
        parameters: [Double], ending: Recording.Ending, losses: () -> (all: Double, test: Double?)
    ) -> Recording {
        var log = consume self
        let done = log.done
        if done % log.lossEvery != 0, done != log.updates {
            let last = losses()
            log.loss[done] = last.all
            if let test = last.test { log.testLoss[done] = test }
        }
        log.history += parameters
        let kept = log.weightsEvery == 1 ? nil : log.kept + [done]
        let (rows, width, experiment) = (kept?.count ?? done + 1, parameters.count, log.experiment)
        return Recording(
            experiment: experiment, loss: log.loss, testLoss: log.testLoss, penalty: log.penalty,
            batchLoss: log.batchLoss, gradientNorms: log.norms, thinnedUpdates: kept,
            parameters: Matrix(rows: rows, columns: width, elements: log.history),
            gradients: Matrix(rows: rows - 1, columns: width, elements: log.gradients),
            initial: experiment.state(),
            final: experiment.state(of: experiment.network.with(parameters: parameters)),
            divergedAtUpdate: ending == .diverged ? done : nil, ending: ending)
    }
}
