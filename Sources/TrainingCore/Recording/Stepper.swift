/// Takes the steps of a training: learning rate by the schedule, clipping, then the optimizer.
struct Stepper {
    private let experiment: Experiment
    private let training: Training
    private let hasConstantRate: Bool
    private var optimizer: OptimizerState
    private var memory = LBFGS.Memory()
    private var done = 0

    init(_ experiment: Experiment) {
        self.experiment = experiment
        training = experiment.training
        hasConstantRate = training.schedule == .constant
        optimizer = OptimizerState(
            training.optimizer, parameterCount: experiment.network.parameterCount)
    }

    /// One update by a gradient of this norm, which may be clipped in place. Allocates nothing, unless
    /// the optimizer is L-BFGS.
    mutating func step(
        _ parameters: UnsafeMutableBufferPointer<Double>, gradient: UnsafeMutableBufferPointer<Double>,
        norm: Double
    ) {
        let rate = hasConstantRate ? training.optimizer.learningRate : training.learningRate(atUpdate: done)
        done += 1
        if case .lbfgs(let method) = training.optimizer {
            search(method, parameters, learningRate: rate)
            return
        }
        if let clipping = training.clipping {
            var slopes = gradient.mutableSpan
            clipping.clip(&slopes, norm: norm)
        }
        var place = parameters.mutableSpan
        optimizer.update(&place, gradient: gradient.span, learningRate: rate)
    }

    /// One update by a line search over all data, of the loss and its penalty.
    private mutating func search(
        _ method: LBFGS, _ parameters: UnsafeMutableBufferPointer<Double>, learningRate: Double
    ) {
        var pass = DataPass(experiment, shapedLike: experiment.network)
        let penalty = experiment.penalty.map { Penalty.Sum($0, experiment.network) }
        var place = Array(parameters)
        method.update(&place, memory: &memory, learningRate: learningRate) { parameters in
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
        _ = parameters.update(from: place)
    }
}
