// ln x = k·ln 2 + ln c + ln(1 + r), with x = 2ᵏ·m, 0.7 < m < 1.41, c a short number near m from a table and
// r = m/c − 1 exact in two parts. Near 1 both k and ln c are 0, so that no digits are lost. Tang: Table-Driven
// Implementation of the Logarithm Function in IEEE Floating-Point Arithmetic, ACM TOMS 16 (1990).

/// k·ln 2 + ln c in two parts, and r, the second of whose parts is far below the first, for a finite number above 0.
private func reduced(_ x: TwoPart) -> (coarse: TwoPart, rest: TwoPart) {
    let isNormal = x.high >= .leastNormalMagnitude
    let bits = (isNormal ? x.high : x.high * 0x1p54).bitPattern
    // Significands above 1.40625 are halved.
    let whole = Int64(bitPattern: bits &- 0x3fe6_8000_0000_0000) >> 52
    let m = Double(bitPattern: bits &- UInt64(bitPattern: whole) << 52)
    let exponent = Int(whole) - (isNormal ? 0 : 54)
    let center = logarithmCenters[Int(nearestWhole(m * 128)) - 90]
    let product = TwoPart.product(m, center.reciprocal)
    let lost = x.low == 0 ? 0 : x.low.times(powerOfTwo: -exponent) * center.reciprocal
    // ln 2 in three parts, of which k times the first is exact, and so nearly the second.
    let k = Double(exponent)
    let large = TwoPart.sum(k * 0x1.62e42fefa0000p-1, k * 0x1.cf79abc9e0000p-40)
    let coarse =
        TwoPart.ordered(large.high, large.low + k * 0x1.d9cc01f97b57ap-79) + center.logarithm
    return (coarse, TwoPart.sum(product.high - 1, product.low + lost))
}

/// (ln(1 + r) − r + r²/2)/r³ = 1/3 − r/4 + r²/5 − …
private func cubicPart(_ r: Double) -> Double {
    let end = 1.0 / 7 - r * (1.0 / 8 - r * (1.0 / 9 - r * 0.1))
    return 1.0 / 3 - r * (0.25 - r * (0.2 - r * (1.0 / 6 - r * end)))
}

/// The logarithm of a finite number above 0, to 2⁻⁶⁶ of it. The second part is far below the first.
func logarithm(_ x: TwoPart) -> TwoPart {
    let (coarse, r) = reduced(x)
    let h = r.high
    let square = TwoPart.product(h, h)
    let cubic = square.high * h * cubicPart(h)
    return coarse + (r + TwoPart.ordered(-0.5 * square.high, cubic - (0.5 * square.low + h * r.low)))
}

/// The same to the nearest number, or nearly so.
private func nearestLogarithm(_ x: TwoPart) -> Double {
    let (coarse, r) = reduced(x)
    let h = r.high
    let sum = TwoPart.sum(coarse.high, h)
    return sum.high + (sum.low + (coarse.low + (r.low - h * h * (0.5 - h * cubicPart(h)))))
}

/// What logarithms say of numbers that have none, or no finite one; nil of all others.
private func special(_ x: Double) -> Double? {
    if x.isNaN { return x }
    if x == 0 { return -.infinity }
    if x < 0 { return .nan }
    return x == .infinity ? x : nil
}

/// ln x, within 0.53 units in the last place.
package func log(_ x: Double) -> Double { special(x) ?? nearestLogarithm(TwoPart(x)) }

/// The logarithm to base 10, within 0.51 units in the last place; exact for powers of ten.
package func log10(_ x: Double) -> Double {
    special(x) ?? (logarithm(TwoPart(x)) * TwoPart(0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57)).value
}

/// The logarithm to base 2, within 0.51 units in the last place; exact for powers of two.
package func log2(_ x: Double) -> Double {
    special(x) ?? (logarithm(TwoPart(x)) * TwoPart(0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56)).value
}

/// ln(1 + x), within 0.53 units in the last place, also where x is nearly 0.
package func log1p(_ x: Double) -> Double {
    if x.isNaN || x == 0 || x.magnitude < 0x1p-54 { return x }
    if x == -1 { return -.infinity }
    if x < -1 { return .nan }
    if x > 0x1p60 { return log(x) }
    return nearestLogarithm(TwoPart.sum(1, x))
}
