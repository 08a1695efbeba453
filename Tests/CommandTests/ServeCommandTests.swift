import Foundation
import Testing

@Suite("The preview as a command", .serialized)
struct ServeCommandTests {
    private let folder: WorkFolder

    init() throws {
        folder = try WorkFolder()
        // Whoever started the tests may have had them ignore it, which the preview would do as well then.
        signal(SIGINT, SIG_DFL)
        #expect(try folder.run("new", "c").status == 0)
    }

    @Test("It prints its address, serves there, and ends at once with 130 when it is interrupted")
    func interrupt() throws {
        let process = CommandLineRun.process(["serve", "c", "--port", "0"], in: folder.path)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer { process.terminate() }
        var text = ""
        while !text.contains("\n") {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { break }
            text += String(decoding: more, as: UTF8.self)
        }
        #expect(text.wholeMatch(of: /http:\/\/127\.0\.0\.1:[0-9]+\/\n/) != nil, "\(text)")
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 130)
        #expect(folder.names.allSatisfy { $0 == "c" || $0.hasPrefix("c/") })
    }

    @Test("What cannot be served is said")
    func refusals() throws {
        let missing = try folder.run("serve", "none", "--port", "0")
        #expect(missing.status == 1 && missing.errors == "descent: error: none: there is no such folder\n")
        #expect(try folder.run("serve", "c", "--port", "70000").status == 64)
        let setting = try folder.run("serve", "c", "--set", "rate=1")
        #expect(setting.status == 1 && setting.errors.contains("there is no parameter \"rate\""))
        #expect(
            try folder.run("serve", "--help").output.contains("descent serve Courses/optimization --open"))
    }

    @Test("Without its program the command says what is missing and what to do")
    func alone() throws {
        let command = try #require(CommandLineRun.process([], in: folder.path).executableURL)
        try FileManager.default.copyItem(at: command, to: URL(fileURLWithPath: folder.path + "/descent"))
        let run = try folder.shell("./descent serve c; echo $?")
        #expect(run.output == "1\n")
        #expect(
            run.errors.contains("descent-serve: there is no such file")
                && run.errors.contains("--product descent-serve"))
    }
}
