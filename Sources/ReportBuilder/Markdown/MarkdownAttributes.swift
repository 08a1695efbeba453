/// What stands behind a part of a text in braces: `{#name .class width=60%}`.
package struct MarkdownAttributes: Sendable, Hashable {
    package var id: String?
    package var classes: [String] = []
    /// In their order.
    package var values: [Pair] = []
    /// Where all of it stands.
    package var range: SourceRange

    package struct Pair: Sendable, Hashable {
        package var key: String
        package var value: String
    }

    /// The value of a key.
    package subscript(key: String) -> String? { values.last { $0.key == key }?.value }

    /// - Parameters:
    ///   - text: with its braces.
    ///   - range: where it stands.
    init(_ text: String, range: SourceRange) {
        self.range = range
        var rest = text.dropFirst().dropLast()[...]
        if rest.first == ":" { rest.removeFirst() }
        while true {
            rest = rest.drop(while: \.isWhitespace)
            guard let first = rest.first else { return }
            var word = ""
            var quote: Character?
            while let character = rest.first, quote != nil || !character.isWhitespace {
                rest.removeFirst()
                if character == quote {
                    quote = nil
                } else if quote == nil, character == "\"" || character == "'" || character == "“" {
                    quote = character == "“" ? "”" : character
                } else {
                    word.append(character)
                }
            }
            switch first {
            case "#": id = String(word.dropFirst())
            case ".": classes.append(String(word.dropFirst()))
            default:
                let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                if parts.count == 2 {
                    values.append(Pair(key: String(parts[0]), value: String(parts[1])))
                } else {
                    // As pandoc and bookdown write it.
                    classes.append(word == "-" ? "unnumbered" : word)
                }
            }
        }
    }

    /// The attributes at the end of a line, and what stands before them; `nil` where there are none.
    static func behind<Line: StringProtocol>(
        _ line: Line, at range: SourceRange
    ) -> (before: Line.SubSequence, attributes: MarkdownAttributes)? {
        guard line.last == "}", let open = line.lastIndex(of: "{"),
            opens(Array(line[open...].dropFirst().dropLast().utf8)[...])
        else { return nil }
        return (line[..<open], MarkdownAttributes(String(line[open...]), range: range))
    }

    /// Whether what stands between braces can only be attributes.
    static func opens(_ inside: ArraySlice<UInt8>) -> Bool {
        let text = inside.drop { $0 == UInt8(ascii: ":") || $0.isMarkdownSpace }
        guard let first = text.first else { return false }
        if inside.elementsEqual("-".utf8) { return true }
        if first == UInt8(ascii: "#") || first == UInt8(ascii: ".") {
            return text.dropFirst().first?.isLetter == true
        }
        let key = text.prefix { $0.isLetter || $0 == UInt8(ascii: "-") }
        return !key.isEmpty && text[key.endIndex...].first == UInt8(ascii: "=")
            && text[key.endIndex...].dropFirst().first.map { !$0.isMarkdownSpace && $0 != UInt8(ascii: "=") }
                ?? false
    }
}
