import Mathematics
import Tables
import TrainingCore

@testable import ReportBuilder

/// Everything that reads what people write or programs leave behind, as a function of bytes.
///
/// A reader must come to an end with a value or with messages, whatever the bytes are.
enum Reader: String, CaseIterable, Sendable {
    case yaml, experiment, chart, lesson, markdown, tex, csv, lines, json, npz, safetensors, recording,
        template, roster

    func read(_ bytes: [UInt8]) {
        let file = SourceFile(name: fileName, bytes: bytes)
        var diagnostics: [Diagnostic] = []
        switch self {
        case .yaml: _ = YAMLComposer.compose(YAMLSource(file: file), diagnostics: &diagnostics)
        case .experiment:
            _ = ExperimentFile.experiment(in: file, folder: nil, diagnostics: &diagnostics)
        case .chart: _ = ChartFile.chart(in: file, folder: nil, diagnostics: &diagnostics)
        case .lesson:
            var shared = SharedExperiments()
            _ = LessonReader.read(
                file, name: "lesson", folder: CourseFolder(path: "/nowhere"), parameters: .none,
                vocabulary: .standard, shared: &shared, diagnostics: &diagnostics)
        case .markdown: _ = MarkdownDocument(parsing: file.text)
        case .tex: _ = try? TeXReader.read(file.text)
        case .csv, .lines, .json:
            if self == .json { _ = JSONValue(parsing: bytes) }
            var rows = TableFormat.all.reader(of: file)
            if let names = rows.names(hasHeader: true) {
                while let row = rows.row(of: names.count) { for cell in row { _ = rows.text(cell) } }
            }
            diagnostics = rows.diagnostics
        case .npz:
            if let contents = try? NumPyContents(bytes) {
                for name in contents.names {
                    _ = try? contents.array(name)
                    _ = try? contents.texts(name)
                }
                _ = try? Table(contents)
            }
        case .safetensors: _ = try? WeightFile(safetensors: bytes)
        case .recording: _ = try? RecordingFile(bytes: bytes)
        case .template: _ = TemplateSet(overrides: ["page.mustache": file], diagnostics: &diagnostics)
        case .roster:
            _ = Roster(
                file, path: "{group}/{student}", courses: ["course"], parameters: ["rate"],
                diagnostics: &diagnostics)
        }
        // What is said must be sayable.
        for diagnostic in diagnostics.prefix(3) { _ = diagnostic.text }
    }

    private var fileName: String {
        switch self {
        case .csv, .roster: "table.csv"
        case .lines: "table.jsonl"
        case .json: "table.json"
        default: "file"
        }
    }
}
