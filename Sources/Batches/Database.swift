import CSQLite
import ReportBuilder
import Schema

/// An open SQLite database. Used by one task at a time.
final class Database {
    let path: String
    private let handle: OpaquePointer

    /// - Parameters:
    ///   - writes: whether it is also written to, and made where it is not there.
    ///   - waits: whether it is waited for a moment where another process has it.
    init(_ path: String, writes: Bool, waits: Bool = true) throws(BatchError) {
        if let kind = FileSystem.followedKind(of: path), kind != .file {
            throw BatchError(
                path: path,
                reason:
                    "a store is a file, but this is \(kind == .folder ? "a folder" : "a pipe or a device"); "
                    + "move it away, or take another folder")
        }
        guard descent_sqlite_load() == 0 else {
            throw BatchError(
                path: path,
                reason:
                    "SQLite, which batches are stored with, is not installed; on Debian and Ubuntu: apt-get install "
                    + "libsqlite3-0")
        }
        var handle: OpaquePointer?
        let code = descent_sqlite_open(path, writes ? 1 : 0, &handle)
        guard let handle else { throw BatchError(path: path, reason: "there is no memory for the store") }
        self.path = path
        self.handle = handle
        guard code == 0 else { throw error(code) }
        descent_sqlite_wait(handle, waits ? 2_000 : 0)
    }

    deinit { descent_sqlite_close(handle) }

    private func error(_ code: Int32) -> BatchError {
        BatchError(path: path, code: code, message: String(cString: descent_sqlite_message(handle)))
    }

    private func check(_ code: Int32) throws(BatchError) {
        guard code == 0 else { throw error(code) }
    }

    /// Runs statements without results.
    func run(_ text: String) throws(BatchError) { try check(descent_sqlite_run(handle, text)) }

    /// Runs some work as a whole or not at all.
    func transaction(_ work: () throws(BatchError) -> Void) throws(BatchError) {
        try run("BEGIN EXCLUSIVE")
        do throws(BatchError) {
            try work()
            try run("COMMIT")
        } catch {
            // What has failed may have been taken back already.
            _ = descent_sqlite_run(handle, "ROLLBACK")
            throw error
        }
    }

    /// Runs a statement once for each list of values.
    func insert(_ text: String, _ rows: [[Value]]) throws(BatchError) {
        let statement = try prepare(text)
        defer { descent_sqlite_finalize(statement) }
        for row in rows {
            for (index, value) in row.enumerated() { try bind(value, Int32(index + 1), of: statement) }
            let code = descent_sqlite_step(statement)
            guard code == Int32(descent_sqlite_done) else { throw error(code) }
            try check(descent_sqlite_reset(statement))
        }
    }

    /// Calls for each row of a result.
    func select(_ text: String, _ row: (Row) -> Void) throws(BatchError) {
        let statement = try prepare(text)
        defer { descent_sqlite_finalize(statement) }
        while true {
            let code = descent_sqlite_step(statement)
            if code == Int32(descent_sqlite_done) { return }
            guard code == Int32(descent_sqlite_row) else { throw error(code) }
            row(Row(statement: statement))
        }
    }

    /// The number that a statement gives.
    func integer(_ text: String) throws(BatchError) -> Int {
        var number = 0
        try select(text) { number = $0.integer(0) ?? 0 }
        return number
    }

    private func prepare(_ text: String) throws(BatchError) -> OpaquePointer {
        var statement: OpaquePointer?
        try check(descent_sqlite_prepare(handle, text, &statement))
        guard let statement else { throw BatchError(path: path, reason: "SQLite does not take a statement") }
        return statement
    }

    private func bind(_ value: Value, _ index: Int32, of statement: OpaquePointer) throws(BatchError) {
        switch value {
        case .none: try check(descent_sqlite_bind_null(statement, index))
        case .number(let number, let written):
            if let whole = Int64(written) {
                try check(descent_sqlite_bind_integer(statement, index, whole))
            } else {
                try check(descent_sqlite_bind_number(statement, index, number))
            }
        default:
            let text = value.cell
            try check(descent_sqlite_bind_text(statement, index, text, Int32(text.utf8.count)))
        }
    }

    /// A row of a result while it is looked at.
    struct Row {
        fileprivate let statement: OpaquePointer

        func integer(_ column: Int32) -> Int? {
            descent_sqlite_is_null(statement, column) != 0
                ? nil : Int(descent_sqlite_integer(statement, column))
        }

        func number(_ column: Int32) -> Double? {
            descent_sqlite_is_null(statement, column) != 0 ? nil : descent_sqlite_number(statement, column)
        }

        func text(_ column: Int32) -> String? {
            var count: Int32 = 0
            guard let bytes = descent_sqlite_text(statement, column, &count) else { return nil }
            return String(
                decoding: UnsafeRawBufferPointer(start: bytes, count: Int(count)), as: UTF8.self)
        }
    }
}
