/// Words among the mathematics.
extension TeXReader {
    private static let textStyles: [String: MathStyle] = [
        "textbf": .bold, "textit": .italic, "emph": .italic, "textsl": .italic, "textbfit": .boldItalic,
        "texttt": .monospace,
    ]

    /// Commands whose argument is words too, in the style of those around or another one.
    private static let textCommands: Set<String> = [
        "text", "textrm", "textbf", "textit", "mbox", "textsf", "texttt", "textsc", "textnormal", "textup",
        "emph",
        "hbox", "textmd", "textsl", "textbfit", "underline", "mathrm", "uppercase", "lowercase",
    ]

    /// Words in braces, among which formulas may stand between dollar signs.
    mutating func text(of name: String) throws(TeXError) -> MathNode {
        guard scanner.next() == .character("{") else {
            throw error("\\\(name) needs braces", "write \\\(name){…}")
        }
        let nodes = try textGroup(Self.textStyles[name])
        return nodes.count == 1 ? nodes[0] : nodes.isEmpty ? .text("") : .row(nodes)
    }

    /// What stands up to the brace that closes the group just opened.
    private mutating func textGroup(_ style: MathStyle?) throws(TeXError) -> [MathNode] {
        let opened = scanner.tokenStart
        try descend()
        defer { depth -= 1 }
        var nodes: [MathNode] = []
        var words = ""
        func flush() {
            if !words.isEmpty { nodes.append(style.map { .styledText(words, $0) } ?? .text(words)) }
            words = ""
        }
        while true {
            switch scanner.nextHere() {
            case .end:
                throw TeXError(
                    message: "A brace is never closed", remedy: "add } where the words end",
                    range: opened..<(opened + 1))
            case .character("}"):
                flush()
                return nodes
            case .character("{"):
                flush()
                nodes += try textGroup(style)
            case .character("$"):
                flush()
                nodes.append(try formula(endedBy: .character("$")))
            case .command("("):
                flush()
                nodes.append(try formula(endedBy: .command(")")))
            case .character("~"): words += "\u{A0}"
            case .character(let scalar): words.unicodeScalars.append(scalar)
            case .command(let name):
                if let text = Self.plainText(of: name) {
                    words += text
                } else if !TeXCommands.ignored.contains(name) {
                    flush()
                    nodes.append(try command(within: name, style))
                }
            }
        }
    }

    private mutating func formula(endedBy end: TeXScanner.Token) throws(TeXError) -> MathNode {
        let opened = scanner.tokenStart..<scanner.position
        let node = try row { $0 == end || $0 == .end }
        guard scanner.next() == end else {
            throw TeXError(
                message: "A formula within words never ends",
                remedy: "end it, or write \\$ for the sign itself",
                range: opened)
        }
        return node
    }

    /// A command among words.
    private mutating func command(within name: String, _ style: MathStyle?) throws(TeXError) -> MathNode {
        if Self.textCommands.contains(name) {
            guard scanner.next() == .character("{") else {
                throw error("\\\(name) needs braces", "write \\\(name){…}")
            }
            let nodes = try textGroup(Self.textStyles[name] ?? style)
            return nodes.count == 1 ? nodes[0] : .row(nodes)
        }
        switch name {
        case "textcolor":
            let color = try color(of: name)
            return .colored(try text(of: "text"), color)
        case "textsuperscript":
            return .scripts(base: .row([]), subscript: nil, superscript: try text(of: "text"))
        case "textsubscript":
            return .scripts(base: .row([]), subscript: try text(of: "text"), superscript: nil)
        case "ensuremath": return try argument(of: name)
        case "\"", "'", "`", "^", "=", ".", "c", "v", "H", "u", "r", "k":
            throw error("An accent as a command within words", "write the letter itself, such as ö or é")
        default:
            throw error(
                "\\\(name) among words",
                "write $\\\(name)$ if it is mathematics, or the character itself; \\textbackslash is a backslash"
            )
        }
    }

    /// Signs and spaces among words.
    private static func plainText(of name: String) -> String? {
        switch name {
        case ",", ":", ";", " ", "\\", "quad", "qquad", "enspace", "thinspace", "space", "newline": return " "
        case "!", "/", "-": return ""
        case "\n": return " "
        case "{", "}", "%", "#", "&", "_", "$": return name
        case "LaTeX", "TeX": return name
        default:
            switch TeXCommands.symbol(name) {
            case .operator(let text, .ordinary)?: return text
            default: return TeXSymbols.wordLetters.contains(name) ? TeXSymbols.letters[name] : nil
            }
        }
    }

    /// The words in braces behind a command, as they are written.
    mutating func words(of name: String) throws(TeXError) -> String {
        guard scanner.next() == .character("{") else {
            throw error("\\\(name) needs braces", "write \\\(name){…}")
        }
        let problem = error("A brace is never closed", "add } where the words end")
        guard let content = scanner.rawGroup() else { throw problem }
        return content
    }

    /// The name of a function: words, or letters with a style of their own.
    mutating func functionName(of command: String, takesLimits: Bool) throws(TeXError) -> MathNode {
        guard scanner.peek() == .character("{") else {
            throw error("\\\(command) needs braces", "write \\\(command){…}")
        }
        let start = scanner
        let raw = try words(of: command)
        var name = ""
        var isPlain = true
        var escaped = false
        for character in raw {
            if escaped {
                isPlain = isPlain && (",;: !".contains(character) || "%#&_$".contains(character))
                if ",;: ".contains(character) { name.append(" ") }
                if "%#&_$".contains(character) { name.append(character) }
                escaped = false
            } else if character == "\\" {
                escaped = true
            } else if character == "~" {
                name.append(" ")
            } else if character != "{" && character != "}" {
                isPlain = isPlain && character != "$" && character != "^" && character != "_"
                name.append(character)
            }
        }
        if isPlain { return .function(name, takesLimits: takesLimits) }
        scanner = start
        let node = MathRow.styled(try argument(of: command), .upright)
        switch node {
        case .text(let name), .identifier(let name, .upright):
            return .function(name, takesLimits: takesLimits)
        default: return node
        }
    }
}
