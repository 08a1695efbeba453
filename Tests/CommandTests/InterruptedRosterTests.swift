import Foundation
import Testing

/// Batches of courses that are killed. `DESCENT_KILLS` is how often, see ``InterruptedBuildTests``.
@Suite("Rosters that are stopped", .serialized)
struct InterruptedRosterTests {
    private let folder: WorkFolder
    private static let students = 40

    init() throws {
        folder = try WorkFolder()
        try folder.write(
            "student,start\n" + (0..<Self.students).map { "s\($0),\($0 % 7)\n" }.joined(), to: "r.csv")
        try write(version: 1)
    }

    /// A course with what is equal for all, for some, and for none but one.
    private func write(version: Int) throws {
        try folder.write(
            "title: Course \(version)\nlessons: [one.md, two.md, \(version == 1 ? "old" : "new").md]\n"
                + "parameters:\n  start: {type: integer}\n  own: {draw: {from: 0, to: 1}}\n",
            to: "c/course.yaml")
        try folder.write(
            "---\ntitle: One\n---\n\n\(version): {{ start }} [a file](data.txt)\n", to: "c/one.md")
        try folder.write("---\ntitle: Two\n---\n\n\(version): {{ own }}\n", to: "c/two.md")
        for name in ["old", "new"] {
            try folder.write("---\ntitle: \(name)\n---\n\nText.\n", to: "c/\(name).md")
        }
        try folder.write(String(repeating: "\(version)\n", count: 9_000), to: "c/data.txt")
    }

    private func files(in name: String) -> [String: Data] {
        let root = folder.path + "/" + name
        var files: [String: Data] = [:]
        for name in FileManager.default.subpaths(atPath: root) ?? []
        where !name.hasSuffix(".descent-manifest") {
            files[name] = FileManager.default.contents(atPath: root + "/" + name)
        }
        return files
    }

    private static let build = ["build", "c", "--roster", "r.csv", "-o", "out"]

    @Test(
        "A killed batch leaves whole files of one version or the other, and the next one equals a clean one")
    func kills() throws {
        let count = Int(ProcessInfo.processInfo.environment["DESCENT_KILLS"] ?? "") ?? 10
        var versions: [[String: Data]] = []
        for version in [1, 2] {
            try write(version: version)
            #expect(try folder.run("build", "c", "--roster", "r.csv", "-o", "clean\(version)").status == 0)
            versions.append(files(in: "clean\(version)"))
        }
        let begin = Date()
        #expect(try folder.run(Self.build).status == 0)
        let whole = Date().timeIntervalSince(begin)
        var stopped = 0
        for round in 0..<count {
            try write(version: 1 + round % 2)
            let process = CommandLineRun.process(Self.build, in: folder.path)
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            // Spread over the whole of a batch, never twice at one moment.
            let part = (Double(round) * 0.618).truncatingRemainder(dividingBy: 1)
            Thread.sleep(forTimeInterval: whole * (0.05 + 0.95 * part))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            if process.terminationReason == .uncaughtSignal { stopped += 1 }
            for (name, data) in files(in: "out") where !name.contains(".descent-") {
                #expect(versions.contains { $0[name] == data }, "\(name) is of neither version")
            }
            let run = try folder.run(Self.build)
            #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
            #expect(files(in: "out") == versions[round % 2])
            let status = try folder.run("status", "out")
            #expect(status.status == 0 && !status.output.contains("changed"), "\(status.output)")
        }
        #expect(stopped > 0)
        print("Rosters that are stopped: \(stopped) of \(count) were killed in their course.")
    }
}
