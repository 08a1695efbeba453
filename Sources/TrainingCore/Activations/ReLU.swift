import CKernels
import Schema

/// a = max(0, z). The slope at 0 is 0.
///
/// Nair and Hinton: Rectified Linear Units Improve Restricted Boltzmann Machines, ICML 2010.
public struct ReLU: ActivationFunction {
    public static let kind = Kind("relu", "a = max(0, z)", knownAs: ["rectifier"], ReLU(), fields: [])

    public init() {}

    public var graph: ActivationGraph { .ramp }
    public var kinks: [Double] { [0] }
    public var kernel: ActivationKernel? { ActivationKernel(descent_relu) }

    public func value(_ z: Double) -> Double { z <= 0 ? 0 : z }
    public func slope(at z: Double, value a: Double) -> Double { a.isNaN ? a : a > 0 ? 1 : 0 }
    public func curvature(at z: Double, value a: Double) -> Double { a.isNaN ? a : 0 }
}

extension Activation {
    /// a = max(0, z)
    public static var relu: Activation { Activation(ReLU()) }
}
