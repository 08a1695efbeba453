/// What a number is in truth, as far as arithmetic in another order can tell: anything from `low` to `high`.
struct Fact {
    let low: Double
    let high: Double

    init(_ value: Double, noise: Double = 0) {
        let noise = noise.isFinite ? abs(noise) : 0
        (low, high) = (value - noise, value + noise)
    }

    init(_ count: Int) { (low, high) = (Double(count), Double(count)) }

    init(from low: Double, to high: Double) { (self.low, self.high) = (low, high) }

    /// How many of some numbers are so, where numbers within their noise of 0 may be either.
    init<Numbers: Sequence>(counting numbers: Numbers, where isSo: (Double) -> Bool)
    where Numbers.Element == Fact {
        var (low, high) = (0, 0)
        for number in numbers {
            let ends = [isSo(number.low), isSo((number.low + number.high) / 2), isSo(number.high)]
            if ends.allSatisfy({ $0 }) { low += 1 }
            if ends.contains(true) || number.low <= 0 && number.high >= 0 && isSo(0) { high += 1 }
        }
        (self.low, self.high) = (Double(low), Double(high))
    }

    var middle: Double { low == high ? low : low / 2 + high / 2 }
    var noise: Double { low == high ? 0 : high / 2 - low / 2 }

    static func * (one: Fact, other: Fact) -> Fact {
        let ends = [one.low * other.low, one.low * other.high, one.high * other.low, one.high * other.high]
        return Fact(from: ends.min() ?? .nan, to: ends.max() ?? .nan)
    }

    static func - (one: Fact, other: Fact) -> Fact {
        Fact(from: one.low - other.high, to: one.high - other.low)
    }
}

/// A number as it is read in a text, and half of what its last digit stands for.
struct Numeral {
    let value: Double
    let half: Double

    /// Reads what stands in words: `−3`, `1.2×10⁻⁷`, `about 0.3333`, `25 %`, `1/28 ≈ 0.03571`, `∞`.
    init?(_ text: String) {
        var text = Substring(text)
        if let sign = text.firstRange(of: "≈ ") { text = text[sign.upperBound...] }
        if text.hasPrefix("about ") { text = text.dropFirst(6) }
        var unit = 1.0
        if text.hasSuffix(" %") {
            text = text.dropLast(2)
            unit = 0.01
        }
        let plain = String(text).replacing("\u{2212}", with: "-")
        if plain == "NaN" || plain == "∞" || plain == "-∞" {
            value = plain == "NaN" ? .nan : plain == "∞" ? .infinity : -.infinity
            half = 0
            return
        }
        var mantissa = plain
        if let times = plain.firstRange(of: "×10") {
            mantissa = String(plain[..<times.lowerBound])
            let raised = plain[times.upperBound...].map { character -> String in
                guard
                    let digit = character.wholeNumberValue
                        ?? "⁰¹²³⁴⁵⁶⁷⁸⁹".firstIndex(of: character).map({
                            "⁰¹²³⁴⁵⁶⁷⁸⁹".distance(from: "⁰¹²³⁴⁵⁶⁷⁸⁹".startIndex, to: $0)
                        })
                else { return "-" }
                return "\(digit)"
            }.joined()
            guard let exponent = Int(raised), let power = Double("1e\(exponent)") else { return nil }
            unit *= power
        }
        var exponent = 0
        if let e = mantissa.firstIndex(of: "e") {
            exponent = Int(mantissa[mantissa.index(after: e)...]) ?? 0
            mantissa = String(mantissa[..<e])
        }
        guard let number = Double(mantissa) else { return nil }
        let decimals =
            mantissa.firstIndex(of: ".").map { mantissa.distance(from: $0, to: mantissa.endIndex) - 1 } ?? 0
        guard let scale = Double("1e\(exponent)"), let last = Double("1e\(exponent - decimals)") else {
            return nil
        }
        value = number * scale * unit
        half = last * unit / 2
    }

    /// Whether the text is the fact, rounded to the digits that it shows.
    func isTrue(of fact: Fact) -> Bool {
        if value.isNaN || fact.low.isNaN || fact.high.isNaN { return value.isNaN && fact.low.isNaN }
        if value.isInfinite { return fact.low == value || fact.high == value }
        let room = half * 1.000_001 + abs(value) * 1e-14
        return value >= fact.low - room && value <= fact.high + room
    }
}
