import Suggestions

extension TeXReader {
    mutating func command(_ name: String) throws(TeXError) -> MathNode? {
        switch name {
        case "frac", "dfrac", "tfrac":
            let numerator = try argument(of: name)
            return .fraction(numerator: numerator, denominator: try argument(of: name), hasLine: true)
        case "binom":
            let upper = try argument(of: name)
            let column = MathNode.fraction(
                numerator: upper, denominator: try argument(of: name), hasLine: false)
            return .fenced(open: "(", content: column, close: ")")
        case "sqrt": return try root()
        case "text", "textrm", "textbf", "textit", "mbox": return .text(try words(of: name))
        case "operatorname": return .function(try words(of: name), takesLimits: false)
        case "left": return try fenced()
        case "right": throw error("\\right without \\left", "add \\left with the opening delimiter before it")
        case "begin": return try environment()
        case "end":
            throw error("\\end without \\begin", "delete it, or add \\begin{…} before the formula's rows")
        case "displaystyle", "textstyle", "limits", "nolimits", "nonumber": return nil
        case "|": return .operator("‖", .ordinary)
        case "\\":
            throw error(
                "A line break outside of an environment", "put the lines in \\begin{aligned} … \\end{aligned}"
            )
        case "": throw error("A backslash at the end of the formula", "delete it, or complete the command")
        default: return try namedCommand(name)
        }
    }

    private mutating func namedCommand(_ name: String) throws(TeXError) -> MathNode {
        if let accent = TeXCommands.accents[name] {
            return .accent(
                base: try argument(of: name), mark: accent.mark, position: accent.position,
                stretches: accent.stretches)
        }
        if let style = TeXCommands.styles[name] { return MathRow.styled(try argument(of: name), style) }
        if let symbol = TeXCommands.symbol(name) { return symbol }
        let near = Nearest.match(name, among: TeXCommands.names)
        throw error(
            "Unknown command \\\(name)",
            near.map { "did you mean \\\($0)?" }
                ?? "write a name as \\operatorname{\(name)} or words as \\text{…}")
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

    /// The words in braces behind a command, spaces kept.
    private mutating func words(of name: String) throws(TeXError) -> String {
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

    private mutating func delimiter(behind command: String) throws(TeXError) -> String {
        switch scanner.next() {
        case .character("."): return ""
        case .character("<"): return "⟨"
        case .character(">"): return "⟩"
        case .character(let scalar) where "()[]|/".unicodeScalars.contains(scalar):
            return String(Character(scalar))
        case .command(let name):
            if let found = TeXCommands.delimiters.first(where: { $0.key == name }) { return found.value }
        default: break
        }
        throw error(
            "No delimiter behind \\\(command)", "write one of ( ) [ ] \\{ \\} | or . for an invisible one")
    }

    // MARK: Environments

    private static let environments:
        KeyValuePairs<String, (open: String, close: String, MathTableAlignment)> = [
            "matrix": ("", "", .centered), "pmatrix": ("(", ")", .centered), "bmatrix": ("[", "]", .centered),
            "Bmatrix": ("{", "}", .centered), "vmatrix": ("|", "|", .centered),
            "Vmatrix": ("‖", "‖", .centered),
            "cases": ("{", "", .left), "aligned": ("", "", .equations), "align": ("", "", .equations),
            "align*": ("", "", .equations), "gathered": ("", "", .centered),
        ]

    private mutating func environment() throws(TeXError) -> MathNode {
        let begin = scanner.tokenStart
        let name = try words(of: "begin")
        let opened = begin..<scanner.position
        guard let found = Self.environments.first(where: { $0.key == name }) else {
            let near = Nearest.match(name, among: Self.environments.map(\.key))
            throw TeXError(
                message: "Unknown environment \(name)",
                remedy: near.map { "did you mean \($0)?" }
                    ?? "known are " + Self.environments.map(\.key).joined(separator: ", "),
                range: opened)
        }
        let (open, close, alignment) = found.value
        let table = MathNode.table(rows: try rows(of: name, opened: opened), alignment: alignment)
        return open.isEmpty && close.isEmpty ? table : .fenced(open: open, content: table, close: close)
    }

    private mutating func rows(of name: String, opened: Range<Int>) throws(TeXError) -> [[MathNode]] {
        var rows: [[MathNode]] = [[]]
        while true {
            let cell = try row {
                $0 == .character("&") || $0 == .command("\\") || $0 == .command("end") || $0 == .end
            }
            rows[rows.count - 1].append(cell)
            switch scanner.next() {
            case .character("&"): continue
            case .command("\\"): rows.append([])
            case .command("end"):
                let start = scanner.tokenStart
                let ended = try words(of: "end")
                guard ended == name else {
                    throw TeXError(
                        message: "\\end{\(ended)} ends what \\begin{\(name)} began",
                        remedy: "write \\end{\(name)}", range: start..<scanner.position)
                }
                // A break behind the last row does not make another one.
                if rows.count > 1, rows.last == [.row([])] { rows.removeLast() }
                return rows
            default:
                throw TeXError(
                    message: "\\begin{\(name)} is never ended", remedy: "add \\end{\(name)}", range: opened)
            }
        }
    }
}
