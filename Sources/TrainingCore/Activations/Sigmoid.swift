import CKernels
import Platform
import Schema

/// a = 1 / (1 + e⁻ᶻ)
package struct Sigmoid: ActivationFunction {
    package static let kind = Kind(
        "sigmoid", "a = 1 / (1 + e⁻ᶻ)", knownAs: ["logistic"], Sigmoid(), fields: [])

    package init() {}

    package var graph: ActivationGraph { .curved }
    package var bound: Double? { 1 }
    package var kernel: ActivationKernel? { ActivationKernel(descent_sigmoid) }

    package func value(_ z: Double) -> Double { 1 / (1 + exp(-z)) }
    package func slope(at z: Double, value a: Double) -> Double { a * (1 - a) }
    package func curvature(at z: Double, value a: Double) -> Double { a * (1 - a) * (1 - 2 * a) }
}

extension Activation {
    /// a = 1 / (1 + e⁻ᶻ)
    public static var sigmoid: Activation { Activation(Sigmoid()) }
}
