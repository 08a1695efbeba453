/// Boxes whose content scrolls sideways where it is wider than the window.
enum ScrollBox {
    /// What the narrowest window (320 px) has for text, in its size; less what lists and answers take of it.
    private static let narrowest = 12.0

    /// What lets a keyboard reach a box and a voice name it. A box whose content fits into any window does
    /// not scroll and would only be in the way, so that it gets nothing.
    ///
    /// - Parameter width: how wide the content is, in the size of the text; rather too much than too little.
    static func attributes(_ name: String, width: Double) -> [HTMLAttribute] {
        guard width > narrowest else { return [] }
        return [
            HTMLAttribute("tabindex", "0"), HTMLAttribute("role", "group"),
            HTMLAttribute("aria-label", name),
        ]
    }

    /// How wide the longest line of a code block is with its paddings.
    static func width(ofCode text: String) -> Double {
        let longest = text.split(separator: "\n").map(\.count).max() ?? 0
        return Double(longest) * 0.52 + 2.2
    }

    /// How wide a table is when every cell is as narrow as its longest word lets it.
    static func width(ofColumns columns: [(texts: [String], breaks: Bool)]) -> Double {
        columns.reduce(0) { sum, column in
            let words = column.texts.flatMap { text in
                column.breaks ? text.split(whereSeparator: \.isWhitespace).map(\.count) : [text.count]
            }
            return sum + Double(words.max() ?? 0) * 0.56 + 1.4
        }
    }

    /// How wide a formula is, from the widths of its signs.
    static func width(ofFormula node: HTMLNode) -> Double {
        switch node {
        case .text(let text): return Double(text.count) * 0.62
        case .trusted: return 0
        case .fragment(let content): return sum(content)
        case .element(let name, let attributes, let content):
            switch name.text {
            case "annotation": return 0
            case "mo": return sum(content) + (content.map(\.textContent).joined().count == 1 ? 0.5 : 0.2)
            case "mspace": return attributes.first { $0.name == "width" }.map(width) ?? 0
            case "mfrac", "mtable": return name == "mtable" ? table(content) : widest(content) + 0.2
            case "munder", "mover", "munderover": return widest(content)
            case "msub", "msup", "msubsup":
                return sum(Array(content.prefix(1))) + 0.75 * widest(Array(content.dropFirst()))
            case "msqrt", "mroot": return sum(content) + 0.9
            default: return sum(content)
            }
        }
    }

    private static func sum(_ nodes: [HTMLNode]) -> Double { nodes.reduce(0) { $0 + width(ofFormula: $1) } }

    private static func widest(_ nodes: [HTMLNode]) -> Double {
        nodes.map { width(ofFormula: $0) }.max() ?? 0
    }

    private static func table(_ rows: [HTMLNode]) -> Double {
        let cells = rows.map { row -> [HTMLNode] in
            if case .element(_, _, let cells) = row { cells } else { [] }
        }
        return (0..<(cells.map(\.count).max() ?? 0)).reduce(0) { sum, column in
            sum + 0.8 + widest(cells.compactMap { column < $0.count ? $0[column] : nil })
        }
    }

    private static func width(_ attribute: HTMLAttribute) -> Double {
        max(0, Double((attribute.value ?? "").dropLast(2)) ?? 0)
    }
}
