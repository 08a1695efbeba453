import Schema

extension ExperimentSpec {
    /// An experiment as it could have been written: with its samples as they were before any preparation, and with
    /// the weights that were drawn. Nil where a part of it is of a kind that no list has.
    package init?(_ experiment: Experiment, id: String? = nil, of kinds: ExperimentKinds = .standard) {
        let training = experiment.training
        let isKnown =
            experiment.network.layers.allSatisfy {
                kinds.activations.entry(named: $0.activation.name)?.prototype == $0.activation
            }
            && experiment.network.stages.allSatisfy(kinds.layers.contains)
            && kinds.losses.entry(named: experiment.loss.name)?.prototype == experiment.loss
            && kinds.optimizers.contains(training.optimizer) && kinds.schedules.contains(training.schedule)
        guard isKnown else { return nil }
        self.id = id
        network = NetworkSpec(
            inputCount: experiment.network.inputCount, layers: experiment.network.layers.map(LayerSpec.init))
        data = DataSpec(experiment)
        loss = experiment.loss
        penalty = experiment.penalty.map(PenaltySpec.init)
        self.training = TrainingSpec(training)
        recording = RecordingSpec(experiment.recording)
    }

    /// An experiment from a value that has its samples in it, or from one that names arrays of a file.
    ///
    /// - Parameters:
    ///   - kinds: what may be named.
    ///   - array: the array of a name.
    /// - Returns: nil after problems, all of which the reader has.
    package static func read(
        _ value: Value, of kinds: ExperimentKinds = .standard, into reader: inout Reader,
        array: (String) -> Matrix? = { _ in nil }
    ) -> (id: String?, experiment: Experiment)? {
        let seed = ExperimentSpec.seed(in: value)
        guard
            var spec = ExperimentSpec.kind(seed: seed, of: kinds).read(
                value, at: [], called: "the experiment", into: &reader)
        else { return nil }
        spec.training.seed = seed
        var samples = spec.data?.rows(at: ["data"], into: &reader)
        if spec.data?.file != nil, case .text(let inputs) = spec.data?.inputs,
            case .text(let targets) = spec.data?.targets, let inputs = array(inputs),
            let targets = array(targets)
        {
            samples = SampleRows(inputs: NumberRows(inputs), targets: NumberRows(targets))
        }
        if let rows = samples {
            samples = spec.data?.classed(
                rows, outputs: spec.network?.outputCount, place: { ["data", "targets", .index($0)] },
                into: &reader)
        }
        guard let samples, let draft = spec.draft(samples: samples) else {
            if reader.problems.isEmpty { reader.report("the experiment has no samples", at: ["data"]) }
            return nil
        }
        do {
            return (spec.id, try draft.experiment())
        } catch {
            reader.report(error.message.asClause, at: error.path, remedy: error.remedy.asClause)
            return nil
        }
    }
}

extension DataSpec {
    fileprivate init(_ experiment: Experiment) {
        let source = experiment.source
        inputs = .list(source.data.inputs.nested.map { .numbers($0) })
        targets = .list(source.data.targets.nested.map { .numbers($0) })
        let preparation = source.preparation
        test = preparation.testShare.map { PartSpec(share: $0, seed: preparation.seed) }
        validation = preparation.validationShare.map {
            PartSpec(share: $0, seed: preparation.validationSeed)
        }
        standardizesInputs = preparation.standardizesInputs
        names = experiment.names.inputs.isEmpty ? nil : experiment.names.inputs
        targetName = experiment.names.target.isEmpty ? nil : experiment.names.target
        classes = experiment.names.classes.isEmpty ? nil : .named(experiment.names.classes)
    }
}

extension LayerSpec {
    fileprivate init(_ layer: Layer) {
        self = Self.prototype
        activation = layer.activation
        weights = layer.weights.nested
        biases = layer.biases.map { .each($0) } ?? .none
        behind = layer.behind.map { stage in
            // What a layer starts with anyhow is not written.
            let start = FunctionLayer(stage.function).placed(nodes: layer.nodeCount)
            return start == stage ? FunctionLayer(stage.function) : stage
        }
    }
}

extension PenaltySpec {
    fileprivate init(_ penalty: Penalty) {
        l1 = penalty.l1 == 0 ? nil : penalty.l1
        l2 = penalty.l2 == 0 && l1 != nil ? nil : penalty.l2
        includesBiases = penalty.includesBiases
    }
}

extension TrainingSpec {
    fileprivate init(_ training: Training) {
        optimizer = training.optimizer
        updates = training.updates
        batchSize = training.batchSize
        shuffle = training.shuffle
        seed = training.seed
        schedule = training.schedule
        earlyStopping = training.earlyStopping
        switch training.clipping {
        case .norm(let limit): clipping = ClippingSpec(norm: limit)
        case .value(let limit): clipping = ClippingSpec(value: limit)
        case nil: break
        }
    }
}

extension RecordingSpec {
    fileprivate init(_ options: RecordingOptions) {
        lossEvery = .updates(options.lossEvery)
        weightsEvery = options.weightsEvery.map { .updates($0) }
        traces = options.traces
    }
}
