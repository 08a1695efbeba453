import Charting
import Drawing

/// A chart in a file of its own.
public enum ChartFile {
    /// Reads a chart file.
    ///
    /// - Parameters:
    ///   - file: YAML, so JSON too.
    ///   - folder: where data files are looked for; `nil` allows none.
    ///   - vocabulary: what may be named.
    ///   - diagnostics: takes everything that is wrong.
    /// - Returns: `nil` after errors.
    public static func chart(
        in file: SourceFile, folder: CourseFolder?, vocabulary: Vocabulary = .standard,
        diagnostics: inout [Diagnostic]
    ) -> ChartSpec? {
        guard !file.reportIllFormedText(into: &diagnostics),
            let root = YAMLComposer.compose(YAMLSource(file: file), diagnostics: &diagnostics)
        else { return nil }
        var reader = ChartSpecReader(file: file, folder: folder, vocabulary: vocabulary)
        defer { diagnostics += reader.decoder.diagnostics }
        guard let fields = reader.decoder.fields(of: root, "a chart", keys: ChartSpecReader.keys + ["size"])
        else { return nil }
        return reader.read(fields, of: root)
    }

    /// Reads `chart.yaml`, or `-` for the standard input.
    ///
    /// - Throws: ``FileError`` where the file cannot be read.
    public static func read(
        _ argument: String, diagnostics: inout [Diagnostic]
    ) throws(FileError) -> ChartSpec? {
        let isInput = argument == "-"
        let file = SourceFile(name: isInput ? "<stdin>" : argument, bytes: try FileSystem.read(argument))
        let folder = isInput ? nil : CourseFolder(path: FileSystem.folder(of: argument))
        return chart(in: file, folder: folder, diagnostics: &diagnostics)
    }
}
