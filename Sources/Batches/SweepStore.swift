import Schema
import Sweeps
import Tables
import TrainingCore

/// The results of a sweep, or of a shard of one, in a file of SQLite.
///
/// The form is that of version 1, as docs/batches.md describes it. One process writes; a run that is stored is never done
/// again.
final class SweepStore {
    /// Of the form of the tables.
    static let version = 1
    /// What tells these files from other databases: "Dsct".
    private static let mark = 0x4473_6374

    let plan: SweepPlan
    private let database: Database

    /// Opens a store to write to, which is made if it is not there. As long as it is open nobody else can use it.
    init(writing path: String, _ plan: SweepPlan) throws(BatchError) {
        database = try Database(path, writes: true)
        self.plan = plan
        try database.run("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=DELETE")
        try database.transaction { () throws(BatchError) in
            guard try database.integer("SELECT count(*) FROM sqlite_master") == 0 else { return }
            try create()
        }
        try Self.check(database)
        try Self.text(in: database).map { (text) throws(BatchError) in
            try plan.refuse(anotherThan: text, path: path)
        }
    }

    /// Opens a store to read from.
    ///
    /// - Parameter waits: whether it is waited for a moment where another process writes.
    init(reading path: String, waits: Bool = true) throws(BatchError) {
        database = try Database(path, writes: false, waits: waits)
        try Self.check(database)
        guard let text = try Self.text(in: database), let plan = SweepPlan(text: text) else {
            throw BatchError(
                path: path, reason: "the store does not say what its runs are; run the sweep again")
        }
        self.plan = plan
    }

    private static func check(_ database: Database) throws(BatchError) {
        guard try database.integer("PRAGMA application_id") == mark else {
            let isEmpty = try database.integer("SELECT count(*) FROM sqlite_master") == 0
            throw BatchError(
                path: database.path,
                reason: isEmpty
                    ? "nothing is stored here, as the sweep ended before its first run; run the same again"
                    : "this database is no store of runs; take another folder")
        }
        let version = try database.integer("PRAGMA user_version")
        guard version == Self.version else {
            throw BatchError(
                path: database.path,
                reason:
                    "this store has version \(version), this descent reads version \(Self.version); use the descent "
                    + "that wrote it, or take another folder")
        }
        let tables = "('batch', 'runs', 'curves')"
        guard try database.integer("SELECT count(*) FROM sqlite_master WHERE name IN \(tables)") == 3 else {
            throw BatchError(damaged: database.path)
        }
    }

    private static func text(in database: Database) throws(BatchError) -> String? {
        var text: String?
        try database.select("SELECT value FROM batch WHERE key = 'sweep'") { text = $0.text(0) }
        return text
    }

    private func create() throws(BatchError) {
        let keys = plan.axes.map { ", \(Self.quoted($0.column))" }.joined()
        try database.run(
            """
            PRAGMA application_id = \(Self.mark);
            PRAGMA user_version = \(Self.version);
            CREATE TABLE batch (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
            CREATE TABLE runs (run INTEGER PRIMARY KEY\(keys), seed INTEGER, status TEXT NOT NULL, loss REAL,
              test_loss REAL, accuracy REAL, test_accuracy REAL, diverged_at INTEGER, updates INTEGER NOT NULL,
              message TEXT);
            CREATE TABLE curves (run INTEGER NOT NULL, name TEXT NOT NULL, updates TEXT NOT NULL,
              "values" TEXT NOT NULL, PRIMARY KEY (run, name)) WITHOUT ROWID;
            """)
        try database.insert(
            "INSERT INTO batch VALUES (?, ?)",
            [[.text("kind"), .text("sweep")], [.text("sweep"), .text(plan.text)]])
    }

    private static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

    /// Adds results, all or none of them; what is stored already stays.
    func append(_ results: [SweepResult]) throws(BatchError) {
        guard !results.isEmpty else { return }
        let places = [String](repeating: "?", count: plan.axes.count + 10).joined(separator: ", ")
        let table = SweepTable(plan, results)
        let rows = zip(table.rows, results).map { $0 + [$1.message.map { .text($0) } ?? Value.none] }
        let curves = results.flatMap { result in
            result.curves.map { curve -> [Value] in
                [
                    .integer(result.run), .text(curve.name),
                    .text("\(JSONValue(curve.updates.map(Double.init)))"),
                    .text("\(JSONValue(curve.values))"),
                ]
            }
        }
        try database.transaction { () throws(BatchError) in
            try database.insert("INSERT OR IGNORE INTO runs VALUES (\(places))", rows)
            try database.insert("INSERT OR IGNORE INTO curves VALUES (?, ?, ?, ?)", curves)
        }
    }

    /// The runs that are stored, in ascending order.
    func runs() throws(BatchError) -> [Int] {
        var runs: [Int] = []
        try database.select("SELECT run FROM runs ORDER BY run") { runs.append($0.integer(0) ?? 0) }
        return runs
    }

    /// All results, in the order of their runs.
    func results(withCurves: Bool) throws(BatchError) -> [SweepResult] {
        var results: [SweepResult] = []
        try database.select(
            """
            SELECT run, status, loss, test_loss, accuracy, test_accuracy, diverged_at, updates, message
            FROM runs ORDER BY run
            """
        ) { row in
            let status = row.text(1).flatMap(SweepResult.Status.init) ?? .failed
            var result = SweepResult(
                run: row.integer(0) ?? 0, status: status, updates: row.integer(7) ?? 0, message: row.text(8))
            (result.loss, result.testLoss) = (row.number(2), row.number(3))
            (result.accuracy, result.testAccuracy) = (row.number(4), row.number(5))
            result.divergedAt = row.integer(6)
            results.append(result)
        }
        guard withCurves else { return results }
        var curves: [Int: [SweepResult.Curve]] = [:]
        try database.select("SELECT run, name, updates, \"values\" FROM curves") { row in
            let updates = row.text(2).flatMap { JSONValue(parsing: $0.utf8)?.items } ?? []
            let values = row.text(3).flatMap { JSONValue(parsing: $0.utf8)?.items } ?? []
            curves[row.integer(0) ?? 0, default: []].append(
                SweepResult.Curve(
                    name: row.text(1) ?? "",
                    updates: updates.map { $0.number.flatMap(Int.init(exactly:)) ?? 0 },
                    values: values.map { $0.number ?? .nan }))
        }
        for index in results.indices { results[index].curves = curves[results[index].run] ?? [] }
        return results
    }

    /// How far it is.
    func summary(_ shard: Shard?) throws(BatchError) -> SweepSummary {
        SweepSummary(shard: shard, runs: shard?.count(of: plan.count) ?? plan.count, tally: try tally())
    }

    /// What became of the stored runs.
    func tally() throws(BatchError) -> SweepTally {
        var tally = SweepTally()
        try database.select("SELECT status, count(*) FROM runs GROUP BY status") { row in
            if let status = row.text(0).flatMap(SweepResult.Status.init) {
                tally.counts[status] = row.integer(1)
            }
        }
        try database.select(
            "SELECT run, message FROM runs WHERE status = 'failed' ORDER BY run LIMIT \(SweepTally.mostFailures)"
        ) { row in
            tally.failures.append(.init(run: row.integer(0) ?? 0, message: row.text(1) ?? ""))
        }
        return tally
    }
}
