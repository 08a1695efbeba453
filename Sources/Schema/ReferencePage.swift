/// A page of reference in Markdown: every kind with its keys, what may stand behind them, and the defaults.
public struct ReferencePage: Sendable {
    private var sections: [String] = []
    private var written: Set<String> = []

    /// The page of a kind and of all kinds that stand in it, each once, in the order in which they come up.
    package static func text(of kind: KindDescription, title: String, introduction: String) -> String {
        text(of: [kind], title: title, introduction: introduction)
    }

    /// The same of several kinds, one after the other.
    package static func text(of kinds: [KindDescription], title: String, introduction: String) -> String {
        var page = ReferencePage()
        for kind in kinds { page.add(kind, heading: kind.title) }
        return "# \(title)\n\n\(introduction)\n\n" + page.sections.joined(separator: "\n")
    }

    private mutating func add(_ kind: KindDescription, heading: String) {
        guard written.insert(heading).inserted else { return }
        let rows = kind.fields.map(Self.row)
        var lines = ["## \(heading)", "", kind.words, ""]
        if !rows.isEmpty {
            lines += ["| key | takes | default | |", "|---|---|---|---|"] + rows + [""]
        }
        for choice in kind.choices {
            lines += ["Exactly one of \(choice.keys.map { "`\($0)`" }.joined(separator: ", ")).", ""]
        }
        sections.append(lines.joined(separator: "\n"))
        for field in kind.fields { add(field.form, of: field) }
    }

    /// The kinds that stand behind a key.
    private mutating func add(_ form: FormDescription, of field: FieldDescription) {
        switch form {
        case .nothing, .number, .integer, .flag, .text, .phrase, .words, .names, .changes, .reference: break
        case .list(let item, _): add(item, of: field)
        case .record(let kind): add(kind, heading: kind.title)
        case .either(let forms): for form in forms { add(form, of: field) }
        case .union(let tag, let kinds, _):
            for kind in kinds { add(kind, heading: "\(field.key): \(tag): \(kind.name)") }
        }
    }

    private static func row(_ field: FieldDescription) -> String {
        let usual = field.isRequired ? "must be written" : field.usual.map(text) ?? ""
        let words = field.symbol.map { "\($0): \(field.words)" } ?? field.words
        return "| `\(field.key)` | \(cell(takes(field.form))) | \(cell(usual)) | \(cell(words)) |"
    }

    /// What a form takes, short enough for a cell: kinds are named, and stand in sections of their own.
    private static func takes(_ form: FormDescription) -> String {
        switch form {
        case .record(let kind): "[\(kind.title)](#\(kind.title)), a mapping"
        case .union(let tag, let kinds, _):
            "a mapping with \(tag): " + kinds.map { "`\($0.name)`" }.joined(separator: ", ")
        case .list(.record(let kind), _): "a list, each item a mapping, a [\(kind.title)](#\(kind.title))"
        case .list(.either(let forms), _):
            "a list, each item " + forms.map(takes).joined(separator: ", or ")
        case .words(let words): words.map { "`\($0.word)`" }.joined(separator: ", ")
        case .either(let forms): forms.map(takes).joined(separator: ", or ")
        default: form.words
        }
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .fields(let members): members.first.map { text($0.value) } ?? ""
        case .list, .numbers: ""
        default: value.written
        }
    }

    private static func cell(_ text: String) -> String {
        text.map { $0 == "|" ? "\\|" : String($0) }.joined()
    }
}
