/// Tables, in a box of their own that scrolls where they are wider than the page.
public enum TableMarkup {
    /// - Parameters:
    ///   - alignments: one per column; missing ones are automatic: to the right if every cell of the column is
    ///     a number or empty (and one is not), otherwise to the left.
    ///   - caption: stands above the table.
    public static func table(
        alignments: [ColumnAlignment], header: [HTMLNode], rows: [[HTMLNode]], caption: HTMLNode? = nil
    ) -> HTMLNode {
        let count = max(header.count, rows.map(\.count).max() ?? 0)
        let classes = (0..<count).map { column in
            cellClass(
                column < alignments.count ? alignments[column] : .automatic,
                texts: rows.map { column < $0.count ? $0[column].textContent : "" })
        }
        var content: [HTMLNode] = []
        if let caption, !caption.isEmpty { content.append(.element("caption", content: [caption])) }
        if !header.allSatisfy(\.isEmpty) {
            let cells = zip(header, classes).map { cell, name in
                HTMLNode.element(
                    "th", HTMLAttribute("scope", "col"), name.map { .class($0) }, content: [cell])
            }
            content += [.element("thead", content: [.element("tr", content: cells)]), .text("\n")]
        }
        let lines = rows.flatMap { row in
            let cells = zip(row, classes).map { cell, name in
                HTMLNode.element("td", name.map { .class($0) }, content: [cell])
            }
            return [HTMLNode.element("tr", content: cells), .text("\n")]
        }
        content.append(.element("tbody", content: [.text("\n")] + lines))
        return .element("div", .class("table-box"), content: [.element("table", content: content)])
    }

    private static func cellClass(_ alignment: ColumnAlignment, texts: [String]) -> String? {
        switch alignment {
        case .left: nil
        case .center: "center"
        case .right: "number"
        case .automatic: isNumeric(texts) ? "number" : nil
        }
    }

    private static func isNumeric(_ texts: [String]) -> Bool {
        let filled = texts.map(trimmed).filter { !["", "–", "—", "-", "…"].contains($0) }
        return !filled.isEmpty && filled.allSatisfy(isNumber)
    }

    private static func trimmed(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func isNumber(_ text: String) -> Bool {
        let words = ["NaN", "nan", "inf", "∞", "−∞", "+∞"]
        if words.contains(text) { return true }
        guard let digit = text.drop(while: { "+−-±≈<>".contains($0) }).first, digit.isASCII,
            digit.isNumber || digit == "."
        else { return false }
        return text.allSatisfy { "0123456789.,eE+−-±≈<>×⁰¹²³⁴⁵⁶⁷⁸⁹⁻ %\u{2009}\u{A0}".contains($0) }
    }
}
