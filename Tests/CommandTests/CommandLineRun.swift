import Foundation

/// A run of the command as a user runs it.
struct CommandLineRun {
    let status: Int32
    let output: String
    let errors: String

    /// - Parameters:
    ///   - arguments: what stands behind `descent`.
    ///   - folder: where it is run.
    ///   - input: what the standard input holds.
    ///   - environment: variables that differ from those of the test.
    init(
        _ arguments: [String], in folder: String, input: String = "", environment: [String: String] = [:]
    ) throws {
        try self.init(
            CommandLineRun.process(arguments, in: folder, environment: environment), input: input)
    }

    /// A run of a script of the shell, in which `"$DESCENT"` is the command.
    init(shell script: String, in folder: String) throws {
        let process = CommandLineRun.process([], in: folder, environment: [:])
        let command = process.executableURL?.path ?? ""
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", script]
        process.environment?["DESCENT"] = command
        try self.init(process, input: "")
    }

    /// Shared by all commands of a run of the tests, as by those of a user.
    private static let cache = FileManager.default.temporaryDirectory.path + "/descent-test-cache-\(getpid())"

    /// The command, not yet running.
    static func process(
        _ arguments: [String], in folder: String, environment: [String: String] = [:]
    ) -> Process {
        let process = Process()
        process.executableURL = CommandLineRun.products.appendingPathComponent("descent")
        process.arguments = arguments
        // Nothing of the user's is read or written.
        let own = ["XDG_CACHE_HOME": cache]
        process.environment = ProcessInfo.processInfo.environment.merging(own) { $1 }.merging(environment) {
            $1
        }
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        return process
    }

    private init(_ process: Process, input: String) throws {
        let pipes = (input: Pipe(), output: Pipe(), errors: Pipe())
        process.standardInput = pipes.input
        process.standardOutput = pipes.output
        process.standardError = pipes.errors
        try process.run()
        // Both pipes are drained while the command runs, so that it never waits for room in one.
        let errors = Drain(pipes.errors.fileHandleForReading)
        pipes.input.fileHandleForWriting.write(Data(input.utf8))
        try pipes.input.fileHandleForWriting.close()
        output = String(decoding: pipes.output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        self.errors = String(decoding: errors.wait(), as: UTF8.self)
        process.waitUntilExit()
        status = process.terminationStatus
    }

    /// The folder of the built products: that of the running test bundle.
    private static var products: URL {
        for argument in CommandLine.arguments where argument.contains(".xctest") {
            let url = URL(fileURLWithPath: argument)
            let beside = url.deletingLastPathComponent()
            if FileManager.default.fileExists(atPath: beside.appendingPathComponent("descent").path) {
                return beside
            }
        }
        for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
            return bundle.bundleURL.deletingLastPathComponent()
        }
        return Bundle.main.bundleURL
    }
}

/// Reads a pipe to its end on a thread of its own.
private final class Drain: @unchecked Sendable {
    private let done = DispatchSemaphore(value: 0)
    private var data = Data()

    init(_ handle: FileHandle) {
        Thread.detachNewThread { [self] in
            data = handle.readDataToEndOfFile()
            done.signal()
        }
    }

    func wait() -> Data {
        done.wait()
        return data
    }
}

/// A folder of its own for a test, gone with it.
final class WorkFolder {
    /// The linear neuron of the course, as an experiment file.
    static let neuron = """
        network: {inputs: 3, layers: [{nodes: 1, activation: identity, weights: [[0, 2, 1]]}]}
        data: {inputs: [[1, 2, 3]], targets: [0]}
        training: {optimizer: {name: gradient-descent, learning-rate: 0.01}, updates: 20}

        """

    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/descent-command-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func run(_ arguments: String..., input: String = "") throws -> CommandLineRun {
        try run(arguments, input: input)
    }

    func run(
        _ arguments: [String], input: String = "", environment: [String: String] = [:]
    ) throws -> CommandLineRun {
        try CommandLineRun(arguments, in: path, input: input, environment: environment)
    }

    func shell(_ script: String) throws -> CommandLineRun { try CommandLineRun(shell: script, in: path) }

    func write(_ text: String, to name: String) throws {
        let file = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func bytes(of name: String) -> [UInt8]? {
        FileManager.default.contents(atPath: path + "/" + name).map { Array($0) }
    }

    var names: [String] {
        (FileManager.default.subpaths(atPath: path) ?? []).sorted()
    }
}
