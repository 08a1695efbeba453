import Yams

/// Turns what the YAML parser says into what an author understands.
enum YAMLProblem {
    static func diagnostic(for error: YamlError, in source: YAMLSource) -> Diagnostic {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            return syntax(problem, context: context, mark: mark, in: source)
        case .reader(_, let offset, _, _):
            return unreadable(atCharacter: offset, in: source)
        case .duplicatedKeysInMapping(let keys, let context):
            return duplicate(keys, mark: context.mark, in: source)
        default:
            return Diagnostic(
                "this YAML text cannot be read: \(error)", file: source.file, range: start(of: source))
        }
    }

    private static func start(of source: YAMLSource) -> SourceRange {
        let start = source.offset(ofByte: 0)
        return SourceRange(lower: start, upper: start)
    }

    private static func syntax(
        _ problem: String, context: YamlError.Context?, mark: Mark, in source: YAMLSource
    ) -> Diagnostic {
        let offset = source.offset(of: mark)
        let opening = context.map { source.offset(of: $0.mark) }
        let byte = offset < source.file.bytes.count ? source.file.bytes[offset] : 0
        if let culprit = keyWithoutSpace(at: offset, in: source.file) { return culprit }
        let explanation = YAMLExplanation.of(problem, byte: byte)
        var place = offset
        var notes: [Diagnostic.Note] = []
        if let opening, opening != offset {
            if explanation.belongsAtOpening {
                place = opening
            } else if let note = explanation.note {
                notes.append(
                    Diagnostic.Note(
                        note, file: source.file, range: SourceRange(lower: opening, upper: opening + 1)))
            }
        }
        return Diagnostic(
            explanation.message, file: source.file, range: SourceRange(lower: place, upper: place + 1),
            remedy: explanation.remedy, notes: notes)
    }

    /// `updates:20` is a text for YAML, and the complaint comes with the next line; so that line and the
    /// one before it are looked at first.
    private static func keyWithoutSpace(at offset: Int, in file: SourceFile) -> Diagnostic? {
        let index = file.lineIndex(at: offset)
        for line in [index - 1, index] where line >= 0 {
            let range = file.lineRange(line)
            let text = file.text(in: range)
            guard let remedy = YAMLExplanation.remedyForMissingSpace(in: text) else { continue }
            let indent = text.utf8.prefix { $0 == UInt8(ascii: " ") }.count
            return Diagnostic(
                "this is not a key with a value", file: file,
                range: SourceRange(lower: range.lower + indent, upper: range.upper), remedy: remedy)
        }
        return nil
    }

    private static func unreadable(atCharacter offset: Int?, in source: YAMLSource) -> Diagnostic {
        let byte = source.text.prefix(offset ?? 0).utf8.count
        let place = source.offset(ofByte: byte)
        return Diagnostic(
            "YAML does not allow this character", file: source.file,
            range: SourceRange(lower: place, upper: place + 1),
            remedy: "remove the control character, or write it as \"\\u00…\" in double quotes")
    }

    /// The parser names the keys that stand twice and the place of the first one; the other one is looked
    /// for in the text behind it.
    private static func duplicate(_ keys: [String], mark: Mark, in source: YAMLSource) -> Diagnostic {
        let key = keys.first ?? ""
        let first = source.offset(of: mark)
        let end = YAMLExtent(file: source.file, start: first).end(ofScalar: key, isPlain: true)
        let firstRange = SourceRange(lower: first, upper: end)
        let message = "the key \"\(key)\" stands twice in the same mapping"
        let remedy = "remove one of the two, or give it another name"
        guard let second = next(key, after: firstRange, in: source.file) else {
            return Diagnostic(message, file: source.file, range: firstRange, remedy: remedy)
        }
        return Diagnostic(
            message, file: source.file, range: second, remedy: remedy,
            notes: [Diagnostic.Note("it is here first", file: source.file, range: firstRange)])
    }

    /// The next place where the key is followed by a colon: in the same column of a later line, or else
    /// anywhere behind it.
    private static func next(_ key: String, after first: SourceRange, in file: SourceFile) -> SourceRange? {
        let name = Array(key.utf8)
        let column = first.lower - file.lineRange(file.lineIndex(at: first.lower)).lower
        func isKey(at offset: Int) -> Bool {
            guard offset >= first.upper, offset + name.count < file.bytes.count else { return false }
            let rest = file.bytes[(offset + name.count)...].drop { $0 == UInt8(ascii: " ") }
            return rest.first == UInt8(ascii: ":") && file.bytes[offset...].starts(with: name)
                && (offset == 0 || " \n,{[-".utf8.contains(file.bytes[offset - 1]))
        }
        let sameColumn = file.lineStarts.map { $0 + column }
        let found = sameColumn.first(where: isKey) ?? file.bytes.indices.first(where: isKey)
        return found.map { SourceRange(lower: $0, upper: $0 + name.count) }
    }
}
