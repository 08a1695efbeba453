import Mathematics

/// Blocks with numbers, titles and captions.
extension ArticleWriter {
    // MARK: Numbers

    /// An equation; one with a label has its number beside it.
    func equation(_ tex: String, id: String?, _ range: SourceRange) -> HTMLNode {
        let formula = HTMLNode.fragment([mathematics(tex, display: true, range)])
        let box = ScrollBox.attributes(words[.formula], width: ScrollBox.width(ofFormula: formula))
        guard let label = handlers.label(range.lower), !label.number.isEmpty else {
            return .element("div", [.class("equation")] + box, [formula])
        }
        let ids = EquationMarks(tex).labels + (id.map { [$0] } ?? [])
        // Further ids of the same equation lead to the same place.
        let anchors = ids.dropFirst().map { HTMLNode.element("span", .id($0)) }
        let number = HTMLNode.element("span", .class("equation-number"), text: "(\(label.number))")
        let scroll = HTMLNode.element("div", [.class("equation-box")] + box, [formula])
        return .element(
            "div", [.class("equation numbered")] + (ids.first.map { [.id($0)] } ?? []),
            anchors + [scroll, number])
    }

    /// An image that is alone in its paragraph.
    func figure(_ image: ImageParts) -> HTMLNode {
        guard image.isFigure else {
            return .element("figure", .class("figure body"), content: self.image(image))
        }
        let media = self.image(image, caption: true)
        var caption = HTMLNode.empty
        if let given = image.attributes?["caption"] ?? image.attributes?["fig-cap"] {
            caption = line(given, startingAt: image.range.lower)
        } else if !image.title.isEmpty {
            caption = line(image.title, startingAt: image.places.title ?? image.range.lower)
        } else {
            caption = .fragment(inlines(image.content))
        }
        let id = image.attributes?.id.map { HTMLAttribute.id($0) }
        return .element(
            "figure", id, .class("figure body"),
            content: media + [figcaption(caption, at: image.range.lower)])
    }

    private func figcaption(_ caption: HTMLNode, at place: Int) -> HTMLNode {
        guard let label = handlers.label(place), !label.number.isEmpty else {
            return .element("figcaption", content: [caption])
        }
        let number = HTMLNode.element("span", .class("figure-number"), text: "\(label.name).")
        return .element("figcaption", content: caption.isEmpty ? [number] : [number, .text(" "), caption])
    }

    func captioned(
        _ table: MarkdownBlock, _ caption: [MarkdownInline], _ attributes: MarkdownAttributes?
    ) -> HTMLNode {
        guard case .table(let alignments, let header, let rows) = table else { return .empty }
        let words = HTMLNode.fragment(inlines(caption))
        let place = (caption.place ?? attributes?.range)?.lower ?? 0
        let label = handlers.label(place)
        let name = [label?.name ?? "", words.textContent].filter { !$0.isEmpty }.joined(separator: ". ")
        let markup = TableMarkup.table(
            alignments: alignments, header: header.map { .fragment(inlines($0)) },
            rows: rows.map { $0.map { .fragment(inlines($0)) } }, name: name)
        let classes = (["figure", "table", "body"] + (attributes?.classes ?? [])).joined(separator: " ")
        return .element(
            "figure", attributes?.id.map { .id($0) }, .class(classes),
            content: [.text("\n"), figcaption(words, at: place), .text("\n"), markup, .text("\n")])
    }

    /// Ordinary code, with its caption where it has one.
    func code(_ block: FencedBlock) -> HTMLNode {
        let info = CodeInfo(block.info, range: block.infoRange)
        if let directive = info.directive {
            handlers.report(.directive(directive, info.argument, at: block.infoRange))
            return .empty
        }
        if let problem = ArticleProblem.drawing(info.language, at: block.infoRange) {
            handlers.report(problem)
        }
        if let problem = info.problem {
            handlers.report(
                ArticleProblem(message: problem.message, remedy: problem.remedy, range: block.infoRange))
        }
        let classes = info.attributes?.classes ?? []
        let isRaw =
            classes.contains { ["raw", "verbatim"].contains($0) }
            || [
                "jinja", "jinja2", "liquid", "handlebars", "mustache", "go", "django", "twig", "latex", "tex",
            ]
            .contains(info.language.lowercased())
        let end = block.textStart + block.text.utf8.count
        let text =
            isRaw
            ? block.text : filledCode(block.text, SourceRange(lower: block.textStart, upper: end))
        let written = CodeMarkup.Lines.read(
            info.attributes,
            lineCount: text.split(separator: "\n", omittingEmptySubsequences: false).count
                - (text.hasSuffix("\n") ? 1 : 0))
        if let problem = written.problem {
            handlers.report(
                ArticleProblem(message: problem.message, remedy: problem.remedy, range: block.infoRange))
        }
        if let names = info.attributes?["check"] {
            handlers.printed(block.text, block.textStart, names, block.infoRange)
        }
        handlers.showsCode()
        let code = CodeMarkup.block(
            text, language: info.language, name: words[.code], lines: written.lines)
        let caption =
            info.attributes?["caption"] ?? info.attributes?["lst-cap"] ?? info.attributes?["filename"]
        guard caption != nil || info.attributes?.id != nil else { return code }
        let words = caption.map { [line($0, startingAt: block.infoRange.lower)] } ?? []
        return .element(
            "figure", info.attributes?.id.map { .id($0) }, .class("figure code body"),
            content: (words.isEmpty ? [] : [.element("figcaption", content: words)]) + [code])
    }

    // MARK: Divisions

    /// The title of a box, and what stands in it: Quarto writes the title as a heading at its beginning.
    private func titleAndContent(of division: MarkdownDivision) -> (HTMLNode, [MarkdownBlock]) {
        if division.isClass, division.titleText.isEmpty, let look = DivisionKind.named(division.word)?.look,
            [.callout, .statement, .folded].contains(look),
            case .heading(_, let words, let id, _)? = division.content.first
        {
            let title = HTMLNode.element("span", .id(id), content: inlines(words))
            return (title, Array(division.content.dropFirst()))
        }
        var (text, start) = (division.titleText, division.titleStart)
        // Its parentheses are written by itself.
        if DivisionKind.named(division.word)?.look == .statement, text.first == "(", text.last == ")",
            !text.dropFirst().dropLast().contains(where: { "()".contains($0) })
        {
            text = String(text.dropFirst().dropLast())
            start += 1
        }
        return (line(text, startingAt: start), division.content)
    }

    func division(
        _ division: MarkdownDivision, _ levelShift: Int, _ headings: inout [ArticleHeading]
    ) -> HTMLNode {
        let isKnown = DivisionKind.named(division.word) != nil || handlers.markup(division.word) != nil
        if isKnown || division.isClass,
            division.word.isEmpty || isKnown || DivisionKind.remedy(for: division.word) == nil,
            let problem = ArticleProblem.keys(of: division)
        {
            handlers.report(problem)
        }
        let (title, inside) = titleAndContent(of: division)
        let content = blocks(inside, levelShift: levelShift, headings: &headings)
        if let markup = handlers.markup(division.word) { return markup(title, content) }
        guard let kind = DivisionKind.named(division.word) else {
            return unknown(division, content)
        }
        let id = division.attributes?.id.map { HTMLAttribute.id($0) }
        let name = kind.word.map { words[$0] } ?? ""
        let heading: HTMLNode = title.isEmpty ? .text(name) : title
        if kind.look == .folded || division.isFolded != nil {
            handlers.folds()
            if kind.isAnswer { handlers.answer(heading, content) }
            return BlockMarkup.folded(
                title: heading, content: content, id: id,
                isOpen: division.isFolded == false || handlers.isOpen(kind.isAnswer))
        }
        switch kind.look {
        case .callout, .folded:
            return BlockMarkup.callout(title: heading, content: content, id: id, style: kind.style)
        case .statement:
            let label = handlers.label(division.range.lower).flatMap { $0.number.isEmpty ? nil : $0.name }
            return BlockMarkup.statement(
                name: label ?? name, title: title, content: content, id: id, style: division.word)
        case .margin: return BlockMarkup.note(title: title, content: content)
        case .quotation: return BlockMarkup.quotation(content: content, source: title, id: id)
        case .plain: return plainDivision(division, content)
        }
    }

    private func unknown(_ division: MarkdownDivision, _ content: HTMLNode) -> HTMLNode {
        let remedy = DivisionKind.remedy(for: division.word)
        // A name among attributes is one for a style sheet, unless a dialect gives it a meaning.
        if division.isClass || division.word.isEmpty, remedy == nil {
            return plainDivision(division, content)
        }
        let names = DivisionKind.all.flatMap(\.names)
        handlers.report(
            ArticleProblem(
                message: "There is no block \"\(division.word.shortened(to: 40))\"",
                remedy: remedy ?? DivisionKind.translation(of: division.word)
                    ?? Nearest.question(for: division.word, among: names)
                    ?? "the blocks are \(DivisionKind.all.compactMap(\.names.first).joined(separator: ", "))",
                range: division.range, code: .unknownName))
        return content
    }

    private func plainDivision(_ division: MarkdownDivision, _ content: HTMLNode) -> HTMLNode {
        .element(
            "div", division.attributes?.id.map { .id($0) }, division.attributes?.style,
            content: [.text("\n"), content])
    }

    func definitions(
        _ items: [MarkdownDefinition], _ levelShift: Int, _ headings: inout [ArticleHeading]
    ) -> HTMLNode {
        var nodes: [HTMLNode] = [.text("\n")]
        for item in items {
            for term in item.terms {
                nodes += [.element("dt", content: inlines(term)), .text("\n")]
            }
            for meaning in item.meanings {
                let content: HTMLNode
                if item.isTight, meaning.count == 1, case .paragraph(let only)? = meaning.first {
                    content = .fragment(scrolling(only))
                } else {
                    content = blocks(meaning, levelShift: levelShift, headings: &headings)
                }
                nodes += [.element("dd", content: [content]), .text("\n")]
            }
        }
        return .element("dl", content: nodes)
    }

    // MARK: HTML

    func rawHTML(_ markup: String, _ range: SourceRange) -> HTMLNode {
        guard allowsRawHTML else {
            handlers.report(.rawHTML(markup, at: range))
            return .empty
        }
        handlers.keepsRawHTML()
        if ValueSyntax.namesValue(in: markup) { handlers.report(.misplacedValue(at: range)) }
        var written = ""
        var rest = 0
        let bytes = Array(markup.utf8)
        for found in RawHTMLAddresses.find(in: bytes) {
            let place = SourceRange(
                lower: range.lower + found.range.lowerBound, upper: range.lower + found.range.upperBound)
            guard let address = handlers.address(found.address, found.use, place) else { continue }
            written += String(decoding: bytes[rest..<found.range.lowerBound], as: UTF8.self)
            written += address.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
            rest = found.range.upperBound
        }
        return .trusted(TrustedHTML(written + String(decoding: bytes[rest...], as: UTF8.self)))
    }
}
