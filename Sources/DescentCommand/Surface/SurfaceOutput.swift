import ArgumentParser
import Charting
import LossLandscape
import ReportBuilder
import Tables
import TrainingCore

/// The formats in which numbers are written.
enum NumberFile: String, CaseIterable {
    case npz, csv, json

    /// Writes a table of numbers in the format that its name asks for.
    static func write(
        to path: String, archive: () -> NumPyArchive, table: () -> Table, json: () -> JSONValue
    ) throws {
        let bytes: [UInt8]
        switch try format(of: path, as: NumberFile.self) {
        case .csv: bytes = table().csvBytes
        case .json: bytes = Array("\(json())\n".utf8)
        case .npz: return try write(archive: archive(), to: path)
        }
        try withFiles { () throws(FileError) in try FileSystem.writeAtomically(bytes, to: path, .flushed) }
    }

    static func write(archive: NumPyArchive, to path: String) throws {
        let bytes: [UInt8]
        do {
            bytes = try archive.bytes()
        } catch {
            throw Console.fail("\(error)")
        }
        try withFiles { () throws(FileError) in try FileSystem.writeAtomically(bytes, to: path, .flushed) }
    }
}

/// The way of an optimizer over a function by name.
struct ObjectiveWalk {
    private let objective: Objective
    private let start: [Double]
    private let options: OptimizerOptions

    init(_ objective: Objective, from start: [Double], by options: OptimizerOptions) {
        (self.objective, self.start, self.options) = (objective, start, options)
    }

    /// Writes it and says where it ends.
    func write(to file: String) throws -> String {
        let optimizer = options.value
        let path = try landscape {
            try objective.path(
                from: start, optimizer: optimizer, updates: options.updates ?? 1000)
        }
        try NumberFile.write(
            to: file, archive: { path.archive }, table: { path.table }, json: { path.json })
        if let update = path.divergedAtUpdate {
            return "\(optimizer.name) diverges: no finite number after update \(update)"
        }
        let end = path.places.row(path.places.rows - 1).map { NumberText.significant($0, 6) }
        return "\(optimizer.name) ends at (\(end.joined(separator: ", "))) with "
            + NumberText.significant(path.loss[path.loss.count - 1], 6)
    }
}

/// Ends the command with what is wrong with a landscape.
func landscape<Value>(_ work: () throws -> Value) throws -> Value {
    do {
        return try work()
    } catch let error as LandscapeError {
        throw Console.fail(error.description)
    }
}

extension LandscapeRequest.Outcome {
    /// Of a computation that nobody stops.
    var landscape: Landscape {
        get throws {
            guard case .complete(let landscape) = self else { throw ExitCode(130) }
            return landscape
        }
    }
}

extension SteepestDescent {
    fileprivate var ends: (start: [Double], end: [Double]) { (points.first ?? [], points.last ?? []) }

    /// "from (0, 1) down to (3, 2): level there"
    var words: String {
        func place(_ point: [Double]) -> String {
            "(" + point.map { NumberText.significant($0, 6) }.joined(separator: ", ") + ")"
        }
        return "from \(place(ends.start)) down to \(place(ends.end)): \(ending.words)"
    }

    /// `start`, `end`, and how it ends.
    var json: JSONValue {
        .object([
            .init("start", JSONValue(ends.start)), .init("end", JSONValue(ends.end)),
            .init("ending", .string(ending.rawValue)),
        ])
    }
}

extension SteepestDescent.Ending {
    fileprivate var words: String {
        switch self {
        case .level: "level there"
        case .outside: "leaves the grid"
        case .unfinished: "not at its end after the most evaluations"
        case .notFinite: "no finite number there"
        }
    }
}

extension Duration {
    var milliseconds: Double {
        Double(components.seconds) * 1000 + Double(components.attoseconds) * 1e-15
    }
}
