extension Experiment {
    /// What is allowed and yet hardly meant, with places as in `problems(network:data:loss:training:recording:)`.
    public var warnings: [ExperimentError] {
        guard training.updates > 0 else { return [] }
        var warnings: [ExperimentError] = []
        if let flat = network.layers.lastIndex(where: { $0.activation.function.isFlat }) {
            warnings.append(
                .nothingLearns(layer: flat, of: network.layers.count, network.layers[flat].activation)
                    .placed(amongStages: network.layers.map(\.behind.count)))
        }
        if let size = training.batchSize, size > data.sampleCount {
            warnings.append(.largeBatch(size, sampleCount: data.sampleCount))
        }
        if training.schedule.watchedPart == .test { warnings.append(.watchedTest("schedule")) }
        if training.earlyStopping?.part == .test { warnings.append(.watchedTest("early-stopping")) }
        return warnings + costlyLosses
    }

    /// Says so where losses that are recorded cost more than the training, and that is felt: from about 10⁸
    /// multiplications on, a tenth of a second.
    private var costlyLosses: [ExperimentError] {
        let batch = min(training.batchSize ?? data.sampleCount, data.sampleCount)
        let aside = (test?.sampleCount ?? 0) + (validation?.sampleCount ?? 0)
        let isFree = batch == data.sampleCount && !network.differsInTraining
        let samples = (isFree ? 0 : data.sampleCount) + aside
        let takes = training.updates / recording.lossEvery + 1
        // A pass forward and back is about three forward.
        let learning = 3 * Double(batch) * Double(training.updates)
        let losses = Double(samples) * Double(takes)
        guard losses > learning, (losses - learning) * Double(network.parameterCount) > 1e8 else { return [] }
        return [.costlyLosses(share: losses / (losses + learning), takes: takes, samples: samples)]
    }
}

extension ExperimentError {
    /// `layer` counts from 0.
    static func nothingLearns(layer: Int, of count: Int, _ activation: Activation) -> ExperimentError {
        let stays = layer == 0 ? "layer 1" : "layers 1 to \(layer + 1)"
        return ExperimentError(
            path: ["network", "layers", .index(layer), "activation"],
            message:
                "The slope of \(activation) in layer \(layer + 1) is 0 everywhere: no gradient gets through, "
                + "and the weights of \(stays) do not learn.",
            remedy: layer + 1 == count
                ? "Train identity with the loss hinge and read off the sign, or take sigmoid."
                : "Take sigmoid or relu.")
    }
}
