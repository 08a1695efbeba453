import Charting
import Drawing

/// A chart that an author described mark by mark, ready to be laid out.
public struct ChartSpec: Sendable {
    public var figure: any Figure
    /// The canvas that the author asked for; `nil` takes the chart's own.
    public var size: Size?
    /// The plotted numbers.
    public var table: DataTable

    static let defaultWidth = 640.0

    /// The size for a canvas of this width: as high as the content asks for, else 5 : 8.
    func size(width: Double, measuring: any TextMeasuring) -> Size {
        let height = figure.preferredHeight(width: width, measuring: measuring)
        return Size(width, height ?? max(width * 0.625, 280))
    }

    /// The canvas: what the command line asks for, else the author's own size, else one that suits.
    public func canvas(_ size: Size? = nil, measuring: any TextMeasuring) -> Size {
        size ?? self.size ?? self.size(width: ChartSpec.defaultWidth, measuring: measuring)
    }

    /// Lays the chart out.
    ///
    /// - Parameter size: what the command line asks for; it goes before the author's own size.
    public func scene(size: Size? = nil, measuring: any TextMeasuring) -> Scene {
        figure.scene(size: canvas(size, measuring: measuring), measuring: measuring)
    }
}

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
