import Schema
import Sweeps
import TrainingCore

/// A sweep in a file of its own.
package enum SweepFile {
    /// How many values of keys are tried before anything is trained.
    static let mostTrials = 5_000

    /// Reads a sweep file, and the experiment that it names.
    ///
    /// - Parameters:
    ///   - path: of YAML, so JSON too; `-` is the standard input.
    ///   - settings: values instead of the experiment's own.
    ///   - vocabulary: what may be named.
    ///   - diagnostics: takes everything that is wrong, also with single values of the keys that vary.
    /// - Returns: `nil` after errors.
    /// - Throws: ``FileError`` where a file cannot be read.
    package static func read(
        _ path: String, settings: [ExperimentSetting] = [], vocabulary: Vocabulary = .standard,
        diagnostics: inout [Diagnostic]
    ) throws(FileError) -> SweepPlan? {
        let file = SourceFile(name: path == "-" ? "<stdin>" : path, bytes: try FileSystem.read(path))
        guard !file.reportIllFormedText(into: &diagnostics),
            let root = YAMLComposer.compose(YAMLSource(file: file), diagnostics: &diagnostics)
        else { return nil }
        var decoder = YAMLDecoder(file: file)
        let spec = decoder.read(root, as: SweepSpec.kind, called: "the sweep")
        diagnostics += decoder.diagnostics
        guard var spec else { return nil }
        let written = try experiment(
            of: spec, in: file, root, beside: path == "-" ? nil : FileSystem.folder(of: path),
            settings: settings, vocabulary: vocabulary, diagnostics: &diagnostics)
        guard let written else { return nil }
        decoder = YAMLDecoder(file: file)
        defer { diagnostics += decoder.diagnostics }
        if written.fileSamples != nil { reportDataKeys(spec, in: root, &decoder) }
        spec.experiment = written.selfContained
        do throws(Problem) {
            let plan = try SweepPlan(spec, of: vocabulary.experiments)
            if decoder.diagnostics.isEmpty { tryValues(of: plan, in: root, &decoder) }
            return decoder.diagnostics.isEmpty ? plan : nil
        } catch {
            decoder.report(error, in: root)
            return nil
        }
    }

    /// The experiment that is written in the sweep or named there; `nil` after errors.
    private static func experiment(
        of spec: SweepSpec, in file: SourceFile, _ root: YAMLNode, beside folder: String?,
        settings: [ExperimentSetting], vocabulary: Vocabulary, diagnostics: inout [Diagnostic]
    ) throws(FileError) -> WrittenExperiment? {
        guard case .mapping(let fields) = root.content,
            let node = fields.first(where: { $0.key == "experiment" })?.value
        else { return nil }
        if case .text(let name) = spec.experiment {
            let isBeside = folder != nil && folder != "." && !name.hasPrefix("/")
            let path = isBeside ? "\(folder ?? ".")/\(name)" : name
            guard name != "-" else {
                throw FileError(
                    path: file.name, reason: "the experiment of a sweep is a file or written in it")
            }
            let source = try ExperimentSource.read(
                path, settings: settings, vocabulary: vocabulary, diagnostics: &diagnostics)
            if let source, source.written == nil {
                throw FileError(path: path, reason: "there are no words for this experiment")
            }
            return source?.written
        }
        var reader = ExperimentReader(
            file: file, folder: folder.map { CourseFolder(path: $0) },
            overrides: .init(settings: settings), vocabulary: vocabulary)
        _ = reader.read(node)
        diagnostics += reader.decoder.diagnostics
        return reader.written
    }

    /// The samples of a file are read once, before anything is varied.
    private static func reportDataKeys(_ spec: SweepSpec, in root: YAMLNode, _ decoder: inout YAMLDecoder) {
        let keys = ["inputs", "targets", "file", "header", "missing", "classes", "generate"]
        for axis in spec.axes
        where axis.key == "data" || keys.contains(where: { axis.key.starts(with: "data.\($0)") }) {
            let problem = Problem(
                path: ["vary", .key(axis.key)], place: .key,
                message: "\(axis.key) cannot be varied where the samples come from a file",
                remedy: "write a sweep for each")
            decoder.report(problem, in: root)
        }
    }

    /// Tries each value with the first ones of all others, and complains about those that are wrong by themselves; where
    /// nothing at all fits, about that.
    private static func tryValues(of plan: SweepPlan, in root: YAMLNode, _ decoder: inout YAMLDecoder) {
        var trials = 0
        for (number, axis) in plan.axes.enumerated() {
            guard let path = Path.written(axis.key) else { continue }
            var misfits: [Problem] = []
            for index in 0..<axis.count where trials < mostTrials {
                trials += 1
                let problems = plan.problems(of: plan.run(ofAxis: number, value: index))
                guard var problem = problems.first(where: { $0.path.starts(with: path) }) else {
                    misfits += problems.prefix(1)
                    continue
                }
                let isOfKey = problem.place == .key
                problem.path = ["vary", .key(axis.key)] + (isOfKey ? [] : [.index(index)])
                problem.place = isOfKey ? .key : .value
                let value = axis.values[index].cell
                if !isOfKey, !problem.message.contains(value) {
                    problem.message += ", with \(axis.key) = \(value.shortened(to: 40))"
                }
                decoder.report(problem, in: root)
                // The other values of a range have the same fault.
                if isOfKey || decoder.diagnostics.count > 20 { return }
                if case .mapping = root.node(at: ["vary", .key(axis.key)])?.content { break }
            }
            // The last run has other values of all keys.
            guard misfits.count == axis.count, decoder.diagnostics.isEmpty,
                !plan.problems(of: plan.count - 1).isEmpty, var problem = misfits.first
            else { continue }
            problem.message = "no value of \(axis.key) fits: \(problem.message)"
            (problem.path, problem.place) = (["vary", .key(axis.key)], .key)
            return decoder.report(problem, in: root)
        }
    }
}

extension YAMLNode {
    /// What stands at a path of keys, if it is there.
    fileprivate func node(at path: Path) -> YAMLNode? {
        guard let step = path.first else { return self }
        guard case .mapping(let fields) = content, case .key(let key) = step else { return nil }
        return fields.first { $0.key == key }?.value.node(at: Array(path.dropFirst()))
    }
}
