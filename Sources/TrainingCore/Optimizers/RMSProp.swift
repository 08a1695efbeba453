import Schema

/// RMSProp: steps in units of the slope's root mean square of late.
///
/// s ← ρ·s + (1 − ρ)·g², w ← w − η·g / (√s + ε), where s starts at 0. PyTorch's `RMSprop`: ε is added
/// outside the root, and ρ is its `alpha`. Keras (the variant) adds it inside: √(s + ε).
///
/// Tieleman and Hinton: Lecture 6.5, Neural Networks for Machine Learning, Coursera 2012.
package struct RMSProp: GradientRule {
    package var learningRate: Double
    /// ρ, from 0 to below 1.
    package var decay: Double
    /// ε.
    package var epsilon: Double
    package var variant: RuleVariant

    package static let kind = Kind(
        "rmsprop", title: "RMSProp",
        "Steps in units of the slope's root mean square (Tieleman and Hinton 2012).",
        RMSProp(),
        fields: [
            RuleField.learningRate(),
            RuleField.share("decay", \.decay, "Weight of the past in the mean of the squares.", symbol: "ρ"),
            RuleField.epsilon(\.epsilon), RuleField.variant(\.variant),
        ])

    package init(
        learningRate: Double = 0.01, decay: Double = 0.99, epsilon: Double = 1e-8,
        variant: RuleVariant = .pyTorch
    ) {
        self.learningRate = learningRate
        self.decay = decay
        self.epsilon = epsilon
        self.variant = variant
    }

    package var keptNumbers: [String] { [KeptNumber.meanSquare] }

    package func update(
        _ parameters: inout MutableSpan<Double>, gradient: Span<Double>, learningRate: Double,
        memory: inout OptimizerMemory
    ) {
        var means = memory.first.mutableSpan
        for index in parameters.indices {
            let slope = gradient[index]
            let mean = decay * means[index] + (1 - decay) * slope * slope
            means[index] = mean
            parameters[index] -= learningRate * slope / variant.root(of: mean, plus: epsilon)
        }
    }
}

extension Optimizer {
    /// Steps divided by the root of a running mean of the squared gradient.
    ///
    /// Tieleman and Hinton, lecture 6.5 of Neural Networks for Machine Learning, 2012.
    public static func rmsProp(
        learningRate: Double = 0.01, decay: Double = 0.99, epsilon: Double = 1e-8,
        variant: RuleVariant = .pyTorch
    ) -> Optimizer {
        Optimizer(
            RMSProp(
                learningRate: learningRate, decay: decay, epsilon: epsilon, variant: variant))
    }
}
