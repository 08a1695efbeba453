extension Form<String> {
    /// The id of a block: lower-case letters, digits and hyphens, with a letter first.
    package static let identifier = phrase(
        identifierWords, pattern: "^[a-z][a-z0-9-]*$", refusal: "cannot be an id",
        remedy: "write \(identifierWords)",
        read: { isIdentifier($0) ? $0 : nil }, text: { $0 })

    private static let identifierWords = "lower-case letters, digits and hyphens, with a letter first"

    package static func isIdentifier(_ text: String) -> Bool {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard let first = text.utf8.first, letters.contains(first) else { return false }
        return text.utf8.allSatisfy {
            letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "-")
        }
    }
}
