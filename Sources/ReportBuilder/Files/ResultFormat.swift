import Tables

/// The formats of files of numbers, by the endings of their names.
package enum ResultFormat: String, CaseIterable, Sendable {
    case npz, csv, json

    /// Writes what was computed in the format that the name of the file asks for. It takes time to make it again: the
    /// file is on the disk before it has its name.
    package static func write(_ result: some NumericResult, to path: String) throws(FileError) {
        switch ResultFormat(rawValue: FileSystem.pathExtension(of: path)) {
        case .npz: try write(result.archive, to: path)
        case .csv: try FileSystem.writeAtomically(result.table.csvBytes, to: path, .flushed)
        case .json: try FileSystem.writeAtomically(Array("\(result.json)\n".utf8), to: path, .flushed)
        case nil: throw FileError(path: path, reason: "numbers end in .npz, .csv or .json")
        }
    }

    /// Writes arrays as `.npz`, likewise.
    package static func write(_ archive: NumPyArchive, to path: String) throws(FileError) {
        let bytes: [UInt8]
        do throws(NumPyArchive.ArchiveError) {
            bytes = try archive.bytes()
        } catch {
            throw FileError(path: path, reason: error.description)
        }
        try FileSystem.writeAtomically(bytes, to: path, .flushed)
    }
}
