import Schema

/// AdaGrad: the more a parameter's slope has added up, the smaller its steps.
///
/// s ← s + g², w ← w − η·g / (√s + ε), where s starts at 0. PyTorch's `Adagrad` without its own decay of
/// the learning rate; ε is added outside the root. Keras (the variant) adds it inside, √(s + ε), and starts s
/// at 0.1.
///
/// Duchi, Hazan and Singer: Adaptive Subgradient Methods for Online Learning and Stochastic
/// Optimization, JMLR 12 (2011).
package struct AdaGrad: GradientRule {
    package var learningRate: Double
    /// ε.
    package var epsilon: Double
    package var variant: RuleVariant

    package static let kind = Kind(
        "adagrad", title: "AdaGrad",
        "Steps that shrink the more a slope has added up (Duchi and others 2011).",
        AdaGrad(),
        fields: [
            RuleField.learningRate(), RuleField.epsilon(\.epsilon), RuleField.variant(\.variant),
        ])

    package init(learningRate: Double = 0.01, epsilon: Double = 1e-10, variant: RuleVariant = .pyTorch) {
        self.learningRate = learningRate
        self.epsilon = epsilon
        self.variant = variant
    }

    package var keptNumbers: [String] { [KeptNumber.sumOfSquares] }
    package var memoryAtStart: Double { variant == .keras ? 0.1 : 0 }

    package func update(
        _ parameters: inout MutableSpan<Double>, gradient: Span<Double>, learningRate: Double,
        memory: inout OptimizerMemory
    ) {
        var sums = memory.first.mutableSpan
        for index in parameters.indices {
            let slope = gradient[index]
            let sum = sums[index] + slope * slope
            sums[index] = sum
            parameters[index] -= learningRate * slope / variant.root(of: sum, plus: epsilon)
        }
    }
}

extension Optimizer {
    /// Steps divided by the root of the sum of all squared gradients so far.
    ///
    /// Duchi, Hazan and Singer, Journal of Machine Learning Research 12 (2011).
    public static func adaGrad(
        learningRate: Double = 0.01, epsilon: Double = 1e-10, variant: RuleVariant = .pyTorch
    ) -> Optimizer {
        Optimizer(
            AdaGrad(
                learningRate: learningRate, epsilon: epsilon, variant: variant))
    }
}
