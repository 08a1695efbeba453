import CKernels
import Platform
import Schema

/// The mean of −t·ln p − (1 − t)·ln(1 − p) over all elements, for predictions of a last layer of sigmoids and
/// targets from 0 to 1. Slope (p − t)/(p(1 − p)) over their number; at the pre-activation it is (p − t) over
/// their number. Taken from the pre-activations, so that a saturated sigmoid costs no digits.
/// PyTorch: `BCEWithLogitsLoss`; its `BCELoss` cuts each logarithm off at −100.
public struct BinaryCrossEntropy: LossFunction {
    public static let kind = Kind(
        "binary-cross-entropy", title: "Binary Cross-Entropy",
        "Of a last layer of sigmoids and targets from 0 to 1.", knownAs: ["bce", "log-loss"],
        BinaryCrossEntropy(), fields: [])

    public init() {}

    public var abbreviation: String { "cross-entropy" }
    public var targets: LossTargets { .probabilities }
    public var activation: Activation? { .sigmoid }
    public var fusion: LossFusion? { LossFusion(formula: .sigmoid) }
    public var kernel: LossKernel? { LossKernel(descent_binary_cross_entropy) }

    public func term(prediction p: Double, target t: Double) -> Double {
        (t == 0 ? 0 : -t * log(p)) + (t == 1 ? 0 : -(1 - t) * log1p(-p))
    }
    public func slope(prediction p: Double, target t: Double) -> Double {
        p - t == 0 ? 0 : (p - t) / (p * (1 - p))
    }
    public func curvature(prediction p: Double, target t: Double) -> Double {
        t / (p * p) + (1 - t) / ((1 - p) * (1 - p))
    }
}

extension Loss {
    /// The mean of −t·ln p − (1 − t)·ln(1 − p) over all elements.
    public static var binaryCrossEntropy: Loss { Loss(BinaryCrossEntropy()) }
}
