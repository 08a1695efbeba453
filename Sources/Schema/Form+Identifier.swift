extension Form<String> {
    /// The id of a block: lower-case letters, digits and hyphens, with a letter first.
    public static let identifier = Form<String>(
        .phrase("lower-case letters, digits and hyphens, with a letter first", pattern: "^[a-z][a-z0-9-]*$")
    ) { value, spot, reader in
        guard let text = Form<String>.text.read(value, at: spot, into: &reader) else { return nil }
        if isIdentifier(text) { return text }
        reader.report(
            "\"\(text.shortened(to: 40))\" cannot be an id", at: spot.path,
            remedy: "write lower-case letters, digits and hyphens, with a letter first")
        return nil
    } write: {
        .text($0)
    }

    public static func isIdentifier(_ text: String) -> Bool {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard let first = text.utf8.first, letters.contains(first) else { return false }
        return text.utf8.allSatisfy {
            letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "-")
        }
    }
}
