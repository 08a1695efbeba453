import TrainingCore

/// What may be drawn over a plane or a pair of weights.
public enum LandscapeQuantity: String, Sendable, Hashable, CaseIterable {
    /// The loss over all data.
    case loss
    /// The Euclidean norm of the gradient of the loss by all parameters, also those that the plane does not
    /// move.
    case gradientNorm = "gradient-norm"
    /// The share of samples whose class is predicted right, from 0 to 1: the largest of several outputs
    /// (the first, if equal); of one output, or of outputs that are independent labels, whether it is above
    /// ½, or above 0 where targets are −1 and 1.
    case accuracy
    /// How many relu units are above 0 for at least one sample; the others are dead.
    case activeUnits = "active-units"
    /// The loss over the samples that are not trained on.
    case testLoss = "test-loss"
    /// ``accuracy`` over those samples.
    case testAccuracy = "test-accuracy"
    /// The loss over the samples that the training is watched with.
    case validationLoss = "validation-loss"
    /// ``accuracy`` over those samples.
    case validationAccuracy = "validation-accuracy"

    /// Over which samples.
    public var part: DataPart {
        switch self {
        case .testLoss, .testAccuracy: .test
        case .validationLoss, .validationAccuracy: .validation
        default: .training
        }
    }

    /// What is taken over them.
    var measure: LandscapeQuantity {
        switch self {
        case .testLoss, .validationLoss: .loss
        case .testAccuracy, .validationAccuracy: .accuracy
        default: self
        }
    }

    /// Whether the highest value is the best, not the lowest.
    public var isBestHigh: Bool { measure == .accuracy }
}
