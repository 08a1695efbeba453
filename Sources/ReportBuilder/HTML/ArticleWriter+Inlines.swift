extension ArticleWriter {
    /// Running text.
    package func inlines(_ content: [MarkdownInline]) -> [HTMLNode] {
        content.flatMap(inline)
    }

    private func inline(_ inline: MarkdownInline) -> [HTMLNode] {
        switch inline {
        case .text(let text, let range): plain(text, range)
        case .softBreak: [.text("\n")]
        case .hardBreak: [.element("br"), .text("\n")]
        case .emphasis(let content): [.element("em", content: inlines(content))]
        case .strong(let content): [.element("strong", content: inlines(content))]
        case .strikethrough(let content): [.element("del", content: inlines(content))]
        case .code(let text): [.element("code", text: text)]
        case .math(let tex, let display, let range): [mathematics(tex, display: display, range)]
        case .html(let markup, let range): [rawHTML(markup, range)]
        case .link(let destination, let title, let content, let range):
            link(destination, title: title, content: inlines(content), range)
        case .image(let source, let title, let alt, let range):
            image(source, title: title, alt: HTMLNode.fragment(inlines(alt)).textContent, range)
        }
    }

    /// Text with its values. Only what stands in the source byte for byte can hold any.
    func plain(_ text: String, _ range: SourceRange) -> [HTMLNode] {
        guard text.utf8.count == range.upper - range.lower else { return [.text(text)] }
        let pieces = ValueSyntax.pieces(of: text, startingAt: range.lower)
        // What a value that never ends swallows may hold the end of a formula.
        if case .unfinished? = pieces.last {} else { reportOpenFormulas(in: pieces) }
        return pieces.map { piece in
            switch piece {
            case .text(let text, _):
                return .text(text)
            case .value(let expression, let range, _): return handlers.value(expression, range)
            case .unfinished(let range):
                handlers.report(.unfinishedValue(at: range))
                return .empty
            }
        }
    }

    private func link(
        _ destination: String, title: String, content: [HTMLNode], _ range: SourceRange
    ) -> [HTMLNode] {
        guard let address = address(destination, .link, range) else { return content }
        let title = self.title(title, range)
        // Other people's pages learn nothing of this one.
        let rel = address.leadsElsewhere ? HTMLAttribute("rel", "noopener noreferrer") : nil
        return [.element("a", .href(address), title, rel, content: content)]
    }

    private func image(
        _ source: String, title: String, alt: String, _ range: SourceRange
    ) -> [HTMLNode] {
        guard let address = address(source, .image, range) else { return [.text(alt)] }
        let title = self.title(title, range)
        return [.element("img", .src(address), HTMLAttribute("alt", alt), title)]
    }

    /// Running text in which formulas that are wide scroll in narrow windows: browsers do not break them.
    func scrolling(_ content: [MarkdownInline]) -> [HTMLNode] {
        inlines(content).map { node in
            guard case .element("math", _, _) = node else { return node }
            let box = ScrollBox.attributes("Formula", width: ScrollBox.width(ofFormula: node))
            return box.isEmpty ? node : .element("span", [.class("formula")] + box, [node])
        }
    }

    private func title(_ title: String, _ range: SourceRange) -> HTMLAttribute? {
        if ValueSyntax.opensValue(in: title) { handlers.report(.misplacedValue(at: range)) }
        return title.isEmpty ? nil : HTMLAttribute("title", title)
    }

    private func address(
        _ destination: String, _ use: ArticleHandlers.AddressUse, _ range: SourceRange
    ) -> HTMLAddress? {
        // An address that is refused as it stands need not be looked up.
        let resolved =
            HTMLAddress(destination) == nil ? destination : handlers.address(destination, use, range)
        guard let resolved else { return nil }
        if let address = HTMLAddress(resolved) { return address }
        handlers.report(
            ArticleProblem(
                message: "The address \(destination) is refused",
                remedy: "addresses begin with https:, http: or mailto:, or are relative to the lesson",
                range: range))
        return nil
    }
}

extension HTMLNode {
    /// The same without links, whose content stays: for headings in contents, which are links themselves.
    var withoutLinks: HTMLNode {
        switch self {
        case .element("a", _, let content): .fragment(content.map(\.withoutLinks))
        case .element(let name, let attributes, let content):
            .element(name, attributes.filter { $0.name != "id" }, content.map(\.withoutLinks))
        case .fragment(let content): .fragment(content.map(\.withoutLinks))
        case .text, .trusted: self
        }
    }
}
