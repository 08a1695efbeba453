/// Numbers as readers see them: a true minus sign, powers of ten as superscripts, no noise.
public enum NumberText {
    /// The sign of negative numbers, as wide as a plus (U+2212).
    package static let minus = "\u{2212}"

    /// The value with at most `digits` significant digits: `25.4`, `0.000186`, `1.2×10⁻⁷`, `−3`. Digits before the
    /// decimal point all stay, `123456`: zeros in their place would look as if they had been measured.
    ///
    /// Very small and very large magnitudes (below 10⁻⁴, from 10⁷ on) are written with a power of
    /// ten. NaN is `NaN`; infinities are `∞` and `−∞`.
    public static func significant(_ value: Double, _ digits: Int = 4) -> String {
        guard value.isFinite else { return nonFinite(value) }
        var decimal = DecimalDigits(value)
        let isWhole = decimal.readsPlainly && decimal.point > digits
        decimal.round(toSignificant: isWhole ? decimal.point : max(1, digits))
        // Rounding up may have made a power of ten of it.
        if isWhole, !decimal.readsPlainly { decimal.round(toSignificant: max(1, digits)) }
        return text(decimal)
    }

    /// The value as a sentence states it: to the last digit where that takes at most seven, else with four, as a rounded
    /// number: `123456`, `about 0.3333`.
    package static func inWords(_ value: Double) -> String {
        whole(value) ?? "about " + significant(value, 4)
    }

    /// The same beside other signs: `123456`, `≈0.3333`.
    static func shown(_ value: Double) -> String {
        whole(value) ?? "≈" + significant(value, 4)
    }

    /// The value to its last digit where that takes at most seven; `nil` for others. What arithmetic leaves behind
    /// the twelfth digit, as in 0.32000000000000006, is no digit of the value.
    private static func whole(_ value: Double) -> String? {
        guard value.isFinite else { return nonFinite(value) }
        var decimal = DecimalDigits(value)
        decimal.round(toSignificant: 12)
        return decimal.digits.count <= 7 ? text(decimal) : nil
    }

    /// All digits of a number, with a power of ten where that is shorter to read.
    static func text(_ decimal: DecimalDigits) -> String {
        let sign = decimal.isNegative ? minus : ""
        guard decimal.readsPlainly else {
            var mantissa = decimal
            mantissa.point = 1
            return sign + mantissa.plain + "×10" + superscript(decimal.point - 1)
        }
        return sign + decimal.plain
    }

    /// The numbers of a list with as many decimals each, so that their digits stand below each other; 0 is
    /// just `0`. Where one needs a power of ten, each is written for itself.
    static func aligned(_ decimals: [DecimalDigits]) -> [String] {
        guard decimals.allSatisfy(\.readsPlainly) else { return decimals.map(text) }
        let places = decimals.map { $0.digits.count - $0.point }.max() ?? 0
        return decimals.map { ($0.isNegative ? minus : "") + $0.plain(places: places) }
    }

    /// The value with at most `places` decimals: `12.5`, `−0.25`.
    package static func places(_ value: Double, _ places: Int) -> String {
        guard value.isFinite else { return nonFinite(value) }
        var decimal = DecimalDigits(value)
        decimal.round(toPlaces: places)
        return (decimal.isNegative ? minus : "") + decimal.plain
    }

    /// The shortest text that parses back to the same Double, with a true minus sign.
    package static func exact(_ value: Double) -> String {
        guard value.isFinite else { return nonFinite(value) }
        let text = value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : value.description
        return text.hasPrefix("-") ? minus + text.dropFirst() : text
    }

    /// Ten to this power: `10⁻³`.
    package static func powerOfTen(_ exponent: Int) -> String { "10" + superscript(exponent) }

    /// An integer in superscript characters.
    package static func superscript(_ value: Int) -> String {
        translated(value, digits: Array("⁰¹²³⁴⁵⁶⁷⁸⁹"), minus: "⁻")
    }

    /// An integer in subscript characters.
    package static func `subscript`(_ value: Int) -> String {
        translated(value, digits: Array("₀₁₂₃₄₅₆₇₈₉"), minus: "₋")
    }

    private static func translated(_ value: Int, digits: [Character], minus: Character) -> String {
        String(
            String(value).map { character in
                character.wholeNumberValue.map { digits[$0] } ?? minus
            })
    }

    private static func nonFinite(_ value: Double) -> String {
        value.isNaN ? "NaN" : value < 0 ? minus + "∞" : "∞"
    }
}
