import Charting
import Schema
import Sweeps
import TrainingCore

/// A chart of the columns of a training, which can be read only when that is done: its keys name what was recorded.
struct RecordedChart: Sendable {
    let file: SourceFile
    let members: Members
    let root: YAMLNode
    let folder: CourseFolder?
    let vocabulary: Vocabulary

    /// The chart; `nil` after errors.
    func chart(of recording: Recording, diagnostics: inout [Diagnostic]) -> ChartSpec? {
        var reader = ChartSpecReader(file: file, folder: folder, vocabulary: vocabulary)
        reader.columns = recording.table
        return chart(&reader, &diagnostics)
    }

    /// The same of a sweep, whose tables marks name.
    func chart(of sweep: SweptRuns, diagnostics: inout [Diagnostic]) -> ChartSpec? {
        var reader = ChartSpecReader(file: file, folder: folder, vocabulary: vocabulary)
        reader.sweep = sweep
        return chart(&reader, &diagnostics)
    }

    private func chart(_ reader: inout ChartSpecReader, _ diagnostics: inout [Diagnostic]) -> ChartSpec? {
        defer { diagnostics += reader.decoder.messages }
        return reader.read(members, of: root)
    }
}
