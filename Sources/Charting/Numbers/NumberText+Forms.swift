/// Numbers in the forms that an author asks for.
extension NumberText {
    /// The value with exactly `places` decimals: `25.40`, `−0.25`, `3`.
    package static func fixed(_ value: Double, _ places: Int) -> String {
        guard value.isFinite else { return exact(value) }
        var decimal = DecimalDigits(value)
        decimal.round(toPlaces: places)
        let sign = decimal.isNegative ? minus : ""
        guard decimal.digits.isEmpty, places > 0 else { return sign + decimal.plain(places: places) }
        return "0." + String(repeating: "0", count: places)
    }

    /// The value with a power of ten: `2.54×10¹`. With `places` the mantissa has exactly so many decimals, else all
    /// that the value has.
    package static func scientific(_ value: Double, _ places: Int?) -> String {
        guard value.isFinite else { return exact(value) }
        var decimal = DecimalDigits(value)
        if let places { decimal.round(toSignificant: places + 1) }
        let exponent = decimal.digits.isEmpty ? 0 : decimal.point - 1
        var mantissa = decimal
        if !mantissa.digits.isEmpty { mantissa.point = 1 }
        var text = mantissa.plain
        let missing = (places ?? 0) - max(0, mantissa.digits.count - 1)
        if missing > 0 {
            text += (text.contains(".") ? "" : ".") + String(repeating: "0", count: missing)
        }
        return (decimal.isNegative ? minus : "") + text + "×10" + superscript(exponent)
    }
}
