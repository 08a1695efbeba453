/// What stands directly beside a formula in a line, so that it stays with it.
///
/// Browsers may break a line on both sides of a formula, as of a picture, and a line would begin with the full stop of
/// the sentence. No character prevents that; an element that does not break does.
enum FormulaNeighbors {
    /// The nodes of a line with every formula, and what belongs to it, in an element of its own.
    static func joined(_ nodes: [HTMLNode]) -> [HTMLNode] {
        guard nodes.contains(where: isFormula) else { return nodes }
        var joined: [HTMLNode] = []
        var rest = nodes[...]
        while let node = rest.popFirst() {
            guard isFormula(node) else {
                joined.append(node)
                continue
            }
            var whole = [node]
            if case .text(let text)? = joined.last, case let opening = opening(text), !opening.isEmpty {
                joined[joined.count - 1] = .text(String(text.dropLast(opening.count)))
                whole.insert(.text(String(opening)), at: 0)
            }
            if case .text(let text)? = rest.first, case let closing = closing(text), !closing.isEmpty {
                rest[rest.startIndex] = .text(String(text.dropFirst(closing.count)))
                whole.append(.text(String(closing)))
            }
            joined.append(whole.count == 1 ? node : .element("span", .class("whole"), content: whole))
        }
        return joined.filter { $0 != .text("") }
    }

    private static func isFormula(_ node: HTMLNode) -> Bool {
        switch node {
        case .element("math", _, _): true
        case .element("span", let attributes, _): attributes.contains(.class("formula"))
        default: false
        }
    }

    /// The brackets and quotation marks at the end of a text.
    private static func opening(_ text: String) -> Substring {
        text.suffix(text.reversed().prefix { openers.contains($0) }.count)
    }

    private static let openers: Set<Character> = [
        "(", "[", "{", "„", "“", "‚", "‘", "«", "‹", "\"", "'", "~", "±", "−", "+",
    ]
    private static let longest = 12

    /// What follows without a space: signs, and the rest of a word that is not long: "$n$th", "$x$-axis".
    private static func closing(_ text: String) -> Substring {
        let word = text.prefix { !$0.isWhitespace }
        if let hyphen = word.firstIndex(where: { "-–—/".contains($0) }) { return word[...hyphen] }
        return word.count <= longest ? word : word.prefix { !$0.isLetter && !$0.isNumber }
    }
}
