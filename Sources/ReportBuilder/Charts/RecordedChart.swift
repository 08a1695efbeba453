import Charting
import TrainingCore

/// A chart of the columns of a training, which can be read only when that is done: its keys name what was recorded.
struct RecordedChart: Sendable {
    let file: SourceFile
    let fields: YAMLFields
    let root: YAMLNode
    let folder: CourseFolder?
    let vocabulary: Vocabulary

    /// The chart; `nil` after errors.
    func chart(of recording: Recording, diagnostics: inout [Diagnostic]) -> ChartSpec? {
        var reader = ChartSpecReader(file: file, folder: folder, vocabulary: vocabulary)
        reader.columns = recording.table
        defer { diagnostics += reader.decoder.diagnostics }
        return reader.read(fields, of: root)
    }
}
