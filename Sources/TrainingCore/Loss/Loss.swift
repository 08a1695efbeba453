/// How far predictions are from their targets, as one number.
///
/// With prediction p and target t of one output of one sample, N samples and K outputs. The names and
/// factors are PyTorch's with `reduction='mean'`. To add one: a case here, and its lines in
/// ``term(prediction:target:)``, ``slope(prediction:target:)`` and ``kinks``.
public enum Loss: String, Sendable, Hashable, CaseIterable {
    /// The mean of (p − t)² over all N·K elements, samples and outputs alike, without a factor ½.
    /// Slope 2(p − t)/(N·K). PyTorch: `MSELoss`.
    case meanSquaredError = "mean-squared-error"
    /// The mean of |p − t| over all N·K elements. Slope ±1/(N·K), and 0 where p = t. PyTorch: `L1Loss`.
    case meanAbsoluteError = "mean-absolute-error"
    /// The mean over all N·K elements of ½(p − t)² where |p − t| ≤ 1, else |p − t| − ½. Slope (p − t),
    /// held between −1 and 1, /(N·K). PyTorch: `HuberLoss` with δ = 1.
    ///
    /// Huber: Robust Estimation of a Location Parameter, Annals of Mathematical Statistics 35 (1964).
    case huber
    /// The mean of −t·ln p − (1 − t)·ln(1 − p) over all N·K elements, for predictions of a last layer
    /// of sigmoids and targets from 0 to 1. Slope (p − t)/(p(1 − p)·N·K); at the pre-activation it is
    /// (p − t)/(N·K). Taken from the pre-activations, so that a saturated sigmoid costs no digits.
    /// PyTorch: `BCEWithLogitsLoss`; its `BCELoss` cuts each logarithm off at −100.
    case binaryCrossEntropy = "binary-cross-entropy"
    /// −Σ t·ln p over the K outputs, the mean over the N samples (not over N·K), for predictions of a
    /// softmax and targets that are probabilities with sum 1, such as one-hot classes. Slope −t/(p·N);
    /// at the pre-activation it is (p − t)/N. Taken from the pre-activations by log-sum-exp.
    /// PyTorch: `CrossEntropyLoss`, which contains the softmax.
    case crossEntropy = "cross-entropy"

    /// The loss over all samples; both matrices are samples × outputs. Samples are summed in order.
    /// Infinite where a prediction is sure of what is not so.
    public func value(predictions: Matrix, targets: Matrix) -> Double {
        var sum = 0.0
        for (prediction, target) in zip(predictions.elements, targets.elements) {
            sum += term(prediction: prediction, target: target)
        }
        return sum / divisor(samples: targets.rows, outputs: targets.columns)
    }

    /// What one element adds to the sum whose mean the loss is.
    public func term(prediction p: Double, target t: Double) -> Double {
        let error = p - t
        switch self {
        case .meanSquaredError: return error * error
        case .meanAbsoluteError: return error.magnitude
        case .huber: return error.magnitude <= 1 ? 0.5 * error * error : error.magnitude - 0.5
        case .binaryCrossEntropy:
            return (t == 0 ? 0 : -t * naturalLogarithm(p))
                + (t == 1 ? 0 : -(1 - t) * logarithmOfOneMore(-p))
        case .crossEntropy: return t == 0 && !p.isNaN ? 0 : -t * naturalLogarithm(p)
        }
    }

    /// The derivative of ``term(prediction:target:)`` with respect to the prediction.
    public func slope(prediction p: Double, target t: Double) -> Double {
        let error = p - t
        switch self {
        case .meanSquaredError: return 2 * error
        case .meanAbsoluteError: return error > 0 ? 1 : error < 0 ? -1 : error
        case .huber: return error > 1 ? 1 : error < -1 ? -1 : error
        case .binaryCrossEntropy: return error == 0 ? 0 : error / (p * (1 - p))
        case .crossEntropy: return t == 0 && !p.isNaN ? 0 : -t / p
        }
    }

    /// What the sum of terms is divided by: N·K, and N for cross-entropy.
    public func divisor(samples: Int, outputs: Int) -> Double {
        self == .crossEntropy ? Double(samples) : Double(samples * outputs)
    }

    /// The errors p − t at which the slope jumps: a finite difference across one of them is not the
    /// slope on either side.
    public var kinks: [Double] { self == .meanAbsoluteError ? [0] : [] }

    /// The kinks, and the errors at which only the second derivative jumps.
    var joints: [Double] { self == .huber ? [-1, 1] : kinks }
}
