/// Checks a template before it is used: Mustache prints nothing for unknown names, lets any name through
/// without escaping, and can include itself without end.
struct TemplateChecker {
    let file: String
    let text: String
    let names: TemplateNames.Names

    /// A tag: what stands between its braces, and where it starts.
    private struct Tag {
        var sigil: Character?
        var name: String
        var line: Int
        var column: Int
    }

    func problems() -> [TemplateError] {
        var problems: [TemplateError] = []
        var open: [Tag] = []
        for tag in tags(&problems) {
            switch tag.sigil {
            case "!": break
            case "#", "^":
                open.append(tag)
                check(tag, among: names.sections + names.escaped + names.markup, &problems)
            case "/":
                let opened = open.popLast()
                if opened?.name != tag.name {
                    problems.append(
                        error(
                            tag, "{{/\(tag.name)}} closes " + (opened.map { "{{#\($0.name)}}" } ?? "nothing"),
                            opened.map { "write {{/\($0.name)}}" } ?? "delete it"))
                }
            case "{", "&":
                if names.escaped.contains(tag.name) {
                    problems.append(
                        error(
                            tag, "\(tag.name) would be written without escaping",
                            "write {{\(tag.name)}} with two braces"))
                } else {
                    check(tag, among: names.markup, &problems)
                }
            case nil:
                if names.markup.contains(tag.name) {
                    problems.append(
                        error(
                            tag, "\(tag.name) is HTML, which would show its tags",
                            "write {{{\(tag.name)}}} with three braces"))
                } else {
                    check(tag, among: names.escaped, &problems)
                }
            default:
                problems.append(
                    error(
                        tag, "Templates can't use {{\(tag.sigil.map(String.init) ?? "")…}}",
                        "use names, sections (#, ^, /) and comments (!)"))
            }
        }
        if let unclosed = open.last {
            problems.append(
                error(unclosed, "{{#\(unclosed.name)}} is never closed", "add {{/\(unclosed.name)}}"))
        }
        return problems
    }

    private func check(_ tag: Tag, among known: [String], _ problems: inout [TemplateError]) {
        guard !known.contains(tag.name) else { return }
        let near = Nearest.match(tag.name, among: known)
        problems.append(
            error(
                tag, "\(file) knows no name \(tag.name)",
                near.map { "did you mean \($0)?" } ?? "known are " + known.joined(separator: ", ")))
    }

    private func error(_ tag: Tag, _ message: String, _ remedy: String) -> TemplateError {
        TemplateError(file: file, line: tag.line, column: tag.column, message: message, remedy: remedy)
    }

    private func tags(_ problems: inout [TemplateError]) -> [Tag] {
        var tags: [Tag] = []
        var line = 1
        var column = 1
        var rest = Substring(text)
        func advance(to end: Substring.Index) {
            for character in rest[..<end] {
                if character.isNewline {
                    line += 1
                    column = 1
                } else {
                    column += 1
                }
            }
            rest = rest[end...]
        }
        while let opening = rest.firstRange(of: "{{") {
            advance(to: opening.lowerBound)
            var tag = Tag(sigil: nil, name: "", line: line, column: column)
            var inside = rest.dropFirst(2)
            if let sigil = inside.first, "#^/!{&><$=%".contains(sigil) {
                tag.sigil = sigil
                inside = inside.dropFirst()
            }
            guard let closing = inside.firstRange(of: tag.sigil == "{" ? "}}}" : "}}") else {
                problems.append(error(tag, "A tag is never closed", "add }}"))
                return tags
            }
            tag.name = inside[..<closing.lowerBound].split(whereSeparator: \.isWhitespace).joined(
                separator: " ")
            tags.append(tag)
            advance(to: closing.upperBound)
        }
        return tags
    }
}
