import Charting

/// Figures with their number, caption and the data behind them.
package enum FigureMarkup {
    /// How much of the page a figure takes.
    package enum Width: String, Sendable, CaseIterable {
        /// The column of text.
        case body
        /// Text and margin.
        case wide
        /// The window.
        case full
    }

    /// A file of the figure that readers can take away.
    package struct Download: Sendable, Hashable {
        /// What the link says: `PNG`.
        package var format: String
        /// Relative to the page.
        package var address: HTMLAddress

        package init(format: String, address: HTMLAddress) {
            self.format = format
            self.address = address
        }
    }

    /// A drawing: `<figure>` with the caption "Figure 3. …", and beside it its files and a table that folds out.
    ///
    /// - Parameters:
    ///   - versions: the drawing, widest first; the page shows the one that fits.
    ///   - caption: may be empty.
    ///   - data: without rows no table is offered.
    ///   - downloads: files of the drawing.
    ///   - speaksEnglish: whether the words of the drawing and its data are English, and not the author's.
    package static func figure(
        number: Int, id: String, versions: [Version], caption: HTMLNode, data: DataTable?,
        width: Width = .body, downloads: [Download] = [], speaksEnglish: Bool = true,
        words: PageWords = .english
    ) -> HTMLNode {
        let name = "\(words[.figure]) \(number)"
        let language = words.ofFigures(speakEnglish: speaksEnglish)
        let paper = Version.onPaper(versions)
        let drawings = versions.enumerated().map { index, version in
            HTMLNode.element(
                "div", .class("version \(version.widthClass)\(index == paper ? " paper" : "")"),
                content: [.trusted(version.svg)])
        }
        let figure = HTMLNode.element(
            "figure", .id(id),
            content: [
                .text("\n"), .element("div", [.class("drawing")] + language, drawings), .text("\n"),
                figcaption(name, caption), .text("\n"),
            ])
        var content: [HTMLNode] = [.text("\n"), figure, .text("\n")]
        if !downloads.isEmpty { content += [links(downloads, name: name, words), .text("\n")] }
        if let data, !data.rows.isEmpty {
            content += [self.data(data, of: name, language, words), .text("\n")]
        }
        return .element("div", .class("figure \(width.rawValue)"), content: content)
    }

    /// A table with a number and a caption, "Table 1. …", above it.
    package static func table(
        number: Int, id: String, caption: HTMLNode, data: DataTable, width: Width = .body,
        words: PageWords = .english
    ) -> HTMLNode {
        let name = "\(words[.table]) \(number)"
        let text = caption.textContent
        let language = words.ofFigures(speakEnglish: true)
        let table = TableMarkup.table(
            alignments: [], header: data.columns.map { .text($0) },
            rows: data.rows.map { $0.map { .text($0) } },
            name: text.isEmpty ? name : "\(name). \(text)", hasRowHeaders: true, cells: language)
        return .element(
            "figure", .id(id), .class("figure table \(width.rawValue)"),
            content: [.text("\n"), figcaption(name, caption), .text("\n"), table, .text("\n")])
    }

    /// The numbers of a figure. Whoever hears the name alone hears which figure's they are.
    private static func data(
        _ data: DataTable, of figure: String, _ language: [HTMLAttribute], _ words: PageWords
    ) -> HTMLNode {
        let name = words(.dataOf, figure)
        let word = words[.data]
        let rest = name.hasPrefix(word) ? String(name.dropFirst(word.count)) : " (\(figure))"
        let summary = HTMLNode.element("summary", content: [.text(word), .unseen(rest)])
        let caption: HTMLNode =
            data.caption.isEmpty
            ? .text(name) : .fragment([.unseen("\(name): "), .span(data.caption, language)])
        let table = TableMarkup.table(
            alignments: [], header: data.columns.map { .text($0) },
            rows: data.rows.map { $0.map { .text($0) } }, caption: caption, name: name,
            hasRowHeaders: true, longest: 8, cells: language)
        return .element("details", .class("data"), content: [summary, table])
    }

    /// "PNG · SVG"; to those who hear a link alone it says which figure is meant.
    private static func links(_ downloads: [Download], name: String, _ words: PageWords) -> HTMLNode {
        let links = downloads.map { download in
            HTMLNode.element(
                "a", .href(download.address),
                HTMLAttribute("aria-label", "\(words(.asFormat, name)) \(download.format)"),
                text: download.format)
        }
        let separated = links.dropFirst().flatMap { [HTMLNode.text(" · "), $0] }
        return .element("p", .class("downloads"), content: links.prefix(1) + separated)
    }

    private static func figcaption(_ number: String, _ caption: HTMLNode) -> HTMLNode {
        let label = HTMLNode.element("span", .class("figure-number"), text: "\(number).")
        return .element("figcaption", content: caption.isEmpty ? [label] : [label, .text(" "), caption])
    }
}

extension HTMLNode {
    /// Text with attributes, in no element where there are none.
    static func span(_ text: String, _ attributes: [HTMLAttribute]) -> HTMLNode {
        attributes.isEmpty ? .text(text) : .element("span", attributes, [.text(text)])
    }

    /// Words for those who do not see what stands around them.
    static func unseen(_ text: String) -> HTMLNode { .element("span", .class("unseen"), text: text) }
}
