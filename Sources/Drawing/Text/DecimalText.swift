/// Numbers as text, the same on every machine and in every locale.
package enum DecimalText {
    /// The value rounded to at most `places` decimals, without trailing zeros: `12`, `0.25`, `-3.5`.
    ///
    /// Meant for coordinates: exact for magnitudes below 9e15 / 10^places, where a Double still
    /// holds whole numbers; larger ones print as Swift prints them. Never `-0`.
    package static func short(_ value: Double, places: Int) -> String {
        var text = fixed(value, places: places)
        guard text.contains(".") else { return text == "-0" ? "0" : text }
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text == "-0" ? "0" : text
    }

    /// The value rounded to exactly `places` decimals (0 to 15), ties away from zero: `0.50`.
    package static func fixed(_ value: Double, places: Int) -> String {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let scaled = (value * scale).rounded()
        guard abs(scaled) < 9_007_199_254_740_992 else { return "\(value)" }
        let digits = String(Int(abs(scaled)))
        let sign = scaled < 0 ? "-" : ""
        guard places > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return sign + padded.dropLast(places) + "." + padded.suffix(places)
    }
}
