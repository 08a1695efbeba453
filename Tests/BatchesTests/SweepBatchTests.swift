import Batches
import Foundation
import ReportBuilder
import Schema
import Sweeps
import Tables
import Testing
import TrainingCore

@Suite("Stores of sweeps")
struct SweepBatchTests {
    private static let text = """
        {"experiment": {"network": {"inputs": 1, "layers": [{"activation": "identity", "weights": [[2]]}]},
        "data": {"inputs": [[1], [2]], "targets": [0, 1]},
        "training": {"optimizer": {"name": "gradient-descent", "learning-rate": 0.01}, "updates": 5}},
        "vary": {"training.optimizer.learning-rate": [0.01, 0.1, 1e200], "training.updates": [1, 2, 3, 4]},
        "record": {"curves": ["loss"], "points": 2}}
        """

    private static func plan(_ text: String = text) throws -> SweepPlan {
        var reader = Reader()
        let written = try #require(JSONValue(parsing: text.utf8)?.written)
        return try SweepPlan(
            try #require(SweepSpec.kind.read(written, at: [], called: "the sweep", into: &reader)))
    }

    /// Runs in a folder that is gone afterwards.
    private static func inFolder(_ work: (SweepFolder) async throws -> Void) async throws {
        let path = FileManager.default.temporaryDirectory.path + "/descent-batch-" + UUID().uuidString
        try await work(SweepFolder(path: path))
        try? FileManager.default.removeItem(atPath: path)
    }

    @Test("What is stored is read back, and is not done again")
    func resumes() async throws {
        try await Self.inFolder { folder in
            let plan = try Self.plan()
            let first = try await SweepBatch(plan, in: folder, jobs: 2).run()
            #expect(first.isComplete)
            #expect(first.text == "12 of 12 runs: 8 finished, 4 diverged")
            let (stored, results) = try folder.results(withCurves: true)
            #expect(stored.written == plan.written)
            #expect("\(results)" == "\((0..<12).compactMap { plan.train($0) })")
            var done = 0
            let again = try await SweepBatch(plan, in: folder, jobs: 2).run(event: { event in
                if case .done = event { done += 1 }
            })
            #expect(done == 0)
            #expect(again == first)
            #expect(try folder.status() == [first])
        }
    }

    @Test("A sweep is not divided in two ways in one folder")
    func divisions() async throws {
        try await Self.inFolder { folder in
            let plan = try Self.plan()
            let (first, other) = (try #require(Shard(1, of: 3)), try #require(Shard(2, of: 2)))
            _ = try await SweepBatch(plan, in: folder, shard: first, jobs: 1).run()
            await #expect {
                try await SweepBatch(plan, in: folder, shard: other, jobs: 1).run()
            } throws: {
                "\($0)".contains("the sweep is divided into 3 here, not into 2")
            }
            #expect(try folder.status().count == 1)
            #expect(try await SweepBatch(plan, in: folder, jobs: 1).run().isComplete)
        }
    }

    @Test("Shards have each run once, and merge into what one machine writes")
    func shards() async throws {
        try await Self.inFolder { folder in
            let plan = try Self.plan()
            for number in 1...5 {
                let shard = try #require(Shard(number, of: 5))
                #expect(try await SweepBatch(plan, in: folder, shard: shard, jobs: 1).run().isComplete)
            }
            #expect(try folder.results().results.map(\.run) == Array(0..<12))
            let merged = try SweepMerge.merge([folder], into: folder)
            #expect(merged.isComplete)
            #expect(try SweepMerge.merge([folder], into: folder) == merged)
            let results = try folder.results(withCurves: true).results
            #expect("\(results)" == "\((0..<12).compactMap { plan.train($0) })")
        }
    }

    @Test("A folder with another sweep is refused, and says what differs")
    func another() async throws {
        try await Self.inFolder { folder in
            _ = try await SweepBatch(try Self.plan(), in: folder, jobs: 1).run()
            let other = try Self.plan(Self.text.replacing("[1, 2, 3, 4]", with: "[1, 2, 3]"))
            let error = await #expect(throws: BatchError.self) {
                try await SweepBatch(other, in: folder, jobs: 1).run()
            }
            #expect(error?.reason.contains("another sweep: vary differs") == true)
        }
    }

    @Test("A file that is no store, or of another version, is refused")
    func versions() async throws {
        try await Self.inFolder { folder in
            let plan = try Self.plan()
            try FileSystem.makeFolder(folder.path)
            let path = "\(folder.path)/runs.sqlite"
            try FileSystem.writeAtomically(
                Array(String(repeating: "no database\n", count: 200).utf8), to: path)
            let error = await #expect(throws: BatchError.self) {
                try await SweepBatch(plan, in: folder, jobs: 1).run()
            }
            #expect(error?.reason.contains("no store of runs") == true)
            try FileSystem.removeFile(path)
            _ = try await SweepBatch(plan, in: folder, jobs: 1).run()
            // The version stands in bytes 60 to 63 of the header.
            var bytes = try FileSystem.read(path)
            bytes[63] = 9
            try FileSystem.writeAtomically(bytes, to: path)
            let newer = #expect(throws: BatchError.self) { try folder.results() }
            #expect(newer?.reason.contains("version 9") == true)
        }
    }

    @Test(
        "The status of a sweep is that of its store, and a damaged one is an error",
        arguments: [
            "emptied", "cut", "another version", "a folder", "without a table",
            "with fewer runs than it says",
        ])
    func damagedStore(_ damage: String) async throws {
        try await Self.inFolder { folder in
            _ = try await SweepBatch(try Self.plan(), in: folder, jobs: 1).run()
            let path = "\(folder.path)/runs.sqlite"
            var bytes = try FileSystem.read(path)
            switch damage {
            case "emptied": bytes = []
            case "cut": bytes.removeLast(bytes.count / 2)
            case "another version": bytes[63] = 9
            case "without a table": bytes.replace("curves".utf8, with: "curvet".utf8)
            default: break
            }
            try FileSystem.removeFile(path)
            if damage == "a folder" {
                try FileSystem.makeFolder(path)
            } else if damage == "with fewer runs than it says" {
                // Stopped after the last words of the summary, which an earlier sweep has left.
                _ = try await SweepBatch(try Self.plan(), in: folder, jobs: 1).run(mayContinue: { false })
                try FileSystem.writeAtomically(
                    Array(#"{"kind": "sweep", "runs": 1e300, "finished": 12}"#.utf8),
                    to: "\(folder.path)/summary.json")
                #expect(try folder.status().first?.isComplete == false)
                return
            } else {
                try FileSystem.writeAtomically(bytes, to: path)
            }
            let error = #expect(throws: BatchError.self) { try folder.status() }
            #expect(error?.path == path)
            #expect(error?.reason.contains("SQLite says") == false, "\(error?.reason ?? "")")
        }
    }

    @Test("A sweep that is refused beside another one leaves no store in its way")
    func refusedShard() async throws {
        try await Self.inFolder { folder in
            let (first, second) = (try #require(Shard(1, of: 2)), try #require(Shard(2, of: 2)))
            let plan = try Self.plan()
            _ = try await SweepBatch(plan, in: folder, shard: first, jobs: 1).run()
            let other = try Self.plan(Self.text.replacing("[1, 2, 3, 4]", with: "[1, 2, 3]"))
            await #expect(throws: BatchError.self) {
                try await SweepBatch(other, in: folder, shard: second, jobs: 1).run()
            }
            #expect(try await SweepBatch(plan, in: folder, shard: second, jobs: 1).run().isComplete)
            #expect(try folder.results().results.count == 12)
        }
    }

    @Test("A shard is one of its count", arguments: ["0/3", "4/3", "1/0", "1", "a/b", "1/2/3", "-1/3"])
    func shardTexts(_ text: String) {
        #expect(Shard(text) == nil)
        #expect(Shard("3/64")?.number == 3)
    }
}
