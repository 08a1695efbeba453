import CSQLite
import ReportBuilder

/// Why a batch cannot go on, with what to do about it.
package struct BatchError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file or folder.
    package let path: String
    package let reason: String

    /// Whether another process has what is asked for.
    let isOfAnother: Bool

    package init(path: String, reason: String) {
        self.path = path
        self.reason = reason
        isOfAnother = false
    }

    /// A store that cannot be read.
    init(damaged path: String) {
        self.init(path: path, reason: Self.damage)
    }

    init(_ error: FileError) { self.init(path: error.path, reason: error.reason) }

    package var description: String { "\(path): \(reason)" }

    /// - Parameters:
    ///   - code: of SQLite.
    ///   - message: its own words.
    init(path: String, code: Int32, message: String) {
        self.path = path
        let code = Int(code & 0xFF)
        isOfAnother = [descent_sqlite_busy, descent_sqlite_locked].contains(code)
        reason =
            switch code {
            case descent_sqlite_busy, descent_sqlite_locked:
                "another process is writing into this store; wait for it, or take another folder"
            case descent_sqlite_full:
                "the disk is full; what was stored is whole, make room and run the same again"
            case descent_sqlite_readonly: "the store cannot be written to; check the rights of the folder"
            case descent_sqlite_cannot_open:
                "the store cannot be opened; check that the folder is there and may be written to"
            case descent_sqlite_corrupt, descent_sqlite_not_a_database: Self.damage
            default: "SQLite says: \(message)"
            }
    }

    private static let damage =
        "this is no store of runs, or it is damaged; remove it and run the same again"
}
