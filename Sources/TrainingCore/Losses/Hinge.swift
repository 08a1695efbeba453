import CKernels
import Schema

/// The mean over all elements of max(0, 1 − t·p), for targets −1 and 1. The slope of an element is −t where
/// t·p < 1, and 0 from there on.
///
/// With a single layer without an activation it is the loss of a linear support vector machine, and of a
/// perceptron with a margin; the sign of a prediction is read off. Cortes and Vapnik: Support-Vector Networks,
/// Machine Learning 20 (1995).
package struct Hinge: LossFunction {
    package static let kind = Kind(
        "hinge", title: "Hinge Loss", "The mean of max(0, 1 − t·p) over all elements, for targets −1 and 1.",
        knownAs: ["svm", "perceptron", "max-margin"], Hinge(), fields: [])

    package init() {}

    package var abbreviation: String { "hinge loss" }
    package var kinks: [Double] { [0] }
    package var targets: LossTargets { .signs }
    package var kernel: LossKernel? { LossKernel(descent_hinge) }

    package func term(prediction p: Double, target t: Double) -> Double {
        let rest = 1 - t * p
        return rest <= 0 ? 0 : rest
    }
    package func slope(prediction p: Double, target t: Double) -> Double {
        let rest = 1 - t * p
        return rest <= 0 ? 0 : rest.isNaN ? rest : -t
    }
    package func curvature(prediction p: Double, target t: Double) -> Double { (t * p).isNaN ? t * p : 0 }
}

extension Loss {
    /// The mean of max(0, 1 − t·p) over all elements, for targets −1 and 1.
    public static var hinge: Loss { Loss(Hinge()) }
}
