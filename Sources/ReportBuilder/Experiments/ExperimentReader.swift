import TrainingCore

/// Reads an experiment from YAML (so from JSON too) in the form of an experiment file or block.
///
/// Everything that can be checked is checked in one go: first that every value is of the right kind, then,
/// by ``TrainingCore/ExperimentDraft``, that the shapes fit. A value that was already complained about is
/// replaced by a harmless one, so that the rest can still be checked.
struct ExperimentReader {
    var decoder: YAMLDecoder
    /// Where data files are looked for; `nil` where there are none, as for the standard input.
    let folder: CourseFolder?

    static let keys = ["id", "network", "data", "loss", "penalty", "training", "recording"]

    /// What a command line has said otherwise.
    let overrides: ExperimentOverrides
    /// Of the initializations that have none of their own.
    var defaultSeed: UInt64 = 1

    init(file: SourceFile, folder: CourseFolder?, overrides: ExperimentOverrides = .init()) {
        decoder = YAMLDecoder(file: file)
        self.folder = folder
        self.overrides = overrides
    }

    /// The experiment, or `nil` after errors, which are in ``decoder``.
    mutating func read(_ root: YAMLNode) -> Experiment? {
        let before = decoder.diagnostics.count
        guard let fields = decoder.fields(of: root, "an experiment", keys: ExperimentReader.keys) else {
            return nil
        }
        let training = training(in: fields)
        defaultSeed = training.seed
        let network = network(in: fields)
        let data = data(in: fields)
        let loss = loss(in: fields)
        let penalty = penalty(in: fields)
        guard let network, let data else { return nil }
        var draft = ExperimentDraft(
            inputCount: network.inputCount ?? data.inputs.first?.count ?? 1, layers: network.layers,
            inputs: data.inputs, targets: data.targets, loss: loss, optimizer: training.optimizer,
            length: training.length, batchSize: training.batchSize, shuffle: training.shuffle,
            seed: training.seed, schedule: training.schedule, clipping: training.clipping)
        draft.preparation = data.preparation
        draft.penalty = penalty
        draft.recording = recordingOptions(
            in: fields,
            sampleCount: data.inputs.count - data.preparation.testCount(of: data.inputs.count),
            batchSize: training.batchSize)
        // How many nodes a layer without readable weights has is not known, nor what fits above it.
        if !network.layers.contains(where: {
            $0.nodes == nil && $0.weights.isEmpty && $0.initialization == nil
        })
            || decoder.diagnostics.count == before
        {
            report(draft.problems, root: root, since: before, samplesHavePlaces: data.isWritten)
        }
        guard decoder.diagnostics.count == before else { return nil }
        do {
            return try draft.experiment()
        } catch {
            decoder.error(error.message.asClause, at: root.range, remedy: error.remedy.asClause)
            return nil
        }
    }

    /// Adds what the training core has to say, except about places that have been complained about.
    private mutating func report(
        _ problems: [ExperimentError], root: YAMLNode, since first: Int, samplesHavePlaces: Bool
    ) {
        let known = decoder.diagnostics[first...].compactMap(\.range)
        for problem in problems {
            // A list of columns has no place for a sample.
            let isOfSample = problem.path.first == "data" && !samplesHavePlaces
            let place = root.descendant(at: isOfSample ? Array(problem.path.prefix(2)) : problem.path)
            let isKnown = known.contains { $0.lower < place.upper && place.lower < $0.upper }
            guard !isKnown else { continue }
            decoder.error(problem.message.asClause, at: place, remedy: problem.remedy.asClause)
        }
    }

    private mutating func loss(in fields: YAMLFields) -> Loss {
        guard let node = fields["loss"] else { return .meanSquaredError }
        let name = decoder.choice(
            node, of: Loss.allCases.map(\.rawValue), called: "losses", "the loss")
        return name.flatMap(Loss.init) ?? .meanSquaredError
    }
}

extension YAMLNode {
    /// The place of the longest beginning of a path that there is.
    fileprivate func descendant(at path: [ExperimentError.PathComponent]) -> SourceRange {
        var node = self
        for component in path {
            switch (component, node.content) {
            case (.key(let key), .mapping(let fields)):
                guard let field = fields.first(where: { $0.key == key }) else { return node.range }
                node = field.value
            case (.index(let index), .sequence(let items)):
                guard items.indices.contains(index) else { return node.range }
                node = items[index]
            default:
                return node.range
            }
        }
        return node.range
    }
}

extension String {
    /// A sentence as a message begins and ends: `Layer 2 has no nodes.` as `layer 2 has no nodes`. Names
    /// and acronyms keep their capitals.
    var asClause: String {
        var text = self
        if text.hasSuffix(".") { text.removeLast() }
        guard let first = text.first, first.isUppercase else { return text }
        let second = text.dropFirst().first
        guard second == nil || second == " " || second?.isLowercase == true else { return text }
        return first.lowercased() + text.dropFirst()
    }
}
