import Suggestions

extension TeXReader {
    mutating func command(_ name: String) throws(TeXError) -> MathNode? {
        if let macro = macros[name] { return try expansion(of: macro, named: name) }
        switch name {
        case "newcommand", "renewcommand", "providecommand", "def", "DeclareMathOperator":
            try define(by: name)
            return nil
        case "frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac":
            let numerator = try argument(of: name)
            return .fraction(numerator: numerator, denominator: try argument(of: name), hasLine: true)
        case "binom", "tbinom", "dbinom":
            let upper = try argument(of: name)
            let column = MathNode.fraction(
                numerator: upper, denominator: try argument(of: name), hasLine: false)
            return .fenced(open: "(", content: column, close: ")")
        case "sqrt": return try root()
        case "text", "textrm", "textbf", "textit", "mbox", "textsf", "texttt", "textsc", "textnormal",
            "textup", "emph",
            "hbox":
            return try text(of: name)
        case "operatorname", "operatornamewithlimits":
            let isStarred = scanner.text(scanner.tokenStart..<scanner.position).hasSuffix("*")
            return .function(try words(of: name), takesLimits: isStarred || name != "operatorname")
        case "left": return try fenced()
        case "right": throw error("\\right without \\left", "add \\left with the opening delimiter before it")
        case "begin": return try environment()
        case "end":
            throw error("\\end without \\begin", "delete it, or add \\begin{…} before the formula's rows")
        case "displaystyle", "textstyle", "limits", "nolimits", "nonumber", "notag": return nil
        case "|": return .operator("‖", .ordinary)
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
        if let style = TeXCommands.styles[name] { return MathRow.styled(try argument(of: name), style) }
        if let symbol = TeXCommands.symbol(name) { return symbol }
        if let node = try familyCommand(name) {
            if case .row([]) = node { return nil }
            return node
        }
        if ["ref", "eqref", "autoref", "cref", "cite"].contains(name) {
            throw error(
                "\\\(name) leads out of a formula",
                "write it in the text, behind the sign that ends the formula")
        }
        let near = Nearest.match(name, among: TeXCommands.names + macros.names)
        throw error(
            "Unknown command \\\(name)",
            near.map { Nearest.question(about: "\\\($0)") }
                ?? "write a name as \\operatorname{\(name)}, words as \\text{…}, or define it with \\newcommand"
        )
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

    /// Words among which formulas may stand between dollar signs.
    private mutating func text(of name: String) throws(TeXError) -> MathNode {
        let start = scanner.position
        let words = try words(of: name)
        let parts = words.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 2, !parts.count.isMultiple(of: 2) else { return .text(words) }
        // The words lack their backslashes: the formulas are read from the source.
        let source = scanner.text(start..<scanner.position).split(
            separator: "$", omittingEmptySubsequences: false)
        guard source.count == parts.count else { return .text(words) }
        var nodes: [MathNode] = []
        for (index, part) in parts.enumerated() where !part.isEmpty {
            if index.isMultiple(of: 2) {
                nodes.append(.text(part))
            } else {
                var macros = macros
                nodes.append(try TeXReader.read(String(source[index]), macros: &macros))
            }
        }
        return .row(nodes)
    }

    /// The words in braces behind a command, spaces kept.
    mutating func words(of name: String) throws(TeXError) -> String {
        guard scanner.next() == .character("{") else {
            throw error("\\\(name) needs braces", "write \\\(name){…}")
        }
        let problem = error("A brace is never closed", "add } where the words end")
        guard let content = scanner.rawGroup() else { throw problem }
        var text = ""
        var escaped = false
        for character in content {
            if character == "\\", !escaped {
                escaped = true
            } else if escaped || character != "{" && character != "}" {
                // `\,` and the like are spaces, `\%` and the like the character.
                text.append(escaped && ",;: ".contains(character) ? " " : character)
                escaped = false
            }
        }
        return text
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
