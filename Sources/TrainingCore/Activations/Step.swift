import Schema

/// a = 1 for z > 0, else 0. The slope is 0 everywhere, also at the jump, so that nothing below it learns:
/// ``Experiment/warnings`` say so.
///
/// It shows what a finished network decides. A perceptron is trained as `identity` with the loss `hinge`, and its
/// sign is read off. There is no kernel: a pre-activation that another order of sums rounds to the other side of
/// the jump would change a loss by more than rounding.
///
/// McCulloch and Pitts: A Logical Calculus of the Ideas Immanent in Nervous Activity, Bulletin of Mathematical
/// Biophysics 5 (1943).
package struct Step: ActivationFunction {
    package static let kind = Kind(
        "step", "a = 1 for z > 0, else 0; its slope is 0, so that nothing below it learns",
        knownAs: [
            "heaviside", "threshold", "binary-step", Alias("sign", "step, or identity with the loss hinge"),
        ],
        Step(), fields: [])

    package init() {}

    package var graph: ActivationGraph { .jumping }
    package var bound: Double? { 1 }
    package var kinks: [Double] { [0] }
    package var isFlat: Bool { true }

    package func value(_ z: Double) -> Double { z > 0 ? 1 : z.isNaN ? z : 0 }
    package func slope(at z: Double, value a: Double) -> Double { a.isNaN ? a : 0 }
    package func curvature(at z: Double, value a: Double) -> Double { a.isNaN ? a : 0 }
}

extension Activation {
    /// a = 1 for z > 0, else 0
    public static var step: Activation { Activation(Step()) }
}
