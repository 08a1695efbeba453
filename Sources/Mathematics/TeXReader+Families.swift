/// Commands that stack, size, frame and space.
extension TeXReader {
    /// - Returns: `nil` for a command of none of these families, a row without parts for one that leaves no trace.
    mutating func familyCommand(_ name: String) throws(TeXError) -> MathNode? {
        if TeXCommands.ignored.contains(name) { return .row([]) }
        if let size = sizeOfDelimiter(name) { return try sized(size, name) }
        if let sign = Self.arrows[name] { return try arrow(name, sign) }
        if let node = try packageCommand(name) { return node }
        switch name {
        case "overset", "stackrel":
            let above = try argument(of: name)
            return .stacked(base: try argument(of: name), below: nil, above: above, stretches: false)
        case "underset":
            let below = try argument(of: name)
            return .stacked(base: try argument(of: name), below: below, above: nil, stretches: false)
        case "mathop": return try wordOperator(argument(of: name))
        case "substack":
            return .table(rows: try substack(), alignment: .centered)
        case "bmod": return .row([.space(2 / 9), .function("mod", takesLimits: false), .space(2 / 9)])
        case "pmod", "mod", "pod":
            let inside = try argument(of: name)
            let words: [MathNode] =
                name == "pod" ? [] : [.function("mod", takesLimits: false), .space(1 / 6)]
            return name == "mod"
                ? .row([.space(1)] + words + [inside])
                : .row([.space(1), .operator("(", .open)] + words + [inside, .operator(")", .close)])
        case "hspace", "hskip", "kern", "mkern", "mskip", "mspace", "vspace":
            return .space(try length(of: name))
        case "not": return try negated()
        case "boxed", "fbox", "framebox": return .enclosed(try argument(of: name), .frame)
        case "cancel", "bcancel", "xcancel", "sout": return .enclosed(try argument(of: name), .crossed)
        case "phantom", "hphantom", "vphantom": return .enclosed(try argument(of: name), .phantom)
        case "smash", "makebox":
            while try bracketed() != nil {}
            return try argument(of: name)
        case "mathinner", "ensuremath", "mathclap", "mathllap", "mathrlap", "llap", "rlap", "clap", "vcenter",
            "vbox":
            return try argument(of: name)
        case "mathchoice":
            let display = try argument(of: name)
            for _ in 0..<3 { _ = try argument(of: name) }
            return display
        case "label", "tag":
            if scanner.peek() == .character("*") { _ = scanner.next() }
            _ = try braced(of: name)
            return .row([])
        case "middle": return .delimiter(try delimiter(behind: name), .relation, size: 0)
        default:
            guard let role = TeXCommands.classes[name] else { return nil }
            return Self.with(role, try argument(of: name))
        }
    }

    private static func with(_ role: MathOperatorRole, _ node: MathNode) -> MathNode {
        switch node {
        case .operator(let text, _): return .operator(text, role)
        case .identifier(let text, _): return .operator(text, role)
        case .function(let text, _), .text(let text): return .operator(text, role)
        case .row(let nodes) where role == .binary || role == .relation:
            let space: Double = role == .binary ? 2 / 9 : 5 / 18
            return .row([.space(space)] + nodes + [.space(space)])
        default: return node
        }
    }

    /// Words as the name of a function with limits.
    private func wordOperator(_ node: MathNode) -> MathNode {
        switch node {
        case .identifier(let name, _): .function(name, takesLimits: true)
        case .function(let name, _), .text(let name): .function(name, takesLimits: true)
        case .operator(let text, _): .operator(text, .sum)
        default: node
        }
    }

    // MARK: Delimiters

    private func sizeOfDelimiter(_ name: String) -> (size: Double, role: MathOperatorRole)? {
        if let size = TeXCommands.sizes[name] { return (size, .ordinary) }
        guard let last = name.last, let size = TeXCommands.sizes[String(name.dropLast())] else { return nil }
        switch last {
        case "l": return (size, .open)
        case "r": return (size, .close)
        case "m": return (size, .relation)
        default: return nil
        }
    }

    private mutating func sized(
        _ size: (size: Double, role: MathOperatorRole), _ name: String
    ) throws(TeXError) -> MathNode {
        let text = try delimiter(behind: name)
        var role = size.role
        if role == .ordinary, "([{⟨⌊⌈".contains(text) { role = .open }
        if role == .ordinary, ")]}⟩⌋⌉".contains(text) { role = .close }
        return text.isEmpty ? .row([]) : .delimiter(text, role, size: size.size)
    }

    // MARK: Arrows and lines

    private static let arrows = [
        "xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xRightarrow": "⇒", "xLeftarrow": "⇐",
        "xLeftrightarrow": "⇔", "xmapsto": "↦", "xlongequal": "=", "xhookrightarrow": "↪",
        "xhookleftarrow": "↩",
        "xrightleftharpoons": "⇌", "xleftrightharpoons": "⇋",
    ]

    private mutating func arrow(_ name: String, _ sign: String) throws(TeXError) -> MathNode {
        var below: MathNode?
        if scanner.peek() == .character("[") {
            _ = scanner.next()
            below = try row { $0 == .character("]") || $0 == .end }
            guard scanner.next() == .character("]") else { throw error("A bracket is never closed", "add ]") }
        }
        let above = try argument(of: name)
        return .stacked(
            base: .operator(sign, .relation), below: below, above: above, stretches: true)
    }

    private mutating func substack() throws(TeXError) -> [[MathNode]] {
        guard scanner.next() == .character("{") else {
            throw error("\\substack needs braces", "write \\substack{…}")
        }
        var rows: [[MathNode]] = []
        while true {
            rows.append([try row { $0 == .character("}") || $0 == .command("\\") || $0 == .end }])
            switch scanner.next() {
            case .command("\\"): continue
            case .character("}"): return rows
            default: throw error("A brace is never closed", "add } where the lines end")
            }
        }
    }

    private mutating func negated() throws(TeXError) -> MathNode {
        let node = try argument(of: "not")
        guard case .operator(let text, let role) = node else {
            if case .identifier(let text, let style) = node {
                return .identifier(TeXCommands.negated[text] ?? text + "\u{338}", style)
            }
            return node
        }
        return .operator(TeXCommands.negated[text] ?? text + "\u{338}", role)
    }

    // MARK: Lengths

    /// A length in em: `1em`, `10pt`, `-3mu`; with braces or without.
    private mutating func length(of name: String) throws(TeXError) -> Double {
        if scanner.peek() == .character("*") { _ = scanner.next() }
        var text = ""
        if scanner.peek() == .character("{") {
            text = try braced(of: name)
        } else {
            while case .character(let scalar) = scanner.peek(),
                "+-.0123456789".unicodeScalars.contains(scalar)
                    || scalar.properties.isLowercase && text.filter(\.isLetter).count < 2
            {
                _ = scanner.next()
                text.unicodeScalars.append(scalar)
            }
        }
        let plain = text.filter { $0 != " " }
        let digits = plain.prefix { !$0.isLetter && $0 != "\\" }
        let units = [
            "em": 1.0, "ex": 0.43, "pt": 0.1, "mu": 1.0 / 18, "px": 0.0625, "cm": 2.4, "mm": 0.24, "in": 6,
            "pc": 1.2, "quad": 1, "\\quad": 1, "\\textwidth": 20, "\\linewidth": 20,
        ]
        guard let unit = units[String(plain[digits.endIndex...])],
            let number = digits.isEmpty ? 1 : Double(digits)
        else { throw error("\"\(text)\" is no length", "write it as \\\(name){1em}") }
        return max(-4, min(40, number * unit))
    }
}
