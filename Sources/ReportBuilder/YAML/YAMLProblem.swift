/// Turns what libyaml says into what an author understands.
enum YAMLProblem {
    static func diagnostic(for failure: YAMLFailure, in source: YAMLSource) -> Diagnostic {
        let offset = source.offset(ofByte: failure.byte)
        let place = SourceRange(lower: offset, upper: offset + 1)
        if failure.isUnreadable {
            return Diagnostic(
                "YAML does not allow this character", file: source.file, range: place,
                remedy: "remove the control character, or write it as \"\\u00…\" in double quotes",
                code: .invalidYAML)
        }
        if let tab = source.tab(nearLineOf: failure.byte) {
            return Diagnostic(
                YAMLExplanation.tab.message, file: source.file,
                range: SourceRange(lower: tab, upper: tab + 1), remedy: YAMLExplanation.tab.remedy,
                code: .invalidYAML)
        }
        if let culprit = keyWithoutSpace(at: offset, in: source.file) { return culprit }
        if failure.problem.contains("mapping values are not allowed"),
            let culprit = keyWithoutColon(above: offset, in: source.file)
        {
            return culprit
        }
        let byte = offset < source.file.bytes.count ? source.file.bytes[offset] : 0
        let explanation = YAMLExplanation.of(failure.problem, byte: byte)
        var diagnostic = Diagnostic(
            explanation.message, file: source.file, range: place, remedy: explanation.remedy,
            code: .invalidYAML)
        if explanation.isMissingEnd,
            let place = source.placeOfMissingEnd(givenUpAt: failure.byte, opening: failure.opening)
        {
            diagnostic.range = place
        }
        if explanation.isMissingEnd, byte == UInt8(ascii: "["),
            let key = bracketedKey(at: offset, in: source.file)
        {
            diagnostic.remedy = "put a key with brackets into quotes: \"\(key)…\": …"
        }
        if let opening = failure.opening.map(source.offset(ofByte:)), opening != offset {
            let range = SourceRange(lower: opening, upper: opening + 1)
            if explanation.belongsAtOpening {
                diagnostic.range = range
            } else if let note = explanation.note {
                diagnostic.notes = [Diagnostic.Note(note, file: source.file, range: range)]
            }
        }
        return diagnostic
    }

    /// `id neuron` above another key is a text for YAML that goes on there; the complaint comes with the colon of that line.
    private static func keyWithoutColon(above offset: Int, in file: SourceFile) -> Diagnostic? {
        let index = file.lineIndex(at: offset)
        guard index > 0 else { return nil }
        let (line, range) = (file.lineRange(index), file.lineRange(index - 1))
        let space = UInt8(ascii: " ")
        let indent = file.bytes[line.lower..<line.upper].prefix { $0 == space }.count
        let key = file.bytes[line.lower..<max(line.lower, min(offset, line.upper))].dropFirst(indent)
        let above = file.bytes[range.lower..<range.upper]
        let words = above.dropFirst(indent).split(separator: space, maxSplits: 1)
        guard !key.isEmpty, key.allSatisfy({ $0.isLetter || $0 == UInt8(ascii: "-") }),
            above.prefix(while: { $0 == space }).count == indent, words.count == 2,
            words[0].allSatisfy({ $0.isLetter || $0 == UInt8(ascii: "-") }),
            !above.contains(UInt8(ascii: ":"))
        else { return nil }
        let texts = words.map { String(decoding: $0, as: UTF8.self) }
        return Diagnostic(
            "this is not a key with a value", file: file,
            range: SourceRange(lower: range.lower + indent, upper: range.upper),
            remedy: "write \(texts[0]): \(texts[1])", code: .invalidYAML)
    }

    /// The name before a bracket within a mapping in braces.
    private static func bracketedKey(at offset: Int, in file: SourceFile) -> String? {
        let name = file.bytes[..<offset].reversed().prefix {
            $0.isLetter || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
        }
        return name.isEmpty ? nil : String(decoding: name.reversed(), as: UTF8.self)
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
                range: SourceRange(lower: range.lower + indent, upper: range.upper), remedy: remedy,
                code: .invalidYAML)
        }
        return nil
    }
}
