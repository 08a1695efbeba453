import Charting

/// Figures with their number, caption and the data behind them.
public enum FigureMarkup {
    /// How much of the page a figure takes.
    public enum Width: String, Sendable, CaseIterable {
        /// The column of text.
        case body
        /// Text and margin.
        case wide
        /// The window.
        case full
    }

    /// A drawing as it is laid out for one width.
    public struct Version: Sendable {
        /// The `<svg>` element of the renderer, with its title and description.
        public var svg: TrustedHTML
        /// In CSS pixels.
        public var width: Int

        public init(svg: TrustedHTML, width: Int) {
            self.svg = svg
            self.width = width
        }

        /// The widths below that of the page for which figures are laid out anew.
        static let narrowerWidths = [640.0, 300]

        /// What the style sheet calls the width.
        var widthClass: String {
            switch width {
            case ...420: "narrow"
            case ...720: "column"
            default: "broad"
            }
        }
    }

    /// A file of the figure that readers can take away.
    public struct Download: Sendable, Hashable {
        /// What the link says: `PNG`.
        public var format: String
        /// Relative to the page.
        public var address: HTMLAddress

        public init(format: String, address: HTMLAddress) {
            self.format = format
            self.address = address
        }
    }

    /// A drawing: `<figure>` with the caption "Figure 3. …" and a table that folds out.
    ///
    /// - Parameters:
    ///   - versions: the drawing, widest first; the page shows the one that fits.
    ///   - caption: may be empty.
    ///   - data: without rows no table is offered.
    ///   - downloads: files of the drawing.
    public static func figure(
        number: Int, id: String, versions: [Version], caption: HTMLNode, data: DataTable?,
        width: Width = .body, downloads: [Download] = []
    ) -> HTMLNode {
        let drawings = versions.map { version in
            HTMLNode.element(
                "div", .class("version \(version.widthClass)"), content: [.trusted(version.svg)])
        }
        var content: [HTMLNode] = [
            .text("\n"), .element("div", .class("drawing"), content: drawings), .text("\n"),
            figcaption("Figure \(number)", caption), .text("\n"),
        ]
        if !downloads.isEmpty { content += [links(downloads, name: "Figure \(number)"), .text("\n")] }
        if let data, !data.rows.isEmpty {
            let summary = HTMLNode.element("summary", text: "Data")
            content += [.element("details", .class("data"), content: [summary, table(data)]), .text("\n")]
        }
        return .element("figure", .id(id), .class("figure \(width.rawValue)"), content: content)
    }

    /// A table with a number and a caption, "Table 1. …", above it.
    public static func table(
        number: Int, id: String, caption: HTMLNode, data: DataTable, width: Width = .body
    ) -> HTMLNode {
        let plain = DataTable(caption: "", columns: data.columns, rows: data.rows)
        return .element(
            "figure", .id(id), .class("figure table \(width.rawValue)"),
            content: [
                .text("\n"), figcaption("Table \(number)", caption), .text("\n"), table(plain), .text("\n"),
            ])
    }

    /// "PNG · SVG"; to those who hear a link alone it says which figure is meant.
    private static func links(_ downloads: [Download], name: String) -> HTMLNode {
        let links = downloads.map { download in
            HTMLNode.element(
                "a", .href(download.address), HTMLAttribute("aria-label", "\(name) as \(download.format)"),
                text: download.format)
        }
        let separated = links.dropFirst().flatMap { [HTMLNode.text(" · "), $0] }
        return .element("p", .class("downloads"), content: links.prefix(1) + separated)
    }

    private static func figcaption(_ number: String, _ caption: HTMLNode) -> HTMLNode {
        let label = HTMLNode.element("span", .class("figure-number"), text: "\(number).")
        return .element("figcaption", content: caption.isEmpty ? [label] : [label, .text(" "), caption])
    }

    private static func table(_ data: DataTable) -> HTMLNode {
        TableMarkup.table(
            alignments: [], header: data.columns.map { .text($0) },
            rows: data.rows.map { $0.map { .text($0) } },
            caption: .text(data.caption))
    }
}
