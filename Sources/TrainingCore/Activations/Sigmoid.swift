import CKernels
import Platform
import Schema

/// a = 1 / (1 + e⁻ᶻ)
public struct Sigmoid: ActivationFunction {
    public static let kind = Kind(
        "sigmoid", "a = 1 / (1 + e⁻ᶻ)", knownAs: ["logistic"], Sigmoid(), fields: [])

    public init() {}

    public var graph: ActivationGraph { .curved }
    public var bound: Double? { 1 }
    public var kernel: ActivationKernel? { ActivationKernel(descent_sigmoid) }

    public func value(_ z: Double) -> Double { 1 / (1 + exp(-z)) }
    public func slope(at z: Double, value a: Double) -> Double { a * (1 - a) }
    public func curvature(at z: Double, value a: Double) -> Double { a * (1 - a) * (1 - 2 * a) }
}

extension Activation {
    /// a = 1 / (1 + e⁻ᶻ)
    public static var sigmoid: Activation { Activation(Sigmoid()) }
}
