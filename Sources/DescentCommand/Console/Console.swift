import ArgumentParser
import ReportBuilder

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the command says to the person in front of it. Results go to the standard output, all else to the
/// standard error.
enum Console {
    /// How many errors and warnings are shown. Nobody reads on, and a file that was never meant as an
    /// experiment may have a hundred thousand.
    static let shownDiagnostics = 200

    /// Shows what is wrong with the material and ends the command if there are errors.
    static func report(_ diagnostics: [Diagnostic]) throws {
        let diagnostics = Diagnostic.sorted(diagnostics)
        for diagnostic in diagnostics.prefix(shownDiagnostics) { error(diagnostic.text, terminator: "") }
        if diagnostics.count > shownDiagnostics {
            error("descent: only the first \(shownDiagnostics) of \(diagnostics.count) messages are shown")
        }
        let count = diagnostics.count { $0.severity == .error }
        guard count > 0 else { return }
        error("descent: \(count) error\(count == 1 ? "" : "s")")
        throw ExitCode(1)
    }

    /// Ends the command because of the material or the machine, not of how it was used.
    static func fail(_ message: String) -> ExitCode {
        error("descent: error: \(message)")
        return ExitCode(1)
    }

    /// Ends the command where something was not read and nothing was said about it, so that no failure is left without a
    /// word.
    static func failUnexplained() -> ExitCode {
        fail(
            "the file could not be read, and nothing says why, which is a fault of descent; please report it")
    }

    /// Says what is worth knowing about a result that came out all the same.
    static func warn(_ message: String) { error("descent: note: \(message)") }

    /// Tells a person at a terminal what is going on; scripts are not told.
    static func progress(_ message: String) {
        guard isatty(2) == 1 else { return }
        error(message)
    }

    /// Says something that is no error, also to scripts.
    static func note(_ message: String) { error("descent: \(message)") }

    /// Whether somebody looks at the standard error.
    static var isWatched: Bool { isatty(2) == 1 }

    /// Replaces the line that the last status left, for people at a terminal; an empty one clears it.
    static func status(_ message: String) {
        guard isWatched else { return }
        error("\r\u{1B}[K" + message, terminator: "")
    }

    /// Whether somebody looks at the standard output.
    static let isResultWatched = isatty(1) == 1

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
        throw Console.fail(error.description)
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
