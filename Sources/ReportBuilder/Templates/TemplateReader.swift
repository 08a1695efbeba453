/// Reads a template and finds what is wrong with it.
///
/// It knows the part of Mustache that pages need: variables, markup, sections, inverted sections and comments.
/// What full Mustache lets pass is an error here: a name that does not exist, text without escaping, markup
/// that would show its tags.
struct TemplateReader {
    private let file: SourceFile
    private let names: TemplateNames
    private var diagnostics: [Diagnostic] = []
    /// The sections around the place, the innermost last, and what stands in each before the next.
    private var open: [OpenSection] = []
    private var parts: [Template.Part] = []

    /// What stands between `{{` and `}}`.
    private struct Tag {
        var sigil: Character?
        var name: String
        /// With its braces.
        var range: Range<Int>

        /// Whether the tag itself writes nothing, so that a line with nothing else on it goes away.
        var isSilent: Bool { sigil.map { "#^/!".contains($0) } ?? false }

        var written: String { "{{\(sigil.map(String.init) ?? "")\(name)}}" }
    }

    private struct OpenSection {
        var tag: Tag
        var outerParts: [Template.Part]
    }

    /// - Returns: `nil` after errors.
    static func read(
        _ file: SourceFile, names: TemplateNames, diagnostics: inout [Diagnostic]
    ) -> Template? {
        var reader = TemplateReader(file: file, names: names)
        reader.read()
        diagnostics += reader.diagnostics
        return reader.diagnostics.isEmpty ? Template(parts: reader.parts) : nil
    }

    private init(file: SourceFile, names: TemplateNames) {
        self.file = file
        self.names = names
    }

    private mutating func read() {
        var position = 0
        while let tag = nextTag(from: position) {
            let covered = tag.isSilent ? ownLine(of: tag) ?? tag.range : tag.range
            addText(position..<max(position, covered.lowerBound))
            take(tag)
            position = covered.upperBound
        }
        addText(position..<file.bytes.count)
        if let unclosed = open.last?.tag {
            report("\(unclosed.written) is never closed", at: unclosed, "add {{/\(unclosed.name)}}")
        }
    }

    private mutating func take(_ tag: Tag) {
        switch tag.sigil {
        case "!": break
        case "#", "^":
            check(tag, among: names.sections + names.escaped + names.markup)
            // Shown once more for every item of every list around it, a page would grow without end.
            if open.contains(where: { $0.tag.name == tag.name }) {
                report("\(tag.written) stands inside itself", at: tag, "remove it and its end")
            }
            open.append(OpenSection(tag: tag, outerParts: parts))
            parts = []
        case "/": close(tag)
        case "{", "&":
            if names.escaped.contains(tag.name) {
                report(
                    "\(tag.name) would be written without escaping", at: tag,
                    "write {{\(tag.name)}} with two braces")
            } else {
                check(tag, among: names.markup)
            }
            add(.markup(tag.name))
        case nil:
            if names.markup.contains(tag.name) {
                report(
                    "\(tag.name) is HTML, which would show its tags", at: tag,
                    "write {{{\(tag.name)}}} with three braces")
            } else {
                check(tag, among: names.escaped)
            }
            add(.escaped(tag.name))
        case .some(let sigil):
            report(
                "templates cannot use {{\(sigil)…}}", at: tag,
                "use names, sections (#, ^, /) and comments (!)")
        }
    }

    private mutating func close(_ tag: Tag) {
        guard let section = open.popLast() else {
            report("\(tag.written) closes nothing", at: tag, "delete it")
            return
        }
        if section.tag.name != tag.name {
            report(
                "\(tag.written) closes \(section.tag.written)", at: tag, "write {{/\(section.tag.name)}}")
        }
        let inner = parts
        parts = section.outerParts
        add(section.tag.sigil == "^" ? .inverted(tag.name, inner) : .section(tag.name, inner))
    }

    /// Adds a part, unless the template is refused anyway; so parts are no deeper than there are names.
    private mutating func add(_ part: Template.Part) {
        guard diagnostics.isEmpty else { return }
        parts.append(part)
    }

    private mutating func addText(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        add(.text(String(decoding: file.bytes[range], as: UTF8.self)))
    }

    // MARK: Mistakes

    private mutating func check(_ tag: Tag, among known: [String]) {
        guard !known.contains(tag.name) else { return }
        report(
            tag.name.isEmpty ? "this tag has no name" : "the template has no name \"\(tag.name)\"", at: tag,
            Nearest.remedy(for: tag.name, among: known, called: "names"))
    }

    private mutating func report(_ message: String, at tag: Tag, _ remedy: String) {
        let range = SourceRange(lower: tag.range.lowerBound, upper: tag.range.upperBound)
        diagnostics.append(Diagnostic(message, file: file, range: range, remedy: remedy, code: .template))
    }

    // MARK: Tags

    private mutating func nextTag(from position: Int) -> Tag? {
        guard let start = find("{{", from: position) else { return nil }
        var tag = Tag(sigil: nil, name: "", range: start..<start + 2)
        var inside = start + 2
        if inside < file.bytes.count, "#^/!{&><$=%".utf8.contains(file.bytes[inside]) {
            tag.sigil = Character(UnicodeScalar(file.bytes[inside]))
            inside += 1
        }
        let closing = tag.sigil == "{" ? "}}}" : "}}"
        guard let end = find(closing, from: inside) else {
            report("a tag is never closed", at: tag, "add \(closing)")
            return nil
        }
        let words = String(decoding: file.bytes[inside..<end], as: UTF8.self)
        tag.name = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        tag.range = start..<end + closing.utf8.count
        return tag
    }

    private func find(_ word: String, from position: Int) -> Int? {
        let word = Array(word.utf8)
        return file.bytes[position...].indices.first { file.bytes[$0...].starts(with: word) }
    }

    /// The lines of a tag with their end, if nothing else stands on them.
    private func ownLine(of tag: Tag) -> Range<Int>? {
        func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        let before = file.bytes[..<tag.range.lowerBound].reversed().prefix(while: isSpace).count
        let after = file.bytes[tag.range.upperBound...].prefix(while: isSpace).count
        let start = tag.range.lowerBound - before
        let end = tag.range.upperBound + after
        guard start == 0 || file.bytes[start - 1] == UInt8(ascii: "\n") else { return nil }
        if end == file.bytes.count { return start..<end }
        return file.bytes[end] == UInt8(ascii: "\n") ? start..<end + 1 : nil
    }
}
