/// Adam: momentum, in units of the slope's root mean square, both corrected for their start at 0.
///
/// At update k, counted from 1:
/// m ← β₁·m + (1 − β₁)·g, s ← β₂·s + (1 − β₂)·g²,
/// w ← w − η·(m / (1 − β₁ᵏ)) / (√(s / (1 − β₂ᵏ)) + ε).
/// PyTorch's `Adam`: ε is added outside the corrected root, as in the paper's algorithm 1. Keras and
/// scikit-learn (the variant of Keras) use the paper's "ε hat", added before the correction:
/// w ← w − η·√(1 − β₂ᵏ) / (1 − β₁ᵏ) · m / (√s + ε).
///
/// Kingma and Ba: Adam: A Method for Stochastic Optimization, ICLR 2015.
public struct Adam: UpdateRule {
    public static let name = "adam"

    public var learningRate: Double
    /// β₁, from 0 to below 1.
    public var beta1: Double
    /// β₂, from 0 to below 1.
    public var beta2: Double
    /// ε.
    public var epsilon: Double
    public var variant: RuleVariant

    public init(
        learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
        variant: RuleVariant = .pyTorch
    ) {
        self.learningRate = learningRate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.variant = variant
    }

    public var memoryPerParameter: Int { 2 }

    public func update(
        _ parameters: inout MutableSpan<Double>, gradient: Span<Double>, learningRate: Double,
        memory: inout OptimizerMemory
    ) {
        memory.updates += 1
        let count = Double(memory.updates)
        let step = learningRate / (1 - power(beta1, count))
        let root = (1 - power(beta2, count)).squareRoot()
        let epsilon = variant == .keras ? self.epsilon / root : self.epsilon
        // Taken out for a moment: two parts of one value cannot be changed at the same time.
        var (first, second): ([Double], [Double]) = ([], [])
        swap(&first, &memory.first)
        swap(&second, &memory.second)
        defer {
            swap(&first, &memory.first)
            swap(&second, &memory.second)
        }
        var means = first.mutableSpan
        var squares = second.mutableSpan
        for index in parameters.indices {
            let slope = gradient[index]
            let mean = beta1 * means[index] + (1 - beta1) * slope
            let square = beta2 * squares[index] + (1 - beta2) * slope * slope
            means[index] = mean
            squares[index] = square
            parameters[index] -= step * mean / (square.squareRoot() / root + epsilon)
        }
    }

    public var settingProblems: [ExperimentError] {
        problem(share: beta1, "beta1") + problem(share: beta2, "beta2") + problem(amount: epsilon, "eps")
    }
}
