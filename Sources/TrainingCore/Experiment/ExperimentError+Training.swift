import Schema

// The texts of everything that can be wrong with a training.
extension ExperimentError {
    static func clipping(_ key: PathComponent, _ value: Double) -> ExperimentError {
        ExperimentError(
            path: ["training", "gradient-clipping", key],
            message: "The gradient is clipped to the \(key.text) \(numberText(value)).",
            remedy: "Write a positive number, such as 1.")
    }

    /// Such a rule compares losses of one update with those of the next.
    static func needsAllData(_ title: String, batchSize: Int, sampleCount: Int) -> ExperimentError {
        ExperimentError(
            path: ["training", "batch"],
            message: "\(title) needs all \(sampleCount) samples in every update, and the batch size is "
                + "\(batchSize).",
            remedy: "Write batch: all, or take another optimizer.")
    }

    static func clippedLineSearch(_ title: String) -> ExperimentError {
        ExperimentError(
            path: ["training", "gradient-clipping"],
            message: "\(title) searches along its direction; a clipped gradient would mislead it.",
            remedy: "Leave gradient-clipping out, or take another optimizer.")
    }

    static func negativeLength(key: PathComponent, found: Int) -> ExperimentError {
        ExperimentError(
            path: ["training", key], message: "The number of \(key.text) is \(found).",
            remedy: "Write 0 or more; 0 trains nothing.")
    }

    static func tooLong(
        key: PathComponent, updates: Int?, numbers: Int, keepsWeights: Bool
    ) -> ExperimentError {
        let count = updates.map { "\($0) updates" } ?? "That many updates"
        return ExperimentError(
            path: ["training", key],
            message: "\(count) would record more than \(numbers) numbers (losses, and the parameters and "
                + "gradients that are kept).",
            remedy: "Train for fewer \(key.text)"
                + (keepsWeights ? ", or keep weights less often (recording, weights-every)." : "."))
    }

    static func batchSize(_ size: Int) -> ExperimentError {
        ExperimentError(
            path: ["training", "batch"], message: "The batch size is \(size).",
            remedy: "Write a number from 1, or all.")
    }

    static func largeBatch(_ size: Int, sampleCount: Int) -> ExperimentError {
        ExperimentError(
            path: ["training", "batch"],
            message: "The batch size is \(size), but there \(sampleCount == 1 ? "is" : "are") "
                + "\(counted(sampleCount, "sample")) to train on: every update uses all of them.",
            remedy: "Write a number up to \(sampleCount), or all.")
    }

    static func watchedTest(_ key: PathComponent) -> ExperimentError {
        ExperimentError(
            path: ["training", key, "on"],
            message: "The training goes by the loss of the test samples: they are no test of it any more.",
            remedy: "Put samples aside with validation: 0.2 under data, and write on: validation.")
    }

    static func costlyLosses(share: Double, takes: Int, samples: Int) -> ExperimentError {
        ExperimentError(
            path: ["recording", "loss-every"],
            message: "About \(Int((100 * share).rounded())) % of the work of this training is the loss over "
                + "\(samples) samples, which is taken \(takes) times to be recorded.",
            remedy: "Write recording: {loss-every: epoch}, or a number of updates.")
    }
}
