import CKernels
import Schema

/// a = z
package struct Identity: ActivationFunction {
    package static let kind = Kind(
        "identity", "a = z", knownAs: ["linear", "none"], Identity(), fields: [])

    package init() {}

    package var graph: ActivationGraph { .straight }
    package var kernel: ActivationKernel? { ActivationKernel(descent_identity) }

    package func value(_ z: Double) -> Double { z }
    package func slope(at z: Double, value a: Double) -> Double { 1 }
    package func curvature(at z: Double, value a: Double) -> Double { 0 }
}

extension Activation {
    /// a = z
    public static var identity: Activation { Activation(Identity()) }
}
