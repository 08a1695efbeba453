import CKernels

/// A training between its passes: what becomes of a gradient, what is looked at after an update, and whether it goes on.
///
/// The loop of one training has it, and that of several in lockstep, so that both take the same steps.
struct TrainingState {
    /// Memory of whoever made it.
    let parameters: UnsafeMutableBufferPointer<Double>
    let gauge: Gauge
    private let updates: Int
    private var done = 0
    private let penalty: Penalty.Sum?
    private var stepper: Stepper
    private var stopping: EarlyStopping.Watch?
    /// Over all data, as it was taken last.
    private(set) var loss: Double
    /// Why it ends, once it does not go on.
    var ending: Recording.Ending
    /// Whether there is another update. Kept, so that to ask copies nothing.
    private(set) var goesOn: Bool

    /// `parameters` are those of the experiment's network; their loss goes into the log.
    init(
        _ experiment: Experiment, _ gauge: Gauge, at parameters: UnsafeMutableBufferPointer<Double>,
        _ log: inout RunLog
    ) {
        self.gauge = gauge
        self.parameters = parameters
        updates = experiment.training.updates
        penalty = experiment.penalty.map { Penalty.Sum($0, experiment.network) }
        stepper = Stepper(experiment)
        stopping = experiment.training.earlyStopping.map(EarlyStopping.Watch.init)
        let place = UnsafePointer(parameters.baseAddress.unsafelyUnwrapped)
        loss = gauge.loss(place)
        log.end(loss, gauge, at: place, penalty: penalty?.value(parameters.span))
        ending = Self.isFinite(loss, parameters) ? .complete : .diverged
        goesOn = updates > 0 && ending == .complete
        if let part = stopping?.part, stopping?.isBest(log.lastLoss(of: part)) == true {
            log.markBest(parameters)
        }
    }

    /// One update by the gradient over a batch of this loss. Allocates nothing, unless the optimizer searches the loss.
    @inline(__always)
    mutating func step(
        _ gradient: UnsafeMutableBufferPointer<Double>, batchLoss: Double, _ log: inout RunLog
    ) {
        if let penalty {
            var slopes = gradient.mutableSpan
            penalty.addSlopes(at: parameters.span, to: &slopes)
        }
        let norm = Self.norm(gradient)
        log.use(batchLoss, norm: norm, parameters: parameters, gradient: gradient)
        if stepper.watchedPart != nil { log.use(learningRate: stepper.learningRate) }
        stepper.step(parameters, gradient: gradient, norm: norm)
        done += 1
    }

    /// Looks at what an update led to.
    ///
    /// - Parameter needsLoss: whether the loss over all data is wanted, also where it is not to be written down. Where
    ///   it is not taken, the last one stays, for those who watch.
    @inline(__always)
    mutating func look(needsLoss: Bool, _ log: inout RunLog) {
        let isTaken = log.takesNextLoss
        let place = UnsafePointer(parameters.baseAddress.unsafelyUnwrapped)
        if needsLoss || isTaken { loss = gauge.loss(place) }
        if isTaken {
            log.end(loss, gauge, at: place, penalty: penalty?.value(parameters.span))
        } else {
            log.endWithoutLoss(penalty: penalty?.value(parameters.span))
        }
        if !Self.isFinite(needsLoss || isTaken ? loss : 0, parameters) { ending = .diverged }
        if isTaken, ending == .complete { decide(&log) }
        goesOn = done < updates && ending == .complete
    }

    /// What goes by the losses that are taken.
    @inline(__always)
    private mutating func decide(_ log: inout RunLog) {
        if let part = stepper.watchedPart { stepper.see(log.lastLoss(of: part)) }
        guard let part = stopping?.part else { return }
        if stopping?.isBest(log.lastLoss(of: part)) == true { log.markBest(parameters) }
        if stopping?.isOver == true, done < updates { ending = .stoppedEarly }
    }

    private static func isFinite(_ loss: Double, _ parameters: UnsafeMutableBufferPointer<Double>) -> Bool {
        guard loss.isFinite else { return false }
        if parameters.count > 8 { return descent_all_finite(parameters.count, parameters.baseAddress) != 0 }
        // For a few numbers the kernel's preparations take longer than the work.
        for index in 0..<parameters.count where !parameters[index].isFinite { return false }
        return true
    }

    private static func norm(_ gradient: UnsafeMutableBufferPointer<Double>) -> Double {
        if gradient.count > 8 {
            return descent_sum_of_squares(gradient.count, gradient.baseAddress).squareRoot()
        }
        // The same sum: each of the kernel's eight is a single square.
        var sum = 0.0
        for index in 0..<gradient.count { sum += gradient[index] * gradient[index] }
        return sum.squareRoot()
    }
}
