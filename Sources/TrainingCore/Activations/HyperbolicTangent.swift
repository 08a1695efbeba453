import CKernels
import Platform
import Schema

/// a = tanh z
public struct HyperbolicTangent: ActivationFunction {
    public static let kind = Kind("tanh", "a = tanh z", HyperbolicTangent(), fields: [])

    public init() {}

    public var graph: ActivationGraph { .curved }
    public var bound: Double? { 1 }
    public var kernel: ActivationKernel? { ActivationKernel(descent_tanh) }

    public func value(_ z: Double) -> Double { tanh(z) }
    public func slope(at z: Double, value a: Double) -> Double { 1 - a * a }
    public func curvature(at z: Double, value a: Double) -> Double { -2 * a * (1 - a * a) }
}

extension Activation {
    /// a = tanh z
    public static var tanh: Activation { Activation(HyperbolicTangent()) }
}
