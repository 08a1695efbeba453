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
        let value = decoder.value(of: root)
        let seed = overrides.seed ?? ExperimentSpec.seed(in: value)
        var reader = Reader()
        var spec = ExperimentSpec.kind(seed: seed, of: vocabulary.experiments).readAnyhow(
            value, at: [], called: "the experiment", into: &reader)
        spec?.training.seed = seed
        var samples = spec?.data?.rows(at: ["data"], into: &reader)
        if let rows = samples {
            samples = spec?.data?.classed(rows, place: { ["data", "targets", .index($0)] }, into: &reader)
        }
        for problem in reader.problems { decoder.report(problem, in: root) }
        guard let spec else { return nil }
        if let data = spec.data, data.file != nil { samples = self.samples(of: data, in: root) }
        guard let samples, let draft = spec.draft(samples: samples) else { return nil }
        // How many nodes a layer without readable weights has is not known, nor what fits above it.
        if draft.layers.allSatisfy({ $0.nodes != nil || !$0.weights.isEmpty || $0.initialization != nil })
            || decoder.diagnostics.count == before
        {
            let isWritten = spec.data?.file == nil && spec.data?.generator == nil
            report(draft.problems, root: root, since: before, samplesHavePlaces: isWritten)
        }
        guard decoder.diagnostics.count == before else { return nil }
        do {
            let experiment = try draft.experiment()
            warn(experiment.warnings, root: root)
            return experiment
        } catch {
            decoder.error(error.message.asClause, at: root.range, remedy: error.remedy.asClause)
            return nil
        }
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
        _ problems: [ExperimentError], root: YAMLNode, since first: Int, samplesHavePlaces: Bool
    ) {
        let known = decoder.diagnostics[first...].compactMap(\.range)
        for problem in problems {
            // A list of columns has no place for a sample.
            let isOfSample = problem.path.first == "data" && !samplesHavePlaces
            let path = isOfSample ? Array(problem.path.prefix(2)) : problem.path
            let place = root.range(at: path)
            let isKnown = known.contains { $0.lower < place.upper && place.lower < $0.upper }
            guard !isKnown else { continue }
            decoder.error(problem.message.asClause, at: place, remedy: problem.remedy.asClause)
        }
    }
}
