import CKernels
import Schema

/// aₙ = e^zₙ / Σ e^zₘ over the nodes m of the layer, computed after taking off the largest z, so that
/// nothing overflows. Only in the last layer. Not a function of one z: what is said of one is that of a layer of
/// one node, and a pass works on whole rows (``SoftmaxRows``).
///
/// Bridle: Training Stochastic Model Recognition Algorithms as Networks, NIPS 1989.
package struct Softmax: ActivationFunction {
    package static let kind = Kind("softmax", "aₙ = e^zₙ / Σ e^zₘ, in the last layer", Softmax(), fields: [])

    package init() {}

    package var graph: ActivationGraph { .curved }
    package var bound: Double? { 1 }
    package var isElementwise: Bool { false }
    package var kernel: ActivationKernel? { ActivationKernel(descent_softmax) }

    package func value(_ z: Double) -> Double { z.isNaN ? z : 1 }
    package func slope(at z: Double, value a: Double) -> Double { a * (1 - a) }
    package func curvature(at z: Double, value a: Double) -> Double { 0 }
}

extension Activation {
    /// aₙ = e^zₙ / Σ e^zₘ, in the last layer
    public static var softmax: Activation { Activation(Softmax()) }
}
