/// What is wrong with a formula, and where.
package struct TeXError: Error, Sendable, Hashable, CustomStringConvertible {
    package let message: String
    package let remedy: String
    /// Bytes from the start of the formula.
    package let range: Range<Int>

    package var description: String { "\(message) (byte \(range.lowerBound)): \(remedy)" }
}

/// Reads the part of TeX's mathematics that lessons use.
///
/// Letters, digits, scripts, primes, Greek, common operators, relations and arrows, `\frac`, `\sqrt`, `\binom`,
/// accents, braces, `\text`, `\mathbf` and its kin, `\operatorname`, `\left … \right`, spaces, colors, quantities with units, and
/// the environments of matrices, cases and aligned lines. What cannot be shown stands in `TeXRefusals`. Linear in the length of the formula.
package struct TeXReader {
    /// Groups and arguments nested deeper are refused; a group that is an argument counts twice.
    static let deepestGroup = 96

    /// So many times commands of an author may stand for others.
    static let mostExpansions = 2000

    var scanner: TeXScanner
    var depth = 0
    /// The commands that an author defined, here or before.
    var macros = TeXMacros()
    var expansions = 0

    /// - Throws: ``TeXError`` for an unknown command, a missing brace, argument or delimiter, and the like.
    package static func read(_ tex: String) throws(TeXError) -> MathNode {
        var reader = TeXReader(scanner: TeXScanner(tex))
        let row = try reader.row { $0 == .end }
        return row
    }

    /// The same with commands of an author, to which the formula may add.
    package static func read(_ tex: String, macros: inout TeXMacros) throws(TeXError) -> MathNode {
        var reader = TeXReader(scanner: TeXScanner(tex))
        reader.macros = macros
        let row = try reader.row { $0 == .end }
        macros = reader.macros
        return row
    }

    // MARK: Rows and scripts

    /// Reads up to a token that ends the row, which is left to the caller.
    mutating func row(until isEnd: (TeXScanner.Token) -> Bool) throws(TeXError) -> MathNode {
        try descend()
        defer { depth -= 1 }
        var nodes: [MathNode] = []
        while true {
            let token = scanner.peek()
            if isEnd(token) { break }
            if case .command(let name) = token {
                if let style = TeXCommands.switches[name], macros[name] == nil {
                    _ = scanner.next()
                    nodes.append(MathRow.styled(try row(until: isEnd), style))
                    break
                }
                if ["over", "choose", "atop", "brace", "brack"].contains(name), macros[name] == nil {
                    _ = scanner.next()
                    return Self.fraction(name, MathRow.node(of: nodes), try row(until: isEnd))
                }
                if let node = try rest(behind: name, until: isEnd) {
                    nodes.append(node)
                    continue
                }
            }
            if let node = try scripted() { nodes.append(node) }
        }
        return MathRow.node(of: nodes)
    }

    /// What follows a command that is about the rest of its group, such as `\displaystyle`; `nil` where it is none.
    private mutating func rest(
        behind name: String, until isEnd: (TeXScanner.Token) -> Bool
    ) throws(TeXError) -> MathNode? {
        guard macros[name] == nil else { return nil }
        switch name {
        case "displaystyle", "textstyle":
            _ = scanner.next()
            return .displayed(try row(until: isEnd), name == "displaystyle")
        case "color":
            _ = scanner.next()
            let color = try color(of: name)
            // Who writes a group behind it means this group, as MathJax does.
            if scanner.peek() == .character("{") { return .colored(try argument(of: name), color) }
            return .colored(try row(until: isEnd), color)
        default: return nil
        }
    }

    /// What stands around `\over` and its like.
    private static func fraction(_ name: String, _ upper: MathNode, _ lower: MathNode) -> MathNode {
        let fraction = MathNode.fraction(numerator: upper, denominator: lower, hasLine: name == "over")
        switch name {
        case "choose": return .fenced(open: "(", content: fraction, close: ")")
        case "brace": return .fenced(open: "{", content: fraction, close: "}")
        case "brack": return .fenced(open: "[", content: fraction, close: "]")
        default: return fraction
        }
    }

    /// An atom with its scripts; nil for what leaves no trace, such as `\displaystyle`.
    private mutating func scripted() throws(TeXError) -> MathNode? {
        let token = scanner.peek()
        let base: MathNode? =
            token == .character("^") || token == .character("_") || token == .character("'")
            ? .row([]) : try atom()
        var limits: Bool? = Self.hasLimits(token) ? true : nil
        var lower: MathNode?
        var primes = 0
        var upper: MathNode?
        while true {
            switch scanner.peek() {
            case .character("'"):
                _ = scanner.next()
                primes += 1
            case .character("_"):
                _ = scanner.next()
                if lower != nil { throw error("A second subscript on the same base", doubleRemedy("_")) }
                lower = try argument(of: "_")
            case .character("^"):
                _ = scanner.next()
                if upper != nil { throw error("A second superscript on the same base", doubleRemedy("^")) }
                upper = try argument(of: "^")
            case .command("limits"):
                _ = scanner.next()
                limits = true
            case .command("nolimits"):
                _ = scanner.next()
                limits = false
            default:
                if limits == true, let base, primes == 0, lower != nil || upper != nil {
                    return .stacked(base: base, below: lower, above: upper, stretches: false)
                }
                // In a row of its own a sum has its scripts beside it.
                return finish(limits == false ? base.map { .row([$0]) } : base, lower, upper, primes: primes)
            }
        }
    }

    private func doubleRemedy(_ sign: String) -> String {
        "put braces around what belongs together, as in {a\(sign)b}\(sign)c"
    }

    private static func hasLimits(_ token: TeXScanner.Token) -> Bool {
        guard case .command(let name) = token else { return false }
        return ["mathop", "varlimsup", "varliminf", "varinjlim", "varprojlim"].contains(name)
    }

    private func finish(
        _ base: MathNode?, _ lower: MathNode?, _ upper: MathNode?, primes: Int
    ) -> MathNode? {
        var base = base
        var upper = upper
        if primes > 0 {
            let marks = MathNode.operator(String(repeating: "′", count: primes), .ordinary)
            // The exponent stands behind the primes: f′².
            if upper != nil { base = .scripts(base: base ?? .row([]), subscript: nil, superscript: marks) }
            upper = upper ?? marks
        }
        guard lower != nil || upper != nil else { return base }
        return .scripts(base: base ?? .row([]), subscript: lower, superscript: upper)
    }

    /// One argument: a group in braces, or the next atom.
    mutating func argument(of command: String) throws(TeXError) -> MathNode {
        try descend()
        defer { depth -= 1 }
        switch scanner.peek() {
        case .end, .character("}"), .character("&"), .command("\\"):
            _ = scanner.next()
            throw error(
                "\(command == "_" || command == "^" ? command : "\\" + command) lacks what it applies to",
                "write it behind, in braces if it is more than one character")
        case .character("^"), .character("_"), .character("'"):
            _ = scanner.next()
            throw error("A script follows \(command) directly", "put braces around the argument")
        case .character(let digit) where ("0"..."9").contains(digit):
            // As in TeX: without braces one digit, \frac12 is a half.
            _ = scanner.next()
            return .number(String(Character(digit)))
        default: return try atom() ?? .row([])
        }
    }

    mutating func descend() throws(TeXError) {
        guard depth < Self.deepestGroup else {
            throw error(
                "The formula is nested more than \(Self.deepestGroup) levels deep", "split it into several")
        }
        depth += 1
    }

    // MARK: Atoms

    private mutating func atom() throws(TeXError) -> MathNode? {
        switch scanner.next() {
        case .end: throw error("The formula ends too early", "complete it")
        case .command(let name): return try command(name)
        case .character(let scalar): return try character(scalar)
        }
    }

    private mutating func character(_ scalar: Unicode.Scalar) throws(TeXError) -> MathNode? {
        switch scalar {
        case "{":
            let opened = scanner.tokenStart
            let content = try row { $0 == .character("}") || $0 == .end }
            try expectBrace(openedAt: opened)
            return content
        case "}": throw error("A closing brace without an opening one", "delete it, or write \\} for a brace")
        case "&":
            throw error("& outside of a matrix", "use it inside \\begin{…} … \\end{…}, or write \\&")
        case "%", "#", "$": throw error("\(scalar) has a meaning in TeX", "write \\\(scalar)")
        case "0"..."9": return .number(scanner.number(startingWith: scalar))
        case ".":
            let text = scanner.number(startingWith: scalar)
            return text == "." ? .operator(".", .ordinary) : .number(text)
        case "~": return .space(0.25)
        default: return MathCharacter.node(of: scalar)
        }
    }

    private mutating func expectBrace(openedAt start: Int) throws(TeXError) {
        guard scanner.next() == .character("}") else {
            throw TeXError(
                message: "A brace is never closed", remedy: "add } where the group ends",
                range: start..<(start + 1))
        }
    }

    // MARK: Errors

    /// An error about the last token.
    func error(_ message: String, _ remedy: String) -> TeXError {
        let start = min(scanner.tokenStart, scanner.count)
        let end = max(scanner.position, start)
        return TeXError(message: message, remedy: remedy, range: start..<end)
    }
}
