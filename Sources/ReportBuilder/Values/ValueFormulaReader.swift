/// Reads a formula over named values: `49 * (1 - 28 * rate)^2`, `a.loss[1] / b.loss[-1]`, `min(a.loss)`.
///
/// Names of experiments and parameters hold hyphens, and a slash parts a lesson from an experiment, so that a sign
/// directly between two words belongs to a name: differences and quotients of names stand between spaces.
struct ValueFormulaReader {
    private static let deepest = 32

    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    private init(_ text: String) {
        bytes = Array(text.utf8)
    }

    static func read(_ text: String) throws(ValueError) -> ValueFormula {
        var reader = ValueFormulaReader(text)
        let formula = try reader.sum()
        reader.skipSpaces()
        guard reader.position == reader.bytes.count else { throw reader.unexpected() }
        return formula
    }

    // MARK: Operations, the loosest first

    private mutating func sum() throws(ValueError) -> ValueFormula {
        let start = beginning
        var left = try product()
        while let sign = sign(among: [.plus, .minus]) {
            let right = try product()
            left = .operation(sign, left, right, start..<position)
        }
        return left
    }

    private mutating func product() throws(ValueError) -> ValueFormula {
        let start = beginning
        var left = try signed()
        while let sign = sign(among: [.times, .over]) {
            let right = try signed()
            left = .operation(sign, left, right, start..<position)
        }
        return left
    }

    private mutating func signed() throws(ValueError) -> ValueFormula {
        try descend()
        defer { depth -= 1 }
        skipSpaces()
        if takes("-") { return .negative(try signed()) }
        if takes("+") { return try signed() }
        return try power()
    }

    private mutating func power() throws(ValueError) -> ValueFormula {
        let start = beginning
        let base = try atom()
        skipSpaces()
        // Python's and Fortran's sign of a power as well.
        guard takes("**") || takes("^") else { return base }
        let exponent = try signed()
        return .operation(.power, base, exponent, start..<position)
    }

    private mutating func atom() throws(ValueError) -> ValueFormula {
        skipSpaces()
        guard let byte = current else {
            throw ValueError(
                message: bytes.isEmpty ? "the braces are empty" : "the formula ends too early",
                remedy: bytes.isEmpty
                    ? "write the name of a value, such as experiment.loss[0]"
                    : "write a number or the name of a value behind the sign",
                range: Swift.max(0, bytes.count - 1)..<Swift.max(1, bytes.count))
        }
        if takes("(") {
            let start = position - 1
            let inside = try sum()
            try close(openedAt: start)
            return inside
        }
        if byte.isDigit && !isLessonName || byte == UInt8(ascii: "."), let number = number() { return number }
        return try name()
    }

    private mutating func close(openedAt start: Int) throws(ValueError) {
        skipSpaces()
        guard takes(")") else {
            if position < bytes.count { throw unexpected() }
            throw ValueError(
                message: "a parenthesis is never closed", remedy: "add ) where it ends",
                range: start..<(start + 1))
        }
    }

    /// Whether digits begin the name of a lesson before a slash: `01-intro/neuron.loss[1]`.
    private var isLessonName: Bool {
        isFolder(at: position)
    }

    /// Whether the name of a lesson or of its folder stands there, with a slash and a further name behind it.
    private func isFolder(at start: Int) -> Bool {
        let word = bytes[start...].prefix { $0.isLetter || $0.isDigit || "-_".utf8.contains($0) }
        guard word.contains(where: \.isLetter), word.endIndex + 1 < bytes.count,
            bytes[word.endIndex] == UInt8(ascii: "/")
        else { return false }
        return bytes[word.endIndex + 1].isLetter || isFolder(at: word.endIndex + 1)
    }

    private mutating func number() -> ValueFormula? {
        let start = position
        var end = position
        var seen: (digit: Bool, point: Bool) = (false, false)
        while end < bytes.count {
            if bytes[end].isDigit {
                seen.digit = true
            } else if bytes[end] == UInt8(ascii: "."), !seen.point {
                seen.point = true
            } else {
                break
            }
            end += 1
        }
        guard seen.digit else { return nil }
        if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") {
            var exponent = end + 1
            if exponent < bytes.count, "+-".utf8.contains(bytes[exponent]) { exponent += 1 }
            let digits = bytes[exponent...].prefix(while: \.isDigit)
            if !digits.isEmpty { end = digits.endIndex }
        }
        guard let value = Double(String(decoding: bytes[start..<end], as: UTF8.self)), value.isFinite else {
            return nil
        }
        position = end
        return .number(value)
    }

    // MARK: Names

    private mutating func name() throws(ValueError) -> ValueFormula {
        let start = position
        let text = nameText()
        if current == UInt8(ascii: "("), let function = try function(text, at: start) {
            position += 1
            return .call(function, try arguments(openedAt: position - 1), start..<position)
        }
        guard !text.isEmpty else { throw unexpected() }
        do {
            return .path(try ValuePath(text), at: start)
        } catch {
            throw error.shifted(by: start)
        }
    }

    private func function(_ name: String, at start: Int) throws(ValueError) -> ValueFunction? {
        guard name.utf8.allSatisfy({ $0.isLetter || $0.isDigit }), !name.isEmpty else { return nil }
        if let function = ValueFunction(rawValue: name) { return function }
        let names = ValueFunction.allCases.map(\.rawValue)
        throw ValueError(
            message: "there is no function \"\(name.shortened(to: 30))\"",
            remedy: Nearest.remedy(for: name, among: names, called: "functions"),
            range: start..<(start + name.utf8.count))
    }

    private mutating func arguments(openedAt start: Int) throws(ValueError) -> [ValueFormula] {
        skipSpaces()
        if takes(")") { return [] }
        var arguments = [try sum()]
        skipSpaces()
        while takes(",") {
            arguments.append(try sum())
            skipSpaces()
        }
        try close(openedAt: start)
        return arguments
    }

    /// The text of a name: up to a space or a sign that cannot be one of its own. What stands in brackets belongs to it.
    private mutating func nameText() -> String {
        let start = position
        while let byte = current, !byte.isMarkdownSpace, !"+*^(),".utf8.contains(byte) {
            if byte == UInt8(ascii: "[") {
                while let inside = current, inside != UInt8(ascii: "]") { position += 1 }
                if current != nil { position += 1 }
                continue
            }
            if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/"), !isInsideName(from: start) { break }
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// Whether a hyphen or slash stands between two parts of a name, rather than between two values.
    private func isInsideName(from start: Int) -> Bool {
        guard position > start, position + 1 < bytes.count else { return false }
        let before = bytes[position - 1]
        let after = bytes[position + 1]
        let isWord = before.isLetter || before.isDigit || before == UInt8(ascii: "_")
        if bytes[position] == UInt8(ascii: "/") {
            // Only a subject has a lesson before it.
            return isWord && (after.isLetter || isFolder(at: position + 1))
                && !bytes[start..<position].contains(UInt8(ascii: "."))
        }
        return isWord && (after.isLetter || after.isDigit)
    }

    // MARK: Bytes

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Where the next part begins.
    private var beginning: Int {
        position + bytes[position...].prefix(while: \.isMarkdownSpace).count
    }

    private mutating func skipSpaces() {
        while let byte = current, byte.isMarkdownSpace { position += 1 }
    }

    private mutating func takes(_ text: StaticString) -> Bool {
        let wanted = Array(text.description.utf8)
        guard bytes[position...].starts(with: wanted) else { return false }
        position += wanted.count
        return true
    }

    private mutating func sign(among signs: [ValueFormula.Operator]) -> ValueFormula.Operator? {
        skipSpaces()
        for sign in signs where current == sign.rawValue.utf8.first {
            position += 1
            return sign
        }
        return nil
    }

    private mutating func descend() throws(ValueError) {
        depth += 1
        guard depth <= Self.deepest else {
            throw ValueError(
                message: "the formula is nested more than \(Self.deepest) levels deep",
                remedy: "split it into several", range: 0..<bytes.count)
        }
    }

    private func unexpected() -> ValueError {
        let rest = String(decoding: bytes[position...], as: UTF8.self)
        return ValueError(
            message: "\"\(rest.shortened(to: 20))\" is not expected here",
            remedy: "write a sign (+ - * / ^) between values, and | before the way to print them",
            range: position..<Swift.max(position + 1, bytes.count))
    }
}
