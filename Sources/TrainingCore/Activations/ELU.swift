import CKernels
import Platform
import Schema

/// a = z for z > 0, else eᶻ − 1. The slope is 1 on both sides of 0, its slope jumps there.
///
/// Clevert, Unterthiner and Hochreiter: Fast and Accurate Deep Network Learning by Exponential
/// Linear Units, ICLR 2016, with α = 1.
package struct ELU: ActivationFunction {
    package static let kind = Kind("elu", "a = z for z > 0, else eᶻ − 1", ELU(), fields: [])

    package init() {}

    package var graph: ActivationGraph { .curved }
    package var joints: [Double] { [0] }
    package var kernel: ActivationKernel? { ActivationKernel(descent_elu) }

    package func value(_ z: Double) -> Double { z <= 0 ? expm1(z) : z }
    package func slope(at z: Double, value a: Double) -> Double { a > 0 ? 1 : a + 1 }
    package func curvature(at z: Double, value a: Double) -> Double { a > 0 ? 0 : a + 1 }
}

extension Activation {
    /// a = z for z > 0, else eᶻ − 1
    public static var elu: Activation { Activation(ELU()) }
}
