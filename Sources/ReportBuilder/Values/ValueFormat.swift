import Charting

/// How a number is printed: what stands behind the bar of `{{ neuron.loss[1] | .2f }}`.
struct ValueFormat: Sendable, Hashable {
    enum Form: Sendable, Hashable {
        /// At most that many significant digits.
        case significant(Int)
        /// The shortest text that parses back to the same Double.
        case exact
        /// Exactly that many decimals.
        case fixed(Int)
        /// A hundred times the number, with exactly that many decimals or six significant digits.
        case percent(Int?)
        /// A power of ten behind a mantissa with exactly that many decimals, or six significant digits.
        case scientific(Int?)
    }

    var form = Form.significant(6)
    /// Whether digits before the decimal point stand in groups of three.
    var isGrouped = false
    /// Whether positive numbers have a sign.
    var hasSign = false

    /// Those of Python as far as they say how a number reads: `.2f`, `.1%`, `.3e`, `.4g`, `,`, `+.2f`; a number alone is
    /// that of significant digits.
    ///
    /// - Returns: `nil` for what is no format.
    init?(_ text: String) {
        self.init()
        if text == "exact" {
            form = .exact
            return
        }
        if let digits = Int(text), text.utf8.allSatisfy(\.isDigit) {
            guard (1...17).contains(digits) else { return nil }
            form = .significant(digits)
            return
        }
        var rest = text[...]
        if rest.first == "+" { (hasSign, rest) = (true, rest.dropFirst()) }
        if rest.first == "," { (isGrouped, rest) = (true, rest.dropFirst()) }
        var places: Int?
        if rest.first == "." {
            let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
            guard let count = Int(digits), count <= 17 else { return nil }
            (places, rest) = (count, rest[digits.endIndex...])
        }
        guard let form = Self.form(String(rest), places: places), !text.isEmpty else { return nil }
        self.form = form
    }

    init() {}

    private static func form(_ letter: String, places: Int?) -> Form? {
        switch letter {
        case "f", "F": .fixed(places ?? 6)
        case "d" where places == nil: .fixed(0)
        case "%": .percent(places)
        case "e", "E": .scientific(places)
        case "g", "G", "": .significant(max(1, places ?? 6))
        default: nil
        }
    }

    /// The number as readers of a language see it.
    func text(of number: Double, in language: NumberLanguage) -> String {
        var text =
            switch form {
            case .significant(let digits): NumberText.significant(number, digits)
            case .exact: NumberText.exact(number)
            case .fixed(let places): NumberText.fixed(number, places)
            case .percent(nil): NumberText.significant(number * 100, 6)
            case .percent(let places?): NumberText.fixed(number * 100, places)
            case .scientific(nil):
                NumberText.scientific(Double(number.significant(6)) ?? number, nil)
            case .scientific(let places?): NumberText.scientific(number, places)
            }
        text = language.written(text, isGrouped: isGrouped)
        if case .percent = form, number.isFinite { text += language.percent }
        return hasSign && number >= 0 ? "+" + text : text
    }
}

extension Double {
    /// The digits of the number rounded to so many, as Swift reads them.
    fileprivate func significant(_ digits: Int) -> String {
        NumberText.scientific(self, digits - 1).replacing(NumberText.minus, with: "-")
            .replacing("×10", with: "e").map { character -> String in
                character == "⁻" ? "-" : character.wholeNumberValue.map { "\($0)" } ?? String(character)
            }.joined()
    }
}

/// How the readers of a language write numbers.
struct NumberLanguage: Sendable, Hashable {
    var decimal = "."
    var group = ","
    var percent = "%"

    static let english = NumberLanguage()

    private static let narrow = "\u{202F}"

    /// - Parameter tag: `en`, `de-CH`; languages that are not known write numbers as English does.
    init(tag: String) {
        let parts = tag.lowercased().split(separator: "-").map(String.init)
        let wide = "\u{A0}%"
        switch parts.first ?? "" {
        case "de" where parts.dropFirst().contains("ch") || parts.dropFirst().contains("li"):
            (group, percent) = ("’", wide)
        case "de", "da", "tr", "el", "id", "hr", "sl", "ro", "is", "vi":
            (decimal, group, percent) = (",", ".", wide)
        case "nl", "it", "pt": (decimal, group) = (",", ".")
        case "fr", "es", "ca", "sv", "nb", "nn", "no", "fi", "pl", "cs", "sk", "hu", "ru", "uk", "bg", "et",
            "lt", "lv":
            (decimal, group, percent) = (",", Self.narrow, wide)
        default: break
        }
    }

    private init() {}

    /// What stands between the numbers of a list.
    var listSeparator: String { decimal == "," ? "; " : ", " }

    /// A number as Swift or ``Charting/NumberText`` writes it, in this language.
    func written(_ number: String, isGrouped: Bool) -> String {
        let whole = number.prefix { !".×".contains($0) }
        let rest = number[whole.endIndex...].replacing(".", with: decimal)
        guard isGrouped else { return String(whole) + rest }
        let digits = whole.drop { !$0.isNumber }
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { grouped += group }
            grouped.append(digit)
        }
        return String(whole[..<digits.startIndex]) + grouped + rest
    }
}
