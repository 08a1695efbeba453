import Foundation
import Testing

/// `DESCENT_KILLS` is how often sweeps are killed: a few times as a matter of course, hundreds before a release.
@Suite("The command descent sweep", .serialized)
struct SweepCommandTests {
    private let folder: WorkFolder

    init() throws {
        folder = try WorkFolder()
        for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
        try folder.write(Self.sweep, to: "sweep.yaml")
    }

    private static let experiment = """
        network:
          inputs: 2
          layers:
            - {nodes: 4, activation: tanh, biases: 0, initialization: {scheme: glorot-uniform}}
            - {nodes: 1, activation: sigmoid, biases: 0, initialization: {scheme: glorot-uniform}}
        data:
          generate: {name: moons, samples: 40, noise: 0.2}
          test: 0.25
        loss: binary-cross-entropy
        training:
          optimizer: {name: adam, learning-rate: 0.01}
          epochs: 20
          batch: 8
          shuffle: true

        """

    private static func indented(_ text: String) -> String {
        text.split(separator: "\n").map { "  \($0)\n" }.joined()
    }

    private static let sweep = """
        experiment:
        \(indented(experiment))
        vary:
          training.optimizer.learning-rate: {from: 0.001, to: 1, points: 4, scale: log}
          training.batch: [8, 16]
        seeds: 5

        """

    private func rows(_ text: String) -> [[String: String]] {
        let lines = text.split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        guard let names = lines.first else { return [] }
        return lines.dropFirst().map { line in
            Dictionary(uniqueKeysWithValues: zip(names.map(String.init), line.map(String.init)))
        }
    }

    @Test("A sweep is trained, stored and written as a table; no number depends on how many run at a time")
    func table() throws {
        let run = try folder.run("sweep", "sweep.yaml", "-o", "out")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output == "out: 40 of 40 runs: 40 finished\n")
        #expect(run.errors.isEmpty)
        #expect(try folder.run("sweep", "sweep.yaml", "-o", "one", "--jobs", "1").status == 0)
        #expect(try folder.run("sweep", "table", "out", "-o", "out.csv").status == 0)
        let text = try folder.run("sweep", "table", "one").output
        #expect(folder.bytes(of: "out.csv") == Array(text.utf8))
        let rows = rows(text)
        #expect(rows.count == 40)
        #expect(rows.map { $0["run"] } == (0..<40).map { "\($0)" })
        #expect(rows[7]["seed"] == "3")
        #expect(rows[7]["training.batch"] == "16")
        #expect(rows[7]["training.optimizer.learning-rate"] == "0.001")
        #expect(try folder.run("status", "out").status == 0)
        #expect(folder.names.contains("out/summary.json"))
    }

    @Test("What sweep show prints is trained to the same loss, bit for bit")
    func show() throws {
        #expect(try folder.run("sweep", "sweep.yaml", "-o", "out").status == 0)
        let rows = rows(try folder.run("sweep", "table", "out").output)
        for run in [0, 7, 39] {
            let shown = try folder.run("sweep", "show", "out", "--run", "\(run)")
            #expect(shown.status == 0)
            try folder.write(shown.output, to: "run.yaml")
            let trained = try folder.run("train", "run.yaml", "--json")
            #expect(trained.status == 0, "\(trained.errors)\n\(shown.output)")
            // As texts: what Foundation reads from JSON may differ in the last bit.
            for (name, column) in [("loss", "loss"), ("testLoss", "test_loss")] {
                let list =
                    trained.output.split(separator: "\"\(name)\"").dropFirst().first?.prefix { $0 != "]" }
                    ?? ""
                let last = list.split { !"0123456789.e+-".contains($0) }.last
                #expect(last.map(String.init) == rows[run][column])
            }
        }
        let none = try folder.run("sweep", "show", "out", "--run", "40")
        #expect(none.status == 1)
        #expect(none.errors.contains("count from 0 to 39"))
    }

    @Test("Experiments come from files, lessons and recordings; --set changes them")
    func sources() throws {
        try folder.write(Self.experiment, to: "moons.yaml")
        try folder.write("# A\n\n```experiment\nid: moons\n\(Self.experiment)```\n", to: "lesson.md")
        #expect(try folder.run("train", "moons.yaml", "-o", "moons.npz").status == 0)
        var tables: [String] = []
        for name in ["moons.yaml", "lesson.md#moons", "moons.npz"] {
            try folder.write(
                "experiment: \"\(name)\"\nvary: {training.optimizer.learning-rate: [0.01, 0.1]}\n",
                to: "s.yaml")
            let run = try folder.run(["sweep", "s.yaml", "-o", "out-\(tables.count)"])
            #expect(run.status == 0, "\(run.errors)")
            tables.append(try folder.run("sweep", "table", "out-\(tables.count)").output)
        }
        #expect(Set(tables).count == 1)
        try folder.write("experiment: moons.yaml\nvary: {training.batch: [8, 16]}\n", to: "s.yaml")
        #expect(try folder.run("sweep", "s.yaml", "-o", "set", "--set", "training.epochs=1").status == 0)
        #expect(rows(try folder.run("sweep", "table", "set").output).map { $0["updates"] } == ["4", "2"])
    }

    @Test("A run that cannot be fails alone: the others are whole, and the command ends with 2")
    func failures() throws {
        let text = Self.sweep.replacing("training.batch: [8, 16]", with: "network.layers[1].nodes: [1, 2]")
        try folder.write(text, to: "sweep.yaml")
        let run = try folder.run("sweep", "sweep.yaml", "-o", "out")
        #expect(run.status == 2)
        #expect(run.output == "out: 40 of 40 runs: 20 finished, 20 failed\n")
        // Which are first depends on the threads.
        #expect(run.errors.contains(#/run \d+ failed: /#) && !run.errors.contains(".;"), "\(run.errors)")
        let rows = rows(try folder.run("sweep", "table", "out").output)
        #expect(rows.count { $0["status"] == "failed" && $0["loss"] == "" } == 20)
        #expect(try folder.run("sweep", "sweep.yaml", "-o", "out").status == 2)
    }

    @Test("A curve that no run has is said to be empty, and so are runs that are missing")
    func emptyCurves() throws {
        try folder.write(
            Self.sweep + "record: {curves: [loss, validation_loss, dead_units], points: 2}\n",
            to: "sweep.yaml")
        #expect(try folder.run("sweep", "sweep.yaml", "-o", "out", "--shard", "1/2").status == 0)
        let table = try folder.run("sweep", "table", "out", "--curves")
        #expect(
            table.errors.contains("no run has a number for validation_loss, dead_units"), "\(table.errors)")
        #expect(table.errors.contains("20 of 40 runs are not done yet"), "\(table.errors)")
    }

    @Test(
        "What is wrong with a sweep is told before anything is written",
        arguments: [
            ("training.batch: [8, 0]", "sweep.yaml:19:23"), ("training.bacth: [8, 16]", "did you mean"),
            ("training.batch: {from: 1, to: 2, points: 100000000}", "at most 1000000"),
            ("network.layers[7].nodes: [1]", "there is no network.layers[7].nodes"),
        ])
    func mistakes(_ line: String, _ words: String) throws {
        try folder.write(Self.sweep.replacing("training.batch: [8, 16]", with: line), to: "sweep.yaml")
        let run = try folder.run("sweep", "sweep.yaml", "-o", "out")
        #expect(run.status == 1)
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(!folder.names.contains("out"))
    }

    @Test("Events are an object a line, and a finished sweep does nothing again")
    func events() throws {
        let run = try folder.run("sweep", "sweep.yaml", "-o", "out", "--json")
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 42)
        #expect(lines.first == "{\"event\": \"started\", \"runs\": 40, \"stored\": 0}")
        #expect(lines.last?.contains("\"complete\": true") == true)
        let again = try folder.run("sweep", "sweep.yaml", "-o", "out", "--json")
        #expect(again.output.split(separator: "\n").count == 2)
        #expect(again.output.contains("\"stored\": 40"))
    }

    @Test("Shards that are merged give the table of one machine")
    func shards() throws {
        #expect(try folder.run("sweep", "sweep.yaml", "-o", "whole").status == 0)
        for part in 1...3 {
            #expect(
                try folder.run("sweep", "sweep.yaml", "-o", "p\(part % 2)", "--shard", "\(part)/3").status
                    == 0)
            if part < 3 { #expect(try folder.run("status", "p\(part % 2)").status == 1) }
        }
        let merge = try folder.run("merge", "p0", "p1", "-o", "merged")
        #expect(merge.status == 0, "\(merge.errors)")
        #expect(merge.output == "merged: 40 of 40 runs: 40 finished\n")
        let tables = try ["merged", "whole"].map { try folder.run("sweep", "table", $0).output }
        #expect(tables[0] == tables[1])
        let half = try folder.run("merge", "p0", "-o", "half")
        #expect(half.status == 2)
        #expect(half.errors.contains("27 runs are missing"))
    }

    @Test(
        "A sweep that is killed at any moment goes on, loses nothing that is stored, and trains no run twice")
    func kills() throws {
        let count = Int(ProcessInfo.processInfo.environment["DESCENT_KILLS"] ?? "") ?? 20
        try folder.write(Self.sweep.replacing("seeds: 5", with: "seeds: 40"), to: "sweep.yaml")
        let clock = ContinuousClock()
        let start = clock.now
        #expect(try folder.run("sweep", "sweep.yaml", "-o", "whole").status == 0)
        let whole = clock.now - start
        let expected = try folder.run("sweep", "table", "whole").output
        var stopped = 0
        var stored = 0
        for round in 0..<count {
            if round % 5 == 0 {
                try? FileManager.default.removeItem(atPath: folder.path + "/out")
                stored = 0
            }
            let process = CommandLineRun.process(["sweep", "sweep.yaml", "-o", "out"], in: folder.path)
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            Thread.sleep(
                forTimeInterval: whole.seconds * (0.05 + 0.35 * Double(round * 7 % count) / Double(count)))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            if process.terminationReason == .uncaughtSignal { stopped += 1 }
            let table = try folder.run("sweep", "table", "out")
            // Before the first transaction there is no sweep.
            let rows = table.status == 0 ? rows(table.output).count : 0
            #expect(rows >= stored)
            stored = rows
        }
        #expect(stopped > count / 2)
        let rest = try folder.run("sweep", "sweep.yaml", "-o", "out", "--json")
        #expect(rest.status == 0)
        #expect(
            rest.output.split(separator: "\n").count { $0.contains("\"event\": \"run\"") } == 320 - stored)
        #expect(try folder.run("sweep", "table", "out").output == expected)
    }

    @Test("A sweep that is interrupted stores what is done and says so")
    func interrupt() throws {
        try folder.write(Self.sweep.replacing("seeds: 5", with: "seeds: 2000"), to: "sweep.yaml")
        let run = try folder.shell(
            "\"$DESCENT\" sweep sweep.yaml -o out & sleep 1; kill -TERM $!; wait $!; echo \"code $?\"")
        #expect(run.output.contains("code 143"))
        #expect(run.errors.contains("the same command goes on from here"))
        #expect(try folder.run("status", "out").status == 1)
        #expect(try folder.run("sweep", "table", "out").status == 0)
    }

    @Test("--slurm writes scripts that bash reads, with every path as one word")
    func slurm() throws {
        try folder.write(Self.sweep, to: "my sweep.yaml")
        let run = try folder.run(
            "sweep", "my sweep.yaml", "-o", "an out", "--slurm", "--tasks", "4", "--throttle", "2", "--dry")
        #expect(run.status == 0, "\(run.errors)")
        let script = try #require(
            folder.bytes(of: "an out/sweep.sbatch").map { String(decoding: $0, as: UTF8.self) })
        #expect(script.contains("#SBATCH --array=1-4%2\n"))
        for task in 1...4 {
            let ran = try folder.shell("SLURM_ARRAY_TASK_ID=\(task) bash 'an out/sweep.sbatch'")
            #expect(ran.status == 0, "\(ran.errors)")
        }
        #expect(
            try folder.shell("bash 'an out/merge.sbatch'").output == "an out: 40 of 40 runs: 40 finished\n")
    }

    @Test("Another sweep, and a second one at the same time, are refused in the same folder")
    func refusals() throws {
        #expect(try folder.run("sweep", "sweep.yaml", "-o", "out").status == 0)
        try folder.write(Self.sweep.replacing("seeds: 5", with: "seeds: 6"), to: "sweep.yaml")
        let other = try folder.run("sweep", "sweep.yaml", "-o", "out")
        #expect(other.status == 1)
        #expect(other.errors.contains("another sweep: seeds differs"))
    }
}

extension Duration {
    fileprivate var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
