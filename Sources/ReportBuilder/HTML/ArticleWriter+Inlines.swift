extension ArticleWriter {
    /// Running text.
    package func inlines(_ content: [MarkdownInline]) -> [HTMLNode] {
        FormulaNeighbors.joined(parts(content))
    }

    private func parts(_ content: [MarkdownInline]) -> [HTMLNode] {
        reportRoles(in: content)
        return content.flatMap(inline)
    }

    private func inline(_ inline: MarkdownInline) -> [HTMLNode] {
        switch inline {
        case .text(let text, let range): plain(text, range)
        case .softBreak: [.text("\n")]
        case .hardBreak: [.element("br"), .text("\n")]
        case .emphasis(let content): [.element("em", content: inlines(content))]
        case .strong(let content): [.element("strong", content: inlines(content))]
        case .strikethrough(let content): [.element("del", content: inlines(content))]
        case .code(let text, let range): code(text, range)
        case .math(let tex, let display, let range): [mathematics(tex, display: display, range)]
        case .html(let markup, let range): [rawHTML(markup, range)]
        case .link(let destination, let title, let content, let range, let places):
            link(destination, title: title, content: content, range, places, nil)
        case .image: inline.image.map { image($0) } ?? []
        case .footnote(let name, let range): [handlers.footnote(name, range)]
        case .citation(let text, let range): [handlers.citation(text, range)]
        case .task(let isDone): [BlockMarkup.task(isDone: isDone, words), .text(" ")]
        case .attributed(let inner, let attributes): attributed(inner, attributes)
        case .attributes(let attributes): lostAttributes(attributes)
        }
    }

    private func code(_ text: String, _ range: SourceRange) -> [HTMLNode] {
        if let problem = ArticleProblem.runningCode(text, at: range) { handlers.report(problem) }
        return [.element("code", text: filledCode(text, range))]
    }

    private func lostAttributes(_ attributes: MarkdownAttributes) -> [HTMLNode] {
        handlers.report(
            ArticleProblem(
                message: "Attributes stand behind nothing that could have them",
                remedy:
                    "put them directly behind a heading, an image, a link, code, a formula or the caption of a "
                    + "table, or write \\{ for the brace itself", range: attributes.range))
        return []
    }

    private func attributed(_ inner: MarkdownInline, _ attributes: MarkdownAttributes) -> [HTMLNode] {
        // Captions and titles are read here, and by nothing before.
        if handlers.isLeftOut(attributes) { return [] }
        switch inner {
        case .image:
            return MarkdownInline.attributed(inner, attributes).image.map { image($0) } ?? []
        case .link(let destination, let title, let content, let range, let places):
            return link(destination, title: title, content: content, range, places, attributes)
        case .code(let text, let range):
            let isRaw =
                !attributes.classes.isEmpty
                && attributes.classes.contains { ["raw", "verbatim"].contains($0) }
            return [
                .element(
                    "code", attributes.id.map { .id($0) }, attributes.style,
                    text: isRaw ? text : filledCode(text, range))
            ]
        default: return inline(inner)
        }
    }

    // MARK: Text

    /// Text with its values. Only what stands in the source byte for byte can hold any.
    func plain(_ text: String, _ range: SourceRange) -> [HTMLNode] {
        guard text.utf8.count == range.upper - range.lower else { return [.text(text)] }
        for problem in StrayMarks.problems(in: text, at: range, knows: handlers.knowsValue) {
            handlers.report(problem)
        }
        let pieces = ValueSyntax.pieces(of: text, startingAt: range.lower)
        // What a value that never ends swallows may hold the end of a formula.
        if case .unfinished? = pieces.last {} else { reportOpenFormulas(in: pieces) }
        return pieces.flatMap { piece -> [HTMLNode] in
            switch piece {
            case .text(let text, let range): return mentions(text, range)
            case .value(let expression, let range, let whole):
                if let problem = ArticleProblem.shortcode(expression, at: whole) {
                    handlers.report(problem)
                    return []
                }
                return [handlers.value(expression, range)]
            case .unfinished(let range):
                handlers.report(.unfinishedValue(at: range))
                return []
            }
        }
    }

    /// Text with links for `@fig-loss` and `\eqref{eq:loss}`.
    private func mentions(_ text: String, _ range: SourceRange) -> [HTMLNode] {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "\\") }) else {
            return [.text(text)]
        }
        var nodes: [HTMLNode] = []
        var rest = text[...]
        var plain = ""
        while let start = rest.firstIndex(where: { $0 == "@" || $0 == "\\" }) {
            let before = rest[..<start]
            plain += before
            rest = rest[start...]
            let offset = range.lower + text[..<start].utf8.count
            guard let found = Mention(rest, behind: plain.last) else {
                plain.append(rest.removeFirst())
                continue
            }
            let place = SourceRange(lower: offset, upper: offset + found.length)
            guard let node = handlers.mention(found.key, found.isCommand, place) else {
                plain.append(rest.removeFirst())
                continue
            }
            if !plain.isEmpty { nodes.append(.text(plain)) }
            plain = ""
            nodes.append(node)
            rest = Substring(rest.utf8.dropFirst(found.length))
        }
        plain += rest
        if !plain.isEmpty { nodes.append(.text(plain)) }
        return nodes
    }

    /// A text with its values where no element can stand.
    func filled(_ text: String, startingAt offset: Int?, in range: SourceRange) -> String {
        guard ValueSyntax.opensValue(in: text) else { return text }
        return ValueSyntax.pieces(of: text, startingAt: offset ?? range.lower).map { piece in
            switch piece {
            case .text(let text, _): return text
            case .value(let expression, let place, _): return handlers.words(expression, place) ?? ""
            case .unfinished(let place):
                handlers.report(.unfinishedValue(at: place))
                return ""
            }
        }.joined()
    }

    /// Code with the values that it names; other braces in it are its own.
    func filledCode(_ text: String, _ range: SourceRange) -> String {
        guard text.utf8.count <= range.upper - range.lower, ValueSyntax.opensValue(in: text) else {
            return text
        }
        return ValueSyntax.pieces(of: text, startingAt: range.lower, in: .code).map { piece in
            switch piece {
            case .text(let text, _): return text
            case .value(let expression, let place, let whole):
                let inside = (whole.lower - range.lower)..<(whole.upper - range.lower)
                let braces = String(decoding: Array(text.utf8)[inside], as: UTF8.self)
                guard handlers.knowsValue(expression) || ValueSyntax.namesValue(in: braces) else {
                    return braces
                }
                return handlers.words(expression, place) ?? ""
            case .unfinished(let place):
                handlers.report(.unfinishedValue(at: place))
                return ""
            }
        }.joined()
    }

    /// Complains about roles of MyST, `{ref}` before code, and what paragraphs begin with elsewhere.
    private func reportRoles(in content: [MarkdownInline]) {
        if case .text(let text, let range)? = content.first,
            let problem = ArticleProblem.paragraph(text, at: range)
        {
            handlers.report(problem)
        }
        for (inline, next) in zip(content, content.dropFirst()) {
            guard case .code(let code, let range) = next, case .text(let text, let place) = inline,
                text.hasSuffix("}"), let open = text.lastIndex(of: "{")
            else { continue }
            let name = text[text.index(after: open)...].dropLast()
            guard !name.isEmpty, name.allSatisfy({ $0.isLetter || "-:".contains($0) }) else { continue }
            handlers.report(
                .role(
                    String(name), of: code,
                    at: SourceRange(lower: place.upper - text[open...].utf8.count, upper: range.upper)))
        }
    }

    // MARK: Links and images

    private func link(
        _ destination: String, title: String, content: [MarkdownInline], _ range: SourceRange,
        _ places: MarkdownLinkPlaces, _ attributes: MarkdownAttributes?
    ) -> [HTMLNode] {
        let destination = filled(destination, startingAt: places.destination, in: range)
        var nodes = inlines(content)
        guard !destination.isEmpty else {
            handlers.report(
                ArticleProblem(
                    message: "The link leads nowhere",
                    remedy: "write an address between the parentheses, or the words without brackets",
                    range: range, code: .brokenLink))
            return nodes
        }
        guard let address = address(destination, .link, places.range(of: destination) ?? range) else {
            return nodes
        }
        if HTMLNode.fragment(nodes).isWordless {
            guard let words = handlers.linkText(destination, range) else { return [] }
            nodes = [words]
        }
        if let key = attributes?.values.first(where: { $0.key != "only" })?.key, let attributes {
            handlers.report(
                ArticleProblem(
                    message: "a link has no \"\(key.shortened(to: 30))\"",
                    remedy: "known are #id, .class and only", range: attributes.range))
        }
        let title = self.title(title, range, places)
        // Other people's pages learn nothing of this one.
        let rel = address.leadsElsewhere ? HTMLAttribute("rel", "noopener noreferrer") : nil
        let id = attributes?.id.map { HTMLAttribute.id($0) }
        return [.element("a", .href(address), id, attributes?.style, title, rel, content: nodes)]
    }

    /// - Parameter caption: whether what would be its title stands below it.
    func image(_ image: ImageParts, caption: Bool = false) -> [HTMLNode] {
        let source = filled(image.source, startingAt: image.places.destination, in: image.range)
        let given = image.attributes?["alt"] ?? image.attributes?["fig-alt"]
        let alt = given ?? HTMLNode.fragment(inlines(image.content)).textContent
        guard !source.isEmpty else {
            handlers.report(
                ArticleProblem(
                    message: "The image names no file", remedy: "write its name between the parentheses",
                    range: image.range, code: .brokenLink))
            return []
        }
        if alt.trimmed.isEmpty, image.attributes?.classes.contains("decorative") != true, given == nil {
            handlers.report(
                ArticleProblem(
                    message: "The image has no words for those who do not see it",
                    remedy:
                        "write what it shows: ![what it shows](\(source)), or {.decorative} behind an ornament",
                    range: image.range, code: .missingText))
        }
        guard
            let address = address(
                source, MediaMarkup.use(of: source), image.places.range(of: source) ?? image.range)
        else {
            return [.text(alt)]
        }
        let title = caption ? nil : self.title(image.title, image.range, image.places)
        let id = caption ? nil : image.attributes?.id.map { HTMLAttribute.id($0) }
        reportKeys(of: image)
        return [
            MediaMarkup.media(source, address, alt: alt, title: title, id: id, attributes: image.attributes)
        ]
    }

    private func reportKeys(of image: ImageParts) {
        guard let attributes = image.attributes else { return }
        if let problem = MediaMarkup.problem(with: attributes) { handlers.report(problem) }
    }

    /// Running text in which formulas that are wide scroll in narrow windows: browsers do not break them.
    func scrolling(_ content: [MarkdownInline]) -> [HTMLNode] {
        let nodes = parts(content).map { node in
            guard case .element("math", _, _) = node else { return node }
            let box = ScrollBox.attributes(words[.formula], width: ScrollBox.width(ofFormula: node))
            return box.isEmpty ? node : .element("span", [.class("formula")] + box, [node])
        }
        return FormulaNeighbors.joined(nodes)
    }

    private func title(
        _ title: String, _ range: SourceRange, _ places: MarkdownLinkPlaces
    ) -> HTMLAttribute? {
        title.isEmpty
            ? nil : HTMLAttribute("title", filled(title, startingAt: places.title, in: range))
    }

    func address(
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
                range: range, code: .brokenLink))
        return nil
    }
}

extension MarkdownAttributes {
    /// Its classes as an attribute.
    var style: HTMLAttribute? { classes.isEmpty ? nil : .class(classes.joined(separator: " ")) }
}

extension HTMLNode {
    /// Whether nothing in it can be read: no text, no formula, no picture with words.
    var isWordless: Bool {
        switch self {
        case .text(let text): text.allSatisfy(\.isWhitespace)
        case .trusted: false
        case .fragment(let content): content.allSatisfy(\.isWordless)
        case .element("img", let attributes, _):
            attributes.first { $0.name == "alt" }?.value?.isEmpty ?? true
        case .element(_, _, let content): content.allSatisfy(\.isWordless)
        }
    }

    /// The same without links, whose content stays: for headings in contents, which are links themselves.
    var withoutLinks: HTMLNode {
        switch self {
        case .element("sup", let attributes, _) where attributes.contains(.class("footnote")): .empty
        case .element("a", _, let content): .fragment(content.map(\.withoutLinks))
        case .element(let name, let attributes, let content):
            .element(name, attributes.filter { $0.name != "id" }, content.map(\.withoutLinks))
        case .fragment(let content): .fragment(content.map(\.withoutLinks))
        case .text, .trusted: self
        }
    }
}

extension MarkdownLinkPlaces {
    /// Where a destination stands, if that is known.
    fileprivate func range(of destination: String) -> SourceRange? {
        self.destination.map { SourceRange(lower: $0, upper: $0 + destination.utf8.count) }
    }
}
