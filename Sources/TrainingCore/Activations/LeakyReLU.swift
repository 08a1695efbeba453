import CKernels
import Schema

/// a = z for z > 0, else 0.01·z. The slope at 0 is 0.01.
///
/// Maas, Hannun and Ng: Rectifier Nonlinearities Improve Neural Network Acoustic Models, ICML 2013.
package struct LeakyReLU: ActivationFunction {
    package static let kind = Kind(
        "leaky-relu", "a = z for z > 0, else 0.01·z", knownAs: ["leakyrelu", "leaky_relu", "lrelu"],
        LeakyReLU(), fields: [])

    /// The slope below 0.
    package static let leak = 0.01

    package init() {}

    package var graph: ActivationGraph { .pieces }
    package var kinks: [Double] { [0] }
    package var kernel: ActivationKernel? { ActivationKernel(descent_leaky_relu) }

    package func value(_ z: Double) -> Double { z <= 0 ? Self.leak * z : z }
    package func slope(at z: Double, value a: Double) -> Double { a.isNaN ? a : a > 0 ? 1 : Self.leak }
    package func curvature(at z: Double, value a: Double) -> Double { a.isNaN ? a : 0 }
}

extension Activation {
    /// a = z for z > 0, else 0.01·z
    public static var leakyReLU: Activation { Activation(LeakyReLU()) }
}
