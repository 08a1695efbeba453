import CKernels
import Platform
import Schema

/// a = tanh z
package struct HyperbolicTangent: ActivationFunction {
    package static let kind = Kind("tanh", "a = tanh z", HyperbolicTangent(), fields: [])

    package init() {}

    package var graph: ActivationGraph { .curved }
    package var bound: Double? { 1 }
    package var kernel: ActivationKernel? { ActivationKernel(descent_tanh) }

    package func value(_ z: Double) -> Double { tanh(z) }
    package func slope(at z: Double, value a: Double) -> Double { 1 - a * a }
    package func curvature(at z: Double, value a: Double) -> Double { -2 * a * (1 - a * a) }
}

extension Activation {
    /// a = tanh z
    public static var tanh: Activation { Activation(HyperbolicTangent()) }
}
