import CKernels
import Platform
import Schema

/// a = z·Φ(z), with the distribution Φ(z) = ½(1 + erf(z/√2)) of a standard normal number: exact, and not the
/// approximation by a tanh. Slope Φ(z) + z·φ(z) with the density φ.
///
/// Hendrycks and Gimpel: Gaussian Error Linear Units (GELUs), 2016. PyTorch: `GELU()`.
package struct GELU: ActivationFunction {
    package static let kind = Kind(
        "gelu", title: "GELU", "a = z·Φ(z), with the normal distribution Φ", GELU(), fields: [])

    package init() {}

    package var graph: ActivationGraph { .curved }
    package var kernel: ActivationKernel? { ActivationKernel(descent_gelu) }

    package func value(_ z: Double) -> Double {
        var (z, a) = (z, 0.0)
        descent_activate(Int32(descent_gelu), 1, &z, &a)
        return a
    }

    package func slope(at z: Double, value a: Double) -> Double {
        var (one, z, a, slope) = (1.0, z, a, 0.0)
        descent_multiply_slopes(Int32(descent_gelu), 1, &one, &z, &a, &slope)
        return slope
    }

    /// φ(z)·(2 − z²)
    package func curvature(at z: Double, value a: Double) -> Double {
        if z.magnitude > 40 { return 0 }
        return 0.3989422804014327 * exp(-0.5 * z * z) * (2 - z * z)
    }
}

extension Activation {
    /// a = z·Φ(z)
    public static var gelu: Activation { Activation(GELU()) }
}
