/// Takes the steps of a training: learning rate by the schedule, clipping, then the optimizer.
struct Stepper {
    private let whole: Whole
    private let training: Training
    private let hasConstantRate: Bool
    private var follower: (any ScheduleFollower)?
    /// Where a follower decides, and there is no warm-up any more.
    private var followedRate: Double
    private var optimizer: OptimizerState
    private var done = 0

    init(_ experiment: Experiment) {
        whole = Whole(experiment: experiment)
        training = experiment.training
        hasConstantRate = training.schedule.isConstant
        follower = training.schedule.shape.follower
        followedRate = training.optimizer.learningRate
        optimizer = OptimizerState(
            training.optimizer, parameterCount: experiment.network.parameterCount)
    }

    /// Whose loss decides about the learning rate; nil: nobody's.
    var watchedPart: DataPart? { follower?.part }

    /// Takes notice of a loss after an update.
    mutating func see(_ loss: Double) {
        guard done > training.schedule.warmUp else { return }
        if let rate = follower?.learningRate(after: loss, rate: followedRate) { followedRate = rate }
    }

    /// Of the next update.
    var learningRate: Double {
        if hasConstantRate { return training.optimizer.learningRate }
        if follower != nil, done >= training.schedule.warmUp { return followedRate }
        return training.learningRate(atUpdate: done)
    }

    /// One update by a gradient of this norm, which may be clipped in place. Allocates nothing, unless
    /// the optimizer searches the loss.
    mutating func step(
        _ parameters: UnsafeMutableBufferPointer<Double>, gradient: UnsafeMutableBufferPointer<Double>,
        norm: Double
    ) {
        let rate = learningRate
        done += 1
        if let clipping = training.clipping {
            var slopes = gradient.mutableSpan
            clipping.clip(&slopes, norm: norm)
        }
        var place = parameters.mutableSpan
        let whole = whole
        var objective: TrainingObjective?
        optimizer.update(&place, gradient: gradient.span, learningRate: rate) { parameters in
            if objective == nil { objective = TrainingObjective(whole.experiment) }
            return objective?.evaluate(parameters) ?? (.nan, [])
        }
    }
}

/// An experiment by its address: to hand it to an update retains one object, and not all of its parts.
private final class Whole: Sendable {
    let experiment: Experiment

    init(experiment: Experiment) { self.experiment = experiment }
}

/// What a training minimizes: the loss over all data, and its penalty.
private struct TrainingObjective {
    private let pass: DataPass
    private let penalty: Penalty.Sum?

    init(_ experiment: Experiment) {
        pass = DataPass(experiment, shapedLike: experiment.network)
        penalty = experiment.penalty.map { Penalty.Sum($0, experiment.network) }
    }

    func evaluate(_ parameters: [Double]) -> (loss: Double, gradient: [Double]) {
        let found = pass.run(parameters)
        var (loss, gradient) = (found.loss, found.gradient)
        if let penalty {
            loss += penalty.value(parameters.span)
            var slopes = gradient.mutableSpan
            penalty.addSlopes(at: parameters.span, to: &slopes)
        }
        return (loss, gradient)
    }
}
