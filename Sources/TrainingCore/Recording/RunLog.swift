import CKernels

/// What a run writes down, with room for all of it: nothing is allocated while the run goes on.
struct RunLog {
    private let experiment: Experiment
    private let lossEvery: Int
    private let weightsEvery: Int
    private let traces: Set<Int>
    private let updates: Int
    private var histories = PartHistories.none
    private let hasAccuracy: Bool
    private var deadUnits: [Double] = []
    private let hasDeadUnits: Bool
    private var penalty: [Double] = []
    private var batchLoss: [Double] = []
    private var norms: [Double] = []
    /// Where a schedule goes by losses.
    private var learningRates: [Double] = []
    private var best: BestMoment?
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
        hasAccuracy = experiment.classRule != nil
        hasDeadUnits = experiment.network.layers.contains(where: \.canDie)
        for part in DataPart.allCases where experiment.data(of: part) != nil {
            histories[part] = PartHistory(
                loss: Self.list(updates + 1), accuracy: Self.list(hasAccuracy ? updates + 1 : 0))
        }
        deadUnits = Self.list(hasDeadUnits ? updates + 1 : 0)
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
        if best != nil {
            let update = done
            best?.use(gradient, ofUpdate: update)
        }
        batchLoss.append(loss)
        norms.append(norm)
    }

    /// Before an update of a schedule that goes by losses.
    mutating func use(learningRate: Double) { learningRates.append(learningRate) }

    /// Before the first update, and after each whose loss is taken, which the gauge has just given.
    mutating func end(
        _ loss: Double, _ gauge: Gauge, at parameters: UnsafePointer<Double>, penalty: Double?
    ) {
        histories.training.loss.append(loss)
        if let rule = gauge.rule { histories.training.accuracy.append(gauge.accuracy(rule, loss: loss)) }
        if let census = gauge.census { deadUnits.append(gauge.deadShare(census, loss: loss)) }
        if let test = gauge.test {
            histories.test.loss.append(test.loss(parameters))
            if hasAccuracy { histories.test.accuracy.append(test.accuracy) }
        }
        if let validation = gauge.validation {
            histories.validation.loss.append(validation.loss(parameters))
            if hasAccuracy { histories.validation.accuracy.append(validation.accuracy) }
        }
        if let penalty { self.penalty.append(penalty) }
    }

    /// After an update whose loss is not taken.
    mutating func endWithoutLoss(penalty: Double?) {
        if let penalty { self.penalty.append(penalty) }
        histories.appendNothing()
        if hasDeadUnits { deadUnits.append(.nan) }
    }

    /// The last one taken.
    func lastLoss(of part: DataPart) -> Double { histories[part].loss.last ?? .nan }

    /// Where the training is now is the best place so far.
    mutating func markBest(_ parameters: UnsafeMutableBufferPointer<Double>) {
        if best == nil { best = BestMoment(parameterCount: parameters.count) }
        let update = done
        best?.mark(parameters, afterUpdates: update)
    }

    /// A few numbers one by one are faster than a list of them.
    private static func append(_ numbers: UnsafeMutableBufferPointer<Double>, to list: inout [Double]) {
        if numbers.count > 16 { return list.append(contentsOf: numbers) }
        for index in 0..<numbers.count { list.append(numbers[index]) }
    }

    /// The recording of a run that ended at `parameters`. The gauge is asked for what was not taken there, if the run
    /// ended between two places where losses are.
    consuming func recording(
        parameters: [Double], ending: Recording.Ending, _ gauge: Gauge, loss: () -> Double,
        at place: UnsafePointer<Double>
    ) -> Recording {
        var log = consume self
        let done = log.done
        if done % log.lossEvery != 0, done != log.updates {
            log.histories.removeLast()
            if log.hasDeadUnits { log.deadUnits.removeLast() }
            log.end(loss(), gauge, at: place, penalty: nil)
        }
        log.history += parameters
        var kept = log.weightsEvery == 1 ? nil : log.kept + [done]
        if let best = log.best, let row = kept?.firstIndex(where: { $0 >= best.update }),
            kept?[row] != best.update
        {
            kept?.insert(best.update, at: row)
            log.history.insert(contentsOf: best.parameters, at: row * parameters.count)
            log.gradients.insert(contentsOf: best.gradient, at: row * parameters.count)
        }
        let (rows, width, experiment) = (kept?.count ?? done + 1, parameters.count, log.experiment)
        let isRestored = experiment.training.earlyStopping?.restoresBest == true
        let last = isRestored ? log.best?.parameters ?? parameters : parameters
        let initial = experiment.state()
        return Recording(
            experiment: experiment, histories: log.histories, deadUnits: log.deadUnits, penalty: log.penalty,
            batchLoss: log.batchLoss, gradientNorms: log.norms,
            followedRates: log.learningRates.isEmpty ? nil : log.learningRates, thinnedUpdates: kept,
            parameters: Matrix(rows: rows, columns: width, known: log.history),
            gradients: Matrix(rows: rows - 1, columns: width, known: log.gradients),
            initial: initial,
            final: done == 0
                ? initial : experiment.state(at: experiment.network.replacing(parameters: last)),
            bestUpdate: log.best?.update, divergedAtUpdate: ending == .diverged ? done : nil, ending: ending)
    }
}
