import Drawing
import Mathematics

/// A formula that is too large for a label.
struct UnsupportedMathematics: Error {
    var message: String
}

/// Lays formulas out as TeX does in running text (Knuth, The TeXbook, appendix G), with the proportions of a
/// sans: letters are set in the label's own font, bars and signs that grow are pen strokes.
struct MathLayout {
    let weight: FontWeight
    let measuring: any TextMeasuring

    /// The middle of plus and minus, and of fractions.
    static let axis = 0.36
    static let pen = 0.055
    static let scriptScale = 0.72
    static let smallestScale = 0.5
    private static let xHeight = 0.56
    private static let capHeight = 0.75
    private static let depth = 0.22

    /// The formula itself, if a label has room for what is in it.
    static func checked(_ node: MathNode) throws -> MathNode {
        switch node {
        case .table:
            throw UnsupportedMathematics(message: "Matrices and aligned lines do not fit into a label")
        case .row(let nodes): for node in nodes { _ = try checked(node) }
        case .fraction(let upper, let lower, _):
            _ = try checked(upper)
            _ = try checked(lower)
        case .root(let radicand, let index):
            _ = try checked(radicand)
            if let index { _ = try checked(index) }
        case .scripts(let base, let lower, let upper):
            _ = try checked(base)
            for script in [lower, upper].compactMap({ $0 }) { _ = try checked(script) }
        case .accent(let base, let mark, _, _):
            if mark == "⏞" || mark == "⏟" {
                throw UnsupportedMathematics(message: "Braces above and below do not fit into a label")
            }
            _ = try checked(base)
        case .fenced(_, let content, _): _ = try checked(content)
        case .stacked: throw UnsupportedMathematics(message: "Signs above each other do not fit into a label")
        case .enclosed:
            throw UnsupportedMathematics(message: "Frames and crossed out parts do not fit into a label")
        case .colored:
            throw UnsupportedMathematics(message: "Colored parts do not fit into a label")
        case .displayed(let content, _): _ = try checked(content)
        default: break
        }
        return node
    }

    // MARK: Letters

    func words(_ text: String) -> MathBox { letters(text, scale: 1) }

    func letters(
        _ text: String, italic: Bool = false, weight: FontWeight? = nil, scale: Double
    ) -> MathBox {
        let line = TextLine(text, size: 100, weight: weight ?? self.weight, italic: italic)
        let tall = text.unicodeScalars.contains { !Self.low.contains($0) && $0 != " " }
        let deep = text.unicodeScalars.contains { Self.deep.contains($0) }
        return MathBox(
            width: measuring.extents(of: line).width / 100 * scale,
            ascent: (text.isEmpty ? 0 : tall ? Self.capHeight : Self.xHeight) * scale,
            descent: (deep ? Self.depth : 0.02) * scale,
            runs: [
                TextRun(
                    text, italic: italic, scale: scale, weight: weight == self.weight ? nil : weight, x: 0)
            ])
    }

    private static let low = Set("acegmnopqrsuvwxyzαγεηικμνοπρστυχωϵ.,:⋅−+=".unicodeScalars)
    private static let deep = Set("gjpqyβγζημξρφχψϕ,;()[]{}|Q∫".unicodeScalars)

    // MARK: Nodes

    func box(_ node: MathNode, scale: Double) -> MathBox {
        switch node {
        case .row(let nodes): return row(nodes, scale: scale)
        case .identifier(let name, let style): return identifier(name, style, scale: scale)
        case .number(let digits): return letters(digits, scale: scale)
        case .operator(let text, let role): return sign(text, role, scale: scale)
        case .function(let name, _), .text(let name): return letters(name, scale: scale)
        case .styledText(let words, let style):
            let isBold = style == .bold || style == .boldItalic
            let isItalic = style == .italic || style == .boldItalic
            return letters(words, italic: isItalic, weight: isBold ? .bold : nil, scale: scale)
        case .displayed(let content, _): return box(content, scale: scale)
        case .space(let width): return MathBox(width: width * scale)
        case .fraction(let upper, let lower, let hasLine):
            return fraction(upper, lower, hasLine: hasLine, scale: scale)
        case .root(let radicand, let index): return root(radicand, index: index, scale: scale)
        case .scripts(let base, let lower, let upper): return scripts(base, lower, upper, scale: scale)
        case .accent(let base, let mark, let position, let stretches):
            return accent(base, mark, position, stretches: stretches, scale: scale)
        case .fenced(let open, let content, let close): return fenced(open, content, close, scale: scale)
        case .delimiter(let text, _, let size):
            let box = letters(text, scale: max(1, size) * scale)
            return box.moved(right: 0, up: Self.axis * scale - (box.ascent - box.descent) / 2)
        case .table, .stacked, .enclosed, .colored: return MathBox()
        }
    }

    private func row(_ nodes: [MathNode], scale: Double) -> MathBox {
        MathBox.row(
            nodes.enumerated().map { index, node in
                let box = box(node, scale: scale)
                // Signs in scripts stand close, as in TeX; at the ends of a row there is nothing to part.
                let space = min(Self.space(around: node), scale < 1 ? 0.04 : .infinity)
                let (left, right) = (index > 0 ? space : 0, index < nodes.count - 1 ? space : 0)
                if case .operator(_, .punctuation) = node {
                    return MathBox.row([box, MathBox(width: scale < 1 ? 0.03 : 0.16)])
                }
                return MathBox.row([MathBox(width: left), box, MathBox(width: right)])
            })
    }

    private static func space(around node: MathNode) -> Double {
        switch node {
        case .operator(_, .binary): 0.2
        case .operator(_, .relation): 0.26
        case .operator(_, .sum), .operator(_, .integral): 0.1
        case .scripts(.operator(_, .sum), _, _), .scripts(.operator(_, .integral), _, _): 0.1
        default: 0
        }
    }

    private func identifier(_ name: String, _ style: MathStyle, scale: Double) -> MathBox {
        switch style {
        case .italic, .script: letters(name, italic: true, scale: scale)
        case .boldItalic, .boldScript: letters(name, italic: true, weight: .bold, scale: scale)
        case .upright, .sansSerif, .monospace, .fraktur: letters(name, scale: scale)
        case .bold, .boldFraktur: letters(name, weight: .bold, scale: scale)
        case .doubleStruck: letters(MathAlphabet.doubleStruck(name), scale: scale)
        }
    }

    private func sign(_ text: String, _ role: MathOperatorRole, scale: Double) -> MathBox {
        guard role == .sum || role == .integral else { return letters(text, scale: scale) }
        // Sums and integrals are larger, their middle on the axis.
        let large = letters(text, scale: 1.3 * scale)
        let middle = (large.ascent - large.descent) / 2
        return large.moved(right: 0, up: Self.axis * scale - middle)
    }

    private func smaller(_ scale: Double) -> Double { max(scale * Self.scriptScale, Self.smallestScale) }

    private func fraction(_ upper: MathNode, _ lower: MathNode, hasLine: Bool, scale: Double) -> MathBox {
        let (upper, lower) = (box(upper, scale: smaller(scale)), box(lower, scale: smaller(scale)))
        let width = max(upper.width, lower.width) + 0.16 * scale
        let gap = (hasLine ? 0.13 : 0.08) * scale
        var box = MathBox(width: width + 0.12 * scale)
        let left = 0.06 * scale
        box.add(
            upper.moved(
                right: left + (width - upper.width) / 2, up: Self.axis * scale + gap + upper.descent))
        box.add(
            lower.moved(
                right: left + (width - lower.width) / 2, up: Self.axis * scale - gap - lower.ascent))
        if hasLine {
            let y = -Self.axis * scale
            box.strokes.append(
                TextStroke([Point(left, y), Point(left + width, y)], width: Self.pen * scale))
        }
        return box
    }

    private func scripts(
        _ base: MathNode, _ lower: MathNode?, _ upper: MathNode?, scale: Double
    ) -> MathBox {
        var box = box(base, scale: scale)
        let start = box.width + 0.03 * scale
        var end = box.width
        let small = smaller(scale)
        let (top, bottom) = (box.ascent, box.descent)
        if let upper {
            let script = self.box(upper, scale: small)
            // As high as beside a small letter, or near the top of a tall base, and clear of its middle.
            let up = max(0.38 * scale, top - 0.36 * scale, script.descent + 0.24 * scale)
            box.add(script.moved(right: start, up: up))
            end = max(end, start + script.width)
        }
        if let lower {
            let script = self.box(lower, scale: small)
            let down = max(0.18 * scale, bottom + 0.05 * scale, script.ascent - 0.3 * scale)
            box.add(script.moved(right: start, up: -down))
            end = max(end, start + script.width)
        }
        box.width = end
        return box
    }
}
