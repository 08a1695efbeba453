import Mathematics

/// Writes a formula as MathML, using MathML Core only, which all browsers draw.
package enum MathMLWriter {
    /// The `<math>` element of a formula, with its TeX as an annotation for copying.
    package static func math(_ node: MathNode, tex: String, display: Bool) -> HTMLNode {
        let annotation = HTMLNode.element(
            "annotation", HTMLAttribute("encoding", "application/x-tex"), text: tex)
        return .element(
            "math", display ? HTMLAttribute("display", "block") : nil,
            content: [.element("semantics", content: [wrapped(node), annotation])])
    }

    /// Exactly one element.
    private static func wrapped(_ node: MathNode) -> HTMLNode {
        if case .row(let nodes) = node { return .element("mrow", content: row(nodes)) }
        return element(node)
    }

    private static func row(_ nodes: [MathNode]) -> [HTMLNode] {
        nodes.enumerated().map { index, node in
            // At the ends of a row browsers take an operator for a prefix or postfix.
            if case .operator(let text, let role) = node, role == .binary || role == .relation,
                nodes.count > 1, index == 0 || index == nodes.count - 1
            {
                return .element("mo", HTMLAttribute("form", "infix"), text: text)
            }
            return element(node)
        }
    }

    private static func element(_ node: MathNode) -> HTMLNode {
        switch node {
        case .row: return wrapped(node)
        case .identifier(let name, let style): return identifier(name, style)
        case .number(let digits): return .element("mn", text: digits)
        case .operator(let text, let role): return operatorElement(text, role)
        case .function(let name, let takesLimits):
            // A single letter would slant.
            guard takesLimits else { return identifier(name, .upright) }
            return .element(
                "mo", HTMLAttribute("movablelimits", "true"), HTMLAttribute("lspace", "0"),
                HTMLAttribute("rspace", "0"), text: name)
        case .text(let words): return .element("mtext", text: words.spacesKept)
        case .styledText(let words, let style):
            return .element("mtext", .class(textClass(style)), text: words.spacesKept)
        case .colored(let content, let color):
            return .element("mrow", .class("tint-\(color.rawValue)"), content: [wrapped(content)])
        case .displayed(let content, let isLarge):
            return .element(
                "mstyle", HTMLAttribute("displaystyle", "\(isLarge)"), content: [wrapped(content)])
        case .space(let width):
            return .element("mspace", HTMLAttribute("width", "\(hundredths(width))em"))
        case .fraction(let numerator, let denominator, let hasLine):
            let line = hasLine ? nil : HTMLAttribute("linethickness", "0")
            return .element("mfrac", line, content: [wrapped(numerator), wrapped(denominator)])
        case .root(let radicand, nil): return .element("msqrt", content: [wrapped(radicand)])
        case .root(let radicand, let index?):
            return .element("mroot", content: [wrapped(radicand), wrapped(index)])
        case .scripts(let base, let lower, let upper): return scripts(base, lower, upper)
        case .accent(let base, let mark, let position, let stretches):
            return accent(base, mark, position, stretches)
        case .fenced(let open, let content, let close): return fenced(open, content, close)
        case .delimiter(let text, let role, let size): return delimiter(text, role, size)
        case .stacked(let base, let below, let above, let stretches):
            return stacked(base, below, above, stretches)
        case .enclosed(let content, .phantom): return .element("mphantom", content: [wrapped(content)])
        case .enclosed(let content, let kind):
            return .element(
                "mrow", .class(kind == .frame ? "framed" : "crossed"), content: [wrapped(content)])
        case .table(let rows, let alignment): return table(rows, alignment)
        }
    }

    // MARK: Tokens

    private static func identifier(_ name: String, _ style: MathStyle) -> HTMLNode {
        let isLetter = name.unicodeScalars.count == 1
        switch style {
        case .italic where isLetter: return .element("mi", text: name)
        case .italic: return .element("mi", text: MathAlphabet.italic(name))
        case .upright where isLetter:
            return .element("mi", HTMLAttribute("mathvariant", "normal"), text: name)
        case .upright: return .element("mi", text: name)
        case .bold: return styled(MathAlphabet.bold(name))
        case .doubleStruck: return styled(MathAlphabet.doubleStruck(name))
        case .script: return styled(MathAlphabet.script(name))
        case .sansSerif: return styled(MathAlphabet.sansSerif(name))
        case .monospace: return styled(MathAlphabet.monospace(name))
        case .fraktur: return styled(MathAlphabet.fraktur(name))
        case .boldItalic: return styled(MathAlphabet.boldItalic(name))
        case .boldScript: return styled(MathAlphabet.boldScript(name))
        case .boldFraktur: return styled(MathAlphabet.boldFraktur(name))
        }
    }

    /// Letters that carry their style themselves; `normal` keeps those that do not from slanting.
    private static func styled(_ letters: String) -> HTMLNode {
        .element("mi", HTMLAttribute("mathvariant", "normal"), text: letters)
    }

    private static func operatorElement(_ text: String, _ role: MathOperatorRole) -> HTMLNode {
        let noSpace = [HTMLAttribute("lspace", "0"), HTMLAttribute("rspace", "0")]
        switch role {
        case .binary, .relation: return .element("mo", text: text)
        case .prefix: return .element("mo", HTMLAttribute("form", "prefix"), text: text)
        case .punctuation: return .element("mo", HTMLAttribute("separator", "true"), text: text)
        case .open:
            return .element(
                "mo", HTMLAttribute("form", "prefix"), HTMLAttribute("stretchy", "false"), text: text)
        case .close:
            return .element(
                "mo", HTMLAttribute("form", "postfix"), HTMLAttribute("stretchy", "false"), text: text)
        case .sum:
            return .element(
                "mo", HTMLAttribute("largeop", "true"), HTMLAttribute("movablelimits", "true"), text: text)
        case .integral: return .element("mo", HTMLAttribute("largeop", "true"), text: text)
        case .ordinary: return .element("mo", noSpace, [.text(text)])
        }
    }

    private static func textClass(_ style: MathStyle) -> String {
        switch style {
        case .italic: "slanted"
        case .boldItalic: "bold slanted"
        case .monospace: "typed"
        default: "bold"
        }
    }

    // MARK: Structures

    /// A delimiter of a size of its own, or as high as what it stands in.
    private static func delimiter(_ text: String, _ role: MathOperatorRole, _ size: Double) -> HTMLNode {
        let form =
            switch role {
            case .open: "prefix"
            case .close: "postfix"
            default: "infix"
            }
        let height = size > 0 ? "\(hundredths(size))em" : nil
        return .element(
            "mo", HTMLAttribute("form", form), HTMLAttribute("stretchy", "true"),
            HTMLAttribute("symmetric", "true"), height.map { HTMLAttribute("minsize", $0) },
            height.map { HTMLAttribute("maxsize", $0) }, text: text)
    }

    private static func stacked(
        _ base: MathNode, _ below: MathNode?, _ above: MathNode?, _ stretches: Bool
    ) -> HTMLNode {
        var content = wrapped(base)
        if case .operator(let text, let role) = base {
            let isLarge = role == .sum || role == .integral
            content = .element(
                "mo", HTMLAttribute("stretchy", stretches ? "true" : "false"),
                isLarge ? HTMLAttribute("largeop", "true") : nil, HTMLAttribute("movablelimits", "false"),
                text: text)
        } else if case .function(let name, takesLimits: true) = base {
            content = .element("mo", HTMLAttribute("movablelimits", "false"), text: name)
        }
        // Words above an arrow keep a little distance from its ends.
        func part(_ node: MathNode) -> HTMLNode {
            guard stretches else { return wrapped(node) }
            let space = HTMLNode.element("mspace", HTMLAttribute("width", "0.5em"))
            return .element("mrow", content: [space, wrapped(node), space])
        }
        switch (below, above) {
        case (let below?, let above?):
            return .element("munderover", content: [content, part(below), part(above)])
        case (let below?, nil): return .element("munder", content: [content, part(below)])
        case (nil, let above?): return .element("mover", content: [content, part(above)])
        case (nil, nil): return content
        }
    }

    private static func scripts(_ base: MathNode, _ lower: MathNode?, _ upper: MathNode?) -> HTMLNode {
        let hasLimits =
            switch base {
            case .operator(_, .sum), .function(_, takesLimits: true): true
            // A brace carries its label where a limit would stand.
            case .accent(_, "⏞", _, _), .accent(_, "⏟", _, _): true
            default: false
            }
        switch (lower, upper) {
        case (_, .operator(let primes, .ordinary)?) where primes.allSatisfy({ $0 == "′" }):
            // The character is raised already; as a superscript many fonts lift and shrink it once more.
            let primed = HTMLNode.element(
                "mrow", content: [wrapped(base), operatorElement(primes, .ordinary)])
            return lower.map { .element("msub", content: [primed, wrapped($0)]) } ?? primed
        case (let lower?, let upper?):
            let parts = [wrapped(base), wrapped(lower), wrapped(upper)]
            return hasLimits ? .element("munderover", content: parts) : .element("msubsup", content: parts)
        case (let lower?, nil):
            let parts = [wrapped(base), wrapped(lower)]
            return hasLimits ? .element("munder", content: parts) : .element("msub", content: parts)
        case (nil, let upper?):
            let parts = [wrapped(base), wrapped(upper)]
            return hasLimits ? .element("mover", content: parts) : .element("msup", content: parts)
        case (nil, nil): return wrapped(base)
        }
    }

    private static func accent(
        _ base: MathNode, _ mark: String, _ position: MathAccentPosition, _ stretches: Bool
    ) -> HTMLNode {
        // Fonts stretch the combining hat, not the circumflex. Lines that they do not stretch are drawn by the
        // style sheet, which hides the sign.
        let mark = stretches && mark == "^" ? "\u{302}" : mark
        let line = stretches && (mark == "¯" || mark == "_") ? HTMLAttribute.class("line") : nil
        let sign = HTMLNode.element("mo", HTMLAttribute("stretchy", stretches ? "true" : "false"), text: mark)
        let parts = [wrapped(base), sign]
        switch position {
        case .above:
            return .element("mover", HTMLAttribute("accent", "true"), line, content: parts)
        case .below:
            return .element("munder", HTMLAttribute("accentunder", "true"), line, content: parts)
        }
    }

    private static func fenced(_ open: String, _ content: MathNode, _ close: String) -> HTMLNode {
        func delimiter(_ text: String, _ form: String) -> HTMLNode {
            .element(
                "mo", HTMLAttribute("form", form), HTMLAttribute("fence", "true"),
                HTMLAttribute("stretchy", "true"), text: text)
        }
        var parts = [wrapped(content)]
        if !open.isEmpty { parts.insert(delimiter(open, "prefix"), at: 0) }
        if !close.isEmpty { parts.append(delimiter(close, "postfix")) }
        return .element("mrow", content: parts)
    }

    private static func table(_ rows: [[MathNode]], _ alignment: MathTableAlignment) -> HTMLNode {
        func side(_ column: Int) -> HTMLAttribute? {
            switch alignment {
            case .centered: nil
            case .left: .class("left")
            case .equations: .class(column.isMultiple(of: 2) ? "left-side" : "right-side")
            case .columns(let columns): columns.style(of: column).map { .class($0) }
            }
        }
        let lines = rows.enumerated().map { index, cells in
            HTMLNode.element(
                "mtr", line(at: index, of: rows.count, alignment),
                content: cells.enumerated().map { column, cell in
                    let parts: [HTMLNode] = if case .row(let nodes) = cell { row(nodes) } else { row([cell]) }
                    return .element("mtd", side(column), content: parts)
                })
        }
        let display = alignment == .equations ? HTMLAttribute("displaystyle", "true") : nil
        return .element("mtable", display, content: lines)
    }

    /// The lines above and below a row of an array.
    private static func line(
        at row: Int, of count: Int, _ alignment: MathTableAlignment
    ) -> HTMLAttribute? {
        guard case .columns(let columns) = alignment else { return nil }
        let above = columns.lines.contains(row) ? "line-above" : nil
        let below = row == count - 1 && columns.lines.contains(count) ? "line-below" : nil
        let names = [above, below].compactMap { $0 }
        return names.isEmpty ? nil : .class(names.joined(separator: " "))
    }

    /// A number with at most two digits behind the point.
    private static func hundredths(_ value: Double) -> String {
        let rounded = Int((abs(value) * 100).rounded())
        let fraction = rounded % 100
        let digits = fraction == 0 ? "" : "." + (fraction < 10 ? "0" : "") + "\(fraction)"
        return (value < 0 && rounded > 0 ? "-" : "") + "\(rounded / 100)" + digits
    }
}

extension MathColumns {
    /// The class of a cell.
    fileprivate func style(of column: Int) -> String? {
        var names: [String] = []
        if column < alignments.count, alignments[column] != "c" {
            names.append(alignments[column] == "l" ? "left" : "right")
        }
        if bars.contains(column) { names.append("bar-before") }
        if column == alignments.count - 1, bars.contains(alignments.count) { names.append("bar-behind") }
        return names.isEmpty ? nil : names.joined(separator: " ")
    }
}

extension String {
    /// MathML trims white space at the ends of a token; spaces that do not break stay.
    fileprivate var spacesKept: String {
        var text = self
        if text.hasPrefix(" ") { text = "\u{A0}" + text.dropFirst() }
        if text.hasSuffix(" ") { text = text.dropLast() + "\u{A0}" }
        return text
    }
}
