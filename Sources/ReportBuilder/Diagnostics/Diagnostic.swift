import Schema

/// Something a reader of course material has to say about it: what is wrong, where, and what to do.
public struct Diagnostic: Sendable, Hashable {
    /// Whether it keeps a course from being written.
    public enum Severity: String, Sendable, Hashable {
        /// Nothing is written as long as one of these is left.
        case error
        case warning
    }

    /// Another place that belongs to the same matter.
    public struct Note: Sendable, Hashable {
        /// What is to be said of it.
        public var message: String
        /// Where it stands.
        public var file: SourceFile
        /// Its bytes in the file.
        public var range: SourceRange

        /// A note on some bytes of a file.
        public init(_ message: String, file: SourceFile, range: SourceRange) {
            self.message = message
            self.file = file
            self.range = range
        }
    }

    /// An error or a warning.
    public var severity: Severity
    /// Where it stands.
    public var file: SourceFile
    /// Where it is, or `nil` where it concerns the file as a whole.
    public var range: SourceRange?
    /// What is wrong, with the value found, without a full stop.
    public var message: String
    /// What to do about it, or `nil` where the message says it all.
    public var remedy: String?
    /// Other places of the same matter, in the order in which they are printed.
    public var notes: [Note]
    /// What kind of problem it is.
    public var code: ProblemCode

    /// Something at a place of a file, or about all of it where there is no range.
    public init(
        _ message: String, severity: Severity = .error, file: SourceFile, range: SourceRange?,
        remedy: String? = nil, notes: [Note] = [], code: ProblemCode = .invalidValue
    ) {
        self.severity = severity
        self.message = message
        self.file = file
        self.range = range
        self.remedy = remedy
        self.notes = notes
        self.code = code
    }
}

extension Diagnostic {
    /// Diagnostics as they are printed: by file and place, without repetitions; what stands in an included file has its
    /// place there.
    ///
    /// - Parameter files: names of files that come first, in this order; others follow in the order in which
    ///   they first appear.
    public static func sorted(_ diagnostics: [Diagnostic], files: [String] = []) -> [Diagnostic] {
        var ranks: [String: Int] = [:]
        for name in files + diagnostics.map(\.file.name) where ranks[name] == nil {
            ranks[name] = ranks.count
        }
        func key(_ index: Int) -> (Int, Int, Int) {
            let diagnostic = diagnostics[index]
            return (ranks[diagnostic.file.name] ?? 0, diagnostic.range?.lower ?? -1, index)
        }
        var seen: Set<Matter> = []
        return diagnostics.indices.sorted { key($0) < key($1) }.map { diagnostics[$0].atOrigin() }
            .filter { seen.insert($0.matter).inserted }
    }

    /// What two diagnostics have in common that say the same.
    struct Matter: Hashable {
        fileprivate let file: String
        fileprivate let range: SourceRange?
        fileprivate let message: String
    }

    var matter: Matter { Matter(file: file.name, range: range, message: message) }
}
