// The texts of everything that can be wrong with a training.
extension ExperimentError {
    static func learningRate(_ value: Double) -> ExperimentError {
        ExperimentError(
            path: ["training", "optimizer", "learning-rate"],
            message: "The learning rate is \(numberText(value)).",
            remedy: "Write a finite number that is not negative, such as 0.01.")
    }

    static func negativeLength(key: PathComponent, found: Int) -> ExperimentError {
        ExperimentError(
            path: ["training", key], message: "The number of \(key.text) is \(found).",
            remedy: "Write 0 or more; 0 trains nothing.")
    }

    static func tooLong(key: PathComponent, updates: Int?, numbers: Int) -> ExperimentError {
        let count = updates.map { "\($0) updates" } ?? "That many updates"
        return ExperimentError(
            path: ["training", key],
            message: "\(count) would record more than \(numbers) numbers (the parameters and the "
                + "gradient at every update, and the order of shuffled samples).",
            remedy: "Train for fewer \(key.text).")
    }

    static func batchSize(_ size: Int, sampleCount: Int) -> ExperimentError {
        ExperimentError(
            path: ["training", "batch"],
            message: size < 1
                ? "The batch size is \(size)."
                : "The batch size is \(size), but the data have \(counted(sampleCount, "sample")).",
            remedy: "Write a number from 1 to \(sampleCount), or all.")
    }
}

extension ExperimentError.PathComponent {
    fileprivate var text: String {
        switch self {
        case .key(let key): key
        case .index(let index): "\(index)"
        }
    }
}
