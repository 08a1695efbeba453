import Schema
import TrainingCore

/// Reads an experiment from YAML (so from JSON too) in the form of an experiment file or block.
///
/// Everything that can be checked is checked in one go: first that every value is of the right kind, as
/// ``TrainingCore/ExperimentSpec`` declares it, then, by ``TrainingCore/ExperimentDraft``, that the shapes fit. A value
/// that was already complained about is replaced by a harmless one, so that the rest can still be checked.
struct ExperimentReader {
    var decoder: YAMLDecoder
    /// Where data files are looked for; `nil` where there are none, as for the standard input.
    let folder: CourseFolder?

    /// What a command line has said otherwise.
    let overrides: ExperimentOverrides
    let vocabulary: Vocabulary
    /// What was read last, if it is right.
    private(set) var written: ExperimentDocument?

    init(
        file: SourceFile, folder: CourseFolder?, overrides: ExperimentOverrides = .init(),
        vocabulary: Vocabulary = .standard
    ) {
        decoder = YAMLDecoder(file: file)
        self.folder = folder
        self.overrides = overrides
        self.vocabulary = vocabulary
    }

    /// The experiment, or `nil` after errors, which are in ``decoder``.
    mutating func read(_ root: YAMLNode) -> Experiment? {
        let before = decoder.diagnostics.count
        let written = decoder.value(of: root)
        let value = overrides.settings.reduce(written) { value, setting in
            setting.applied(to: value, diagnostics: &decoder.diagnostics)
        }
        let seed = overrides.seed ?? ExperimentSpec.seed(in: value)
        var reader = Reader()
        var spec = ExperimentSpec.kind(seed: seed, of: vocabulary.experiments).readAnyhow(
            value, at: [], called: "the experiment", into: &reader)
        spec?.training.seed = seed
        var samples = spec?.data?.rows(at: ["data"], into: &reader)
        if let rows = samples {
            samples = spec?.data?.classed(
                rows, outputs: spec?.network?.outputCount, place: { ["data", "targets", .index($0)] },
                into: &reader)
        }
        for problem in reader.problems {
            if let setting = setting(at: problem.path, written) {
                decoder.diagnostics.append(
                    setting.diagnostic(problem.message, remedy: problem.remedy.isEmpty ? nil : problem.remedy)
                )
            } else {
                decoder.report(problem, in: root)
            }
        }
        guard let spec else { return nil }
        if let data = spec.data, data.file != nil {
            samples = self.samples(of: data, outputs: spec.network?.outputCount, loss: spec.loss, in: root)
        }
        guard let samples, let draft = spec.draft(samples: samples) else { return nil }
        // How many nodes a layer without readable weights has is not known, nor what fits above it.
        if draft.layers.allSatisfy({ $0.nodes != nil || !$0.weights.isEmpty || $0.initialization != nil })
            || decoder.diagnostics.count == before
        {
            let isWritten = spec.data?.file == nil && spec.data?.generator == nil
            report(
                draft.problems, written: written, root: root, since: before, samplesHavePlaces: isWritten)
        }
        guard decoder.diagnostics.count == before else { return nil }
        do {
            let experiment = try draft.experiment()
            self.written = ExperimentDocument(
                value: value, fileSamples: spec.data?.file == nil ? nil : samples)
            warn(experiment.warnings, root: root)
            warnOfSeeds(in: value, root: root)
            return experiment
        } catch {
            decoder.error(error.message.asClause, at: root.range, remedy: error.remedy.asClause)
            return nil
        }
    }

    /// The setting that a problem comes from; `nil`: the file.
    private func setting(at path: Path, _ written: Value) -> ExperimentSetting? {
        overrides.settings.last { $0.isAtFault(at: path, in: written) }
    }

    /// Says which seeds a seed of the command line leaves as they are.
    private mutating func warnOfSeeds(in value: Value, root: YAMLNode) {
        guard overrides.seed != nil else { return }
        let own = value.paths(toKey: "seed").filter { $0 != ["training", "seed"] }
        guard let first = own.first else { return }
        let names = own.prefix(4).map(\.pathText).joined(separator: ", ")
        let more = own.count > 4 ? " and \(own.count - 4) more" : ""
        decoder.diagnostics.append(
            Diagnostic(
                "--seed changes nothing that has a seed of its own: \(names)\(more)", severity: .warning,
                file: decoder.file, range: root.range(at: first),
                remedy: "remove the key for what is to follow --seed, or use --set"))
    }

    /// Adds what is allowed and yet hardly meant.
    private mutating func warn(_ warnings: [ExperimentError], root: YAMLNode) {
        decoder.diagnostics += warnings.map {
            Diagnostic(
                $0.message.asClause, severity: .warning, file: decoder.file, range: root.range(at: $0.path),
                remedy: $0.remedy.asClause)
        }
    }

    /// Adds what the training core has to say, except about places that have been complained about.
    private mutating func report(
        _ problems: [ExperimentError], written: Value, root: YAMLNode, since first: Int,
        samplesHavePlaces: Bool
    ) {
        let known = decoder.diagnostics[first...].compactMap(\.range)
        let files = Set(decoder.diagnostics[first...].lazy.map(\.file.name)).subtracting([decoder.file.name])
        var told: Set<SourceRange> = []
        for problem in problems {
            if let setting = setting(at: problem.path, written) {
                // Of a value that was complained about nothing follows.
                guard !files.contains(setting.file.name) else { continue }
                decoder.diagnostics.append(
                    setting.diagnostic(problem.message.asClause, remedy: problem.remedy.asClause))
                continue
            }
            // A list of columns has no place for a sample.
            let isOfSample = problem.path.first == "data" && !samplesHavePlaces
            let path = isOfSample ? Array(problem.path.prefix(2)) : problem.path
            let place = root.range(at: path)
            let isKnown = known.contains { $0.lower < place.upper && place.lower < $0.upper }
            // Samples of a file lack the same, and share their place.
            guard !isKnown, !isOfSample || told.insert(place).inserted else { continue }
            decoder.error(problem.message.asClause, at: place, remedy: problem.remedy.asClause)
        }
    }
}
