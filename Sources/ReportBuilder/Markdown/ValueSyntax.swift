/// Finds `{{ expression }}`, the places where a computed value stands in prose.
package enum ValueSyntax {
    /// A piece of text: as written, or a value.
    package enum Piece: Sendable, Hashable {
        case text(String, SourceRange)
        /// What stands between the braces, spaces trimmed, and where. `whole` includes the braces.
        case value(String, SourceRange, whole: SourceRange)
        /// Braces that open a value which never ends, up to the end of the text.
        case unfinished(SourceRange)
    }

    /// What braces mean besides values.
    package enum Context: Sendable, Hashable {
        /// Nothing.
        case prose
        /// Groups of TeX, also in each other: `{{a}+b}`.
        case formula
        /// Whatever the language of the code says.
        case code
    }

    /// Splits text into values and what stands between them.
    ///
    /// - Parameters:
    ///   - text: a text that stands in the source byte for byte.
    ///   - offset: the byte of the file at which it starts.
    ///   - context: in a formula braces that do not end as a value open one only where the name of a value
    ///     follows them.
    /// - Returns: pieces in order that cover the text; a text without values is one piece.
    package static func pieces(
        of text: String, startingAt offset: Int, in context: Context = .prose
    ) -> [Piece] {
        let bytes = Array(text.utf8)
        var pieces: [Piece] = []
        var start = 0
        var position = 0
        func plain(upTo end: Int) -> Piece {
            .text(
                String(decoding: bytes[start..<end], as: UTF8.self),
                SourceRange(lower: offset + start, upper: offset + end))
        }
        while position < bytes.count {
            if context == .formula, bytes[position] == UInt8(ascii: "\\") {
                position += 2
                continue
            }
            guard opens(bytes, at: position) else {
                position += 1
                continue
            }
            if context != .prose, inside(of: bytes, at: position, before: bytes.count) == nil,
                !namesValue(bytes, at: position)
            {
                position += 1
                continue
            }
            guard let inside = inside(of: bytes, at: position, before: bytes.count) else {
                if start < position { pieces.append(plain(upTo: position)) }
                pieces.append(
                    .unfinished(SourceRange(lower: offset + position, upper: offset + bytes.count)))
                return pieces
            }
            if start < position { pieces.append(plain(upTo: position)) }
            pieces.append(value(bytes, inside: inside, offset: offset))
            position = inside.upperBound + 2
            start = position
        }
        if start < bytes.count || pieces.isEmpty { pieces.append(plain(upTo: bytes.count)) }
        return pieces
    }

    private static func value(_ bytes: [UInt8], inside: Range<Int>, offset: Int) -> Piece {
        var trimmed = inside
        while let first = trimmed.first, bytes[first].isMarkdownSpace {
            trimmed = trimmed.dropFirst()
        }
        while let last = trimmed.last, bytes[last].isMarkdownSpace {
            trimmed = trimmed.dropLast()
        }
        return .value(
            String(decoding: bytes[trimmed], as: UTF8.self),
            SourceRange(lower: offset + trimmed.lowerBound, upper: offset + trimmed.upperBound),
            whole: SourceRange(
                lower: offset + inside.lowerBound - 2, upper: offset + inside.upperBound + 2))
    }

    /// Whether a text in which no values are filled in opens one.
    static func opensValue(in text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.indices.contains { opens(bytes, at: $0) }
    }

    /// Whether braces in the text open what can only be meant as a value.
    static func namesValue(in text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.indices.contains { opens(bytes, at: $0) && namesValue(bytes, at: $0) }
    }

    /// Whether `{{` at `position` is followed by what nothing but the name of a value looks like: `neuron.l`.
    private static func namesValue(_ bytes: [UInt8], at position: Int) -> Bool {
        let name = bytes[(position + 2)...].drop(while: \.isMarkdownSpace)
        let rest = name.drop { byte in
            byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
        }
        return name.first?.isLetter == true && rest.first == UInt8(ascii: ".")
            && rest.dropFirst().first?.isLetter == true
    }

    private static func opens(_ bytes: [UInt8], at position: Int) -> Bool {
        position + 1 < bytes.count && bytes[position] == UInt8(ascii: "{")
            && bytes[position + 1] == UInt8(ascii: "{")
    }

    /// The bytes between `{{` at `position` and its `}}`, which stand on one line and hold no further braces
    /// or backticks; nil when there is none.
    static func inside(of bytes: [UInt8], at position: Int, before end: Int) -> Range<Int>? {
        guard position + 3 < end, opens(bytes, at: position) else { return nil }
        let start = position + 2
        var index = start
        while index < end {
            switch bytes[index] {
            case UInt8(ascii: "}"):
                guard index + 1 < end, bytes[index + 1] == UInt8(ascii: "}") else { return nil }
                return start..<index
            case UInt8(ascii: "{"), UInt8(ascii: "`"), UInt8(ascii: "\n"): return nil
            default: index += 1
            }
        }
        return nil
    }
}
