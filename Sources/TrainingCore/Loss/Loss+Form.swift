import Schema

extension Loss {
    /// How a loss is written.
    public static let form = Form<Loss>.word(
        "losses",
        knownAs: [
            Alias("mse", "mean-squared-error"), Alias("mae", "mean-absolute-error"),
            Alias("bce", "binary-cross-entropy"), Alias("categorical-cross-entropy", "cross-entropy"),
            Alias("nll", "cross-entropy"), Alias("smooth-l1", "huber"),
        ]
    ) { loss in
        switch loss {
        case .meanSquaredError: "The mean of (p − t)² over all elements, without a factor ½."
        case .meanAbsoluteError: "The mean of |p − t| over all elements."
        case .huber: "½(p − t)² up to an error of 1, beyond it |p − t| − ½."
        case .binaryCrossEntropy: "Of a last layer of sigmoids and targets from 0 to 1."
        case .crossEntropy: "Of a softmax and targets that are probabilities: the mean over the samples."
        }
    }
}
