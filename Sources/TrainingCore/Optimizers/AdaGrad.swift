/// AdaGrad: the more a parameter's slope has added up, the smaller its steps.
///
/// s ← s + g², w ← w − η·g / (√s + ε), where s starts at 0. PyTorch's `Adagrad` without its own decay of
/// the learning rate; ε is added outside the root. Keras (the variant) adds it inside, √(s + ε), and starts s
/// at 0.1.
///
/// Duchi, Hazan and Singer: Adaptive Subgradient Methods for Online Learning and Stochastic
/// Optimization, JMLR 12 (2011).
public struct AdaGrad: UpdateRule {
    public static let name = "adagrad"

    public var learningRate: Double
    /// ε.
    public var epsilon: Double
    public var variant: RuleVariant

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
            parameters[index] -= learningRate * slope / root(of: sum, plus: epsilon)
        }
    }

    public var settingProblems: [ExperimentError] { problem(amount: epsilon, "eps") }
}
