/// Gradient descent, with momentum if wanted.
///
/// With gradient g, learning rate η and momentum μ:
/// - without momentum: w ← w − η·g
/// - with momentum: v ← μ·v + g, w ← w − η·v, where v starts as the first gradient
/// - with Nesterov's: v ← μ·v + g, w ← w − η·(g + μ·v)
///
/// PyTorch's `SGD`. Sutskever, and Keras after him (the variant), keep η inside the velocity, v ← μ·v − η·g,
/// w ← w + v, with Nesterov's w ← w + μ·v − η·g: the same as long as η does not change.
///
/// Polyak: Some Methods of Speeding Up the Convergence of Iteration Methods, USSR Computational
/// Mathematics and Mathematical Physics 4 (1964). Sutskever, Martens, Dahl and Hinton: On the Importance
/// of Initialization and Momentum in Deep Learning, ICML 2013.
public struct GradientDescent: UpdateRule {
    public static let name = "gradient-descent"

    public var learningRate: Double
    /// μ, from 0 (none) to below 1.
    public var momentum: Double
    /// Needs momentum.
    public var nesterov: Bool
    public var variant: RuleVariant

    public init(
        learningRate: Double, momentum: Double = 0, nesterov: Bool = false, variant: RuleVariant = .pyTorch
    ) {
        self.learningRate = learningRate
        self.momentum = momentum
        self.nesterov = nesterov
        self.variant = variant
    }

    public var memoryPerParameter: Int { momentum == 0 ? 0 : 1 }

    public func update(
        _ parameters: inout MutableSpan<Double>, gradient: Span<Double>, learningRate: Double,
        memory: inout OptimizerMemory
    ) {
        if momentum == 0 {
            for index in parameters.indices { parameters[index] -= learningRate * gradient[index] }
            return
        }
        var velocities = memory.first.mutableSpan
        if variant == .keras {
            for index in parameters.indices {
                let step = learningRate * gradient[index]
                let velocity = momentum * velocities[index] - step
                velocities[index] = velocity
                parameters[index] += nesterov ? momentum * velocity - step : velocity
            }
            return
        }
        for index in parameters.indices {
            let velocity = momentum * velocities[index] + gradient[index]
            velocities[index] = velocity
            let direction = nesterov ? gradient[index] + momentum * velocity : velocity
            parameters[index] -= learningRate * direction
        }
    }

    public var settingProblems: [ExperimentError] {
        let problems = problem(share: momentum, "momentum")
        guard problems.isEmpty, nesterov, momentum == 0 else { return problems }
        return [
            ExperimentError(
                path: ["training", "optimizer", "nesterov"], message: "Nesterov's rule has no momentum.",
                remedy: "Give a momentum, such as 0.9, or leave nesterov out.")
        ]
    }
}
