import Charting
import Drawing
import Schema
import Sweeps
import TrainingCore

/// A chart in a file of its own.
public enum ChartFile {
    /// Reads a chart file.
    ///
    /// - Parameters:
    ///   - file: YAML, so JSON too.
    ///   - folder: where data files, experiments and recordings are looked for; `nil` allows none.
    ///   - vocabulary: what may be named.
    ///   - diagnostics: takes everything that is wrong.
    /// - Returns: `nil` after errors.
    public static func chart(
        in file: SourceFile, folder: CourseFolder?, vocabulary: Vocabulary = .standard,
        diagnostics: inout [Diagnostic]
    ) -> ChartSpec? {
        chart(
            in: file, folder: folder, vocabulary: vocabulary, sweeps: { _ throws(FileError) in nil },
            diagnostics: &diagnostics)
    }

    /// - Parameter sweeps: reads a folder that a sweep was written into; nil for other folders.
    private static func chart(
        in file: SourceFile, folder: CourseFolder?, vocabulary: Vocabulary,
        sweeps: (String) throws(FileError) -> SweptRuns?, diagnostics: inout [Diagnostic]
    ) -> ChartSpec? {
        guard !file.reportIllFormedText(into: &diagnostics),
            let root = YAMLComposer.compose(YAMLSource(file: file), diagnostics: &diagnostics)
        else { return nil }
        var reader = ChartSpecReader(file: file, folder: folder, vocabulary: vocabulary)
        defer { diagnostics += reader.decoder.messages }
        guard
            let members = reader.decoder.members(
                of: root, called: "a chart", keys: ChartSpecReader.keys + ["size"])
        else { return nil }
        if let node = root["of"] {
            guard let name = reader.decoder.read(node, as: Form<String>.text, called: "the training")
            else { return nil }
            do throws(FileError) {
                let path = folder.map { "\($0.path)/\(name)" }
                if let path, FileSystem.isFolder(path), CourseFolder.objection(to: name) == nil {
                    reader.sweep = try sweeps(path)
                }
            } catch {
                reader.decoder.error(
                    error.description, at: node.range, remedy: "name a folder that descent sweep has written")
                return nil
            }
            if reader.sweep == nil {
                guard let recording = recording(name, at: node, into: &reader) else { return nil }
                reader.columns = recording.table
            }
        }
        var chart = reader.read(members, of: root)
        chart?.note = reader.sweep?.note
        return chart
    }

    /// Reads `chart.yaml`, or `-` for the standard input, whose files are those of the current folder.
    ///
    /// - Throws: ``FileError`` where the file cannot be read.
    public static func read(
        _ argument: String, diagnostics: inout [Diagnostic]
    ) throws(FileError) -> ChartSpec? {
        try read(argument, sweeps: { _ throws(FileError) in nil }, diagnostics: &diagnostics)
    }

    /// The same, with a reader of folders that sweeps were written into.
    package static func read(
        _ argument: String, sweeps: (String) throws(FileError) -> SweptRuns?,
        diagnostics: inout [Diagnostic]
    ) throws(FileError) -> ChartSpec? {
        let isInput = argument == "-"
        let file = SourceFile(name: isInput ? "<stdin>" : argument, bytes: try FileSystem.read(argument))
        let folder = CourseFolder(path: isInput ? "." : FileSystem.folder(of: argument))
        return chart(
            in: file, folder: folder, vocabulary: .standard, sweeps: sweeps, diagnostics: &diagnostics)
    }

    /// What was recorded of an experiment beside the chart, or is now: `experiment.yaml`, `lesson.md#id`, `run.npz`.
    private static func recording(
        _ name: String, at node: YAMLNode, into reader: inout ChartSpecReader
    ) -> Recording? {
        guard let folder = reader.folder else {
            reader.decoder.error(
                "trainings need a folder to be looked for in", at: node.range,
                remedy: "give the chart as a file beside \(name)")
            return nil
        }
        let path = name.split(separator: "#").first.map(String.init) ?? name
        if let objection = CourseFolder.objection(to: path) {
            reader.decoder.error(
                objection, at: node.range, remedy: "name a file beside the chart, or below it")
            return nil
        }
        var diagnostics: [Diagnostic] = []
        defer { reader.decoder.diagnostics += diagnostics }
        do throws(FileError) {
            return try ExperimentSource.read(
                folder.path + "/" + name, vocabulary: reader.vocabulary, diagnostics: &diagnostics)?.trained()
        } catch {
            reader.decoder.error(
                error.description, at: node.range,
                remedy: "write the file of an experiment or a recording beside the chart, or lesson.md#id")
            return nil
        }
    }
}
