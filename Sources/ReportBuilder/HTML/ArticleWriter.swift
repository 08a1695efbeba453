/// Writes the text of a lesson as HTML.
///
/// Headings are moved so that the highest is of level 2: level 1 is the title of the page.
package struct ArticleWriter {
    var handlers: ArticleHandlers
    let allowsRawHTML: Bool
    let words: PageWords

    /// - Parameter language: of the text, in which the page speaks of itself.
    package init(handlers: ArticleHandlers, allowsRawHTML: Bool = false, language: String = "en") {
        self.handlers = handlers
        self.allowsRawHTML = allowsRawHTML
        words = PageWords(language: language)
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
            case .division(let division): highest = min(highest, highestLevel(in: division.content))
            default: break
            }
        }
        return highest
    }

    // MARK: Blocks

    /// Each block on lines of its own.
    func blocks(
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
        case .heading(let level, let content, let own, let range):
            let level = max(2, min(level + levelShift, 6))
            let id = handlers.label(range.lower)?.id ?? own
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
            return handlers.block(fenced) ?? code(fenced)
        case .table(let alignments, let header, let rows):
            return TableMarkup.table(
                alignments: alignments, header: header.map { .fragment(inlines($0)) },
                rows: rows.map { $0.map { .fragment(inlines($0)) } })
        case .captioned(let table, let caption, let attributes):
            return captioned(table, caption, attributes)
        case .division(let division): return self.division(division, levelShift, &headings)
        case .definitions(let items): return definitions(items, levelShift, &headings)
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
        let name = HTMLNode.fragment(content).withoutLinks.textContent
        let anchor = HTMLNode.element(
            "a", .class("anchor"), .href(HTMLAddress(fragment: id)),
            HTMLAttribute(
                "aria-label", name.isEmpty ? words[.linkToSection] : words(.linkTo, name)),
            text: "#")
        let names: [HTMLName] = ["h2", "h3", "h4", "h5", "h6"]
        let heading = HTMLNode.element(names[min(max(level, 2), 6) - 2], .id(id), content: content)
        return .element("div", .class("heading"), content: [heading, .text(" "), anchor])
    }

    /// A paragraph; one that is a single image is a figure, one that is a formula in display style an equation.
    private func paragraph(_ content: [MarkdownInline]) -> HTMLNode {
        guard content.count == 1, let only = content.first else {
            return .element("p", content: scrolling(content))
        }
        switch only {
        case .math(let tex, true, let range): return equation(tex, id: nil, range)
        case .attributed(.math(let tex, true, let range), let attributes):
            return equation(tex, id: attributes.id, range)
        default:
            guard let image = only.image else { return .element("p", content: scrolling(content)) }
            return figure(image)
        }
    }

    /// A block of code; the first word of its info names the language.
    package static func code(_ text: String, info: String) -> HTMLNode {
        CodeMarkup.block(text, language: CodeInfo(info).language, name: "Code")
    }
}
