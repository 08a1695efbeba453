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
        let attributes = MarkdownAttributes("{\(inside)}", range: range)
        self.attributes = attributes
        if language.isEmpty { language = attributes.classes.first ?? "" }
    }
}
