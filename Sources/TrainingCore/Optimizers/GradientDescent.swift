import Schema

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
package struct GradientDescent: GradientRule {
    package var learningRate: Double
    /// μ, from 0 (none) to below 1.
    package var momentum: Double
    /// Needs momentum.
    package var nesterov: Bool
    package var variant: RuleVariant

    package static let kind = Kind(
        "gradient-descent", title: "Gradient descent", "Steps against the gradient, with momentum if wanted.",
        knownAs: [
            "sgd", "gd", Alias("momentum", "name: gradient-descent with momentum: 0.9"),
            Alias("nesterov", "name: gradient-descent with momentum: 0.9, nesterov: true"),
        ], GradientDescent(learningRate: 0.01),
        fields: [
            RuleField.learningRate(),
            RuleField.share("momentum", \.momentum, "Weight of the past in the velocity.", symbol: "μ"),
            Field("nesterov", \.nesterov, .flag, "Whether the slope is taken ahead, after Nesterov."),
            RuleField.variant(\.variant),
        ]
    ) { rule in
        guard rule.nesterov, rule.momentum == 0 else { return [] }
        return [
            Problem(
                path: ["nesterov"], message: "Nesterov's rule has no momentum",
                remedy: "give a momentum, such as 0.9, or leave nesterov out")
        ]
    }

    package init(
        learningRate: Double, momentum: Double = 0, nesterov: Bool = false, variant: RuleVariant = .pyTorch
    ) {
        self.learningRate = learningRate
        self.momentum = momentum
        self.nesterov = nesterov
        self.variant = variant
    }

    package var keptNumbers: [String] { momentum == 0 ? [] : [KeptNumber.velocity] }

    package func update(
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
}

extension Optimizer {
    /// Steps of η against the gradient, with momentum μ (0 to below 1) if wanted: v ← μ·v + g, w ← w − η·v.
    ///
    /// Polyak 1964; Nesterov's form after Sutskever et al., ICML 2013, needs momentum. PyTorch's `SGD`.
    public static func gradientDescent(
        learningRate: Double, momentum: Double = 0, nesterov: Bool = false, variant: RuleVariant = .pyTorch
    ) -> Optimizer {
        Optimizer(
            GradientDescent(
                learningRate: learningRate, momentum: momentum, nesterov: nesterov, variant: variant))
    }
}
