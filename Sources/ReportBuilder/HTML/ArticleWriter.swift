/// Writes the text of a lesson as HTML.
///
/// Headings are moved so that the highest is of level 2: level 1 is the title of the page.
package struct ArticleWriter {
    var handlers: ArticleHandlers
    let allowsRawHTML: Bool

    package init(handlers: ArticleHandlers, allowsRawHTML: Bool = false) {
        self.handlers = handlers
        self.allowsRawHTML = allowsRawHTML
    }

    /// A part of a page, whose highest heading is of a level from 2 to 6.
    func part(_ document: MarkdownDocument, level: Int) -> Article {
        var headings: [ArticleHeading] = []
        let shift = min(6, level) - Self.highestLevel(in: document.blocks)
        let content = blocks(document.blocks, levelShift: shift, headings: &headings)
        return Article(content: content, headings: headings)
    }

    package func article(_ document: MarkdownDocument) -> Article {
        var headings: [ArticleHeading] = []
        let highest = Self.highestLevel(in: document.blocks)
        let content = blocks(document.blocks, levelShift: 2 - min(highest, 2), headings: &headings)
        return Article(content: content, headings: headings)
    }

    /// One line of text without blocks, such as a caption or title; `text` stands in the file at `offset`.
    package func line(_ text: String, startingAt offset: Int) -> HTMLNode {
        let padded = Array(repeating: UInt8(ascii: " "), count: max(offset, 0)) + Array(text.utf8)
        let blocks = MarkdownDocument(parsing: padded, startingAt: offset).blocks
        let lines = blocks.compactMap { block -> [MarkdownInline]? in
            switch block {
            case .paragraph(let content), .heading(_, let content, _, _): content
            default: nil
            }
        }
        if lines.count == blocks.count { return .fragment(lines.flatMap(inlines)) }
        // "1986. A year" is a line here, not a list: an escaped first character begins no block.
        let guarded = Self.guarded(text)
        guard guarded != text, offset > 0 else {
            return .fragment(plain(text, SourceRange(lower: offset, upper: offset + text.utf8.count)))
        }
        return line(guarded, startingAt: offset - 1)
    }

    /// The text with a backslash before the character that would make it a list, a quote or another block;
    /// the same text where there is none.
    private static func guarded(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        let mark = start.drop(while: \.isNumber)
        guard let first = mark.first, "-+*.)>|`~<#=_".contains(first) else { return text }
        return text[..<mark.startIndex] + "\\" + mark
    }

    private static func highestLevel(in blocks: [MarkdownBlock]) -> Int {
        var highest = 6
        for block in blocks {
            switch block {
            case .heading(let level, _, _, _): highest = min(highest, level)
            case .quote(let content): highest = min(highest, highestLevel(in: content))
            case .list(_, _, _, let items):
                for item in items { highest = min(highest, highestLevel(in: item)) }
            default: break
            }
        }
        return highest
    }

    // MARK: Blocks

    /// Each block on lines of its own.
    private func blocks(
        _ blocks: [MarkdownBlock], levelShift: Int, headings: inout [ArticleHeading]
    ) -> HTMLNode {
        var nodes: [HTMLNode] = []
        for block in blocks {
            nodes.append(self.block(block, levelShift: levelShift, headings: &headings))
            nodes.append(.text("\n"))
        }
        return .fragment(nodes)
    }

    private func block(
        _ block: MarkdownBlock, levelShift: Int, headings: inout [ArticleHeading]
    ) -> HTMLNode {
        switch block {
        case .heading(let level, let content, let id, _):
            let (level, id) = (max(2, min(level + levelShift, 6)), handlers.headingID(id))
            let nodes = inlines(content)
            headings.append(ArticleHeading(level: level, id: id, content: .fragment(nodes).withoutLinks))
            return heading(level: level, id: id, nodes)
        case .paragraph(let content): return paragraph(content)
        case .quote(let content):
            let inner = blocks(content, levelShift: levelShift, headings: &headings)
            return .element("blockquote", content: [.text("\n"), inner])
        case .list(let ordered, let start, let tight, let items):
            var nodes: [HTMLNode] = [.text("\n")]
            for item in items {
                let content = self.item(item, tight: tight, levelShift: levelShift, headings: &headings)
                nodes += [.element("li", content: [content]), .text("\n")]
            }
            let first = ordered && start != 1 ? HTMLAttribute("start", "\(start)") : nil
            return ordered ? .element("ol", first, content: nodes) : .element("ul", content: nodes)
        case .code(let info, let infoRange, let text, let textStart, let range):
            let fenced = FencedBlock(
                info: info, infoRange: infoRange, text: text, textStart: textStart, range: range)
            return handlers.block(fenced) ?? Self.code(text, info: info)
        case .table(let alignments, let header, let rows):
            return TableMarkup.table(
                alignments: alignments, header: header.map { .fragment(inlines($0)) },
                rows: rows.map { $0.map { .fragment(inlines($0)) } })
        case .rule: return .element("hr")
        case .html(let markup, let range): return rawHTML(markup, range)
        }
    }

    private func item(
        _ item: [MarkdownBlock], tight: Bool, levelShift: Int, headings: inout [ArticleHeading]
    ) -> HTMLNode {
        var nodes: [HTMLNode] = []
        for block in item {
            if tight, case .paragraph(let content) = block {
                nodes += scrolling(content)
            } else {
                nodes += [
                    .text("\n"), self.block(block, levelShift: levelShift, headings: &headings), .text("\n"),
                ]
            }
        }
        return .fragment(nodes)
    }

    /// The link to a heading stands beside it: within, it would be read as a part of its name.
    private func heading(level: Int, id: String, _ content: [HTMLNode]) -> HTMLNode {
        let words = HTMLNode.fragment(content).textContent
        let anchor = HTMLNode.element(
            "a", .class("anchor"), .href(HTMLAddress(fragment: id)),
            HTMLAttribute("aria-label", words.isEmpty ? "Link to this section" : "Link to “\(words)”"),
            text: "#")
        let heading: HTMLNode =
            switch level {
            case ...2: .element("h2", .id(id), content: content)
            case 3: .element("h3", .id(id), content: content)
            case 4: .element("h4", .id(id), content: content)
            case 5: .element("h5", .id(id), content: content)
            default: .element("h6", .id(id), content: content)
            }
        return .element("div", .class("heading"), content: [heading, .text(" "), anchor])
    }

    /// A paragraph; one that is a single image is a figure, one that is a formula in display style an equation.
    private func paragraph(_ content: [MarkdownInline]) -> HTMLNode {
        if content.count == 1 {
            if case .math(_, true, _)? = content.first {
                let formula = HTMLNode.fragment(inlines(content))
                let box = ScrollBox.attributes("Formula", width: ScrollBox.width(ofFormula: formula))
                return .element("div", [.class("equation")] + box, [formula])
            }
            if case .image(_, let title, _, _)? = content.first {
                let caption = title.isEmpty ? [] : [HTMLNode.element("figcaption", text: title)]
                return .element("figure", .class("figure body"), content: inlines(content) + caption)
            }
        }
        return .element("p", content: scrolling(content))
    }

    /// A block of code; the first word of its info names the language.
    package static func code(_ text: String, info: String) -> HTMLNode {
        let language = info.prefix { !$0.isWhitespace }
        let name = language.isEmpty ? nil : HTMLAttribute.class("language-\(language)")
        let box = ScrollBox.attributes("Code", width: ScrollBox.width(ofCode: text))
        return .element("pre", [.class("code")] + box, [.element("code", name, text: text)])
    }

    func rawHTML(_ markup: String, _ range: SourceRange) -> HTMLNode {
        if allowsRawHTML {
            handlers.keepsRawHTML()
            if ValueSyntax.namesValue(in: markup) { handlers.report(.misplacedValue(at: range)) }
            return .trusted(TrustedHTML(markup))
        }
        handlers.report(
            ArticleProblem(
                message: "Raw HTML is refused",
                remedy:
                    "use Markdown, write &lt; for a less-than sign, or set `raw-html: true` in course.yaml",
                range: range))
        return .empty
    }
}
