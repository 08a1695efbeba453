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

    /// The fields of a mapping, after complaints about keys that do not exist.
    ///
    /// - Parameters:
    ///   - what: the thing described by the mapping, for messages: `an experiment`.
    ///   - keys: the keys there are; `nil` allows all.
    mutating func fields(of node: YAMLNode, _ what: String, keys: [String]?) -> YAMLFields? {
        guard case .mapping(let fields) = node.content else {
            var reader = Reader()
            _ = reader.members(of: value(of: node), at: [], called: what, keys: keys)
            for problem in reader.problems { report(problem, in: node) }
            return nil
        }
        guard let keys else { return YAMLFields(range: node.range, fields: fields) }
        // The rule and the words for keys that do not exist are the reader's.
        var reader = Reader()
        let unknown = reader.unknown(fields.map(\.key), of: what, at: [], among: keys)
        report(reader, in: node)
        return YAMLFields(range: node.range, fields: fields, unknownKeys: unknown)
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

    /// The value of a key that must be there.
    ///
    /// A key that was only misspelled has been complained about and is not missed as well.
    mutating func required(
        _ key: String, in fields: YAMLFields, of what: String, remedy: String
    ) -> YAMLNode? {
        if let value = fields[key], !value.isNull { return value }
        if fields.field(key) == nil, Nearest.match(key, among: fields.unknownKeys) != nil { return nil }
        let place = fields.field(key)?.keyRange ?? fields.headRange(in: file)
        error("\(what) has no \"\(key)\"", at: place, remedy: remedy, code: .missingKey)
        return nil
    }
}

/// The keys of one mapping with their values.
struct YAMLFields {
    let range: SourceRange
    var fields: [YAMLField]
    /// Keys that the mapping should not have.
    var unknownKeys: [String] = []

    subscript(key: String) -> YAMLNode? { field(key)?.value }

    func field(_ key: String) -> YAMLField? { fields.first { $0.key == key } }

    /// Where the mapping starts, for complaints about what is not in it: its brace or its first key.
    func headRange(in file: SourceFile) -> SourceRange {
        let isBrace = range.lower < file.bytes.count && file.bytes[range.lower] == UInt8(ascii: "{")
        if !isBrace, let first = fields.first { return first.keyRange }
        return SourceRange(lower: range.lower, upper: range.lower + 1)
    }
}
