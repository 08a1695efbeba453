import Charting
import LossLandscape
import Schema
import Tables
import TrainingCore

/// The data files beside a chart: tables in any of the formats, grids as `.npz`.
final class ChartFiles: ChartDataSource {
    private let folder: CourseFolder
    private let formats: [TableFormat]
    /// What is wrong inside of the files.
    private(set) var diagnostics: [Diagnostic] = []
    /// What was read, each with a number that tells whether it is another.
    private(set) var prints: [String: UInt64] = [:]

    init(_ folder: CourseFolder, formats: [TableFormat]) {
        self.folder = folder
        self.formats = formats
    }

    func table(_ name: String) throws(Problem) -> Table? {
        if name.hasSuffix(".npz") { return try arrays(name) }
        let file: SourceFile
        do {
            file = try folder.read(name)
            prints[name] = FileSystem.fingerprint(of: file.bytes)
        } catch {
            throw problem(error.description)
        }
        return Table(file, formats: formats, diagnostics: &diagnostics)
    }

    /// The one-dimensional arrays of a NumPy archive as columns; shorter ones end with gaps.
    private func arrays(_ name: String) throws(Problem) -> Table {
        let bytes = try bytes(name)
        do {
            let contents = try NumPyContents(bytes)
            var columns: [Table.Column] = []
            for array in contents.names {
                let content = try contents.array(array)
                if content.shape.count == 1 {
                    columns.append(Table.Column(array, .numbers(content.elements)))
                }
            }
            let count = columns.map(\.cells.count).max() ?? 0
            return Table(columns.map { Table.Column($0.name, $0.cells.rows(Array(0..<count))) })
        } catch {
            throw damaged(name, error)
        }
    }

    func grid(_ name: String) throws(Problem) -> Grid {
        let bytes = try bytes(name)
        let arrays: GridArrays
        let mask: [Bool]?
        do {
            let contents = try NumPyContents(bytes)
            arrays = try GridArrays(contents)
            mask = GridSampling.mask(contents)
        } catch {
            throw damaged(name, error)
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

    private func damaged(_ name: String, _ error: NumPyReadError) -> Problem {
        problem(
            "\(name): \(error.description.asClause)",
            remedy: "an .npz file with the arrays x, y and loss, as descent surface writes it")
    }

    private func problem(
        _ message: String, remedy: String = "data files stand in the folder of the chart, or below it"
    ) -> Problem {
        Problem(path: [], message: message, remedy: remedy)
    }
}
