/// Letters in other styles.
extension MathRow {
    /// The same letters in another style; several in upright style are one word. Letters that have a style of their own
    /// keep it.
    static func styled(_ node: MathNode, _ style: MathStyle) -> MathNode {
        switch node {
        case .identifier(let name, let own):
            .identifier(name, own == .italic || own == .upright ? style : own)
        case .number(let digits) where style != .upright && style != .italic && style != .script:
            .identifier(digits, style)
        case .row(let nodes): styledRow(nodes, style)
        case .scripts(let base, let lower, let upper):
            .scripts(
                base: styled(base, style), subscript: lower.map { styled($0, style) },
                superscript: upper.map { styled($0, style) })
        case .fenced(let open, let content, let close):
            .fenced(open: open, content: styled(content, style), close: close)
        case .fraction(let upper, let lower, let hasLine):
            .fraction(
                numerator: styled(upper, style), denominator: styled(lower, style), hasLine: hasLine)
        case .root(let radicand, let index): .root(radicand: styled(radicand, style), index: index)
        case .accent(let base, let mark, let position, let stretches):
            .accent(base: styled(base, style), mark: mark, position: position, stretches: stretches)
        case .colored(let content, let color): .colored(styled(content, style), color)
        case .displayed(let content, let isLarge): .displayed(styled(content, style), isLarge)
        default: node
        }
    }

    /// The same letters, bold in the style that they have.
    static func bold(_ node: MathNode) -> MathNode {
        switch node {
        case .identifier(let name, let style): .identifier(name, style.bold)
        case .number(let digits): .identifier(digits, .bold)
        case .row(let nodes): .row(nodes.map(bold))
        case .scripts(let base, let lower, let upper):
            .scripts(base: bold(base), subscript: lower.map(bold), superscript: upper.map(bold))
        case .fenced(let open, let content, let close):
            .fenced(open: open, content: bold(content), close: close)
        case .fraction(let upper, let lower, let hasLine):
            .fraction(numerator: bold(upper), denominator: bold(lower), hasLine: hasLine)
        case .root(let radicand, let index): .root(radicand: bold(radicand), index: index)
        case .accent(let base, let mark, let position, let stretches):
            .accent(base: bold(base), mark: mark, position: position, stretches: stretches)
        case .colored(let content, let color): .colored(bold(content), color)
        case .displayed(let content, let isLarge): .displayed(bold(content), isLarge)
        default: node
        }
    }

    private static func styledRow(_ nodes: [MathNode], _ style: MathStyle) -> MathNode {
        var word = ""
        for node in nodes {
            switch node {
            case .identifier(let name, _): word += name
            case .number(let digits): word += digits
            default: return .row(nodes.map { styled($0, style) })
            }
        }
        return style == .upright && !nodes.isEmpty
            ? .identifier(word, style) : .row(nodes.map { styled($0, style) })
    }
}

extension MathStyle {
    fileprivate var bold: MathStyle {
        switch self {
        case .italic: .boldItalic
        case .upright: .bold
        case .script: .boldScript
        case .fraktur: .boldFraktur
        default: self
        }
    }
}
