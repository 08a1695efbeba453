import ArgumentParser
import ReportBuilder
import SystemLibrary

/// Where the process begins.
///
/// Only commands that share work among threads pay for starting Swift's concurrency, which makes four
/// threads with a heap each: the others run here.
@main
enum Entry {
    static func main() {
        FileSystem.prepareStandardStreams()
        FileSystem.cleanUpOnSignals()
        FileSystem.reportFaults()
        do {
            if VersionText.isAsked(CommandLine.arguments.dropFirst()) {
                print(VersionText.text, terminator: "")
                end(with: nil)
            }
            try refuseEmptyArguments(CommandLine.arguments.dropFirst())
            if let problem = UsageProblem.unknownCommand(Array(CommandLine.arguments.dropFirst())) {
                Console.error(problem.text)
                exit(ExitCode.validationFailure.rawValue)
            }
            var command = try DescentCommand.parseAsRoot()
            if let command = command as? any Messaging { Console.style = command.messages }
            if let command = command as? any Budgeted { try command.budget.start() }
            if command is any AsyncParsableCommand { runOnThreads() }
            try command.run()
            end(with: nil)
        } catch {
            end(with: error)
        }
    }

    /// Runs the command line as an asynchronous command and ends the process with it.
    private static func runOnThreads() -> Never {
        FileSystem.watchShortage()
        #if os(Linux)
            if FileSystem.hasLittleAddressSpace {
                let thread = OneThread()
                Task.detached(executorPreference: thread) { await run() }
                thread.run()
            }
        #endif
        Task.detached { await run() }
        while true { pause() }
    }

    private static func run() async -> Never {
        do {
            let command = try DescentCommand.parseAsRoot()
            if var command = command as? any AsyncParsableCommand { try await command.run() }
            end(with: nil)
        } catch {
            end(with: error)
        }
    }

    /// Options of texts, which may be empty: that leaves the text out.
    private static let mayBeEmpty = ["--title", "--subtitle"]

    /// No other argument means anything when it is empty, but a path that is empty could mean the root of the file
    /// system.
    private static func refuseEmptyArguments(_ arguments: ArraySlice<String>) throws {
        // A shell that asks what may come next passes on the word that is not begun yet.
        if arguments.first == "---completion" { return }
        for (argument, before) in zip(arguments, [""] + arguments.dropLast()) {
            if mayBeEmpty.contains(argument.isEmpty ? before : String(argument.dropLast())) { continue }
            guard
                argument.isEmpty
                    || (argument.hasPrefix("-") && argument.firstIndex(of: "=") == lastIndex(of: argument))
            else { continue }
            throw ValidationError(
                (argument.isEmpty ? "An argument is empty." : "\(argument) has no value.")
                    + " If it comes from a variable of the shell, the variable is not set.")
        }
    }

    private static func lastIndex(of text: String) -> String.Index? { text.indices.last }

    /// Ends the process with what there is to say about an error, or about results that could not be written.
    private static func end(with error: (any Error)?) -> Never {
        var code: Int32 = 0
        if let error {
            code = DescentCommand.exitCode(for: error).rawValue
            let message = DescentCommand.fullMessage(for: error, columns: nil)
            if !message.isEmpty, code == 0 { print(message) }
            if !message.isEmpty, code != 0 {
                Console.error(
                    UsageProblem.read(message, arguments: Array(CommandLine.arguments.dropFirst())).text)
            }
        }
        Console.finish()
        do {
            try StandardOutput.finish()
        } catch {
            let failed = Console.fail(error)
            if code == 0 { code = failed.rawValue }
        }
        exit(code)
    }
}
