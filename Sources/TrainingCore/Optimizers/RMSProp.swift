/// RMSProp: steps in units of the slope's root mean square of late.
///
/// s ← ρ·s + (1 − ρ)·g², w ← w − η·g / (√s + ε), where s starts at 0. PyTorch's `RMSprop`: ε is added
/// outside the root, and ρ is its `alpha`. Keras (the variant) adds it inside: √(s + ε).
///
/// Tieleman and Hinton: Lecture 6.5, Neural Networks for Machine Learning, Coursera 2012.
public struct RMSProp: UpdateRule {
    public static let name = "rmsprop"

    public var learningRate: Double
    /// ρ, from 0 to below 1.
    public var decay: Double
    /// ε.
    public var epsilon: Double
    public var variant: RuleVariant

    public init(
        learningRate: Double = 0.01, decay: Double = 0.99, epsilon: Double = 1e-8,
        variant: RuleVariant = .pyTorch
    ) {
        self.learningRate = learningRate
        self.decay = decay
        self.epsilon = epsilon
        self.variant = variant
    }

    public var memoryPerParameter: Int { 1 }

    public func update(
        _ parameters: inout MutableSpan<Double>, gradient: Span<Double>, learningRate: Double,
        memory: inout OptimizerMemory
    ) {
        var means = memory.first.mutableSpan
        for index in parameters.indices {
            let slope = gradient[index]
            let mean = decay * means[index] + (1 - decay) * slope * slope
            means[index] = mean
            parameters[index] -= learningRate * slope / root(of: mean, plus: epsilon)
        }
    }

    public var settingProblems: [ExperimentError] {
        problem(share: decay, "decay") + problem(amount: epsilon, "eps")
    }
}
