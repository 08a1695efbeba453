/// Text as it can be laid out on one line.
enum PrintableText {
    /// The text with line ends and tabs as spaces and without other control characters: fonts
    /// have no glyphs for them.
    static func singleLine(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09...0x0d, 0x85, 0x2028, 0x2029: scalars.append(" ")
            case 0x00...0x1f, 0x7f...0x9f, 0xfffe, 0xffff: continue
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// The text with U+FFFD in place of characters without a glyph.
    static func replacing(in text: String, where isMissing: (Unicode.Scalar) -> Bool) -> String {
        guard text.unicodeScalars.contains(where: isMissing) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(isMissing(scalar) ? "\u{fffd}" : scalar) }
        return String(scalars)
    }

    /// The text in pieces of at most 1,000 characters. Shaping takes memory for each; nobody
    /// sees that letters are not kerned across a border so far outside of any canvas.
    static func pieces(of text: String) -> [String] {
        guard text.utf8.count > 1000 else { return text.isEmpty ? [] : [text] }
        var pieces: [String] = []
        var scalars = text.unicodeScalars[...]
        while !scalars.isEmpty {
            pieces.append(String(scalars.prefix(1000)))
            scalars = scalars.dropFirst(1000)
        }
        return pieces
    }
}
