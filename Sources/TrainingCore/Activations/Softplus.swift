import CKernels
import Platform
import Schema

/// a = ln(1 + eᶻ), whose slope is the sigmoid.
///
/// Dugas and others: Incorporating Second-Order Functional Knowledge for Better Option Pricing,
/// NIPS 2000. Computed so for every z, where PyTorch switches to a = z above 20.
package struct Softplus: ActivationFunction {
    package static let kind = Kind("softplus", "a = ln(1 + eᶻ)", Softplus(), fields: [])

    package init() {}

    package var graph: ActivationGraph { .curved }
    package var kernel: ActivationKernel? { ActivationKernel(descent_softplus, hasSlopes: false) }

    package func value(_ z: Double) -> Double { softplus(z) }
    package func slope(at z: Double, value a: Double) -> Double { -expm1(-a) }
    package func curvature(at z: Double, value a: Double) -> Double {
        let slope = slope(at: z, value: a)
        return slope * (1 - slope)
    }
}

extension Activation {
    /// a = ln(1 + eᶻ)
    public static var softplus: Activation { Activation(Softplus()) }
}
