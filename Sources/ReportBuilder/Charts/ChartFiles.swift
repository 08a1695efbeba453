import Charting
import LossLandscape
import Schema
import Tables
import TrainingCore

/// The data files beside a chart: tables in any of the formats, grids as `.npz` or `.json`.
final class ChartFiles: ChartDataSource {
    private let folder: CourseFolder
    private let vocabulary: Vocabulary
    /// What is wrong inside of the files.
    private(set) var diagnostics: [Diagnostic] = []
    /// What was read, each with a number that tells whether it is another.
    private(set) var prints: [String: UInt64] = [:]

    init(_ folder: CourseFolder, vocabulary: Vocabulary) {
        self.folder = folder
        self.vocabulary = vocabulary
    }

    func table(_ name: String) throws(Problem) -> Table? {
        let isArchive = name.hasSuffix(".npz")
        if isArchive || name.hasSuffix(".json") {
            let bytes = try bytes(name)
            if isArchive ? try isRecording(name, bytes) : RecordingFile.isRecording(bytes) {
                return try recorded(name, bytes)
            }
            if isArchive { return try arrays(name, bytes) }
        }
        let file: SourceFile
        do {
            file = try folder.read(name)
            prints[name] = FileSystem.fingerprint(of: file.bytes)
        } catch {
            throw problem(error.description)
        }
        return Table(file, formats: vocabulary.tableFormats, diagnostics: &diagnostics)
    }

    /// What was recorded, as `of:` shows it.
    private func recorded(_ name: String, _ bytes: [UInt8]) throws(Problem) -> Table {
        do {
            return try RecordingFile(bytes: bytes, of: vocabulary.experiments).recording.table
        } catch {
            throw problem("\(name): \(error.description.asClause)")
        }
    }

    private func isRecording(_ name: String, _ archive: [UInt8]) throws(Problem) -> Bool {
        do {
            return RecordingFile.isRecording(try NumPyContents(archive))
        } catch {
            throw damaged(name, error)
        }
    }

    private func arrays(_ name: String, _ bytes: [UInt8]) throws(Problem) -> Table {
        do {
            return try Table(NumPyContents(bytes))
        } catch {
            throw damaged(name, error)
        }
    }

    func grid(_ name: String) throws(Problem) -> Grid {
        let bytes = try bytes(name)
        let arrays: GridArrays
        let mask: [Bool]?
        do throws(NumPyReadError) {
            if name.hasSuffix(".json") {
                guard let surface = JSONValue(parsing: bytes) else {
                    throw NumPyReadError("These bytes are no JSON.")
                }
                (arrays, mask) = (try GridArrays(surface), GridSampling.mask(surface))
            } else {
                let contents = try NumPyContents(bytes)
                (arrays, mask) = (try GridArrays(contents), GridSampling.mask(contents))
            }
        } catch {
            throw damaged(
                name, error,
                remedy: "an .npz or .json file with x, y and loss, as descent surface writes it")
        }
        guard let grid = Grid(x: arrays.x, y: arrays.y, values: arrays.values, isComputed: mask) else {
            throw problem(
                "x and y of the file must ascend and have at least two numbers each",
                remedy: "sort the axes before saving")
        }
        return grid
    }

    private func bytes(_ name: String) throws(Problem) -> [UInt8] {
        do {
            let bytes = try folder.bytes(of: name)
            prints[name] = FileSystem.fingerprint(of: bytes)
            return bytes
        } catch {
            throw problem(error.description)
        }
    }

    private func damaged(
        _ name: String, _ error: NumPyReadError, remedy: String = "save the archive again"
    ) -> Problem {
        problem("\(name): \(error.description.asClause)", remedy: remedy)
    }

    private func problem(
        _ message: String, remedy: String = "data files stand in the folder of the chart, or below it"
    ) -> Problem {
        Problem(path: [], message: message, remedy: remedy)
    }
}
