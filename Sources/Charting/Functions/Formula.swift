import Platform

/// A formula in x and y, read from text: `(1 - x)^2 + 5 (y - x^2)^2`.
///
/// Numbers, `x`, `y`, `pi`, `e`, `+ - * / ^`, parentheses, products without a sign (`3 x`), and the
/// functions of ``functions``. `^` binds to the right and before a sign: `-x^2` is −(x²).
public struct Formula: Sendable, Hashable {
    /// What was read.
    public let text: String
    private let root: Node

    /// What is wrong with a formula, and where: characters from the start, counted from 0.
    public struct Failure: Error, Sendable, Hashable {
        /// What is wrong, as a sentence.
        public let message: String
        /// Where, in characters from the start.
        public let offset: Int
    }

    /// The names of all functions that a formula may have.
    public static let functions = [
        "exp", "ln", "log10", "sqrt", "abs", "sin", "cos", "tan", "tanh", "relu", "sigmoid", "softplus",
        "min",
        "max",
    ]

    /// - Throws: ``Failure`` with the first mistake.
    public init(_ text: String) throws(Failure) {
        self.text = text
        var reader = FormulaReader(text)
        root = try reader.formula()
    }

    /// The value at a position; NaN or infinite where it has none.
    public func value(x: Double, y: Double = .nan) -> Double { root.value(x, y) }

    /// Whether the formula has a y in it.
    package var usesY: Bool { root.usesY }

    /// A formula with variables of any name, as what it is made of; `pi` and `e` are numbers.
    package static func tree(_ text: String) throws(Failure) -> Node {
        var reader = FormulaReader(text, hasVariables: true)
        return try reader.formula()
    }

    package indirect enum Node: Sendable, Hashable {
        case number(Double)
        case x
        case y
        /// Another name; only in formulas that may have some.
        case variable(String)
        case negated(Node)
        case operation(Character, Node, Node)
        case call(String, [Node])

        var usesY: Bool {
            switch self {
            case .number, .x, .variable: false
            case .y: true
            case .negated(let node): node.usesY
            case .operation(_, let a, let b): a.usesY || b.usesY
            case .call(_, let nodes): nodes.contains(where: \.usesY)
            }
        }

        /// At a position; not-a-number where there are other variables.
        package func value(_ x: Double, _ y: Double) -> Double {
            switch self {
            case .number(let number): return number
            case .x: return x
            case .y: return y
            case .variable: return .nan
            case .negated(let node): return -node.value(x, y)
            case .operation(let sign, let a, let b):
                let (a, b) = (a.value(x, y), b.value(x, y))
                switch sign {
                case "+": return a + b
                case "-": return a - b
                case "*": return a * b
                case "/": return a / b
                default: return b == 2 ? a * a : pow(a, b)
                }
            case .call(let name, let nodes):
                return Self.call(name, nodes.map { $0.value(x, y) })
            }
        }

        // Outside of the type: `exp`, `log` and the rest of the platform's library.
        private static func call(_ name: String, _ values: [Double]) -> Double {
            guard let v = values.first else { return .nan }
            switch name {
            case "exp": return exp(v)
            case "ln": return log(v)
            case "log10": return log10(v)
            case "sqrt": return v.squareRoot()
            case "abs": return abs(v)
            case "sin": return sin(v)
            case "cos": return cos(v)
            case "tan": return tan(v)
            case "tanh": return tanh(v)
            case "relu": return v.isNaN ? .nan : max(0, v)
            case "sigmoid": return 1 / (1 + exp(-v))
            case "softplus": return v > 0 ? v + log1p(exp(-v)) : log1p(exp(v))
            case "min": return values.dropFirst().reduce(v, min)
            case "max": return values.dropFirst().reduce(v, max)
            default: return .nan
            }
        }
    }
}

/// Reads a formula by recursive descent; nesting is bounded.
private struct FormulaReader {
    private let characters: [Character]
    private var index = 0
    private var depth = 0
    private let hasVariables: Bool
    private static let deepest = 60

    init(_ text: String, hasVariables: Bool = false) {
        characters = Array(text.prefix(2_000))
        self.hasVariables = hasVariables
    }

    private func fail<T>(_ message: String, at offset: Int? = nil) throws(Formula.Failure) -> T {
        throw Formula.Failure(message: message, offset: offset ?? min(index, characters.count))
    }

    private var next: Character? { index < characters.count ? characters[index] : nil }

    private mutating func skipSpace() {
        while let character = next, character.isWhitespace { index += 1 }
    }

    mutating func formula() throws(Formula.Failure) -> Formula.Node {
        let node = try sum()
        skipSpace()
        if let character = next { return try fail("\"\(character)\" does not belong here") }
        return node
    }

    private mutating func sum() throws(Formula.Failure) -> Formula.Node {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepest else { return try fail("parentheses are nested too deeply") }
        var node = try product()
        while true {
            skipSpace()
            guard let sign = next, sign == "+" || sign == "-" || sign == "\u{2212}" else { return node }
            index += 1
            node = .operation(sign == "+" ? "+" : "-", node, try product())
        }
    }

    private mutating func product() throws(Formula.Failure) -> Formula.Node {
        var node = try signed()
        while true {
            skipSpace()
            guard let sign = next else { return node }
            if "*/·".contains(sign) {
                index += 1
                node = .operation(sign == "/" ? "/" : "*", node, try signed())
            } else if sign.isLetter || sign == "(" || sign.isNumber {
                node = .operation("*", node, try signed())
            } else {
                return node
            }
        }
    }

    private mutating func signed() throws(Formula.Failure) -> Formula.Node {
        skipSpace()
        var isNegative = false
        while let sign = next, sign == "-" || sign == "\u{2212}" || sign == "+" {
            if sign != "+" { isNegative.toggle() }
            index += 1
            skipSpace()
        }
        let node = try power()
        return isNegative ? .negated(node) : node
    }

    private mutating func power() throws(Formula.Failure) -> Formula.Node {
        let base = try atom()
        skipSpace()
        guard next == "^" else { return base }
        index += 1
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepest else { return try fail("powers are nested too deeply") }
        return .operation("^", base, try signed())
    }

    private mutating func atom() throws(Formula.Failure) -> Formula.Node {
        skipSpace()
        guard let first = next else { return try fail("something is missing at the end") }
        if first == "(" {
            index += 1
            let node = try sum()
            try close()
            return node
        }
        if first.isLetter { return try name() }
        let start = index
        while let character = next, character.isASCII, character.isNumber || character == "." { index += 1 }
        if index > start, let e = next, e == "e" || e == "E", exponentFollows { readExponent() }
        guard let number = Double(String(characters[start..<index])), number.isFinite else {
            return try fail("expected a number, x, a function or a parenthesis", at: start)
        }
        return .number(number)
    }

    private var exponentFollows: Bool {
        var after = index + 1
        if after < characters.count, "+-".contains(characters[after]) { after += 1 }
        return after < characters.count && characters[after].isASCII && characters[after].isNumber
    }

    private mutating func readExponent() {
        index += 2
        while let digit = next, digit.isASCII, digit.isNumber { index += 1 }
    }

    private mutating func close() throws(Formula.Failure) {
        skipSpace()
        guard next == ")" else { return try fail("a closing parenthesis is missing") }
        index += 1
    }

    private mutating func name() throws(Formula.Failure) -> Formula.Node {
        let start = index
        while let character = next, character.isLetter || character.isNumber { index += 1 }
        let name = String(characters[start..<index])
        switch name {
        case "x": return .x
        case "y": return .y
        case "pi", "π": return .number(.pi)
        case "e": return .number(exp(1))
        default: break
        }
        let isFunction = Formula.functions.contains(name)
        if hasVariables, !isFunction {
            if next != "(" || name.count == 1 { return .variable(name) }
            return try fail(
                "there is no function \"\(name)\"; there are \(Formula.functions.joined(separator: ", "))",
                at: start)
        }
        guard isFunction else {
            return try fail(
                "\"\(name)\" is unknown; there are x, y, pi, e, \(Formula.functions.joined(separator: ", "))",
                at: start)
        }
        skipSpace()
        guard next == "(" else { return try fail("write \(name)(…)") }
        index += 1
        var values = [try sum()]
        skipSpace()
        while next == "," {
            index += 1
            values.append(try sum())
            skipSpace()
        }
        try close()
        let takesTwo = name == "min" || name == "max"
        guard values.count == 1 || takesTwo else { return try fail("\(name) takes one value", at: start) }
        return .call(name, values)
    }
}
