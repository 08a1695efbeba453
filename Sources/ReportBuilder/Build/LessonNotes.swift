/// The footnotes of a page and the works that it cites, in the order in which its text names them.
///
/// A class, because handlers of ``ArticleWriter`` number them as they meet them; each is used by one task only.
final class LessonNotes {
    private let lesson: Lesson
    private let bibliography: Bibliography
    private let words: PageWords
    private var footnotes: [MarkdownFootnote]
    private var order: [String] = []
    private var uses: [String: Int] = [:]
    private var cited: [String] = []
    /// Footnotes whose names were only misspelled.
    private var meant: Set<String> = []
    private(set) var diagnostics: [Diagnostic] = []

    init(_ lesson: Lesson, bibliography: Bibliography, words: PageWords) {
        self.lesson = lesson
        self.bibliography = bibliography
        self.words = words
        footnotes = []
        add(lesson.document)
    }

    /// Adds the footnotes of a block.
    func add(_ document: MarkdownDocument) {
        for footnote in document.footnotes {
            if let first = footnotes.first(where: { $0.name == footnote.name }) {
                guard first.range != footnote.range else { continue }
                diagnostics.append(
                    Diagnostic(
                        "the footnote \"\(footnote.name)\" is there already", file: lesson.file,
                        range: footnote.range, remedy: "choose another name",
                        notes: [.init("it is here first", file: lesson.file, range: first.range)],
                        code: .duplicateID))
            } else {
                footnotes.append(footnote)
            }
        }
    }

    // MARK: Footnotes

    func sign(of name: String, at range: SourceRange) -> HTMLNode {
        guard footnotes.contains(where: { $0.name == name }) else {
            if let near = Nearest.match(name, among: footnotes.map(\.name)) { meant.insert(near) }
            diagnostics.append(
                Diagnostic(
                    "there is no footnote \"\(name.shortened(to: 40))\"", file: lesson.file, range: range,
                    remedy: Nearest.match(name, among: footnotes.map(\.name)).map {
                        Nearest.question(about: "[^\($0)]")
                    }
                        ?? "write its text on a line of its own: [^\(name)]: …", code: .brokenLink))
            return .empty
        }
        if !order.contains(name) { order.append(name) }
        let number = (order.firstIndex(of: name) ?? 0) + 1
        uses[name, default: 0] += 1
        let use = uses[name] ?? 1
        return .element(
            "sup", .class("footnote"),
            content: [
                .element(
                    "a", .id(Self.back(number, use)), .href(HTMLAddress(fragment: "fn_\(number)")),
                    HTMLAttribute("role", "doc-noteref"), text: "\(number)")
            ])
    }

    /// The text with its footnotes: those that can stand beside it where there is room, and the list of all at its end.
    ///
    /// - Parameter write: the HTML of blocks, which may name further notes.
    func noted(_ text: HTMLNode, _ write: ([MarkdownBlock]) -> HTMLNode) -> HTMLNode {
        var contents: [Int: HTMLNode] = [:]
        var number = 0
        while number < order.count {
            let name = order[number]
            number += 1
            if let footnote = footnotes.first(where: { $0.name == name }) {
                contents[number] = write(footnote.content)
            }
        }
        var beside = SideNotes(contents)
        let text = beside.put(into: text)
        reportUnnamed()
        return .fragment([text, list(contents, beside: beside.placed)])
    }

    private func list(_ contents: [Int: HTMLNode], beside: Set<Int>) -> HTMLNode {
        guard !contents.isEmpty else { return .empty }
        var items: [HTMLNode] = [.text("\n")]
        for (number, content) in contents.sorted(by: { $0.key < $1.key }) {
            let links = (1...max(1, uses[order[number - 1]] ?? 1)).map { use in
                HTMLNode.element(
                    "a", .class("footnote-back"), .href(HTMLAddress(fragment: Self.back(number, use))),
                    HTMLAttribute("role", "doc-backlink"), HTMLAttribute("aria-label", words[.backToText]),
                    text: "↩")
            }
            items += [
                .element(
                    "li", .id("fn_\(number)"),
                    beside.contains(number) ? .class(SideNotes.elsewhere) : nil,
                    beside.isEmpty ? nil : HTMLAttribute("value", "\(number)"),
                    content: [content] + links.flatMap { [.text(" "), $0] }),
                .text("\n"),
            ]
        }
        return .element(
            "section", .class("footnotes"), HTMLAttribute("role", "doc-endnotes"),
            HTMLAttribute("aria-label", words[.footnotes]),
            content: [.text("\n"), .element("ol", content: items), .text("\n")])
    }

    private func reportUnnamed() {
        for footnote in footnotes where uses[footnote.name] == nil && !meant.contains(footnote.name) {
            diagnostics.append(
                Diagnostic(
                    "the footnote \"\(footnote.name)\" is named nowhere", severity: .warning,
                    file: lesson.file,
                    range: footnote.range,
                    remedy: "write [^\(footnote.name)] where its sign belongs, or delete it", code: .markdown)
            )
        }
    }

    private static func back(_ number: Int, _ use: Int) -> String {
        SideNotes.sign(number) + (use == 1 ? "" : "_\(use)")
    }

    // MARK: Works

    /// What stands in the text for works in brackets.
    ///
    /// - Parameter reference: the link where a key is that of a place of the course.
    func citation(
        _ text: String, at range: SourceRange, reference: (String, SourceRange) -> HTMLNode?
    ) -> HTMLNode {
        var parts: [HTMLNode] = []
        var isReference = true
        for (index, item) in CitationText(text).items.enumerated() {
            let place = SourceRange(
                lower: range.lower + 1 + item.range.lowerBound, upper: range.lower + 1 + item.range.upperBound
            )
            if index > 0 { parts.append(.text("; ")) }
            if !item.before.isEmpty { parts.append(.text(item.before + " ")) }
            if bibliography[item.key] == nil, let link = reference(item.key, place) {
                parts.append(link)
            } else {
                isReference = false
                guard let entry = entry(item.key, at: place) else { continue }
                let name =
                    item.hidesAuthor ? entry.year(words) : "\(entry.authors(words)) \(entry.year(words))"
                parts.append(link(to: item.key, name))
            }
            if !item.after.isEmpty { parts.append(.text(", " + item.after)) }
        }
        return isReference
            ? .fragment(parts)
            : .element("span", .class("citation"), content: [.text("(")] + parts + [.text(")")])
    }

    /// `Kingma and Ba (2015)` for a key that stands in a sentence; nil where there is no such work.
    func mention(_ key: String) -> HTMLNode? {
        guard let entry = bibliography[key] else { return nil }
        note(key)
        return link(to: key, "\(entry.authors(words)) (\(entry.year(words)))")
    }

    /// Complains about a work that there is not.
    func miss(_ key: String, at range: SourceRange) { _ = entry(key, at: range) }

    private func entry(_ key: String, at range: SourceRange) -> Bibliography.Entry? {
        if let entry = bibliography[key] {
            note(key)
            return entry
        }
        if bibliography.isBroken { return nil }
        let remedy =
            bibliography.keys.isEmpty
            ? "name a BibTeX file with bibliography: references.bib in course.yaml or in the beginning of the lesson, or write \\[ for the bracket itself"
            : Nearest.remedy(for: key, among: bibliography.keys, called: "works")
        diagnostics.append(
            Diagnostic(
                "there is no work \"\(key.shortened(to: 40))\"", file: lesson.file, range: range,
                remedy: remedy, code: .brokenLink))
        return nil
    }

    private func note(_ key: String) {
        if !cited.contains(key) { cited.append(key) }
    }

    private func link(to key: String, _ text: String) -> HTMLNode {
        .element("a", .href(HTMLAddress(fragment: "ref_\(key)")), text: text)
    }

    /// The list of all works that were cited.
    var works: HTMLNode {
        let entries = cited.compactMap { bibliography[$0] }.sorted { $0.sortKey < $1.sortKey }
        guard !entries.isEmpty else { return .empty }
        let items = entries.flatMap { entry in
            [HTMLNode.element("li", .id("ref_\(entry.key)"), content: entry.listed(words)), .text("\n")]
        }
        return .element(
            "section", .class("references"), HTMLAttribute("role", "doc-bibliography"),
            HTMLAttribute("aria-labelledby", "_references"),
            content: [
                .text("\n"), .element("h2", .id("_references"), text: words[.references]), .text("\n"),
                .element("ul", content: [.text("\n")] + items), .text("\n"),
            ])
    }
}
