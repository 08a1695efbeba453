/// The beginning of a document as that of a lesson.
extension MarkdownImport {
    /// What of it lessons have: title, summary, author, date.
    ///
    /// - Returns: the first line behind it.
    mutating func readFrontMatter() -> Int {
        guard file.text(in: file.lineRange(0)) == "---" else { return 0 }
        let lines = 1..<file.lineStarts.count
        guard let end = lines.first(where: { ["---", "..."].contains(file.text(in: file.lineRange($0))) })
        else { return 0 }
        let names = [
            "title": "title", "subtitle": "summary", "description": "summary", "abstract": "summary",
            "author": "author", "date": "date",
        ]
        for line in 1..<end {
            let text = file.text(in: file.lineRange(line))
            guard let colon = text.firstIndex(of: ":"), text.first?.isLetter == true else { continue }
            let (key, value) = (String(text[..<colon]), Self.plain(text[text.index(after: colon)...]))
            if key == "bibliography" {
                bibliography += Self.items(text[text.index(after: colon)...])
                if !bibliography.isEmpty { continue }
            }
            if key == "author", value?.isEmpty ?? true, let names = authors(from: line, to: end) {
                fields.append(("author", names))
                continue
            }
            let isClock = key == "date" && ["today", "now", "last-modified"].contains(value?.lowercased())
            guard let name = names[key], let value, !value.isEmpty, !isClock,
                !fields.contains(where: { $0.key == name })
            else {
                note(
                    "the key \(key.shortened(to: 40)) is not carried over", at: line,
                    remedy:
                        "lessons have title, summary, author, date and bibliography; what holds for a course stands in course.yaml"
                )
                continue
            }
            if name == "title" { lesson.title = value } else { fields.append((name, value)) }
        }
        return end + 1
    }

    /// The names of authors who are listed, each with or without what else is said of them; `nil` where none is found.
    func authors(from line: Int, to end: Int) -> String? {
        let start = file.lineRange(line).lower
        let text = file.text(in: SourceRange(lower: start, upper: file.lineStarts[end]))
        var mistakes: [Diagnostic] = []
        let source = YAMLSource(file: file, text: text, startingAt: start)
        guard let node = YAMLComposer.compose(source, diagnostics: &mistakes)?["author"] else { return nil }
        let nodes = if case .sequence(let items) = node.content { items } else { [node] }
        let names = nodes.compactMap { node -> String? in
            let name = node["name"] ?? node
            if let literal = name["literal"] ?? (name["given"] == nil ? name : nil) { return literal.words }
            return [name["given"]?.words, name["family"]?.words].compactMap { $0 }.joined(separator: " ")
        }
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }

    /// The texts of a value of one line: one, or a list between brackets.
    static func items(_ text: Substring) -> [String] {
        var text = text.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        guard text.first == "[", text.last == "]" else {
            return plain(text).map { $0.isEmpty ? [] : [$0] } ?? []
        }
        return text.dropFirst().dropLast().split(separator: ",").compactMap { plain($0) }
    }

    /// A value of one line that is a text; `nil` for lists, mappings and what is computed.
    static func plain(_ text: Substring) -> String? {
        var text = text.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        if let quote = text.first, quote == "\"" || quote == "'", text.count > 1, text.last == quote {
            text = text.dropFirst().dropLast()
        } else if let first = text.first, "[{|>&*!%@`".contains(first) {
            return nil
        }
        return text.contains("`") ? nil : String(text)
    }
}

extension YAMLNode {
    /// What stands there as text.
    fileprivate var words: String? { if case .scalar(let text, _) = content { text } else { nil } }
}
