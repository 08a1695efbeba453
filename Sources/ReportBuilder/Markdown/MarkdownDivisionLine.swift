/// The line that opens a division: `::: note Title`, `::: {.note #id title="Title"}`, `:::{note} Title`, `:::note[Title]`.
enum MarkdownDivisionLine {
    /// - Parameters:
    ///   - words: what stands behind the colons.
    ///   - range: of the line from its colons on.
    static func read(_ words: String, _ range: SourceRange, _ source: MarkdownSource) -> MarkdownDivision {
        var division = MarkdownDivision(word: "", range: range)
        // Colons may stand at the end of the line too.
        var end = words[...]
        while end.last == ":" { end.removeLast() }
        var rest = end.trimmed[...]
        if rest.first == "{", let close = rest.firstIndex(of: "}") {
            let inside = rest[rest.index(after: rest.startIndex)..<close]
            if inside.allSatisfy({ $0.isLetter || $0 == "-" }), !inside.isEmpty {
                division.word = inside.lowercased()
            } else {
                division.attributes = MarkdownAttributes(String(rest[...close]), range: range)
                division.isClass = true
            }
            rest = rest[rest.index(after: close)...]
        } else {
            let word = rest.prefix { !$0.isWhitespace && $0 != "{" && $0 != "[" }
            division.word = word.lowercased()
            rest = rest[word.endIndex...]
        }
        if division.attributes == nil, let (before, attributes) = MarkdownAttributes.behind(rest, at: range) {
            division.attributes = attributes
            rest = before
        }
        if rest.first == "[", rest.last == "]" { rest = rest.dropFirst().dropLast() }
        var title = rest.trimmed
        if title.isEmpty, let given = division.attributes?["title"] { title = given }
        division.titleText = title
        let line = String(decoding: source.bytes[range.lower..<range.upper], as: UTF8.self)
        let before = title.isEmpty ? nil : line.firstRange(of: title)
        division.titleStart = range.lower + (before.map { line[..<$0.lowerBound].utf8.count } ?? 0)
        if division.isClass, let first = division.attributes?.classes.first {
            division.word = first.lowercased()
        }
        if let collapse = division.attributes?["collapse"] {
            division.isFolded = collapse.lowercased() != "false"
        }
        return division
    }
}
