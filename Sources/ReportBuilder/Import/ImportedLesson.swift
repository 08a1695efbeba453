/// A lesson made of a file that was written for something else.
package struct ImportedLesson: Sendable {
    /// The name of its file, without `.md`.
    package let name: String
    package internal(set) var title: String
    /// The whole text of the lesson.
    package internal(set) var text = ""
    /// Pictures that stood in the file, by name.
    package internal(set) var files: [OutputFile] = []
    /// Files beside the file that its text shows or links to, relative to its folder.
    package internal(set) var media: [String] = []
    /// What could not be carried over, with its place.
    package internal(set) var diagnostics: [Diagnostic] = []

    mutating func note(_ message: String, in file: SourceFile, _ range: SourceRange?, remedy: String) {
        diagnostics.append(
            Diagnostic(
                message, severity: .warning, file: file, range: range, remedy: remedy, code: .notCarriedOver))
    }

    /// The beginning of a lesson.
    static func frontMatter(
        _ fields: [(key: String, value: String)], bibliography: [String] = []
    ) -> String {
        var lines = fields.filter { !$0.value.isEmpty }.map { "\($0.key): \(quoted($0.value))\n" }
        if !bibliography.isEmpty {
            lines.append("bibliography: [\(bibliography.map(quoted).joined(separator: ", "))]\n")
        }
        return "---\n" + lines.joined() + "---\n"
    }

    /// A text as YAML, between quotes where it could be read as something else.
    static func quoted(_ text: String) -> String {
        let isPlain =
            text.allSatisfy { $0.isLetter || $0.isNumber || " -_,()".contains($0) }
            && text.first?.isLetter == true && text.last != " "
            && !["true", "false", "yes", "no", "null", "on", "off"].contains(text.lowercased())
        if isPlain { return text }
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(escaped)\""
    }

    /// Code between fences that are longer than any in it.
    static func fenced(_ code: String, _ info: String) -> String {
        var (longest, run) = (2, 0)
        for byte in code.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence)\(info)\n\(code)\(code.hasSuffix("\n") ? "" : "\n")\(fence)\n"
    }

    /// What code of a language is called behind a fence.
    static func info(_ language: String) -> String {
        let language = language.lowercased()
        return [
            "ir": "r", "bash": "shell", "sh": "shell", "zsh": "shell", "ipython": "python",
            "python3": "python",
        ][
            language] ?? language
    }
}

/// The title of a text: its first heading, where that is one of the first level and nothing but blank lines stands before
/// it.
struct LeadingTitle {
    let title: String
    let rest: Substring

    init?(_ text: some StringProtocol) {
        let text = Substring(text)
        let start = text.drop { $0.isWhitespace }
        guard start.hasPrefix("# ") else { return nil }
        let line = start.prefix { !$0.isNewline }
        var words = line.dropFirst(2).drop { $0 == " " }
        // Without attributes at its end: {#intro}.
        if words.hasSuffix("}"), let brace = words.lastIndex(of: "{") { words = words[..<brace] }
        while words.last == " " || words.last == "#" { words.removeLast() }
        guard !words.isEmpty else { return nil }
        (title, rest) = (String(words), start[line.endIndex...])
    }
}
