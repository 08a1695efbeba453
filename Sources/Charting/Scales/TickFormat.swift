/// How the labels of ticks are written: `.0%`, `.2f`, `.1e`, `,d`, `s`, as in Python and D3.
///
/// A label is never rounded away from its tick: where ticks need more digits than are asked for, they have them.
package struct TickFormat: Sendable, Hashable {
    private enum Style: Character, Sendable {
        case fixed = "f"
        case whole = "d"
        case percent = "%"
        case exponent = "e"
        case prefix = "s"
    }

    /// What was written.
    package let text: String
    private let style: Style
    private let places: Int
    private let groups: Bool
    private let showsPlus: Bool

    /// What is accepted, for messages.
    static let forms =
        ".0% (percent), .2f (decimals), .1e (power of ten), d (whole), s (k, M, G), with , for thousands"

    /// `[+][,][.DIGITS]TYPE`, TYPE one of f, d, %, e and s, at most 12 digits.
    package init?(_ text: String) {
        var rest = text[...]
        func take(_ character: Character) -> Bool {
            guard rest.first == character else { return false }
            rest.removeFirst()
            return true
        }
        self.text = text
        showsPlus = take("+")
        groups = take(",")
        var digits: Int?
        if take(".") {
            let count = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest.dropFirst(count.count)
            guard let number = Int(count), number <= 12 else { return nil }
            digits = number
        }
        guard rest.count == 1, let type = rest.first, let style = Style(rawValue: type) else { return nil }
        guard style != .whole || digits == nil else { return nil }
        self.style = style
        places = digits ?? 0
    }

    /// The labels of numbers on one axis, with as many decimals each.
    func labels(_ values: [Double]) -> [String] {
        let decimals = values.map { value -> (digits: DecimalDigits, end: String) in
            var decimal = DecimalDigits(value)
            decimal.round(toSignificant: 12)
            guard !decimal.digits.isEmpty else { return (decimal, style == .percent ? " %" : "") }
            switch style {
            case .percent:
                decimal.point += 2
                return (decimal, " %")
            case .exponent:
                let power = decimal.point - 1
                decimal.point = 1
                return (decimal, "×10" + NumberText.superscript(power))
            case .prefix:
                let third = max(-4, min(4, Int((Double(decimal.point - 1) / 3).rounded(.down))))
                decimal.point -= 3 * third
                return (decimal, ["p", "n", "µ", "m", "", "k", "M", "G", "T"][third + 4])
            case .fixed, .whole: return (decimal, "")
            }
        }
        let needed = decimals.map { max(0, $0.digits.digits.count - $0.digits.point) }
        // Of powers of ten and prefixes each number has its own unit.
        let shared = style == .exponent || style == .prefix ? nil : max(places, needed.max() ?? 0)
        return zip(decimals, needed).map { decimal, own in
            let sign =
                decimal.digits.isNegative
                ? NumberText.minus : showsPlus && !decimal.digits.digits.isEmpty ? "+" : ""
            return sign + grouped(decimal.digits.plain(places: shared ?? max(places, own))) + decimal.end
        }
    }

    private func grouped(_ text: String) -> String {
        guard groups else { return text }
        let whole = text.prefix { $0 != "." }
        var parts: [Substring] = []
        var rest = whole
        while rest.count > 3 {
            parts.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        return ([rest] + parts).joined(separator: ",") + text.dropFirst(whole.count)
    }
}
