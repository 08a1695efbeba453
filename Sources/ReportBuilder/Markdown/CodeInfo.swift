import Suggestions

/// What stands behind the fence of ordinary code: `python`, `python {#id caption="…"}`, `{.python #id}`.
struct CodeInfo {
    private(set) var language: String
    private(set) var attributes: MarkdownAttributes?
    /// A word in braces, `{python}`, which dialects run or give a meaning.
    private(set) var directive: String?
    /// What stands behind it.
    private(set) var argument = ""

    init(_ info: String, range: SourceRange = SourceRange(lower: 0, upper: 0)) {
        language = String(info.prefix { !$0.isWhitespace && $0 != "{" })
        guard let open = info.firstIndex(of: "{"), let close = info.lastIndex(of: "}"), open < close else {
            argument = info.dropFirst(language.count).trimmed
            return
        }
        let inside = info[info.index(after: open)..<close].trimmed
        argument = info[info.index(after: close)...].trimmed
        let word = inside.prefix { !$0.isWhitespace && $0 != "," }
        if language.isEmpty, let first = word.first, first.isLetter, !word.contains("=") {
            directive = String(word)
            return
        }
        if argument.isEmpty { argument = info[..<open].dropFirst(language.count).trimmed }
        let attributes = MarkdownAttributes("{\(inside)}", range: range)
        self.attributes = attributes
        if language.isEmpty { language = attributes.classes.first ?? "" }
    }
}

extension CodeInfo {
    private static let keys = [
        "caption", "start", "mark", "include", "lines", "only", "filename", "lst-cap", "startFrom",
        "lineno-start", "emphasize-lines", "check",
    ]

    /// What stands behind the language and means nothing here.
    var problem: (message: String, remedy: String)? {
        if let key = attributes?.values.first(where: { !Self.keys.contains($0.key) })?.key {
            return ("code has no \"\(key.shortened(to: 30))\"", Self.remedy(for: key))
        }
        if let lines = attributes?.classes.first(where: { $0.first?.isNumber == true }) {
            return (
                "\"\(lines.shortened(to: 30))\" means nothing here",
                "write {mark=\"\(lines)\"} for lines that are marked"
            )
        }
        guard argument.contains("="),
            let key = argument.split(separator: "=").first.map({ String($0).trimmed })
        else {
            return nil
        }
        return ("\"\(key.shortened(to: 30))\" stands outside of braces", Self.remedy(for: key))
    }

    private static func remedy(for key: String) -> String {
        switch key {
        case "title", "name", "file": "write {caption=\"…\"}"
        case "hl_lines", "highlight", "code-line-numbers", "line", "hl": "write {mark=\"2,4-6\"}"
        case "linenums", "linenostart", "firstnumber": "write {start=5}"
        default:
            Nearest.question(for: key, among: keys)
                ?? "known are {#id .numbered caption=\"…\" start=5 mark=\"2,4-6\"}"
        }
    }
}
