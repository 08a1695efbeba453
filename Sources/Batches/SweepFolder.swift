import ReportBuilder
import Schema
import Sweeps
import TrainingCore

/// A folder with the stores of one sweep: that of the whole, those of shards, or both.
package struct SweepFolder: Sendable {
    package let path: String

    package init(path: String) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }

    /// The name of a store, without what says its form.
    static func name(_ shard: Shard?) -> String {
        shard.map { "shard-\($0.number)-of-\($0.count)" } ?? "runs"
    }

    func store(_ shard: Shard?) -> String { "\(path)/\(Self.name(shard)).sqlite" }

    /// What ``status()`` reads: the file that is replaced while a batch goes on, and says at the end what became of it.
    func summary(_ shard: Shard?) -> String {
        shard == nil ? "\(path)/summary.json" : "\(path)/\(Self.name(shard)).json"
    }

    /// The stores that are there, that of the whole first.
    func stores() throws(BatchError) -> [String] {
        do {
            try FileSystem.requireFolder(path)
        } catch {
            throw BatchError(error)
        }
        let names = try names().filter { Self.isStore($0) }
        return names.sorted { ($0 == "runs.sqlite" ? 0 : 1, $0) < ($1 == "runs.sqlite" ? 0 : 1, $1) }
            .map { "\(path)/\($0)" }
    }

    private func names() throws(BatchError) -> [String] {
        do {
            return try FileSystem.names(in: path)
        } catch {
            throw BatchError(error)
        }
    }

    private static func isStore(_ name: String) -> Bool {
        name == "runs.sqlite" || name.hasPrefix("shard-") && name.hasSuffix(".sqlite")
    }

    /// Whether a sweep has been written into the folder.
    package var hasSweep: Bool {
        ((try? FileSystem.names(in: path)) ?? []).contains(where: Self.isStore)
    }

    /// The plan and all results of the stores, each run once, in the order of the runs.
    package func results(withCurves: Bool = false) throws(BatchError) -> (
        plan: SweepPlan, results: [SweepResult]
    ) {
        let stores = try stores()
        guard let first = stores.first else {
            throw BatchError(path: path, reason: "no sweep has been written into this folder")
        }
        let store = try SweepStore(reading: first)
        var results = try store.results(withCurves: withCurves)
        guard stores.count > 1 else { return (store.plan, results) }
        var known = Set(results.map(\.run))
        for path in stores.dropFirst() {
            let other = try SweepStore(reading: path)
            try store.plan.refuse(anotherThan: other.plan.text, path: path)
            results += try other.results(withCurves: withCurves).filter { known.insert($0.run).inserted }
        }
        return (store.plan, results.sorted { $0.run < $1.run })
    }

    /// The plan alone.
    package func plan() throws(BatchError) -> SweepPlan {
        guard let first = try stores().first else {
            throw BatchError(path: path, reason: "no sweep has been written into this folder")
        }
        return try SweepStore(reading: first).plan
    }

    /// How far the parts are whose stores are here, that of the whole first: by what is stored, and by its own words
    /// where a part goes on and its store is its alone.
    ///
    /// - Throws: ``BatchError`` where a store is damaged, or of something else.
    package func status() throws(BatchError) -> [SweepSummary] {
        var parts: [SweepSummary] = []
        for path in try stores() {
            let shard = try Self.shard(ofStore: path)
            do throws(BatchError) {
                parts.append(try SweepStore(reading: path, waits: false).summary(shard))
            } catch {
                guard error.isOfAnother, let told = SweepSummary(ofFile: summary(shard)) else { throw error }
                parts.append(told)
            }
        }
        return parts
    }

    private static func shard(ofStore path: String) throws(BatchError) -> Shard? {
        let name = FileSystem.name(of: path)
        guard name != "runs.sqlite" else { return nil }
        let text = name.dropFirst("shard-".count).dropLast(".sqlite".count)
        guard let shard = Shard(String(text).replacing("-of-", with: "/")),
            Self.name(shard) + ".sqlite" == name
        else {
            throw BatchError(
                path: path,
                reason: "this name says no part of a sweep, as shard-3-of-64.sqlite does; move it away")
        }
        return shard
    }

    /// Refuses a part of another division than the one by which parts are stored here: runs would be trained twice, and
    /// parts would seem to be missing.
    package func refuse(_ shard: Shard) throws(BatchError) {
        for path in try stores() {
            guard let other = try? Self.shard(ofStore: path), other.count != shard.count else { continue }
            throw BatchError(
                path: path,
                reason:
                    "the sweep is divided into \(other.count) here, not into \(shard.count); go on with its shards, as "
                    + "\(other.description), or with the whole, without --shard")
        }
    }

    /// Refuses a sweep that is another one than that whose runs are stored here.
    ///
    /// - Parameter own: the store that is not asked: who opens it sees for itself.
    func refuse(_ plan: SweepPlan, except own: String) throws(BatchError) {
        for path in try stores() where path != own {
            // Others are at work on theirs.
            guard let other = try? SweepStore(reading: path, waits: false) else { continue }
            return try plan.refuse(anotherThan: other.plan.text, path: path)
        }
    }
}
