extension Experiment {
    /// Everything that is wrong with an experiment of these parts, in the order of an experiment file;
    /// empty if ``init(network:data:loss:training:)`` accepts them.
    ///
    /// O(parameters + data).
    package static func problems(
        network: Network, data: Dataset, loss: Loss, training: Training,
        recording: RecordingOptions = RecordingOptions()
    ) -> [ExperimentError] {
        let layers =
            nonFiniteParameters(network) + stageProblems(network) + problems(data, network: network)
            + outputProblems(
                activations: network.layers.map(\.activation), outputCount: network.outputCount, loss: loss,
                targets: data.targets)
        return layers.map { $0.placed(amongStages: network.layers.map(\.behind.count)) }
            + problems(
                training, length: .updates(training.updates), parameterCount: network.parameterCount,
                sampleCount: data.sampleCount,
                drawing: network.stages.first { $0.function.differsInTraining }?.name, recording: recording)
            + recording.problems
    }

    private static func nonFiniteParameters(_ network: Network) -> [ExperimentError] {
        var problems: [ExperimentError] = []
        for (index, layer) in network.layers.enumerated() {
            for (position, value) in layer.weights.elements.enumerated() where !value.isFinite {
                let (node, input) = position.quotientAndRemainder(dividingBy: layer.inputCount)
                problems.append(
                    .notFinite(
                        ["network", "layers", .index(index), "weights", .index(node), .index(input)],
                        what: "Weight \(ParameterName.weight(layer: index + 1, node: node, input: input))",
                        value: value))
            }
            for (node, value) in (layer.biases ?? []).enumerated() where !value.isFinite {
                problems.append(
                    .notFinite(
                        ["network", "layers", .index(index), "biases", .index(node)],
                        what: "Bias \(ParameterName.bias(layer: index + 1, node: node))", value: value))
            }
        }
        return problems
    }

    private static func problems(_ data: Dataset, network: Network) -> [ExperimentError] {
        guard data.sampleCount > 0 else { return [.noSamples] }
        let nodes = network.layers.reduce(0) { $0 + $1.nodeCount }
        if nodes > maximumNodeValues / data.sampleCount {
            return [.tooManyValues(samples: data.sampleCount, nodes: nodes)]
        }
        var problems: [ExperimentError] = []
        if data.inputs.columns != network.inputCount {
            problems.append(
                .sampleWidth(sample: 0, expected: network.inputCount, found: data.inputs.columns))
        }
        problems += nonFinite(data.inputs, key: "inputs", what: "Input")
        if data.targets.rows != data.sampleCount {
            problems.append(.targetCount(samples: data.sampleCount, found: data.targets.rows))
        }
        if data.targets.rows > 0, data.targets.columns != network.outputCount {
            problems.append(
                .targetWidth(sample: 0, expected: network.outputCount, found: data.targets.columns))
        }
        return problems + nonFinite(data.targets, key: "targets", what: "Target")
    }

    private static func nonFinite(
        _ matrix: Matrix, key: ExperimentError.PathComponent, what: String
    ) -> [ExperimentError] {
        matrix.elements.enumerated().compactMap { position, value in
            guard !value.isFinite else { return nil }
            let (sample, column) = position.quotientAndRemainder(dividingBy: matrix.columns)
            return .notFinite(
                ["data", key, .index(sample), .index(column)],
                what: "\(what) \(column) of sample \(sample)", value: value)
        }
    }

    /// What is wrong with a training of a network with so many parameters on so many samples.
    ///
    /// - Parameter drawing: what is drawn anew for every update; nil: nothing.
    static func problems(
        _ training: Training, length: Training.Length, parameterCount: Int, sampleCount: Int,
        drawing: String?, recording: RecordingOptions
    ) -> [ExperimentError] {
        var problems =
            training.optimizer.problems + training.schedule.problems + (training.clipping?.problems ?? [])
            + (training.earlyStopping?.problems ?? [])
        let (key, count) = length.keyAndCount
        if count < 0 {
            problems.append(.negativeLength(key: key, found: count))
        } else {
            let updates = length.updates(sampleCount: sampleCount, batchSize: training.batchSize)
            let numbers = updates.flatMap {
                recording.problems.isEmpty
                    ? recording.numbers(parameterCount: parameterCount, updates: $0) : 0
            }
            if numbers.map({ $0 > maximumRecordedNumbers }) ?? true {
                problems.append(
                    .tooLong(
                        key: key, updates: updates, numbers: maximumRecordedNumbers,
                        keepsWeights: recording.weightsEvery != nil))
            }
        }
        if let size = training.batchSize, size < 1 {
            problems.append(.batchSize(size))
        } else if training.optimizer.rule.searchesLoss {
            let title = training.optimizer.rule.title
            if let size = training.batchSize, size < sampleCount {
                problems.append(.needsAllData(title, batchSize: size, sampleCount: sampleCount))
            }
            if training.clipping != nil { problems.append(.clippedLineSearch(title)) }
            if let drawing { problems.append(.drawnLineSearch(title, drawing)) }
        }
        return problems
    }
}

extension Training.Length {
    /// The key in an experiment file and the number behind it.
    var keyAndCount: (ExperimentError.PathComponent, Int) {
        switch self {
        case .updates(let count): ("updates", count)
        case .epochs(let count): ("epochs", count)
        }
    }
}
