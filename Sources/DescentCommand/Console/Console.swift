import ArgumentParser
import LossLandscape
import ReportBuilder
import SystemLibrary

/// What the command says to the person in front of it. Results go to the standard output, all else to the
/// standard error.
enum Console {
    /// How problems are said; set once, before the verb runs.
    nonisolated(unsafe) static var style = MessageStyle()
    /// What the document at the end tells.
    private nonisolated(unsafe) static var records: [ProblemRecord] = []

    /// Shows what is wrong with the material and ends the command if there are errors.
    static func report(_ diagnostics: [Diagnostic]) throws {
        let isQuiet = style.isQuiet
        let diagnostics = Diagnostic.sorted(diagnostics).filter { !isQuiet || $0.severity == .error }
        if style.form == .text { show(diagnostics) } else { diagnostics.forEach(tell) }
        guard diagnostics.contains(where: { $0.severity == .error }) else { return }
        throw ExitCode(1)
    }

    /// Shows warnings once more, of a build that need not be done again.
    static func repeatWarnings(_ warnings: [FinishedBuild.Warning]) {
        if style.isQuiet { return }
        if style.form == .text { show(warnings.map(\.text)) } else { warnings.forEach { print($0.json) } }
    }

    private static func show(_ texts: some Collection<String>) {
        for text in texts.prefix(ShownMessages.shownDiagnostics) { error(text, terminator: "") }
        if let omission = ShownMessages.omission(of: texts.count) { error("descent: \(omission)") }
    }

    private static func show(_ diagnostics: [Diagnostic]) {
        show(diagnostics.lazy.map(\.text))
        let count = diagnostics.count { $0.severity == .error }
        if count > 0, !style.isQuiet { error("descent: \(count) error\(count == 1 ? "" : "s")") }
    }

    private static func tell(_ diagnostic: Diagnostic) {
        // What a verb computes all the same is not to be searched for among warnings.
        if style.hasResults, diagnostic.severity != .error { return error(diagnostic.text, terminator: "") }
        tell(ProblemRecord(diagnostic))
    }

    /// Says a problem to a program.
    static func tell(_ record: ProblemRecord) {
        switch style.form {
        case .sarif: records.append(record)
        // A result is followed by nothing, so that it can be read as a whole.
        case .lines where style.hasResults && StandardOutput.isUsed: error("\(record.json)")
        case .lines, .text: print(record.json)
        }
    }

    /// Prints the document that was asked for, if one was.
    static func finish() {
        if style.form == .sarif { print(SARIF.document(records, version: VersionText.version)) }
    }

    /// Ends the command because of the material or the machine, not of how it was used.
    ///
    /// - Parameter message: as ``CommandProblem`` takes it apart.
    static func fail(_ message: String) -> ExitCode {
        fail(CommandProblem(message)) {
            ProblemRecord($0.message, help: $0.help, severity: .error, code: .failed)
        }
    }

    /// Ends the command because of a file.
    static func fail(_ failure: FileError) -> ExitCode {
        fail(CommandProblem(failure)) { _ in
            let reason = CommandProblem(failure.reason)
            return ProblemRecord(
                reason.message, help: reason.help, file: failure.path, severity: .error, code: .file)
        }
    }

    private static func fail(_ problem: CommandProblem, record: (CommandProblem) -> ProblemRecord) -> ExitCode
    {
        if style.form == .text { error(problem.text) } else { tell(record(problem)) }
        return ExitCode(1)
    }

    /// Says what was done, to people who did not ask for silence or for something that programs read.
    static func say(_ message: String, terminator: String = "\n") {
        if !style.isQuiet, style.form == .text || style.hasResults { print(message, terminator: terminator) }
    }

    /// Ends the command where something was not read and nothing was said about it, so that no failure is left without a
    /// word.
    static func failUnexplained() -> ExitCode {
        fail(
            "the file could not be read, and nothing says why, which is a fault of descent; please report it")
    }

    /// Says what is worth knowing about a result that came out all the same.
    static func warn(_ message: String) { remark(message, as: "descent: note: \(message)") }

    /// Tells a person at a terminal what is going on; scripts are not told.
    static func progress(_ message: String) {
        guard isWatched else { return }
        error(message)
    }

    /// Says something that is no error, also to scripts.
    static func note(_ message: String) { remark(message, as: "descent: \(message)") }

    private static func remark(_ message: String, as text: String) {
        if style.isQuiet { return }
        guard style.form != .text, !style.hasResults else { return error(text) }
        tell(ProblemRecord(message, severity: .note, code: .note))
    }

    /// Whether a person looks at the standard error, and wants to see more than errors.
    static var isWatched: Bool { isatty(2) == 1 && !style.isQuiet }

    /// Replaces the line that the last status left, for people at a terminal; an empty one clears it.
    static func status(_ message: String) {
        guard isWatched else { return }
        error("\r\u{1B}[K" + message, terminator: "")
    }

    /// Writes to the standard error. Where that fails there is nobody left to tell.
    static func error(_ text: String, terminator: String = "\n") {
        try? FileSystem.write(Array((text + terminator).utf8), to: .errors)
    }
}

/// Does something with files and says in one line what went wrong.
func withFiles<Result>(_ work: () throws(FileError) -> Result) throws -> Result {
    do {
        return try work()
    } catch {
        throw Console.fail(error)
    }
}

/// Ends the command with what is wrong with a landscape.
func landscape<Value>(_ work: () throws -> Value) throws -> Value {
    do {
        return try work()
    } catch let error as LandscapeError {
        throw Console.fail(error.description)
    }
}

extension Duration {
    var milliseconds: Double {
        Double(components.seconds) * 1000 + Double(components.attoseconds) * 1e-15
    }
}

/// The format that a file's extension asks for, or a usage error that names those there are.
func format<Format: RawRepresentable & CaseIterable>(
    of path: String, as type: Format.Type
) throws -> Format where Format.RawValue == String {
    if let format = Format(rawValue: FileSystem.pathExtension(of: path)) { return format }
    let known = Format.allCases.map { ".\($0.rawValue)" }.joined(separator: ", ")
    throw ValidationError("\"\(path)\" has none of the extensions \(known), which say what is written.")
}
