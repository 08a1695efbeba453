import LossLandscape
import ReportBuilder
import TrainingCore

extension Recording {
    /// Writes the recording, in the format that the file's ending names: `.npz`, `.csv` or `.json`.
    ///
    /// As `.npz` or `.json` it holds its experiment, and stands for it in the command and in lessons.
    ///
    /// - Parameter vocabulary: what the experiment may name; one that names anything else is not in the file.
    /// - Throws: where the ending is another, an array is too large for its format, or the file cannot be written.
    public func write(to path: String, vocabulary: Vocabulary = .standard) throws(FileError) {
        try ResultFormat.write(RecordingFile(self, of: vocabulary.experiments), to: path)
    }
}

extension Landscape {
    /// Writes the landscape, in the format that the file's ending names: `.npz`, `.csv` or `.json`.
    ///
    /// - Throws: where the ending is another, an array is too large for its format, or the file cannot be written.
    public func write(to path: String) throws(FileError) {
        try ResultFormat.write(self, to: path)
    }
}
