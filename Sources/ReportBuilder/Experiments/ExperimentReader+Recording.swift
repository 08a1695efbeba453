import TrainingCore

extension ExperimentReader {
    /// What large weights cost; `nil`: nothing.
    mutating func penalty(in fields: YAMLFields) -> Penalty? {
        guard let node = fields["penalty"], !node.isNull,
            let fields = decoder.fields(of: node, "the penalty", keys: ["l1", "l2", "biases"])
        else { return nil }
        var penalty = Penalty()
        if let node = fields["l1"] { penalty.l1 = decoder.number(node, "l1") ?? 0 }
        if let node = fields["l2"] { penalty.l2 = decoder.number(node, "l2") ?? 0 }
        if let node = fields["biases"] {
            penalty.includesBiases = decoder.flag(node, "biases") ?? false
        }
        if fields["l1"] == nil, fields["l2"] == nil, fields.unknownKeys.isEmpty {
            decoder.error(
                "the penalty has neither l1 nor l2", at: fields.headRange(in: decoder.file),
                remedy: "write penalty: {l2: 0.01}, or leave it out")
        }
        return penalty
    }

    /// How much of the training is written down. `epoch` stands for the updates of an epoch.
    mutating func recordingOptions(
        in fields: YAMLFields, sampleCount: Int, batchSize: Int?
    ) -> RecordingOptions {
        var options = RecordingOptions()
        guard let node = fields["recording"], !node.isNull,
            let fields = decoder.fields(
                of: node, "the recording", keys: ["loss-every", "weights-every", "traces"])
        else { return options }
        let epoch = Training.Length.epochs(1).updates(sampleCount: sampleCount, batchSize: batchSize) ?? 1
        if let node = fields["loss-every"] {
            options.lossEvery = interval(node, "loss-every", epoch: epoch) ?? 1
        }
        if let node = fields["weights-every"] {
            options.weightsEvery = interval(node, "weights-every", epoch: epoch)
        }
        if let node = fields["traces"] {
            let items = decoder.list(node, "traces") ?? []
            options.traces = items.compactMap {
                decoder.integer($0, in: 0...ExperimentReader.countLimit, "an update, counted from 0,")
            }
        }
        return options
    }

    private mutating func interval(_ node: YAMLNode, _ what: String, epoch: Int) -> Int? {
        if case .scalar("epoch", _) = node.content { return max(1, epoch) }
        if case .scalar(let text, isPlain: true) = node.content, YAMLNumber(text) != nil {
            return decoder.integer(node, in: 1...ExperimentReader.countLimit, what)
        }
        decoder.error(
            "\(what) must be a number of updates or epoch, found \(node.described)", at: node.range,
            remedy: "write \(what): 10, or \(what): epoch")
        return nil
    }
}
