import Schema
import Sweeps
import TrainingCore

/// A sweep in a file of its own.
package enum SweepFile {
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
        let spec = SweepDocument.spec(root, in: file, &diagnostics)
        guard var spec else { return nil }
        let folder = path == "-" ? nil : FileSystem.folder(of: path)
        func set(_ settings: [ExperimentSetting]) throws(FileError) -> ExperimentDocument? {
            try experiment(
                of: spec, in: file, root, beside: folder, settings: settings, vocabulary: vocabulary,
                diagnostics: &diagnostics)
        }
        let written = try set(settings)
        if let index = spec.axes.firstIndex(where: { $0.key == SweepAxis.fileKey }) {
            var samples: [Value] = []
            for (place, value) in spec.axes[index].values.enumerated() {
                // As if each were written in the experiment, one after the other.
                let setting = ExperimentSetting("\(SweepAxis.fileKey)=\(value.cell)")
                let before = diagnostics.count
                let data = try setting.flatMap { (setting) throws(FileError) in
                    try set(settings + [setting])?.selfContained["data"]
                }
                for number in diagnostics.indices.dropFirst(before)
                where !diagnostics[number].file.name.hasSuffix(value.cell) {
                    diagnostics[number].file = file
                    diagnostics[number].range = root.range(at: [
                        "vary", .key(SweepAxis.fileKey), .index(place),
                    ])
                }
                guard let data else { return nil }
                samples.append(data)
            }
            spec.axes[index] = spec.axes[index].with(samples: samples)
        }
        return SweepDocument.plan(spec, of: written, in: file, root, vocabulary: vocabulary, &diagnostics)
    }

    /// The experiment that is written in the sweep or named there; `nil` after errors.
    private static func experiment(
        of spec: SweepSpec, in file: SourceFile, _ root: YAMLNode, beside folder: String?,
        settings: [ExperimentSetting], vocabulary: Vocabulary, diagnostics: inout [Diagnostic]
    ) throws(FileError) -> ExperimentDocument? {
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
        return SweepDocument.written(
            node, in: file, folder: folder.map { CourseFolder(path: $0) }, settings: settings,
            vocabulary: vocabulary, &diagnostics)
    }
}
