/// Tables, in a box of their own that scrolls where they are wider than the page.
package enum TableMarkup {
    /// - Parameters:
    ///   - alignments: one per column; missing ones are automatic: to the right if every cell of the column is
    ///     a number or empty (and one is not), otherwise to the left.
    ///   - caption: stands above the table.
    ///   - name: what the table is called by those who hear it, where it has no caption.
    ///   - hasRowHeaders: whether the first cell of a row says what the row is about.
    ///   - longest: how many rows the box shows at once, if there is a limit.
    ///   - attributes: of the head and of the body, which the caption is no part of.
    package static func table(
        alignments: [ColumnAlignment], header: [HTMLNode], rows: [[HTMLNode]], caption: HTMLNode? = nil,
        name: String = "", hasRowHeaders: Bool = false, longest: Int? = nil,
        cells attributes: [HTMLAttribute] = []
    ) -> HTMLNode {
        let count = max(header.count, rows.map(\.count).max() ?? 0)
        let columns = (0..<count).map { column in
            rows.map { column < $0.count ? $0[column].textContent : "" }
        }
        let alignedClasses = columns.enumerated().map { column, texts in
            cellClass(column < alignments.count ? alignments[column] : .automatic, texts: texts)
        }
        let numbersFrom = rows.count < longTable ? nil : Self.numbersFrom(alignedClasses)
        let classes = numbersFrom == nil ? alignedClasses : alignedClasses.map { _ in nil }
        var content: [HTMLNode] = []
        let isCaptioned = caption.map { !$0.isEmpty } ?? false
        if let caption, isCaptioned { content.append(.element("caption", content: [caption])) }
        if !header.allSatisfy(\.isEmpty) {
            let cells = zip(header, classes).map { cell("col", $1, $0) }
            content += [.element("thead", attributes, [.element("tr", content: cells)]), .text("\n")]
        }
        let lines = rows.flatMap { row in
            let cells = zip(row, classes).enumerated().map { column, pair in
                cell(hasRowHeaders && column == 0 ? "row" : nil, pair.1, pair.0)
            }
            return [HTMLNode.element("tr", content: cells), .text("\n")]
        }
        content.append(.element("tbody", attributes, [.text("\n")] + lines))
        let width = ScrollBox.width(
            ofColumns: columns.enumerated().map { column, texts in
                let head = column < header.count ? header[column].textContent : ""
                return (texts: texts + [head], breaks: alignedClasses[column] != "number")
            })
        let isHigh = longest.map { rows.count > $0 } ?? false
        let label = isCaptioned || name.isEmpty ? nil : HTMLAttribute("aria-label", name)
        return .element(
            "div",
            [.class("table-box")]
                + ScrollBox.attributes(name.isEmpty ? "Table" : name, width: isHigh ? .infinity : width),
            [.element("table", numbersFrom.map { .class("numbers-\($0)") }, label, content: content)])
    }

    /// From how many rows on a table says for whole columns that they hold numbers.
    private static let longTable = 8

    /// The column, counted from 1, from which on all hold numbers; `nil` where the style sheet knows no class for that.
    private static func numbersFrom(_ classes: [String?]) -> Int? {
        let left = classes.prefix { $0 == nil }.count
        guard left < classes.count, left < 4, classes[left...].allSatisfy({ $0 == "number" }) else {
            return nil
        }
        return left + 1
    }

    /// A cell; one without words heads nothing.
    private static func cell(_ scope: String?, _ name: String?, _ content: HTMLNode) -> HTMLNode {
        let name = name.map { HTMLAttribute.class($0) }
        guard let scope, !content.isEmpty else { return .element("td", name, content: [content]) }
        return .element("th", HTMLAttribute("scope", scope), name, content: [content])
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
        var isFilled = false
        for text in texts where !isPlainNumber(text) {
            let text = trimmed(text)
            if ["", "–", "—", "-", "…"].contains(text) { continue }
            guard isNumber(text) else { return false }
            isFilled = true
        }
        return isFilled || texts.contains(where: isPlainNumber)
    }

    /// Whether a text is a number as programs write it. Most are, and the data of figures are long.
    private static func isPlainNumber(_ text: String) -> Bool {
        var rest = text.utf8[...]
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        guard let first = rest.first, first.isDigit else { return false }
        return rest.allSatisfy {
            $0.isDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "-")
        }
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
        return text.unicodeScalars.allSatisfy(ofNumbers.contains)
    }

    private static let ofNumbers = Set("0123456789.,eE+−-±≈<>×⁰¹²³⁴⁵⁶⁷⁸⁹⁻ %\u{2009}\u{A0}".unicodeScalars)
}
