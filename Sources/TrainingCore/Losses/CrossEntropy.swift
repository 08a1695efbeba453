import CKernels
import Platform
import Schema

/// −Σ t·ln p over the outputs, the mean over the samples (not over all elements), for predictions of a
/// softmax and targets that are probabilities with sum 1, such as one-hot classes. Slope −t/p over the samples;
/// at the pre-activation it is (p − t) over the samples. Taken from the pre-activations by log-sum-exp.
/// PyTorch: `CrossEntropyLoss`, which contains the softmax.
package struct CrossEntropy: LossFunction {
    package static let kind = Kind(
        "cross-entropy", title: "Cross-Entropy",
        "Of a softmax and targets that are probabilities: the mean over the samples.",
        knownAs: ["categorical-cross-entropy", "nll"], CrossEntropy(), fields: [])

    package init() {}

    package var abbreviation: String { "cross-entropy" }
    package var targets: LossTargets { .distributions }
    package var activation: Activation? { .softmax }
    package var fusion: LossFusion? { LossFusion(formula: .softmax) }
    package var kernel: LossKernel? { LossKernel(descent_cross_entropy) }

    package func divisor(samples: Int, outputs: Int) -> Double { Double(samples) }
    package func term(prediction p: Double, target t: Double) -> Double {
        t == 0 && !p.isNaN ? 0 : -t * log(p)
    }
    package func slope(prediction p: Double, target t: Double) -> Double {
        t == 0 && !p.isNaN ? 0 : -t / p
    }
    package func curvature(prediction p: Double, target t: Double) -> Double {
        p.isNaN ? p : t == 0 ? 0 : t / (p * p)
    }
}

extension Loss {
    /// −Σ t·ln p over the outputs, the mean over the samples.
    public static var crossEntropy: Loss { Loss(CrossEntropy()) }
}
