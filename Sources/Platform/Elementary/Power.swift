/// xʸ, within 0.55 units in the last place (1 where the result is smaller than every normal number); exact where the
/// result is a whole number. Special values as in the C standard, annex F.
package func pow(_ x: Double, _ y: Double) -> Double {
    if y == 0 || x == 1 { return 1 }
    if x.isNaN || y.isNaN { return x + y }
    // The conversions are met where they are defined alone.
    let isWhole = y.magnitude >= 0x1p53 || Double(Int64(y)) == y
    let isOdd = isWhole && y.magnitude < 0x1p53 && Int64(y) & 1 == 1
    let isNegative = isOdd && x.sign == .minus
    if x == 0 || x.isInfinite {
        let isLarge = x.isInfinite == (y > 0)
        return (isLarge ? Double.infinity : 0) * (isNegative ? -1 : 1)
    }
    if y.isInfinite {
        if x == -1 { return 1 }
        return (x.magnitude > 1) == (y > 0) ? .infinity : 0
    }
    if x < 0 && !isWhole { return .nan }
    if x == -1 { return isOdd ? -1 : 1 }
    return powerOfPositive(x.magnitude, y) * (isNegative ? -1 : 1)
}

private func powerOfPositive(_ x: Double, _ y: Double) -> Double {
    let logarithm = logarithm(TwoPart(x))
    // Beyond these it over- or underflows, whatever the digits.
    let estimate = logarithm.high * y
    if estimate > 710 { return .infinity }
    if estimate < -746 { return 0 }
    if estimate.magnitude < 0x1p-60 { return 1 + estimate }
    // Factors of two keep the product of the parts away from under- and overflow.
    let shift = logarithm.high.exponent
    let scaled = TwoPart(
        logarithm.high.times(powerOfTwo: -Int(shift)), logarithm.low.times(powerOfTwo: -Int(shift)))
    let exponent = scaled * y.times(powerOfTwo: Int(shift))
    return scaledExponential(exponent).value
}

/// The cube root, within 0.55 units in the last place; exact for cubes of whole numbers.
package func cbrt(_ x: Double) -> Double {
    if x == 0 || !x.isFinite { return x }
    let root = scaledExponential(logarithm(TwoPart(x.magnitude)) / TwoPart(3)).value
    return x < 0 ? -root : root
}
