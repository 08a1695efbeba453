import Suggestions

extension TeXReader {
    mutating func command(_ name: String) throws(TeXError) -> MathNode? {
        if let macro = macros[name] {
            if let meant = macro.meant { return try primitive(meant) }
            return try expansion(of: macro, named: name)
        }
        return try primitive(name)
    }

    /// A command as it is without definitions of an author.
    private mutating func primitive(_ name: String) throws(TeXError) -> MathNode? {
        switch name {
        case "newcommand", "renewcommand", "providecommand", "def", "DeclareMathOperator",
            "DeclarePairedDelimiter", "let":
            try define(by: name)
            return nil
        case "frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac":
            if name == "cfrac" { _ = try bracketed() }
            let numerator = try argument(of: name)
            let fraction = MathNode.fraction(
                numerator: numerator, denominator: try argument(of: name), hasLine: true)
            return Self.displayed(fraction, by: name)
        case "binom", "tbinom", "dbinom":
            let upper = try argument(of: name)
            let column = MathNode.fraction(
                numerator: upper, denominator: try argument(of: name), hasLine: false)
            return Self.displayed(.fenced(open: "(", content: column, close: ")"), by: name)
        case "sqrt": return try root()
        case "text", "textrm", "textbf", "textit", "mbox", "textsf", "texttt", "textsc", "textnormal",
            "textup", "emph", "textmd", "textsl", "textbfit", "hbox":
            return try text(of: name)
        case "operatorname", "operatornamewithlimits":
            let isStarred = scanner.text(scanner.tokenStart..<scanner.position).hasSuffix("*")
            return try functionName(of: name, takesLimits: isStarred || name != "operatorname")
        case "left": return try fenced()
        case "right": throw error("\\right without \\left", "add \\left with the opening delimiter before it")
        case "begin": return try environment()
        case "end":
            throw error("\\end without \\begin", "delete it, or add \\begin{…} before the formula's rows")
        // Behind something that sets no rest of a group, as an argument without braces.
        case "displaystyle", "textstyle", "limits", "nolimits", "nonumber", "notag": return nil
        case "|": return .operator("‖", .ordinary)
        case "#":
            guard let label = bookdownLabel else { return TeXCommands.symbol(name) }
            throw error(
                "(\\#\(label)) is a label of another dialect", "write \\label{\(label)} in its place")
        case "\\":
            throw error(
                "A line break outside of an environment", "put the lines in \\begin{aligned} … \\end{aligned}"
            )
        case "": throw error("A backslash at the end of the formula", "delete it, or complete the command")
        default: return try namedCommand(name)
        }
    }

    private mutating func namedCommand(_ name: String) throws(TeXError) -> MathNode? {
        if let accent = TeXCommands.accents[name] {
            return .accent(
                base: try argument(of: name), mark: accent.mark, position: accent.position,
                stretches: accent.stretches)
        }
        if TeXCommands.emboldening.contains(name) { return MathRow.bold(try argument(of: name)) }
        if let style = TeXCommands.styles[name] { return MathRow.styled(try argument(of: name), style) }
        if let symbol = TeXCommands.symbol(name) { return symbol }
        if let node = try familyCommand(name) {
            if case .row([]) = node { return nil }
            return node
        }
        if let shorthand = TeXShorthands.bodies[name] {
            return try expansion(of: TeXMacros.Macro(shorthand), named: name)
        }
        if let refusal = TeXRefusals.commands[name] {
            throw error(refusal.message ?? "\\\(name) cannot be shown in a formula", refusal.remedy)
        }
        if name.count == 1, let letter = name.first, letter.isUppercase {
            throw error(
                "Unknown command \\\(name)",
                "write \\mathbb{\(letter)} or what it stands for, or define it: \\newcommand{\\\(name)}{…}")
        }
        let near = Nearest.match(name, among: TeXCommands.names + macros.names.filter { $0 != name })
        throw error(
            "Unknown command \\\(name)",
            near.map { Nearest.question(about: "\\\($0)") }
                ?? "write a name as \\operatorname{\(name)}, words as \\text{…}, or define it with \\newcommand"
        )
    }

    /// The larger or smaller form that the first letter of a command asks for.
    private static func displayed(_ node: MathNode, by name: String) -> MathNode {
        switch name.first {
        case "d", "c": .displayed(node, true)
        case "t": .displayed(node, false)
        default: node
        }
    }

    private mutating func root() throws(TeXError) -> MathNode {
        var index: MathNode?
        if scanner.peek() == .character("[") {
            _ = scanner.next()
            let opened = scanner.tokenStart
            index = try row { $0 == .character("]") || $0 == .end }
            guard scanner.next() == .character("]") else {
                throw TeXError(
                    message: "The index of a root is never closed", remedy: "add ] behind it",
                    range: opened..<(opened + 1))
            }
        }
        return .root(radicand: try argument(of: "sqrt"), index: index)
    }

    // MARK: Delimiters

    private mutating func fenced() throws(TeXError) -> MathNode {
        let opened = scanner.tokenStart..<scanner.position
        let open = try delimiter(behind: "left")
        let content = try row { $0 == .command("right") || $0 == .end }
        guard scanner.next() == .command("right") else {
            throw TeXError(
                message: "\\left without \\right",
                remedy: "add \\right with the closing delimiter, or \\right. for an invisible one",
                range: opened)
        }
        return .fenced(open: open, content: content, close: try delimiter(behind: "right"))
    }

    mutating func delimiter(behind command: String) throws(TeXError) -> String {
        switch scanner.next() {
        case .character("."): return ""
        case .character("<"): return "⟨"
        case .character(">"): return "⟩"
        case .character(let scalar) where "()[]|/⟨⟩⌊⌋⌈⌉‖".unicodeScalars.contains(scalar):
            return String(Character(scalar))
        case .command(let name):
            if let found = TeXCommands.delimiters.first(where: { $0.key == name }) { return found.value }
        default: break
        }
        throw error(
            "No delimiter behind \\\(command)", "write one of ( ) [ ] \\{ \\} | or . for an invisible one")
    }
}
