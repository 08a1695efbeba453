import Schema

/// AdaGrad: the more a parameter's slope has added up, the smaller its steps.
///
/// s ← s + g², w ← w − η·g / (√s + ε), where s starts at 0. PyTorch's `Adagrad` without its own decay of
/// the learning rate; ε is added outside the root. Keras (the variant) adds it inside, √(s + ε), and starts s
/// at 0.1.
///
/// Duchi, Hazan and Singer: Adaptive Subgradient Methods for Online Learning and Stochastic
/// Optimization, JMLR 12 (2011).
public struct AdaGrad: GradientRule {
    public var learningRate: Double
    /// ε.
    public var epsilon: Double
    public var variant: RuleVariant

    public static let kind = Kind(
        "adagrad", title: "AdaGrad",
        "Steps that shrink the more a slope has added up (Duchi and others 2011).",
        AdaGrad(),
        fields: [
            RuleField.learningRate(), RuleField.epsilon(\.epsilon), RuleField.variant(\.variant),
        ])

    public init(learningRate: Double = 0.01, epsilon: Double = 1e-10, variant: RuleVariant = .pyTorch) {
        self.learningRate = learningRate
        self.epsilon = epsilon
        self.variant = variant
    }

    public var memoryPerParameter: Int { 1 }
    public var memoryAtStart: Double { variant == .keras ? 0.1 : 0 }

    public func update(
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
