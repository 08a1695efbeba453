/// Takes the steps of a training: learning rate by the schedule, clipping, then the optimizer.
struct Stepper {
    private let training: Training
    private let hasConstantRate: Bool
    private var optimizer: OptimizerState
    private var memory = LBFGS.Memory()
    private var done = 0

    init(_ training: Training, parameterCount: Int) {
        self.training = training
        hasConstantRate = training.schedule == .constant
        optimizer = OptimizerState(training.optimizer, parameterCount: parameterCount)
    }

    /// L-BFGS, which tries several parameters in an update; nil for all others.
    var lineSearch: LBFGS? {
        if case .lbfgs(let method) = training.optimizer { method } else { nil }
    }

    private mutating func nextLearningRate() -> Double {
        defer { done += 1 }
        return hasConstantRate ? training.optimizer.learningRate : training.learningRate(atUpdate: done)
    }

    /// One update by a gradient. Allocates nothing unless the gradient is to be clipped.
    mutating func step(_ parameters: inout [Double], gradient: [Double]) {
        let rate = nextLearningRate()
        if let clipping = training.clipping {
            var clipped = gradient
            clipping.clip(&clipped)
            optimizer.update(&parameters, gradient: clipped, learningRate: rate)
        } else {
            optimizer.update(&parameters, gradient: gradient, learningRate: rate)
        }
    }

    /// One update by a line search over all data.
    mutating func search(_ method: LBFGS, _ parameters: inout [Double], _ experiment: Experiment) {
        var pass = DataPass(experiment, shapedLike: experiment.network)
        method.update(&parameters, memory: &memory, learningRate: nextLearningRate()) { parameters in
            let loss = pass.loss(parameters)
            pass.backward(parameters)
            return (loss, pass.workspace.gradient)
        }
    }
}
