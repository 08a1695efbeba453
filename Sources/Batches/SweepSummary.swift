import ReportBuilder
import Sweeps
import Tables
import TrainingCore

/// What became of a sweep or of a shard of one.
package struct SweepSummary: Sendable, Hashable {
    /// nil: the whole.
    package var shard: Shard?
    /// How many runs there are to do.
    package var runs: Int
    package var tally: SweepTally

    /// Whether all runs are done, however they ended.
    package var isComplete: Bool { tally.total >= runs }

    /// One object, ended by a line feed.
    package var json: JSONValue {
        .object([
            .init("kind", .string("sweep")),
            .init("shard", shard.map { .string("\($0)") } ?? .null),
            .init("complete", .bool(isComplete)), .init("runs", .integer(runs)),
            .init("finished", .integer(tally[.finished])), .init("diverged", .integer(tally[.diverged])),
            .init("failed", .integer(tally[.failed])),
            .init(
                "failures",
                .array(
                    tally.failures.map {
                        .object([.init("run", .integer($0.run)), .init("message", .string($0.message))])
                    })),
        ])
    }

    init(shard: Shard?, runs: Int, tally: SweepTally) {
        (self.shard, self.runs, self.tally) = (shard, runs, tally)
    }

    /// As a part that goes on has written it; `nil` where it has not, or something else stands there.
    init?(ofFile path: String) {
        guard let bytes = try? FileSystem.read(path), let value = JSONValue(parsing: bytes),
            value["kind"]?.string == "sweep", let runs = Self.count(value["runs"])
        else { return nil }
        shard = value["shard"]?.string.flatMap { Shard($0) }
        self.runs = runs
        tally = SweepTally()
        for status in SweepResult.Status.allCases {
            let count = Self.count(value[status.rawValue]) ?? 0
            if count > 0 { tally.counts[status] = count }
        }
        tally.failures = (value["failures"]?.items ?? []).map {
            .init(run: Self.count($0["run"]) ?? 0, message: $0["message"]?.string ?? "")
        }
    }

    private static func count(_ value: JSONValue?) -> Int? { value?.number.flatMap(Int.init(exactly:)) }

    /// "500 of 500 runs: 497 finished, 3 diverged".
    package var text: String {
        let parts = SweepResult.Status.allCases.filter { tally[$0] > 0 }.map { "\(tally[$0]) \($0.rawValue)" }
        let part = shard.map { "shard \($0), " } ?? ""
        return part + "\(tally.total) of \(runs) runs" + (parts.isEmpty ? "" : ": ")
            + parts.joined(separator: ", ")
    }

    func write(to path: String) throws(BatchError) {
        do {
            try FileSystem.writeAtomically(Array("\(json)\n".utf8), to: path)
        } catch {
            throw BatchError(error)
        }
    }
}
