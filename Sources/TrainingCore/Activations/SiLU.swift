import CKernels
import Platform
import Schema

/// a = z·σ(z), with the sigmoid σ. Slope σ(z)·(1 + z·(1 − σ(z))).
///
/// Elfwing, Uchibe and Doya: Sigmoid-Weighted Linear Units for Neural Network Function Approximation in
/// Reinforcement Learning, Neural Networks 107 (2018). PyTorch: `SiLU`; Keras calls it `swish` as well.
package struct SiLU: ActivationFunction {
    package static let kind = Kind(
        "silu", title: "SiLU", "a = z·σ(z) = z / (1 + e⁻ᶻ)", knownAs: ["swish"], SiLU(), fields: [])

    package init() {}

    package var graph: ActivationGraph { .curved }
    package var kernel: ActivationKernel? { ActivationKernel(descent_silu) }

    package func value(_ z: Double) -> Double {
        // Where e⁻ᶻ overflows the limit is 0, and −∞ · 0 is none.
        z < -708 ? 0 : z / (1 + exp(-z))
    }

    package func slope(at z: Double, value a: Double) -> Double {
        let (share, rest) = shares(z)
        return share * (1 + held(z) * rest)
    }

    /// σ(z)·(1 − σ(z))·(2 + z·(1 − 2σ(z)))
    package func curvature(at z: Double, value a: Double) -> Double {
        let (share, rest) = shares(z)
        return share * rest * (2 + held(z) * (rest - share))
    }

    /// σ(z) and 1 − σ(z), neither of which loses digits.
    private func shares(_ z: Double) -> (Double, Double) {
        (1 / (1 + exp(-z)), 1 / (1 + exp(z)))
    }

    /// Beyond it the products with z are 0.
    private func held(_ z: Double) -> Double { max(-800, min(800, z)) }
}

extension Activation {
    /// a = z·σ(z)
    public static var silu: Activation { Activation(SiLU()) }
}
