import Schema

/// Lion: the sign of an interpolated momentum, so that every step is equally long in every parameter.
///
/// c = β₁·m + (1 − β₁)·g, w ← w − η·(sign c + λ·w), then m ← β₂·m + (1 − β₂)·g, where m starts at 0. The
/// decay of the weights is apart from the gradient, as in AdamW; the sign of 0 is 0.
///
/// Chen and others: Symbolic Discovery of Optimization Algorithms, NeurIPS 2023, algorithm 2.
package struct Lion: GradientRule {
    package var learningRate: Double
    /// β₁, from 0 to below 1.
    package var beta1: Double
    /// β₂, from 0 to below 1.
    package var beta2: Double
    /// λ ≥ 0.
    package var weightDecay: Double

    package static let kind = Kind(
        "lion", title: "Lion", "The sign of an interpolated momentum (Chen and others 2023).", Lion(),
        fields: [
            RuleField.learningRate(example: "0.001"),
            RuleField.share("beta1", \.beta1, "Weight of the past in the step.", symbol: "β₁"),
            RuleField.share(
                "beta2", \.beta2, "Weight of the past in what is remembered.", symbol: "β₂", example: "0.99"),
            RuleField.weightDecay(\.weightDecay),
        ])

    package init(
        learningRate: Double = 0.0001, beta1: Double = 0.9, beta2: Double = 0.99, weightDecay: Double = 0
    ) {
        self.learningRate = learningRate
        self.beta1 = beta1
        self.beta2 = beta2
        self.weightDecay = weightDecay
    }

    package var keptNumbers: [String] { [KeptNumber.meanSlope] }

    package func update(
        _ parameters: inout MutableSpan<Double>, gradient: Span<Double>, learningRate: Double,
        memory: inout OptimizerMemory
    ) {
        let rest = 1 - learningRate * weightDecay
        var means = memory.first.mutableSpan
        for index in parameters.indices {
            let (slope, mean) = (gradient[index], means[index])
            let direction = beta1 * mean + (1 - beta1) * slope
            let sign = direction > 0 ? 1 : direction < 0 ? -1 : direction
            parameters[index] = parameters[index] * rest - learningRate * sign
            means[index] = beta2 * mean + (1 - beta2) * slope
        }
    }
}

extension Optimizer {
    /// Steps of η along the sign of a running mean of the gradient, with decay apart from it.
    ///
    /// Chen et al.: Symbolic Discovery of Optimization Algorithms, NeurIPS 2023.
    public static func lion(
        learningRate: Double = 0.0001, beta1: Double = 0.9, beta2: Double = 0.99, weightDecay: Double = 0
    ) -> Optimizer {
        Optimizer(
            Lion(
                learningRate: learningRate, beta1: beta1, beta2: beta2, weightDecay: weightDecay))
    }
}
