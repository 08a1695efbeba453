import Schema

/// Reads YAML nodes in the forms that are declared for them, and collects everything that is wrong with them.
///
/// Every reading function returns `nil` after it has reported an error, so that a reader can go on to the
/// next value and an author sees all mistakes at once.
struct YAMLDecoder {
    let file: SourceFile
    /// What must be mended.
    var diagnostics: [Diagnostic] = []
    /// What had better be written otherwise.
    private(set) var notes: [Diagnostic] = []

    mutating func error(
        _ message: String, at range: SourceRange, remedy: String? = nil, notes: [Diagnostic.Note] = [],
        code: ProblemCode = .invalidValue
    ) {
        // What is said first of a value is the slip; what is missing at the same place is another one.
        let isKnown =
            code != .missingKey
            && diagnostics.suffix(8).contains {
                $0.range == range && $0.severity == .error && $0.code != .missingKey
            }
        if isKnown { return }
        diagnostics.append(
            Diagnostic(message, file: file, range: range, remedy: remedy, notes: notes, code: code))
    }

    /// Everything that is said to the author.
    var messages: [Diagnostic] { diagnostics + notes }

    /// Takes over what another decoder has found.
    mutating func take(from other: YAMLDecoder) {
        diagnostics += other.diagnostics
        notes += other.notes
    }

    /// Takes over what reading a node has found.
    mutating func report(_ reader: Reader, in root: YAMLNode) {
        for problem in reader.problems { report(problem, in: root) }
        note(reader.notes, in: root)
    }

    mutating func note(_ found: [Problem], in root: YAMLNode) {
        notes += found.map { note in
            Diagnostic(
                note.message, severity: .warning, file: file, range: root.range(of: note, in: file),
                remedy: note.remedy, code: note.code)
        }
    }
}
