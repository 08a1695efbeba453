/// Units of quantities.
extension TeXReader {
    /// `\metre\per\second\squared`, or as letters: `m/s^2`, `kg.m`.
    mutating func unit() throws(TeXError) -> MathNode {
        guard scanner.next() == .character("{") else {
            throw error("The unit needs braces", "write {\\metre}")
        }
        let opened = scanner.tokenStart
        var nodes: [MathNode] = []
        var prefix = ""
        var before = 1
        var isInverse = false
        func put(_ symbol: String) {
            let power = (isInverse ? -1 : 1) * before
            if !nodes.isEmpty, nodes.last != .operator("/", .ordinary) { nodes.append(.space(1 / 6)) }
            let base = MathNode.identifier(prefix + symbol, .upright)
            nodes.append(
                power == 1 ? base : .scripts(base: base, subscript: nil, superscript: Self.power(power)))
            (prefix, before, isInverse) = ("", 1, false)
        }
        while true {
            switch scanner.next() {
            case .character("}"): return nodes.count == 1 ? nodes[0] : .row(nodes)
            case .end:
                throw TeXError(
                    message: "A brace is never closed", remedy: "add } behind the unit",
                    range: opened..<(opened + 1))
            case .command("per"): isInverse = true
            case .command("square"), .command("squared"), .command("cubic"), .command("cubed"):
                let name = scanner.text(scanner.tokenStart..<scanner.position)
                let power = name.contains("squar") ? 2 : 3
                if name.hasSuffix("ed") { Self.raise(&nodes, to: power) } else { before = power }
            case .command("tothe"), .command("raiseto"):
                let isBehind = scanner.text(scanner.tokenStart..<scanner.position) == "\\tothe"
                let text = try braced(of: "tothe")
                guard let power = Int(text.filter { $0 != " " }), abs(power) < 100 else {
                    throw error(
                        "\"\(text)\" is no power of a unit", "write a whole number, such as \\tothe{4}")
                }
                if isBehind { Self.raise(&nodes, to: power) } else { before = power }
            case .command("of"): _ = try braced(of: "of")
            case .command(","), .command(" "), .command("!"), .command("cdot"), .character("."),
                .character("~"):
                continue
            case .command("text"), .command("mathrm"), .command("textrm"): put(try braced(of: "text"))
            case .command(let name):
                if let sign = TeXUnits.prefixes[name] {
                    prefix = sign
                } else if let symbol = TeXUnits.symbols[name] {
                    put(symbol)
                } else {
                    throw error(
                        "There is no unit \\\(name)",
                        TeXUnits.near(name).map { "did you mean \\\($0)?" }
                            ?? "write its letters, as in \\SI{5}{m/s}")
                }
            case .character("/"): nodes.append(.operator("/", .ordinary))
            case .character("^"):
                let text = scanner.peek() == .character("{") ? try braced(of: "^") : try digits()
                guard let power = Int(text.filter { $0 != " " }), abs(power) < 100, !nodes.isEmpty else {
                    throw error("\"\(text)\" is no power of a unit", "write a whole number, such as m^{-2}")
                }
                Self.raise(&nodes, to: power)
            case .character(let scalar):
                var letters = String(Character(scalar))
                while case .character(let next) = scanner.peek(), next.properties.isAlphabetic {
                    _ = scanner.nextHere() == .character(" ")
                    letters.unicodeScalars.append(next)
                }
                put(letters)
            }
        }
    }

    private mutating func digits() throws(TeXError) -> String {
        var text = ""
        while case .character(let scalar) = scanner.peek(), "-0123456789".unicodeScalars.contains(scalar) {
            _ = scanner.next()
            text.unicodeScalars.append(scalar)
        }
        return text
    }

    private static func power(_ power: Int) -> MathNode {
        power < 0
            ? .row([.operator("−", .prefix), .number("\(-power)")]) : .number("\(power)")
    }

    /// Raises the last unit, which may be below a line already.
    private static func raise(_ nodes: inout [MathNode], to power: Int) {
        guard let last = nodes.popLast() else { return }
        if case .scripts(let base, _, .row) = last {
            nodes.append(.scripts(base: base, subscript: nil, superscript: self.power(-power)))
        } else {
            nodes.append(.scripts(base: last, subscript: nil, superscript: self.power(power)))
        }
    }
}
