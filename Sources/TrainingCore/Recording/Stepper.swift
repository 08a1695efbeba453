/// Takes the steps of a training: learning rate by the schedule, clipping, then the optimizer.
struct Stepper {
    private let experiment: Experiment
    private let training: Training
    private let hasConstantRate: Bool
    private var optimizer: OptimizerState
    private var done = 0

    init(_ experiment: Experiment) {
        self.experiment = experiment
        training = experiment.training
        hasConstantRate = training.schedule.isConstant
        optimizer = OptimizerState(
            training.optimizer, parameterCount: experiment.network.parameterCount)
    }

    /// One update by a gradient of this norm, which may be clipped in place. Allocates nothing, unless
    /// the optimizer searches the loss.
    mutating func step(
        _ parameters: UnsafeMutableBufferPointer<Double>, gradient: UnsafeMutableBufferPointer<Double>,
        norm: Double
    ) {
        let rate = hasConstantRate ? training.optimizer.learningRate : training.learningRate(atUpdate: done)
        done += 1
        if let clipping = training.clipping {
            var slopes = gradient.mutableSpan
            clipping.clip(&slopes, norm: norm)
        }
        var place = parameters.mutableSpan
        let experiment = experiment
        var objective: TrainingObjective?
        optimizer.update(&place, gradient: gradient.span, learningRate: rate) { parameters in
            if objective == nil { objective = TrainingObjective(experiment) }
            return objective?.evaluate(parameters) ?? (.nan, [])
        }
    }
}

/// What a training minimizes: the loss over all data, and its penalty.
private struct TrainingObjective {
    private var pass: DataPass
    private let penalty: Penalty.Sum?

    init(_ experiment: Experiment) {
        pass = DataPass(experiment, shapedLike: experiment.network)
        penalty = experiment.penalty.map { Penalty.Sum($0, experiment.network) }
    }

    mutating func evaluate(_ parameters: [Double]) -> (loss: Double, gradient: [Double]) {
        var loss = pass.loss(parameters)
        pass.backward(parameters)
        var gradient = pass.workspace.gradient
        if let penalty {
            loss += penalty.value(parameters.span)
            var slopes = gradient.mutableSpan
            penalty.addSlopes(at: parameters.span, to: &slopes)
        }
        return (loss, gradient)
    }
}
