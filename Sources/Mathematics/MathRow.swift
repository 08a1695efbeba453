/// Puts atoms in a row: decides which signs are prefixes and which bars open or close.
enum MathRow {
    /// A single node stands for itself.
    static func node(of nodes: [MathNode]) -> MathNode {
        var result: [MathNode] = []
        var openBars = 0
        for node in nodes {
            switch node {
            case .operator(let text, .binary)
            where isSign(text) && expectsOperand(after: result.last(where: isInk)):
                result.append(.operator(text, .prefix))
            case .operator(let text, .ordinary) where text == "|" || text == "‖":
                let opens = openBars == 0 || expectsOperand(after: result.last(where: isInk))
                openBars += opens ? 1 : -1
                result.append(.operator(text, opens ? .open : .close))
            case .scripts(.operator(let text, let role), let lower, let upper) where closes(text, role):
                if role == .ordinary { openBars -= 1 }
                let base = group(closedBy: text, in: &result)
                result.append(.scripts(base: base, subscript: lower, superscript: upper))
            case .colored(.row(let parts), let color):
                // A colored part goes on with the sum that it stands in: a + b with + b in red.
                var parts = parts
                if case .operator(let text, .prefix)? = parts.first, isSign(text),
                    !expectsOperand(after: result.last(where: isInk))
                {
                    parts[0] = .operator(text, .binary)
                }
                result.append(.colored(.row(parts), color))
            default:
                if let function = result.last(where: isInk), isFunction(function), needsSpace(node) {
                    result.append(.space(1 / 6))
                }
                result.append(node)
            }
        }
        return result.count == 1 ? result[0] : .row(result)
    }

    private static func closes(_ text: String, _ role: MathOperatorRole) -> Bool {
        role == .close || role == .ordinary && (text == "|" || text == "‖")
    }

    /// Takes what stands between delimiters off the row, so that scripts behind the closing one belong to the
    /// whole: (a + b)².
    private static func group(closedBy text: String, in row: inout [MathNode]) -> MathNode {
        var depth = 1
        var start = row.count
        while start > 0, depth > 0 {
            start -= 1
            if case .operator(_, .close) = row[start] { depth += 1 }
            if case .operator(_, .open) = row[start] { depth -= 1 }
        }
        guard depth == 0 else { return .operator(text, .close) }
        let content = Array(row[start...])
        row.removeSubrange(start...)
        return .row(content + [.operator(text, .close)])
    }

    private static func isSign(_ text: String) -> Bool {
        text == "−" || text == "+" || text == "±" || text == "∓"
    }

    private static func isInk(_ node: MathNode) -> Bool {
        if case .space = node { return false }
        return true
    }

    private static func isFunction(_ node: MathNode) -> Bool {
        switch node {
        case .function: true
        case .scripts(let base, _, _): isFunction(base)
        default: false
        }
    }

    /// Between a function and an argument without parentheses stands a thin space.
    private static func needsSpace(_ node: MathNode) -> Bool {
        switch node {
        case .identifier, .number, .function, .fraction, .root, .accent: true
        case .scripts(let base, _, _), .displayed(let base, _), .colored(let base, _): needsSpace(base)
        default: false
        }
    }

    private static func expectsOperand(after node: MathNode?) -> Bool {
        switch node {
        case nil: true
        case .operator(_, let role):
            switch role {
            case .binary, .relation, .prefix, .open, .punctuation, .sum, .integral: true
            case .close, .ordinary: false
            }
        case .scripts(.operator(_, .sum), _, _), .scripts(.operator(_, .integral), _, _): true
        default: false
        }
    }
}

/// What a single character of a formula stands for.
enum MathCharacter {
    static func node(of scalar: Unicode.Scalar) -> MathNode {
        let text = String(Character(scalar))
        switch scalar {
        case "-", "−": return .operator("−", .binary)
        case "*": return .operator("∗", .binary)
        case "+", "±", "∓", "⋅", "·", "×", "÷", "∘", "⊙": return .operator(text, .binary)
        case "=", "<", ">", "≤", "≥", "≠", "≈", "≡", "∼", "∝", "→", "←", "⇒", "∈", ":":
            return .operator(text, .relation)
        case "(", "[", "⟨", "⌊", "⌈": return .operator(text, .open)
        case ")", "]", "⟩", "⌋", "⌉": return .operator(text, .close)
        case ",", ";": return .operator(text, .punctuation)
        case "∑", "∏": return .operator(text, .sum)
        case "∫": return .operator(text, .integral)
        case "∇", "∞": return .identifier(text, .upright)
        default:
            guard scalar.properties.isAlphabetic || scalar == "∂" else { return .operator(text, .ordinary) }
            let isGreekCapital = ("Α"..."Ω").contains(scalar)
            return .identifier(text, isGreekCapital ? .upright : .italic)
        }
    }
}
