/// A finite number as decimal digits: ± 0.d₁d₂d₃… × 10^point.
///
/// The digits are the shortest that parse back to the same Double, so rounding them never shows
/// the noise of binary fractions (0.30000000000000004 has 17 digits; 0.3 has one).
struct DecimalDigits {
    var isNegative: Bool
    /// Digits 0 to 9 without leading or trailing zeros; empty for zero.
    var digits: [UInt8]
    /// Where the decimal point stands: that many digits before it (negative: zeros after it).
    var point: Int

    /// - Parameter value: a finite number; NaN and infinities become zero.
    init(_ value: Double) {
        isNegative = value < 0
        digits = []
        point = 0
        guard value.isFinite, value != 0 else { return }
        var seenPoint = false
        var exponent = 0
        let text = Array(abs(value).description.utf8)
        for (index, byte) in text.enumerated() {
            if byte == UInt8(ascii: ".") {
                seenPoint = true
            } else if byte == UInt8(ascii: "e") {
                exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
                break
            } else {
                digits.append(byte - UInt8(ascii: "0"))
                if !seenPoint { point += 1 }
            }
        }
        point += exponent
        trim()
    }

    /// An integer times a power of ten, exactly.
    init(_ whole: Int, exponent: Int) {
        isNegative = whole < 0
        digits = String(whole.magnitude).utf8.map { $0 - UInt8(ascii: "0") }
        point = digits.count + exponent
        trim()
    }

    /// Rounds to at most `count` digits, halves away from zero.
    mutating func round(toSignificant count: Int) {
        guard digits.count > count, count >= 0 else { return }
        let roundsUp = digits[count] >= 5
        digits.removeLast(digits.count - count)
        if roundsUp {
            var index = count - 1
            while index >= 0, digits[index] == 9 {
                digits[index] = 0
                index -= 1
            }
            if index >= 0 {
                digits[index] += 1
            } else {
                digits.insert(1, at: 0)
                point += 1
            }
        }
        trim()
    }

    /// Rounds to at most `places` digits after the decimal point.
    mutating func round(toPlaces places: Int) {
        let count = point + places
        if count < 0 {
            digits = []
            trim()
        } else {
            round(toSignificant: count)
        }
    }

    /// Without an exponent: `0.00012`, `1500`, `12.5`. No sign.
    var plain: String {
        guard !digits.isEmpty else { return "0" }
        let zero = UInt8(ascii: "0")
        var text: [UInt8] = []
        text.reserveCapacity(max(digits.count, abs(point)) + 3)
        if point <= 0 { text += [zero, UInt8(ascii: ".")] + [UInt8](repeating: zero, count: -point) }
        for (place, digit) in digits.enumerated() {
            if place == point, place > 0 { text.append(UInt8(ascii: ".")) }
            text.append(zero + digit)
        }
        text += [UInt8](repeating: zero, count: max(0, point - digits.count))
        return String(decoding: text, as: UTF8.self)
    }

    /// Whether the number is read best without a power of ten.
    var readsPlainly: Bool { digits.isEmpty || (point > -4 && point <= 7) }

    /// Without an exponent and with at least so many decimals: `1.50` for two. Zero is `0`, and there is no
    /// sign.
    func plain(places: Int) -> String {
        let missing = places - max(0, digits.count - point)
        guard !digits.isEmpty, missing > 0 else { return plain }
        return plain + (digits.count > point ? "" : ".") + String(repeating: "0", count: missing)
    }

    private mutating func trim() {
        while digits.last == 0 { digits.removeLast() }
        let leading = digits.prefix { $0 == 0 }.count
        digits.removeFirst(leading)
        point = digits.isEmpty ? 0 : point - leading
        if digits.isEmpty { isNegative = false }
    }
}
