import CKernels
import Schema

/// a = max(0, z). The slope at 0 is 0.
///
/// Nair and Hinton: Rectified Linear Units Improve Restricted Boltzmann Machines, ICML 2010.
package struct ReLU: ActivationFunction {
    package static let kind = Kind("relu", "a = max(0, z)", knownAs: ["rectifier"], ReLU(), fields: [])

    package init() {}

    package var graph: ActivationGraph { .ramp }
    package var kinks: [Double] { [0] }
    package var kernel: ActivationKernel? { ActivationKernel(descent_relu) }

    package func value(_ z: Double) -> Double { z <= 0 ? 0 : z }
    package func slope(at z: Double, value a: Double) -> Double { a.isNaN ? a : a > 0 ? 1 : 0 }
    package func curvature(at z: Double, value a: Double) -> Double { a.isNaN ? a : 0 }
}

extension Activation {
    /// a = max(0, z)
    public static var relu: Activation { Activation(ReLU()) }
}
