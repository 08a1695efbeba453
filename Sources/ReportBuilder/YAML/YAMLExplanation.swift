import Schema

/// What an author is told about a mistake in a YAML text.
struct YAMLExplanation {
    var message: String
    var remedy: String?
    /// What to say at the place where the thing in question began, if that helps.
    var note: String?
    /// Whether the beginning is the place to look at, rather than where the parser gave up.
    var belongsAtOpening = false
    /// Whether a list or mapping does not end; the parser gives up only where the next thing begins.
    var isMissingEnd = false

    /// - Parameters:
    ///   - problem: the parser's words.
    ///   - byte: what stands where it gave up; 0 at the end.
    static func of(_ problem: String, byte: UInt8) -> YAMLExplanation {
        if problem.contains("cannot start any token"), byte != UInt8(ascii: "\t") {
            return YAMLExplanation(
                message: "a text without quotes cannot start with \(Character(UnicodeScalar(byte)))",
                remedy: "put the text into quotes")
        }
        if problem.contains("could not find expected ':'") {
            return YAMLExplanation(
                message: "this is not a key with a value",
                remedy: "write key: value, with a colon and a space", belongsAtOpening: true)
        }
        return known.first { $0.words.contains { problem.contains($0) } }?.explanation
            ?? YAMLExplanation(message: "this YAML text cannot be read: \(problem)")
    }

    /// What to say where these words occur in the parser's; the first match counts.
    private static let known: [(words: [String], explanation: YAMLExplanation)] = [
        (
            ["tab character", "cannot start any token"],
            tab
        ),
        (
            ["mapping values are not allowed"],
            YAMLExplanation(
                message: "a key with a colon cannot stand here",
                remedy:
                    "put a text that contains a colon into quotes, and start every key on a line of its own")
        ),
        (
            ["',' or ']'"],
            YAMLExplanation(
                message: "a comma or the end of the list is missing", remedy: "write lists as [1, 2, 3]",
                note: "the list starts here", isMissingEnd: true)
        ),
        (
            ["',' or '}'"],
            YAMLExplanation(
                message: "a comma or the end of the mapping is missing",
                remedy: "write mappings as {a: 1, b: 2}", note: "the mapping starts here", isMissingEnd: true)
        ),
        (
            ["expected key", "'-' indicator"],
            YAMLExplanation(
                message: "this line does not belong to what stands above it",
                remedy: "indent all keys of a mapping, or all items of a list, by the same number of spaces",
                note: "it starts here")
        ),
        (
            ["unexpected end of stream"],
            YAMLExplanation(
                message: "a quoted text has no end", remedy: "close the quotes", belongsAtOpening: true)
        ),
        (
            ["escape", "hexdecimal"],
            YAMLExplanation(
                message: "there is no such escape in double quotes",
                remedy: "use single quotes, in which a backslash is a backslash")
        ),
        (["alphabetic or numeric"], aliases),
        (["<document start>"], furtherDocument),
    ]

    static let tab = YAMLExplanation(
        message: "a tab stands where YAML wants spaces", remedy: "indent with spaces")

    static let furtherDocument = YAMLExplanation(
        message: "the value ends here, but the text goes on",
        remedy: "write one value; remove --- and what stands beside the value")

    static let aliases = YAMLExplanation(
        message: "anchors (&name) and aliases (*name) are not allowed",
        remedy: "write the value out; put a text that starts with & or * into quotes")

    /// What to do about `key:value`, or `nil` where a line does not begin like that.
    static func remedyForMissingSpace(in line: String) -> String? {
        let text = line.drop { $0 == " " || $0 == "-" || $0 == "{" }
        let word = text.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        let rest = text.dropFirst(word.count)
        guard !word.isEmpty, rest.first == ":", let next = rest.dropFirst().first, next != " " else {
            return nil
        }
        return Reader.spaceBehindColon(word, rest.dropFirst()).shortened(to: 80)
    }
}
