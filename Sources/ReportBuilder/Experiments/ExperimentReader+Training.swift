import TrainingCore

extension ExperimentReader {
    struct TrainingText {
        var optimizer = Optimizer.gradientDescent(learningRate: 0)
        var length = Training.Length.updates(0)
        var batchSize: Int?
        var shuffle = false
        var seed: UInt64 = 1
        var schedule = LearningRateSchedule.constant
        var clipping: GradientClipping?
    }

    static let trainingKeys = [
        "optimizer", "updates", "epochs", "batch", "shuffle", "seed", "schedule", "gradient-clipping",
    ]
    static let countLimit = 1_000_000_000

    /// Without a training nothing is trained.
    mutating func training(in fields: YAMLFields) -> TrainingText {
        var training = TrainingText()
        if let seed = overrides.seed { training.seed = seed }
        guard let node = fields["training"], !node.isNull,
            let fields = decoder.fields(of: node, "the training", keys: ExperimentReader.trainingKeys)
        else { return training }
        training.length = length(in: fields) ?? .updates(0)
        if fields["optimizer"] != nil || training.length != .updates(0) {
            training.optimizer = optimizer(in: fields) ?? training.optimizer
        }
        training.batchSize = fields["batch"].flatMap { batchSize($0) }
        if let node = fields["shuffle"] {
            training.shuffle = decoder.flag(node, "shuffle") ?? false
        }
        if let node = fields["seed"] {
            training.seed = overrides.seed ?? seed(node, "the training") ?? 1
        }
        training.schedule = schedule(in: fields)
        training.clipping = clipping(in: fields)
        return training
    }

    private mutating func length(in fields: YAMLFields) -> Training.Length? {
        switch (fields.field("updates"), fields.field("epochs")) {
        case (.some(let updates), .some(let epochs)):
            decoder.error(
                "the training has both updates and epochs", at: epochs.keyRange,
                remedy: "keep one of the two",
                notes: [.init("updates stands here", file: decoder.file, range: updates.keyRange)])
            return nil
        case (.some(let updates), nil):
            return decoder.integer(
                updates.value, in: 0...ExperimentReader.countLimit, "the number of updates"
            ).map(Training.Length.updates)
        case (nil, .some(let epochs)):
            return decoder.integer(
                epochs.value, in: 0...ExperimentReader.countLimit, "the number of epochs"
            ).map(Training.Length.epochs)
        case (nil, nil):
            decoder.error(
                "the training has neither updates nor epochs", at: fields.headRange(in: decoder.file),
                remedy: "write updates: 20, or updates: 0 to train nothing")
            return nil
        }
    }

    private mutating func batchSize(_ node: YAMLNode) -> Int? {
        // JSON has it in quotes.
        if case .scalar("all", _) = node.content { return nil }
        if case .scalar(let text, isPlain: true) = node.content, YAMLNumber(text) != nil {
            return decoder.integer(node, in: 1...ExperimentReader.countLimit, "the batch size")
        }
        decoder.error(
            "the batch must be a size or all, found \(node.described)", at: node.range,
            remedy: "write batch: 32, or batch: all")
        return nil
    }
}
