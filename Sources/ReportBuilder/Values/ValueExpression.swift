import Charting
import TrainingCore

/// What stands between `{{` and `}}`: the name of a value, and how to print it after a bar.
struct ValueExpression: Sendable, Hashable {
    enum Format: Sendable, Hashable {
        /// At most that many significant digits.
        case significant(Int)
        /// The shortest text that parses back to the same Double.
        case exact
    }

    let path: ValuePath
    private(set) var format: Format
    /// Whether nothing says how to print it.
    let isPlain: Bool

    /// - Parameter text: `experiment.loss[20]`, `experiment.loss[20] | 3` or `experiment.loss[20] | exact`.
    init(_ text: String) throws(ValueError) {
        guard let bar = text.firstIndex(of: "|") else {
            path = try ValuePath(text.trimmed)
            (format, isPlain) = (.significant(6), true)
            return
        }
        isPlain = false
        path = try ValuePath(text[..<bar].trimmed)
        let option = text[text.index(after: bar)...].trimmed
        if option == "exact" {
            format = .exact
        } else if let digits = Int(option), (1...17).contains(digits) {
            format = .significant(digits)
        } else {
            throw ValueError(
                message: "\"\(option.shortened(to: 30))\" is not a way to print a value",
                remedy: "write | 3 for at most 3 significant digits (1 to 17), or | exact for all of them",
                range: text[...bar].utf8.count..<text.utf8.count)
        }
    }

    /// The same for what somebody wrote, of which no digit is rounded away unless that is asked for.
    var ofParameter: ValueExpression {
        var expression = self
        if isPlain { expression.format = .exact }
        return expression
    }

    /// The value as readers see it; lists in brackets.
    func text(of value: JSONValue) throws(ValueError) -> String {
        if case .string(let text) = value, path.steps.isEmpty { return text }
        return try written(value) { $0 }
    }

    /// The same as TeX.
    func tex(of value: JSONValue) throws(ValueError) -> String {
        if case .string(let text) = value, path.steps.isEmpty {
            guard !text.contains(where: { "\\{}$%#&_^~".contains($0) }) else {
                throw ValueError(
                    message: "\"\(text.shortened(to: 40))\" cannot stand in a formula",
                    remedy: "take a text of letters and digits", range: 0..<path.text.utf8.count)
            }
            return "\\text{\(text)}"
        }
        return try written(value, ValueExpression.tex)
    }

    private func written(
        _ value: JSONValue, _ written: (String) -> String
    ) throws(ValueError) -> String {
        switch value {
        case .number, .whole:
            let number = value.number ?? .nan
            switch format {
            case .significant(let digits): return written(NumberText.significant(number, digits))
            case .exact: return written(NumberText.exact(number))
            }
        case .array(let items):
            var texts: [String] = []
            for item in items { texts.append(try self.written(item, written)) }
            return "[" + texts.joined(separator: ", ") + "]"
        case .null, .bool, .string, .object:
            throw ValueError(
                message: "\(path.text) is \(value.kindDescription), which has no number to print",
                remedy: value.keys.first.map { "name one of its values, such as \(path.text).\($0)" },
                range: 0..<path.text.utf8.count)
        }
    }

    /// A number as TeX: `-9.6\times 10^{-5}` for −9.6×10⁻⁵ and for −9.6e-05.
    private static func tex(_ number: String) -> String {
        let isNegative = number.hasPrefix(NumberText.minus)
        let sign = isNegative ? "-" : ""
        let magnitude = isNegative ? String(number.dropFirst()) : number
        switch magnitude {
        case "NaN": return "\\mathrm{NaN}"
        case "∞": return sign + "\\infty "
        default: break
        }
        let plain = magnitude.replacing("×10", with: "e").map { character in
            character == "⁻" ? "-" : character.wholeNumberValue.map { Character("\($0)") } ?? character
        }
        let parts = String(plain).split(separator: "e", maxSplits: 1)
        guard parts.count == 2, let exponent = Int(parts[1]) else { return sign + magnitude }
        return sign + parts[0] + "\\times 10^{\(exponent)}"
    }
}

extension Substring {
    /// Without spaces at both ends.
    var trimmed: String { String(self).trimmed }
}

extension String {
    /// Without spaces at both ends.
    var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
