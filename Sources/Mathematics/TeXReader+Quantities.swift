/// Numbers with units, as the package siunitx writes them.
extension TeXReader {
    /// - Returns: `nil` for a command that is none of them.
    mutating func quantity(_ name: String) throws(TeXError) -> MathNode? {
        switch name {
        case "num":
            _ = try bracketed()
            return try number()
        case "si", "unit":
            _ = try bracketed()
            return try unit()
        case "SI", "qty":
            if name == "qty", case .character(let sign) = scanner.peek(), "([|".unicodeScalars.contains(sign)
            {
                throw error("\\qty before a delimiter", "write \\left\(Character(sign)) … \\right…")
            }
            _ = try bracketed()
            let number = try number()
            guard scanner.peek() == .character("{") || scanner.peek() == .character("[") else {
                throw error(
                    "\\\(name) lacks the unit", "write \\\(name){5}{\\metre}, or \\num{5} for a number alone")
            }
            _ = try bracketed()
            let unit = try unit()
            let isRaised = unit == .identifier("°", .upright) || unit == .row([])
            return .row(isRaised ? [number, unit] : [number, .space(1 / 6), unit])
        case "ang":
            _ = try bracketed()
            return try angle()
        default: return nil
        }
    }

    // MARK: Numbers

    /// `1.23e-4`, `12345`, `5.0 +- 0.1`.
    private mutating func number() throws(TeXError) -> MathNode {
        let start = scanner.position
        let text = try braced(of: "num").filter { $0 != " " }
        guard let node = Self.number(text) else {
            throw TeXError(
                message: "\"\(text)\" is no number", remedy: "write it as 1.23e-4, or 5.0 +- 0.1",
                range: start..<scanner.position)
        }
        return node
    }

    private static func number(_ text: String) -> MathNode? {
        let text = text.replacing("\\pm", with: "±").replacing("+-", with: "±").replacing(
            "\\times10^", with: "e"
        )
        .filter { $0 != "{" && $0 != "}" }
        let halves = text.split(separator: "±", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = halves.first else { return nil }
        if halves.count == 2 {
            guard let value = signed(first), let error = signed(halves[1]) else { return nil }
            return .row(value + [.operator("±", .binary)] + error)
        }
        let parts = first.split(omittingEmptySubsequences: false) { "eEdD".contains($0) }
        guard parts.count <= 2,
            let mantissa = signed(parts[0]) ?? (parts.count == 2 && parts[0].isEmpty ? [] : nil)
        else { return nil }
        guard parts.count == 2 else { return MathRow.node(of: mantissa) }
        guard let exponent = signed(parts[1]) else { return nil }
        let power = MathNode.scripts(
            base: .number("10"), subscript: nil, superscript: MathRow.node(of: exponent))
        return .row(mantissa.isEmpty ? [power] : mantissa + [.operator("×", .binary), power])
    }

    /// A sign and digits, in groups of three where there are more than four.
    private static func signed(_ text: Substring) -> [MathNode]? {
        var digits = text
        var nodes: [MathNode] = []
        if let sign = digits.first, "+-−".contains(sign) {
            nodes.append(.operator(sign == "+" ? "+" : "−", .prefix))
            digits.removeFirst()
        }
        // An uncertainty of the last digits: 1.23(4).
        var behind = ""
        if let open = digits.firstIndex(of: "("), digits.last == ")" {
            behind = String(digits[open...])
            digits = digits[..<open]
        }
        let halves = digits.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard halves.count <= 2, halves.contains(where: { !$0.isEmpty }),
            halves.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } })
        else { return nil }
        var whole = grouped(String(halves[0]), fromEnd: true)
        if whole.isEmpty { whole = "0" }
        let point = digits.contains(",") ? "," : "."
        let number = halves.count == 2 ? whole + point + grouped(String(halves[1]), fromEnd: false) : whole
        return nodes + [.number(number + behind)]
    }

    private static func grouped(_ digits: String, fromEnd: Bool) -> String {
        guard digits.count > 4 else { return digits }
        var result = ""
        for (index, digit) in digits.enumerated() {
            let place = fromEnd ? digits.count - index : index
            if index > 0, place.isMultiple(of: 3) { result += "\u{2009}" }
            result.append(digit)
        }
        return result
    }

    /// `45`, or degrees, minutes and seconds: `12;30;5`.
    private mutating func angle() throws(TeXError) -> MathNode {
        let start = scanner.position
        let text = try braced(of: "ang").filter { $0 != " " }
        var nodes: [MathNode] = []
        for (part, sign) in zip(
            text.split(separator: ";", omittingEmptySubsequences: false), ["°", "′", "″"])
        where !part.isEmpty {
            guard let number = Self.number(String(part)) else {
                throw TeXError(
                    message: "\"\(text)\" is no angle", remedy: "write \\ang{45}, or \\ang{12;30;5}",
                    range: start..<scanner.position)
            }
            nodes += [number, .operator(sign, .ordinary)]
        }
        return .row(nodes)
    }
}
