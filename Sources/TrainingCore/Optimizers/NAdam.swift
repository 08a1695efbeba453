import Platform
import Schema

/// NAdam: Adam with Nesterov's momentum, whose weight grows towards β₁.
///
/// At update k, counted from 1: μₖ = β₁·(1 − ½·0.96^(k·ψ)), Πₖ = μ₁⋯μₖ,
/// m ← β₁·m + (1 − β₁)·g, s ← β₂·s + (1 − β₂)·g²,
/// w ← w − η·(μₖ₊₁·m / (1 − Πₖ₊₁) + (1 − μₖ)·g / (1 − Πₖ)) / (√(s / (1 − β₂ᵏ)) + ε).
/// PyTorch's `NAdam`; ψ is its `momentum_decay`.
///
/// Dozat: Incorporating Nesterov Momentum into Adam, ICLR Workshop 2016.
package struct NAdam: GradientRule {
    package var learningRate: Double
    /// β₁, from 0 to below 1.
    package var beta1: Double
    /// β₂, from 0 to below 1.
    package var beta2: Double
    /// ε.
    package var epsilon: Double
    /// ψ ≥ 0.
    package var momentumDecay: Double

    package static let kind = Kind(
        "nadam", title: "NAdam", "Adam with Nesterov's momentum (Dozat 2016).", NAdam(),
        fields: [
            RuleField.learningRate(example: "0.002"),
            RuleField.share("beta1", \.beta1, "Weight of the past in the mean of the slopes.", symbol: "β₁"),
            RuleField.share(
                "beta2", \.beta2, "Weight of the past in the mean of their squares.", symbol: "β₂",
                example: "0.999"),
            RuleField.epsilon(\.epsilon),
            Field(
                "momentum-decay", \.momentumDecay, .atLeast(0), "How fast the momentum grows towards β₁.",
                symbol: "ψ", example: "0.004"),
        ])

    package init(
        learningRate: Double = 0.002, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
        momentumDecay: Double = 0.004
    ) {
        self.learningRate = learningRate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.momentumDecay = momentumDecay
    }

    package var keptNumbers: [String] { [KeptNumber.meanSlope, KeptNumber.meanSquare] }

    /// μₖ.
    private func momentum(atUpdate count: Double) -> Double {
        beta1 * (1 - 0.5 * pow(0.96, count * momentumDecay))
    }

    package func update(
        _ parameters: inout MutableSpan<Double>, gradient: Span<Double>, learningRate: Double,
        memory: inout OptimizerMemory
    ) {
        memory.updates += 1
        let count = Double(memory.updates)
        let (now, next) = (momentum(atUpdate: count), momentum(atUpdate: count + 1))
        memory.carried *= now
        let slopeShare = learningRate * (1 - now) / (1 - memory.carried)
        let meanShare = learningRate * next / (1 - memory.carried * next)
        let root = (1 - pow(beta2, count)).squareRoot()
        memory.withNumbers { means, squares, _ in
            for index in parameters.indices {
                let slope = gradient[index]
                let mean = beta1 * means[index] + (1 - beta1) * slope
                let square = beta2 * squares[index] + (1 - beta2) * slope * slope
                means[index] = mean
                squares[index] = square
                let divisor = square.squareRoot() / root + epsilon
                parameters[index] -= (slopeShare * slope + meanShare * mean) / divisor
            }
        }
    }
}

extension Optimizer {
    /// Adam that looks ahead as Nesterov's momentum does, with a momentum that grows over the updates.
    ///
    /// Dozat, ICLR workshop 2016, with PyTorch's `momentumDecay`.
    public static func nadam(
        learningRate: Double = 0.002, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
        momentumDecay: Double = 0.004
    ) -> Optimizer {
        Optimizer(
            NAdam(
                learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon,
                momentumDecay: momentumDecay))
    }
}
