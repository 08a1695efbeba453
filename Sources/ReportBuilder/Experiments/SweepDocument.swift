import Schema
import Sweeps
import TrainingCore

/// A sweep as it is written in a file or in a block of a lesson.
enum SweepDocument {
    /// How many values of keys are tried before anything is trained.
    static let mostTrials = 5_000

    /// Reads the sweep of a block, whose experiment stands in it or above it.
    ///
    /// - Parameters:
    ///   - experiments: those above, by their ids; nil for one with errors.
    /// - Returns: `nil` after errors.
    static func plan(
        _ root: YAMLNode, in file: SourceFile, folder: CourseFolder,
        experiments: [String: ExperimentDocument?], vocabulary: Vocabulary,
        diagnostics: inout [Diagnostic]
    ) -> SweepPlan? {
        let spec = spec(root, in: file, &diagnostics)
        guard let spec, let node = root["experiment"] else { return nil }
        var written: ExperimentDocument?
        if case .text(let name) = spec.experiment {
            guard let known = experiments[name] else {
                diagnostics.append(
                    Diagnostic(
                        "there is no experiment \"\(name.shortened(to: 60))\" above", file: file,
                        range: node.range,
                        remedy: experiments.isEmpty
                            ? "write it in a block above, or here"
                            : Nearest.remedy(
                                for: name, among: experiments.keys.sorted(), called: "experiments")))
                return nil
            }
            written = known
        } else {
            written = self.written(node, in: file, folder: folder, vocabulary: vocabulary, &diagnostics)
        }
        let plan = plan(spec, of: written, in: file, root, vocabulary: vocabulary, &diagnostics)
        guard let plan, let objection = LessonSweepLimits.objection(to: plan) else { return plan }
        diagnostics.append(
            Diagnostic(
                objection, file: file, range: root["vary"]?.range ?? node.range,
                remedy: "vary less, or train it with descent sweep and draw its table"))
        return nil
    }

    /// What is written, without its experiment; `nil` after errors.
    static func spec(
        _ root: YAMLNode, in file: SourceFile, _ diagnostics: inout [Diagnostic]
    ) -> SweepSpec? {
        var decoder = YAMLDecoder(file: file)
        defer { diagnostics += decoder.diagnostics }
        return decoder.read(root, as: SweepSpec.kind, called: "the sweep")
    }

    /// The runs of a sweep of an experiment; `nil` after errors, also with single values of the keys that vary.
    static func plan(
        _ spec: SweepSpec, of written: ExperimentDocument?, in file: SourceFile, _ root: YAMLNode,
        vocabulary: Vocabulary, _ diagnostics: inout [Diagnostic]
    ) -> SweepPlan? {
        guard let written else { return nil }
        var spec = spec
        var decoder = YAMLDecoder(file: file)
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

    /// The experiment that is written in the sweep.
    static func written(
        _ node: YAMLNode, in file: SourceFile, folder: CourseFolder?, settings: [ExperimentSetting] = [],
        vocabulary: Vocabulary, _ diagnostics: inout [Diagnostic]
    ) -> ExperimentDocument? {
        var reader = ExperimentReader(
            file: file, folder: folder, overrides: .init(settings: settings), vocabulary: vocabulary)
        _ = reader.read(node)
        diagnostics += reader.decoder.diagnostics
        return reader.written
    }

    /// The samples of a file are read once, before anything is varied.
    private static func reportDataKeys(_ spec: SweepSpec, in root: YAMLNode, _ decoder: inout YAMLDecoder) {
        let keys = ["inputs", "targets", "file", "header", "missing", "classes", "generate"]
        for axis in spec.axes where axis.samples.isEmpty {
            guard axis.key == "data" || keys.contains(where: { axis.key.starts(with: "data.\($0)") }) else {
                continue
            }
            let problem = Problem(
                path: ["vary", .key(axis.key)], place: .key,
                message: "\(axis.key) cannot be varied where the samples come from a file",
                remedy: axis.key == SweepAxis.fileKey
                    ? "files are varied in a sweep of its own file: descent sweep FILE"
                    : "write a sweep for each")
            decoder.report(problem, in: root)
        }
    }

    /// Whether a problem is one of a key that varies: with its values, or with the key itself, which then may be wrong
    /// from its first part on.
    private static func isOf(_ path: Path, _ problem: Problem) -> Bool {
        problem.path.starts(with: path)
            || problem.place == .key && !problem.path.isEmpty && path.starts(with: problem.path)
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
                guard var problem = problems.first(where: { Self.isOf(path, $0) }) else {
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
                if decoder.diagnostics.count > 20 { return }
                // The other values have the same fault.
                if isOfKey { break }
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
