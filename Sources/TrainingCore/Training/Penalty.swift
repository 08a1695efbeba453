import Schema

/// What large weights cost, on top of the loss: λ₁·Σ|w| + λ₂·Σw², over the weights, and over the biases
/// if wanted. Parameters of what stands behind a layer cost nothing.
///
/// It is added to what the optimizer goes down, and reported apart from the loss over the data. There is
/// no ½ and no division by the samples: λ₂ here is half of the `weight_decay` of PyTorch's SGD, and Keras'
/// `L2(λ₂)`. The slope is λ₁·sign(w) + 2·λ₂·w, and λ₁'s part is 0 at w = 0.
///
/// Hoerl and Kennard: Ridge Regression, Technometrics 12 (1970). Tibshirani: Regression Shrinkage and
/// Selection via the Lasso, Journal of the Royal Statistical Society B 58 (1996).
public struct Penalty: Sendable, Hashable {
    /// λ₁ ≥ 0.
    public var l1: Double
    /// λ₂ ≥ 0.
    public var l2: Double
    /// Whether biases cost, too.
    public var includesBiases: Bool

    /// λ₁ and λ₂, at least 0; biases only where asked for.
    public init(l1: Double = 0, l2: Double = 0, includesBiases: Bool = false) {
        self.l1 = l1
        self.l2 = l2
        self.includesBiases = includesBiases
    }

    /// Of a network's parameters.
    package func value(of network: Network) -> Double {
        let sum = Sum(self, network)
        return sum.value(network.parameters.span)
    }

    /// The slopes, in the order of ``Network/parameters``; 0 where a parameter costs nothing.
    package func gradient(of network: Network) -> [Double] {
        var slopes = [Double](repeating: 0, count: network.parameterCount)
        var span = slopes.mutableSpan
        Sum(self, network).addSlopes(at: network.parameters.span, to: &span)
        return slopes
    }

    /// What its slope jumps at: 0 if there is an L1 part.
    var hasKink: Bool { l1 > 0 }

    var problems: [ExperimentError] {
        [("l1", l1), ("l2", l2)].compactMap { key, value in
            guard !(value >= 0 && value.isFinite) else { return nil }
            return ExperimentError(
                path: ["penalty", .key(key)], message: "The penalty's \(key) is \(numberText(value)).",
                remedy: "Write a number that is not negative, such as 0.001.")
        }
    }

    /// A penalty at work on one shape of network.
    struct Sum {
        private let penalty: Penalty
        /// Which parameters cost.
        private let ranges: [Range<Int>]

        init(_ penalty: Penalty, _ network: Network) {
            self.penalty = penalty
            ranges = network.plan.map { penalty.includesBiases ? $0.ownRange : $0.weightRange }
        }

        /// Both parts, each summed in the order of the parameters. Allocates nothing.
        func value(_ parameters: Span<Double>) -> Double {
            var (sizes, squares) = (0.0, 0.0)
            for range in ranges {
                for index in range {
                    sizes += parameters[index].magnitude
                    squares += parameters[index] * parameters[index]
                }
            }
            return penalty.l1 * sizes + penalty.l2 * squares
        }

        /// Allocates nothing.
        func addSlopes(at parameters: Span<Double>, to gradient: inout MutableSpan<Double>) {
            for range in ranges {
                for index in range {
                    let weight = parameters[index]
                    let sign = weight > 0 ? 1.0 : weight < 0 ? -1 : weight
                    gradient[index] += penalty.l1 * sign + 2 * penalty.l2 * weight
                }
            }
        }
    }
}
