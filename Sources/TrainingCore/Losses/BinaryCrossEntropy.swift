import CKernels
import Platform
import Schema

/// The mean of −t·ln p − (1 − t)·ln(1 − p) over all elements, for predictions of a last layer of sigmoids and
/// targets from 0 to 1. Slope (p − t)/(p(1 − p)) over their number; at the pre-activation it is (p − t) over
/// their number. Taken from the pre-activations, so that a saturated sigmoid costs no digits.
/// PyTorch: `BCEWithLogitsLoss`; its `BCELoss` cuts each logarithm off at −100.
package struct BinaryCrossEntropy: LossFunction {
    package static let kind = Kind(
        "binary-cross-entropy", title: "Binary Cross-Entropy",
        "Of a last layer of sigmoids and targets from 0 to 1.", knownAs: ["bce", "log-loss"],
        BinaryCrossEntropy(), fields: [])

    package init() {}

    package var abbreviation: String { "cross-entropy" }
    package var targets: LossTargets { .probabilities }
    package var activation: Activation? { .sigmoid }
    package var fusion: LossFusion? { LossFusion(formula: .sigmoid) }
    package var kernel: LossKernel? { LossKernel(descent_binary_cross_entropy) }

    package func term(prediction p: Double, target t: Double) -> Double {
        (t == 0 ? 0 : -t * log(p)) + (t == 1 ? 0 : -(1 - t) * log1p(-p))
    }
    package func slope(prediction p: Double, target t: Double) -> Double {
        p - t == 0 ? 0 : (p - t) / (p * (1 - p))
    }
    package func curvature(prediction p: Double, target t: Double) -> Double {
        t / (p * p) + (1 - t) / ((1 - p) * (1 - p))
    }
}

extension Loss {
    /// The mean of −t·ln p − (1 − t)·ln(1 − p) over all elements.
    public static var binaryCrossEntropy: Loss { Loss(BinaryCrossEntropy()) }
}
