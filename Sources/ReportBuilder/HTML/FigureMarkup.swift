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

    /// The data behind a figure, already formatted.
    public struct Data: Sendable, Hashable {
        public var caption: String
        public var columns: [String]
        public var rows: [[String]]

        public init(caption: String, columns: [String], rows: [[String]]) {
            self.caption = caption
            self.columns = columns
            self.rows = rows
        }
    }

    /// A drawing: `<figure>` with the caption "Figure 3. …" and a table that folds out.
    ///
    /// - Parameters:
    ///   - svg: the `<svg>` element of the renderer, with its title and description.
    ///   - caption: may be empty.
    ///   - data: without rows no table is offered.
    ///   - drawnWidth: the width of the drawing in CSS pixels. Narrow windows scroll a drawing rather than scale
    ///     it far below that.
    public static func figure(
        number: Int, id: String, svg: TrustedHTML, caption: HTMLNode, data: Data?, width: Width = .body,
        drawnWidth: Int? = nil
    ) -> HTMLNode {
        let drawn = drawnWidth.map { HTMLAttribute("style", "--drawn:\($0)px") }
        var content: [HTMLNode] = [
            .text("\n"), .element("div", .class("drawing"), drawn, content: [.trusted(svg)]), .text("\n"),
            figcaption("Figure \(number)", caption), .text("\n"),
        ]
        if let data, !data.rows.isEmpty {
            let summary = HTMLNode.element("summary", text: "Data")
            content += [.element("details", .class("data"), content: [summary, table(data)]), .text("\n")]
        }
        return .element("figure", .id(id), .class("figure \(width.rawValue)"), content: content)
    }

    /// A table with a number and a caption, "Table 1. …", above it.
    public static func table(
        number: Int, id: String, caption: HTMLNode, data: Data, width: Width = .body
    ) -> HTMLNode {
        let plain = Data(caption: "", columns: data.columns, rows: data.rows)
        return .element(
            "figure", .id(id), .class("figure table \(width.rawValue)"),
            content: [
                .text("\n"), figcaption("Table \(number)", caption), .text("\n"), table(plain), .text("\n"),
            ])
    }

    private static func figcaption(_ number: String, _ caption: HTMLNode) -> HTMLNode {
        let label = HTMLNode.element("span", .class("figure-number"), text: "\(number).")
        return .element("figcaption", content: caption.isEmpty ? [label] : [label, .text(" "), caption])
    }

    private static func table(_ data: Data) -> HTMLNode {
        TableMarkup.table(
            alignments: [], header: data.columns.map { .text($0) },
            rows: data.rows.map { $0.map { .text($0) } },
            caption: .text(data.caption))
    }
}
