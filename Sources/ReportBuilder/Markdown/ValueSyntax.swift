/// Finds `{{ expression }}`, the places where a computed value stands in prose.
public enum ValueSyntax {
    /// A piece of text: as written, or a value.
    public enum Piece: Sendable, Hashable {
        case text(String, SourceRange)
        /// What stands between the braces, spaces trimmed, and where. `whole` includes the braces.
        case value(String, SourceRange, whole: SourceRange)
        /// Braces that open a value which never ends, up to the end of the text.
        case unfinished(SourceRange)
    }

    /// Splits text into values and what stands between them.
    ///
    /// - Parameters:
    ///   - text: a text that stands in the source byte for byte.
    ///   - offset: the byte of the file at which it starts.
    /// - Returns: pieces in order that cover the text; a text without values is one piece.
    public static func pieces(of text: String, startingAt offset: Int) -> [Piece] {
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
            guard opens(bytes, at: position) else {
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
