extension TeXReader {
    /// Reads a definition: `\newcommand`, `\def`, `\let`, `\DeclareMathOperator`, `\DeclarePairedDelimiter`.
    mutating func define(by command: String) throws(TeXError) {
        let isStarred = scanner.text(scanner.tokenStart..<scanner.position).hasSuffix("*")
        skipStar()
        let name = try definedName(by: command)
        switch command {
        case "DeclareMathOperator":
            let words = try braced(of: command)
            let operation = isStarred ? "operatorname*" : "operatorname"
            macros[name] = .init(arguments: 0, usual: nil, body: "\\\(operation){\(words)}")
            return
        case "DeclarePairedDelimiter":
            let (open, close) = (try braced(of: command), try braced(of: command))
            var macro = TeXMacros.Macro(arguments: 1, usual: nil, body: "\(open) #1\(close)")
            macro.starred = "\\left\(open) #1\\right\(close)"
            macros[name] = macro
            return
        case "let":
            try define(name, asAnotherNameBy: command)
            return
        default: break
        }
        var count = 0
        var usual: String?
        if command == "def" {
            while scanner.peek() == .character("#") {
                _ = scanner.next()
                _ = scanner.next()
                count += 1
            }
        } else if let text = try bracketed() {
            guard let number = Int(text.filter { $0 != " " }), (0...9).contains(number) else {
                throw error("The number of arguments must be 0 to 9", "write \\newcommand{\\\(name)}[1]{…}")
            }
            count = number
            usual = try bracketed()
        }
        macros[name] = .init(arguments: count, usual: usual, body: try braced(of: command))
    }

    /// `\let\name\other`: what the other one means now.
    private mutating func define(_ name: String, asAnotherNameBy command: String) throws(TeXError) {
        if scanner.peek() == .character("=") { _ = scanner.next() }
        guard case .command(let meant) = scanner.next(), !meant.isEmpty else {
            throw error("\\\(command) defines nothing", "write \\let\\\(name)\\other")
        }
        var macro = macros[meant] ?? TeXMacros.Macro(arguments: 0, usual: nil, body: "")
        if macros[meant] == nil { macro.meant = meant }
        macros[name] = macro
    }

    /// What stands for a command that an author defined.
    mutating func expansion(of macro: TeXMacros.Macro, named name: String) throws(TeXError) -> MathNode {
        let start = scanner.tokenStart
        var macro = macro
        if let starred = macro.starred {
            if scanner.peek() == .character("*") {
                _ = scanner.next()
                macro.body = starred
            }
            if try bracketed() != nil { macro.body = starred }
        }
        var arguments: [String] = []
        if let usual = macro.usual { arguments.append(try bracketed() ?? usual) }
        while arguments.count < macro.arguments { arguments.append(try rawArgument(of: name)) }
        let range = start..<scanner.position
        expansions += 1
        guard expansions < Self.mostExpansions, depth + 2 < Self.deepestGroup else {
            throw TeXError(
                message: "\\\(name) stands for itself without end", remedy: "define it by other commands",
                range: range)
        }
        var reader = TeXReader(scanner: TeXScanner(TeXMacros.filled(macro, arguments)))
        reader.macros = macros
        reader.expansions = expansions
        reader.depth = depth + 1
        do throws(TeXError) {
            let node = try reader.row { $0 == .end }
            expansions = reader.expansions
            return node
        } catch {
            throw TeXError(
                message: error.message.contains("stands for")
                    ? error.message : "\(error.message), in what \\\(name) stands for", remedy: error.remedy,
                range: range)
        }
    }

    private mutating func skipStar() {
        if scanner.peek() == .character("*") { _ = scanner.next() }
    }

    private mutating func definedName(by command: String) throws(TeXError) -> String {
        let isBraced = scanner.peek() == .character("{")
        if isBraced { _ = scanner.next() }
        guard case .command(let name) = scanner.next(), !name.isEmpty else {
            throw error("\\\(command) defines nothing", "write \\\(command){\\name}{…}")
        }
        if isBraced, scanner.next() != .character("}") {
            throw error("A brace is never closed", "write \\\(command){\\\(name)}{…}")
        }
        return name
    }

    /// The text of a group in braces.
    mutating func braced(of command: String) throws(TeXError) -> String {
        guard scanner.next() == .character("{") else {
            throw error("\\\(command) needs braces", "write \\\(command){…}")
        }
        let problem = error("A brace is never closed", "add } where it ends")
        guard let text = scanner.rawGroup() else { throw problem }
        return text
    }

    /// The text between brackets, if some stand here.
    mutating func bracketed() throws(TeXError) -> String? {
        guard scanner.peek() == .character("[") else { return nil }
        _ = scanner.next()
        let problem = error("A bracket is never closed", "add ] where it ends")
        guard let text = scanner.raw(until: UInt8(ascii: "]")) else { throw problem }
        return text
    }

    /// An argument as text: a group, or the next sign.
    private mutating func rawArgument(of name: String) throws(TeXError) -> String {
        switch scanner.next() {
        case .character("{"):
            let problem = error("A brace is never closed", "add } where it ends")
            guard let text = scanner.rawGroup() else { throw problem }
            return text
        case .character("}"), .character("&"), .end:
            throw error("\\\(name) lacks what it applies to", "write it behind, in braces")
        case .character(let scalar): return String(Character(scalar))
        case .command(let command): return "\\\(command) "
        }
    }
}
