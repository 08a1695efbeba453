import CKernels
import Schema

/// a = z for z > 0, else 0.01·z. The slope at 0 is 0.01.
///
/// Maas, Hannun and Ng: Rectifier Nonlinearities Improve Neural Network Acoustic Models, ICML 2013.
public struct LeakyReLU: ActivationFunction {
    public static let kind = Kind(
        "leaky-relu", "a = z for z > 0, else 0.01·z", knownAs: ["leakyrelu", "leaky_relu", "lrelu"],
        LeakyReLU(), fields: [])

    /// The slope below 0.
    public static let leak = 0.01

    public init() {}

    public var graph: ActivationGraph { .pieces }
    public var kinks: [Double] { [0] }
    public var kernel: ActivationKernel? { ActivationKernel(descent_leaky_relu) }

    public func value(_ z: Double) -> Double { z <= 0 ? Self.leak * z : z }
    public func slope(at z: Double, value a: Double) -> Double { a.isNaN ? a : a > 0 ? 1 : Self.leak }
    public func curvature(at z: Double, value a: Double) -> Double { a.isNaN ? a : 0 }
}

extension Activation {
    /// a = z for z > 0, else 0.01·z
    public static var leakyReLU: Activation { Activation(LeakyReLU()) }
}
