/// A formula with its values put in, and the way from it back to the source.
struct FilledFormula {
    private(set) var tex = ""
    private var stretches: [(filled: Range<Int>, source: SourceRange, isValue: Bool)] = []

    /// - Parameter values: the TeX of each value among the pieces, in order.
    init(_ pieces: [ValueSyntax.Piece], values: [String]) {
        var rest = values[...]
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .text(let text, let source): append(text, source, isValue: false)
            case .unfinished: break
            case .value(_, _, let source):
                guard let value = rest.popFirst() else { continue }
                let isInParentheses = FilledFormula.needsParentheses(
                    value, behind: index > 0 ? pieces[index - 1] : nil,
                    before: index + 1 < pieces.count ? pieces[index + 1] : nil)
                append(isInParentheses ? "{(\(value))}" : "{\(value)}", source, isValue: true)
            }
        }
    }

    private mutating func append(_ text: String, _ source: SourceRange, isValue: Bool) {
        let start = tex.utf8.count
        tex += text
        stretches.append((start..<tex.utf8.count, source, isValue))
    }

    /// Where a stretch of the formula, in bytes, stands in the file; a value is taken whole.
    func place(of range: Range<Int>) -> SourceRange {
        func source(_ position: Int, isEnd: Bool) -> Int? {
            let found = stretches.first {
                isEnd ? position <= $0.filled.upperBound : position < $0.filled.upperBound
            }
            guard let found = found ?? stretches.last else { return nil }
            if found.isValue { return isEnd ? found.source.upper : found.source.lower }
            return found.source.lower + position - found.filled.lowerBound
        }
        return SourceRange(
            lower: source(range.lowerBound, isEnd: false) ?? 0,
            upper: source(range.upperBound, isEnd: true) ?? 0)
    }

    // MARK: Parentheses

    /// What a number with a sign may follow without being taken for a difference.
    private static let relations = [
        "approx", "le", "leq", "ge", "geq", "lt", "gt", "ne", "neq", "equiv", "sim", "to", "rightarrow",
        "gets",
        "leftarrow", "mapsto", "in", "quad", "qquad",
    ]

    /// Whether a number beside its neighbors would read as another one: 2 3 for a product, η −3 for a
    /// difference, 5×10⁻⁷ with an exponent of its own.
    private static func needsParentheses(
        _ value: String, behind previous: ValueSyntax.Piece?, before next: ValueSyntax.Piece?
    ) -> Bool {
        guard !value.hasPrefix("[") else { return false }
        if case .value? = previous { return true }
        if case .value? = next { return true }
        let before = previous.map(text)?.trimmed ?? ""
        let after = next.map(text)?.trimmed ?? ""
        if before.last?.isNumber == true || after.first?.isNumber == true { return true }
        let isPower = value.contains("^")
        if isPower || value.hasPrefix("-"), let first = after.first, "^'!".contains(first) { return true }
        if isPower, before.hasSuffix("/") { return true }
        return value.hasPrefix("-") && !standsAlone(behind: before)
    }

    private static func standsAlone(behind text: String) -> Bool {
        guard let last = text.last else { return true }
        if "=<>([{&,;:^_".contains(last) || text.hasSuffix("\\\\") { return true }
        let name = String(text.reversed().prefix(while: \.isLetter).reversed())
        return relations.contains(name) && text.dropLast(name.count).hasSuffix("\\")
    }

    private static func text(_ piece: ValueSyntax.Piece) -> String {
        if case .text(let text, _) = piece { text } else { "" }
    }
}
