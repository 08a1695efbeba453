import Charting
import Tables
import TrainingCore

/// What stands between `{{` and `}}`: a formula over named values, and how to print its value after a bar.
struct ValueExpression: Sendable, Hashable {
    let formula: ValueFormula
    /// The formula as it is written.
    let text: String
    private(set) var format = ValueFormat()
    /// Whether nothing says how to print it.
    let isPlain: Bool

    /// - Parameter text: `experiment.loss[20]`, `experiment.loss[20] | 3`, `2 * experiment.loss[-1] | .2f`.
    init(_ text: String) throws(ValueError) {
        guard let bar = text.firstIndex(of: "|") else {
            self.text = text.trimmed
            formula = try ValueFormulaReader.read(self.text)
            isPlain = true
            return
        }
        isPlain = false
        self.text = text[..<bar].trimmed
        formula = try ValueFormulaReader.read(self.text)
        let option = text[text.index(after: bar)...].trimmed
        let spaces = text[text.index(after: bar)...].prefix(while: \.isWhitespace).utf8.count
        guard let format = ValueFormat(option) else {
            throw ValueError(
                message: "\"\(option.shortened(to: 30))\" is not a way to print a value",
                remedy:
                    "write | 3 for at most 3 significant digits (1 to 17), | .2f for 2 decimals, | .1% for "
                    + "percent, | .2e for a power of ten, | , for groups of thousands, or | exact for all digits",
                range: (text[...bar].utf8.count + spaces)..<text.utf8.count)
        }
        self.format = format
    }

    /// Whether it names nothing but parameters.
    var namesParametersOnly: Bool { formula.paths.allSatisfy(\.steps.isEmpty) }

    /// The same for what an author wrote, of which no digit is rounded away unless that is asked for.
    var ofParameter: ValueExpression {
        var expression = self
        if isPlain { expression.format.form = .exact }
        return expression
    }

    /// The value as readers see it; lists in brackets.
    func text(of value: JSONValue, in language: NumberLanguage = .english) throws(ValueError) -> String {
        if case .string(let text) = value, isParameter { return text }
        return try written(value, language)
    }

    /// The same as TeX.
    func tex(of value: JSONValue, in language: NumberLanguage = .english) throws(ValueError) -> String {
        if case .string(let text) = value, isParameter {
            guard !text.contains(where: { "\\{}$%#&_^~".contains($0) }) else {
                throw ValueError(
                    message: "\"\(text.shortened(to: 40))\" cannot stand in a formula",
                    remedy: "take a text of letters and digits", range: 0..<self.text.utf8.count)
            }
            return "\\text{\(text)}"
        }
        return try written(value, language, ValueExpression.tex)
    }

    private var isParameter: Bool { formula.path?.steps.isEmpty == true }

    private func written(
        _ value: JSONValue, _ language: NumberLanguage, _ form: (String) -> String = { $0 }
    ) throws(ValueError) -> String {
        switch value {
        case .number, .whole: return form(format.text(of: value.number ?? .nan, in: language))
        case .array(let items):
            var texts: [String] = []
            for item in items { texts.append(try written(item, language, form)) }
            return "[" + texts.joined(separator: language.listSeparator) + "]"
        case .null, .bool, .string, .object:
            throw ValueError(
                message: "\(text) is \(value.kindDescription), which has no number to print",
                remedy: value.keys.first.map { "name one of its values, such as \(text).\($0)" },
                range: 0..<text.utf8.count)
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
        guard parts.count == 2, let exponent = Int(parts[1]) else { return sign + signs(String(plain)) }
        return sign + signs(String(parts[0])) + "\\times 10^{\(exponent)}"
    }

    /// Commas that belong to a number, spaces and signs of percent as TeX writes them.
    private static func signs(_ number: String) -> String {
        number.map { character in
            switch character {
            case ",": "{,}"
            case "%": "\\%"
            case "\u{202F}", "\u{A0}": "\\,"
            default: String(character)
            }
        }.joined()
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
