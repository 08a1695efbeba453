import CKernels
import Platform
import Schema

/// a = ln(1 + eᶻ), whose slope is the sigmoid.
///
/// Dugas and others: Incorporating Second-Order Functional Knowledge for Better Option Pricing,
/// NIPS 2000. Computed so for every z, where PyTorch switches to a = z above 20.
public struct Softplus: ActivationFunction {
    public static let kind = Kind("softplus", "a = ln(1 + eᶻ)", Softplus(), fields: [])

    public init() {}

    public var graph: ActivationGraph { .curved }
    public var kernel: ActivationKernel? { ActivationKernel(descent_softplus, hasSlopes: false) }

    public func value(_ z: Double) -> Double { softplus(z) }
    public func slope(at z: Double, value a: Double) -> Double { -expm1(-a) }
    public func curvature(at z: Double, value a: Double) -> Double {
        let slope = slope(at: z, value: a)
        return slope * (1 - slope)
    }
}

extension Activation {
    /// a = ln(1 + eᶻ)
    public static var softplus: Activation { Activation(Softplus()) }
}
