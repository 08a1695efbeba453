import Foundation
import Testing

/// Builds that are stopped, and builds into folders that others write to at the same time.
///
/// `DESCENT_KILLS` is how often builds are killed: a few times as a matter of course, hundreds before a release.
@Suite("Builds that are stopped", .serialized)
struct InterruptedBuildTests {
    private let folder: WorkFolder
    private static let pictures = 150

    init() throws {
        folder = try WorkFolder()
        // Whoever started the tests may have had them ignore these, which builds would do as well then.
        for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
        #expect(try folder.run("new", "c").status == 0)
        try write(version: 1)
        #expect(try folder.run("build", "c", "-o", "out").status == 0)
    }

    /// A course with many files, all of which differ between versions.
    private func write(version: Int) throws {
        let images = (0..<Self.pictures).map { "![Picture \($0)](p\($0).png)" }.joined(separator: "\n\n")
        let more = version == 1 ? "![Old](old.png)" : "![New](new/new.png)"
        try folder.write(
            "---\ntitle: Pictures\n---\n\nVersion \(version)\n\n\(images)\n\n\(more)\n", to: "c/pictures.md")
        try folder.write("title: Course\nlessons: [pictures.md]\n", to: "c/course.yaml")
        try FileManager.default.createDirectory(
            atPath: folder.path + "/c/new", withIntermediateDirectories: true)
        for name in (0..<Self.pictures).map({ "p\($0).png" }) + ["old.png", "new/new.png"] {
            try folder.write(
                "GIF89a" + String(repeating: "\(name) of version \(version)\n", count: 200), to: "c/" + name)
        }
    }

    /// All files below a folder, hidden ones too, but for the list of what was written.
    private func files(in name: String) -> [String: Data] {
        let root = folder.path + "/" + name
        var files: [String: Data] = [:]
        for name in FileManager.default.subpaths(atPath: root) ?? []
        where !name.hasSuffix(".descent-manifest") {
            files[name] = FileManager.default.contents(atPath: root + "/" + name)
        }
        return files
    }

    private func start() throws -> Process {
        let process = CommandLineRun.process(["build", "c", "-o", "out"], in: folder.path)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    @Test("A killed build leaves old and new files, each whole, and the next one equals a clean one")
    func kills() throws {
        let count = Int(ProcessInfo.processInfo.environment["DESCENT_KILLS"] ?? "") ?? 20
        var versions: [[String: Data]] = []
        for version in [1, 2] {
            try write(version: version)
            #expect(try folder.run("build", "c", "-o", "clean\(version)").status == 0)
            versions.append(files(in: "clean\(version)"))
        }
        let clock = ContinuousClock()
        let whole = try clock.measure { try start().waitUntilExit() }
        var (stopped, mixed) = (0, 0)
        for round in 0..<count {
            try write(version: 1 + round % 2)
            let process = try start()
            // Most of the time goes into what is done before anything is written.
            Thread.sleep(forTimeInterval: whole.seconds * (0.3 + 0.75 * Double(round) / Double(count)))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            if process.terminationReason == .uncaughtSignal { stopped += 1 }
            var found: Set<Int> = []
            for (name, data) in files(in: "out") where !name.contains(".descent-") {
                let version = versions.firstIndex { $0[name] == data }
                #expect(version != nil, "\(name) is of neither version")
                if let version, versions[0][name] != versions[1][name] { found.insert(version) }
            }
            if found.count == 2 {
                mixed += 1
                let status = try folder.run("status", "out", "--json")
                #expect(status.status == 1 && status.output.contains("\"finished\": false"))
            }
            let run = try folder.run("build", "c", "-o", "out")
            #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
            #expect(files(in: "out") == versions[round % 2])
            #expect(try folder.run("status", "out").status == 0)
        }
        #expect(stopped > 0)
    }

    @Test(
        "Signals clean up at once and end with 128 and their number",
        arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
    func signals(number: Int32, code: Int32) throws {
        let clock = ContinuousClock()
        let whole = try clock.measure { try start().waitUntilExit() }
        for moment in [0.4, 0.7, 0.85, 0.92, 0.97] {
            try write(version: moment == 0.7 || moment == 0.92 ? 1 : 2)
            let process = try start()
            Thread.sleep(forTimeInterval: whole.seconds * moment)
            kill(process.processIdentifier, number)
            process.waitUntilExit()
            // Before it has begun the system ends it.
            let isEnded = process.terminationReason == .uncaughtSignal && process.terminationStatus == number
            #expect(isEnded || [0, code].contains(process.terminationStatus), "\(process.terminationStatus)")
            #expect(!files(in: "out").keys.contains { $0.contains(".tmp") })
        }
        #expect(try folder.run("build", "c", "-o", "out").status == 0)
        #expect(try folder.run("status", "out").status == 0)
    }

    @Test(
        "Files that others make in the output and beside the lessons while builds run are all there afterwards"
    )
    func others() throws {
        let writer = Writer(folders: ["out/c", "c"].map { folder.path + "/" + $0 })
        for round in 0..<6 {
            try write(version: 1 + round % 2)
            #expect(try folder.run("build", "c", "-o", "out").status == 0)
            let beside = try folder.run("build", "c", "-o", ".")
            #expect(beside.status == 0, "\(beside.errors)")
        }
        let made = writer.stop()
        #expect(made.count > 50)
        let lost = made.filter { !FileManager.default.fileExists(atPath: $0) }
        #expect(lost.isEmpty, "\(lost.count) of \(made.count) are lost")
    }

    @Test("explain names what a page was made of, and why it would be made again")
    func explanation() throws {
        #expect(try folder.run("build", "c", "-o", "explained").status == 0)
        let page = "explained/c/index.html"
        #expect(try folder.run("explain", page).errors.contains("this is no page of a lesson"))
        let lesson = try #require(
            FileManager.default.contentsOfDirectory(atPath: folder.path + "/c").first { $0.hasSuffix(".md") })
        let name = "explained/c/" + lesson.dropLast(3) + ".html"
        let same = try folder.run("explain", name)
        #expect(same.status == 0 && same.output.hasSuffix("It is as it was.\n"), "\(same)")
        #expect(same.output.contains("  lesson c/\(lesson): as it was\n"))
        // The file of the lesson: of its pages in both folders.
        let both = try folder.run("explain", "c/\(lesson)")
        #expect(both.output.components(separatedBy: "It is as it was.\n").count == 3, "\(both)")
        #expect(both.output.contains("/explained/c/\(lesson.dropLast(3)).html, of the course "))
        try folder.write("# None\n", to: "none/none.md")
        #expect(try folder.run("explain", "none/none.md").errors.contains("the cache knows of no page"))
        try folder.write("title: Another\n", to: "c/course.yaml")
        #expect(
            try folder.run("explain", name).output.hasSuffix(
                "It would be made again: c/course.yaml has changed.\n"))
        #expect(try folder.run("explain", "c/course.yaml").errors.contains("no build has written the folder"))
        #expect(try folder.run("explain", "nowhere").status == 1)
        #expect(try folder.run("build", "c", "--no-cache", "--cache", "x").status == 64)
        #expect(try folder.run("build", "c", "-o", "explained", "--cache", "explained/cache").status == 64)
        #expect(try folder.run("build", "c", "-o", "kept", "--cache", "cache").status == 0)
        #expect(FileManager.default.fileExists(atPath: folder.path + "/cache/builds"))
    }

    @Test("status of a folder that no build has written to is an error")
    func noBuild() throws {
        #expect(try folder.run("status", "c").status == 1)
        #expect(try folder.run("status", "--help").output.contains("EXAMPLES\n"))
        let none = try folder.run("status", "nowhere")
        #expect(none.status == 1 && none.errors == "descent: error: nowhere: there is no such folder\n")
        let text = try folder.run("status", "out/c").output
        #expect(text == "out/c: finished, \(Self.pictures + 7) files\n", "\(text)")
        try FileManager.default.removeItem(atPath: folder.path + "/out/c/p0.png")
        try folder.write("changed", to: "out/c/p1.png")
        let changed = try folder.run("status", "out/c")
        #expect(changed.status == 0)
        #expect(changed.output.hasSuffix(" files, 1 changed since: p1.png, 1 missing: p0.png\n"))
    }
}

extension Duration {
    fileprivate var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}

/// Makes a file every few milliseconds, now here, now there, on a thread of its own.
private final class Writer: @unchecked Sendable {
    private let lock = NSLock()
    private let done = DispatchSemaphore(value: 0)
    private var made: [String] = []
    private var isStopping = false

    init(folders: [String]) {
        Thread.detachNewThread { [self] in
            var number = 0
            while lock.withLock({ !isStopping }) {
                let path = "\(folders[number % folders.count])/others-\(number).txt"
                if FileManager.default.createFile(atPath: path, contents: Data("\(number)".utf8)) {
                    lock.withLock { made.append(path) }
                }
                number += 1
                Thread.sleep(forTimeInterval: 0.004)
            }
            done.signal()
        }
    }

    func stop() -> [String] {
        lock.withLock { isStopping = true }
        done.wait()
        return made
    }
}
