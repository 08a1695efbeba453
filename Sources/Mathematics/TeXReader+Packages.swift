/// Commands of packages (amsmath, xcolor, physics, braket, siunitx) that read more than a row of arguments.
extension TeXReader {
    /// - Returns: `nil` for a command that is none of them.
    mutating func packageCommand(_ name: String) throws(TeXError) -> MathNode? {
        switch name {
        case "textcolor", "color":
            let color = try color(of: name)
            return .colored(try argument(of: name), color)
        case "genfrac": return try generalFraction()
        case "root":
            let index = try row { $0 == .command("of") || $0 == .end }
            guard scanner.next() == .command("of") else {
                throw error("\\root lacks \\of", "write \\sqrt[3]{x}")
            }
            return .root(radicand: try argument(of: name), index: index)
        case "braket", "Braket", "innerproduct", "Set": return try braket(name)
        case "dv", "pdv", "derivative", "partialderivative", "odv": return try derivative(name)
        case "dd", "differential":
            let variable = try argument(of: name)
            return .row([.space(1 / 6), .identifier("d", .upright), variable])
        case "require":
            // What it asks for is known or is told where it is used.
            _ = try braced(of: name)
            return .row([])
        default: return try quantity(name)
        }
    }

    /// `(\#eq:name)`, as bookdown writes labels.
    var bookdownLabel: Substring? {
        let label = scanner.text(scanner.position..<min(scanner.position + 80, scanner.count)).prefix {
            $0.isLetter || $0.isNumber || "-:_".contains($0)
        }
        return label.contains(":") ? label : nil
    }

    // MARK: Colors

    /// The color in braces behind a command.
    mutating func color(of command: String) throws(TeXError) -> MathColor {
        let model = try bracketed()
        let start = scanner.position
        let word = try braced(of: command)
        if model == nil, let color = MathColor(named: word) { return color }
        throw TeXError(
            message: model == nil ? "There is no color \"\(word)\"" : "A color in numbers",
            remedy: MathColor.remedy(for: model == nil ? word : ""), range: start..<scanner.position)
    }

    // MARK: Fractions and delimiters

    /// `\genfrac{(}{)}{0pt}{}{n}{k}`: delimiters, the thickness of the line, the style, and what stands above and below.
    private mutating func generalFraction() throws(TeXError) -> MathNode {
        let open = try optionalDelimiter()
        let close = try optionalDelimiter()
        let thickness = try braced(of: "genfrac")
        let style = try braced(of: "genfrac")
        let upper = try argument(of: "genfrac")
        let hasLine = thickness.isEmpty || thickness.contains { ("1"..."9").contains($0) }
        var node = MathNode.fraction(
            numerator: upper, denominator: try argument(of: "genfrac"), hasLine: hasLine)
        if !open.isEmpty || !close.isEmpty { node = .fenced(open: open, content: node, close: close) }
        switch style {
        case "0": return .displayed(node, true)
        case "1", "2", "3": return .displayed(node, false)
        default: return node
        }
    }

    private mutating func optionalDelimiter() throws(TeXError) -> String {
        guard scanner.next() == .character("{") else {
            throw error("\\genfrac needs braces", "write \\genfrac{(}{)}{0pt}{}{n}{k}")
        }
        if scanner.peek() == .character("}") {
            _ = scanner.next()
            return ""
        }
        let delimiter = try delimiter(behind: "genfrac")
        guard scanner.next() == .character("}") else {
            throw error("A brace is never closed", "write one delimiter in the braces")
        }
        return delimiter
    }

    /// `\braket{a|b}`, `\braket{a}{b}`, and `\Set{x | x > 0}`, whose bars part what they hold.
    private mutating func braket(_ name: String) throws(TeXError) -> MathNode {
        var content = Self.parted(try argument(of: name), isSpaced: name == "Set")
        if name != "Set", scanner.peek() == .character("{") {
            content = .row([content, .operator("|", .ordinary), try argument(of: name)])
        }
        if name == "Set" { return .fenced(open: "{", content: content, close: "}") }
        return name == "Braket"
            ? .fenced(open: "⟨", content: content, close: "⟩")
            : .row([.operator("⟨", .open), content, .operator("⟩", .close)])
    }

    private static func parted(_ node: MathNode, isSpaced: Bool) -> MathNode {
        guard case .row(let nodes) = node else { return node }
        return .row(
            nodes.map { node in
                guard case .operator(let bar, _) = node, bar == "|" || bar == "‖" else { return node }
                return isSpaced ? .operator(bar == "|" ? "∣" : bar, .relation) : .operator(bar, .ordinary)
            })
    }

    // MARK: Derivatives

    /// `\dv[n]{f}{x}`, `\dv{x}`, `\pdv{f}{x}{y}`.
    private mutating func derivative(_ name: String) throws(TeXError) -> MathNode {
        if scanner.peek() == .character("*") { _ = scanner.next() }
        let isPartial = name == "pdv" || name == "partialderivative"
        let sign = MathNode.identifier(isPartial ? "∂" : "d", isPartial ? .italic : .upright)
        let order = try bracketed().map { text throws(TeXError) in try TeXReader.read(text) }
        func powered(_ node: MathNode, _ order: MathNode?) -> MathNode {
            order.map { .scripts(base: node, subscript: nil, superscript: $0) } ?? node
        }
        var arguments = [try argument(of: name)]
        while arguments.count < (isPartial ? 3 : 2), scanner.peek() == .character("{") {
            arguments.append(try argument(of: name))
        }
        let function = arguments.count > 1 ? arguments.removeFirst() : .row([])
        if arguments.count == 2 {
            return .fraction(
                numerator: .row([powered(sign, .number("2")), function]),
                denominator: .row([sign, arguments[0], .space(1 / 6), sign, arguments[1]]), hasLine: true)
        }
        return .fraction(
            numerator: MathRow.node(of: [powered(sign, order), function]),
            denominator: .row([sign, powered(arguments[0], order)]), hasLine: true)
    }
}
