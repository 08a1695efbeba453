import Platform
import Schema

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
package struct Adam: GradientRule {
    package var learningRate: Double
    /// β₁, from 0 to below 1.
    package var beta1: Double
    /// β₂, from 0 to below 1.
    package var beta2: Double
    /// ε.
    package var epsilon: Double
    package var variant: RuleVariant

    /// AMSGrad: divides by the largest mean of the squares so far, so that steps never grow again.
    ///
    /// Reddi, Kale and Kumar: On the Convergence of Adam and Beyond, ICLR 2018.
    package var amsgrad: Bool

    package static let kind = Kind(
        "adam", title: "Adam", "Momentum in units of the slope's root mean square (Kingma and Ba 2015).",
        knownAs: [Alias("amsgrad", "name: adam with amsgrad: true")], Adam(),
        fields: [
            RuleField.learningRate(example: "0.001"),
            RuleField.share("beta1", \.beta1, "Weight of the past in the mean of the slopes.", symbol: "β₁"),
            RuleField.share(
                "beta2", \.beta2, "Weight of the past in the mean of their squares.", symbol: "β₂",
                example: "0.999"),
            RuleField.epsilon(\.epsilon),
            Field("amsgrad", \.amsgrad, .flag, "Whether the largest mean of the squares so far divides."),
            RuleField.variant(\.variant),
        ])

    package init(
        learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
        variant: RuleVariant = .pyTorch, amsgrad: Bool = false
    ) {
        self.learningRate = learningRate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.variant = variant
        self.amsgrad = amsgrad
    }

    package var keptNumbers: [String] {
        [KeptNumber.meanSlope, KeptNumber.meanSquare] + (amsgrad ? [KeptNumber.largestSquare] : [])
    }

    package func update(
        _ parameters: inout MutableSpan<Double>, gradient: Span<Double>, learningRate: Double,
        memory: inout OptimizerMemory
    ) {
        memory.updates += 1
        let count = Double(memory.updates)
        let step = learningRate / (1 - pow(beta1, count))
        let root = (1 - pow(beta2, count)).squareRoot()
        let epsilon = variant == .keras ? self.epsilon / root : self.epsilon
        memory.withNumbers { means, squares, largest in
            for index in parameters.indices {
                let slope = gradient[index]
                let mean = beta1 * means[index] + (1 - beta1) * slope
                var square = beta2 * squares[index] + (1 - beta2) * slope * slope
                means[index] = mean
                squares[index] = square
                if amsgrad {
                    // Not `max`: a square that is not a number stays one.
                    if !(largest[index] > square) { largest[index] = square }
                    square = largest[index]
                }
                parameters[index] -= step * mean / (square.squareRoot() / root + epsilon)
            }
        }
    }
}

extension Optimizer {
    /// Steps scaled by running means of the gradient (β₁) and of its square (β₂), both corrected for their start at 0.
    ///
    /// Kingma and Ba, ICLR 2015; with `amsgrad` after Reddi, Kale and Kumar, ICLR 2018. O(n) in the parameters.
    public static func adam(
        learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
        amsgrad: Bool = false, variant: RuleVariant = .pyTorch
    ) -> Optimizer {
        Optimizer(
            Adam(
                learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon, variant: variant,
                amsgrad: amsgrad))
    }
}
