import LossLandscape
import ReportBuilder
import Tables
import TrainingCore

extension Recording {
    /// Writes the recording, in the format that the file's ending names: `.npz`, `.csv` or `.json`.
    ///
    /// As `.npz` or `.json` it holds its experiment, and stands for it in the command and in lessons.
    ///
    /// - Throws: where the ending is another, an array is too large for its format, or the file cannot be written.
    public func write(to path: String) throws(FileError) {
        let file = RecordingFile(self)
        try Results(archive: { file.archive }, table: { table }, json: { file.json }).write(to: path)
    }
}

extension Landscape {
    /// Writes the landscape, in the format that the file's ending names: `.npz`, `.csv` or `.json`.
    ///
    /// - Throws: where the ending is another, an array is too large for its format, or the file cannot be written.
    public func write(to path: String) throws(FileError) {
        try Results(archive: { archive }, table: { table }, json: { json }).write(to: path)
    }
}

/// Numbers in the three formats, each made when it is asked for.
private struct Results {
    let archive: () -> NumPyArchive
    let table: () -> Table
    let json: () -> JSONValue

    func write(to path: String) throws(FileError) {
        let bytes: [UInt8]
        switch FileSystem.pathExtension(of: path) {
        case "npz":
            do throws(NumPyArchive.ArchiveError) {
                bytes = try archive().bytes()
            } catch {
                throw FileError(path: path, reason: error.description)
            }
        case "csv": bytes = table().csvBytes
        case "json": bytes = Array((json().description + "\n").utf8)
        default: throw FileError(path: path, reason: "numbers end in .npz, .csv or .json")
        }
        try FileSystem.writeAtomically(bytes, to: path)
    }
}
