extension ExperimentSpec {
    /// The experiment with its samples, for the check that all of it fits; nil where there is no network to fit
    /// them to.
    package func draft(samples: SampleRows) -> ExperimentDraft? {
        guard let network, let data else { return nil }
        let preparation = data.preparation(seed: training.seed)
        var draft = ExperimentDraft(
            inputCount: network.inputCount ?? (samples.inputs.isEmpty ? 1 : samples.inputs.width(of: 0)),
            layers: network.layers.map(\.draft), loss: loss,
            optimizer: training.optimizer ?? .gradientDescent(learningRate: 0), length: training.length,
            batchSize: training.batchSize, shuffle: training.shuffle, seed: training.seed,
            schedule: training.schedule, clipping: training.clipping?.clipping)
        (draft.inputs, draft.targets) = (samples.inputs, samples.targets)
        draft.earlyStopping = training.earlyStopping
        draft.preparation = preparation
        draft.names = data.written.or(samples.names)
        // The name of a column of classes is not that of the outputs that stand for them.
        if data.targetName == nil, network.outputCount ?? 1 > 1 { draft.names.target = "" }
        draft.penalty = penalty?.penalty
        draft.recording = recording.options(
            sampleCount: preparation.trainingCount(of: samples.inputs.count),
            batchSize: training.batchSize)
        return draft
    }
}

extension DataSpec {
    /// The names that are written.
    fileprivate var written: DataNames {
        DataNames(inputs: names ?? [], classes: classes?.names ?? [], target: targetName ?? "")
    }
}

extension NetworkSpec {
    /// How many outputs there are, if that is known.
    package var outputCount: Int? { layers.last.map { $0.nodes ?? $0.weights.count } }
}

extension LayerSpec {
    fileprivate var draft: ExperimentDraft.Layer {
        var layer = ExperimentDraft.Layer(
            nodes: nodes, activation: activation, weights: weights, initialization: initialization,
            behind: behind)
        switch biases {
        case .none: break
        case .each(let numbers): layer.biases = numbers
        case .all(let number):
            layer.biases = [Double](
                repeating: number, count: min(nodes ?? weights.count, Experiment.maximumInitializedWeights))
        }
        return layer
    }
}
