// Sine, cosine and tangent of x = q·π/2 + r with |r| ≤ π/4, from Taylor series in r. Cody and Waite's reduction for
// |x| < 2²⁰; beyond it the bits of 2/π that matter are multiplied as whole numbers (Payne and Hanek: Radian Reduction for
// Trigonometric Functions, SIGNUM Newsletter 18, 1983).

/// r, and q modulo 4.
private func reduced(_ x: Double) -> (rest: TwoPart, quarter: Int) {
    if x.magnitude <= 0.785 { return (TwoPart(x), 0) }
    guard x.magnitude < 0x1p20 else { return reducedLarge(x) }
    let n = nearestWhole(x * 0x1.45f306dc9c883p-1)
    // π/2 in four parts, of which n times the first three are exact.
    let first = x - n * 0x1.921fb54400000p+0
    let rest =
        TwoPart.sum(first, -n * 0x1.0b4611a600000p-34)
        + TwoPart.sum(-n * 0x1.3198a2e000000p-69, -n * 0x1.b839a252049c1p-104)
    return (rest, Int(n) & 3)
}

private func reducedLarge(_ x: Double) -> (rest: TwoPart, quarter: Int) {
    // |x| = whole·2^exponent. Bits of 2/π whose product is a multiple of 4 are left out; those in front of its point are 0.
    let whole = x.significandBitPattern | 1 << 52
    let start = Int(x.exponent) - 52 - 2
    func part(_ place: Int) -> UInt64 { twoOverPi.indices.contains(place) ? twoOverPi[place] : 0 }
    func word(_ index: Int) -> UInt64 {
        let bit = start + 64 * index
        let place = bit >> 6
        let offset = UInt64(bit & 63)
        return offset == 0 ? part(place) : part(place) << offset | part(place + 1) >> (64 - offset)
    }
    // whole times three words of it, of which the highest words are multiples of 4 as well.
    let (w0, w1, w2) = (word(0), word(1), word(2))
    let low = whole.multipliedFullWidth(by: w2)
    let middle = whole.multipliedFullWidth(by: w1)
    let (m, carry) = middle.low.addingReportingOverflow(low.high)
    let top = whole &* w0 &+ middle.high &+ (carry ? 1 : 0)
    var number = (top, m, low.low)
    // The point stands behind two bits.
    var quarter = Int(number.0 >> 62)
    number = (number.0 << 2 | number.1 >> 62, number.1 << 2 | number.2 >> 62, number.2 << 2)
    var isNegative = false
    if number.0 >> 63 == 1 {
        // Nearer to the next quarter.
        quarter += 1
        isNegative = true
        number.2 = ~number.2 &+ 1
        number.1 = ~number.1 &+ (number.2 == 0 ? 1 : 0)
        number.0 = ~number.0 &+ (number.1 == 0 && number.2 == 0 ? 1 : 0)
    }
    // The fraction in two parts; leading zeros are shifted away first.
    var zeros = 0
    while number.0 == 0 && zeros < 128 {
        number = (number.1, number.2, 0)
        zeros += 64
    }
    let leading = UInt64(number.0.leadingZeroBitCount)
    if leading > 0 && leading < 64 {
        number.0 = number.0 << leading | number.1 >> (64 - leading)
        number.1 = number.1 << leading | number.2 >> (64 - leading)
        zeros += Int(leading)
    }
    let head = Double(number.0 & ~0xFFF)
    let tail = Double((number.0 & 0xFFF) << 52 | number.1 >> 12)
    let fraction = TwoPart.ordered(
        head.times(powerOfTwo: -64 - zeros), tail.times(powerOfTwo: -116 - zeros))
    var rest = fraction * TwoPart(0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54)
    if isNegative { rest = -rest }
    return x < 0 ? (-rest, -quarter & 3) : (rest, quarter & 3)
}

/// sin r and cos r, each in two parts.
private func sineAndCosine(_ r: TwoPart) -> (sine: TwoPart, cosine: TwoPart) {
    let square = TwoPart.product(r.high, r.high)
    let s = square.high
    // sin r = r − r³/6·(1 − r²/20 + r⁴/840 − …)
    var odd = 1.0 / 8_515_157_028_618_240_000
    odd = 1.0 / 20_274_183_401_472_000 - s * odd
    odd = 1.0 / 59_281_238_016_000 - s * odd
    odd = 1.0 / 217_945_728_000 - s * odd
    odd = 1.0 / 1_037_836_800 - s * odd
    odd = 1.0 / 6_652_800 - s * odd
    odd = 1.0 / 60_480 - s * odd
    odd = 1.0 / 840 - s * odd
    odd = 1.0 / 20 - s * odd
    let squared = TwoPart.ordered(s, square.low + 2 * r.high * r.low)
    let cube = squared * r * TwoPart(1.0 / 6, 0x1.5555555555555p-57)
    let sine = r + -(cube + -(cube * (s * odd)))
    // cos r = 1 − r²/2·(1 − r²/12 + r⁴/360 − …)
    var even = 1.0 / 1_216_451_004_088_320_000
    even = 1.0 / 3_201_186_852_864_000 - s * even
    even = 1.0 / 10_461_394_944_000 - s * even
    even = 1.0 / 43_589_145_600 - s * even
    even = 1.0 / 239_500_800 - s * even
    even = 1.0 / 1_814_400 - s * even
    even = 1.0 / 20_160 - s * even
    even = 1.0 / 360 - s * even
    even = 1.0 / 12 - s * even
    let half = TwoPart(0.5 * squared.high, 0.5 * squared.low)
    let cosine = TwoPart(1) + -(half + -(half * (s * even)))
    return (sine, cosine)
}

/// The sine of an angle in radians, within 0.55 units in the last place.
package func sin(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    if x.magnitude < 0x1p-27 { return x }
    let (rest, quarter) = reduced(x)
    let (sine, cosine) = sineAndCosine(rest)
    let value = (quarter & 1 == 0 ? sine : cosine).value
    return quarter & 2 == 0 ? value : -value
}

/// The cosine of an angle in radians, within 0.55 units in the last place.
package func cos(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    let (rest, quarter) = reduced(x)
    let (sine, cosine) = sineAndCosine(rest)
    let value = (quarter & 1 == 0 ? cosine : sine).value
    return quarter == 1 || quarter == 2 ? -value : value
}

/// The tangent of an angle in radians, within 0.55 units in the last place.
package func tan(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    if x.magnitude < 0x1p-27 { return x }
    let (rest, quarter) = reduced(x)
    let (sine, cosine) = sineAndCosine(rest)
    return (quarter & 1 == 0 ? sine / cosine : -(cosine / sine)).value
}

/// The angle whose tangent is this, for a number from 0 to 1.
private func arctangent(_ t: TwoPart) -> TwoPart {
    let index = Int(nearestWhole(t.high * 16))
    let c = Double(index) / 16
    let u = index == 0 ? t : (t + -c) / (t * c + 1)
    let s = u.high * u.high
    // (atan u − u + u³/3)/u⁵ = 1/5 − u²/7 + u⁴/9 − …
    var series = 1.0 / 15
    series = 1.0 / 13 - s * series
    series = 1.0 / 11 - s * series
    series = 1.0 / 9 - s * series
    series = 1.0 / 7 - s * series
    series = 1.0 / 5 - s * series
    let square = u * u
    let cube = square * u * TwoPart(1.0 / 3, 0x1.5555555555555p-56)
    let fifth = u * (s * s * series)
    return arctangents[index] + (u + (-cube + fifth))
}

/// The angle of the point (x, y), in radians from −π to π, within 0.55 units in the last place; of points on an axis, and
/// with signs of 0, as in the C standard.
package func atan2(_ y: Double, _ x: Double) -> Double {
    if x.isNaN || y.isNaN { return .nan }
    let pi = TwoPart(0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53)
    var (a, b) = (y.magnitude, x.magnitude)
    let isLeft = x.sign == .minus
    if a == 0 || b == .infinity && a != .infinity {
        return Double(signOf: y, magnitudeOf: isLeft ? pi.value : 0)
    }
    if a == .infinity && b == .infinity { (a, b) = (1, 1) }
    let half = TwoPart(pi.high / 2, pi.low / 2)
    var angle: TwoPart
    if b == 0 || a == .infinity {
        angle = half
    } else {
        // Powers of two change no angle, and keep the quotient's parts from under- and overflow.
        let shift = -Int(max(a, b).exponent)
        (a, b) = (a.times(powerOfTwo: shift), b.times(powerOfTwo: shift))
        if min(a, b) < 0x1p-300 {
            angle = a < b ? TwoPart(a / b) : half
            if a < b && !isLeft {
                return Double(signOf: y, magnitudeOf: quotient(y.magnitude, x.magnitude))
            }
        } else {
            angle = a <= b ? arctangent(TwoPart(a) / TwoPart(b)) : half + -arctangent(TwoPart(b) / TwoPart(a))
        }
        if isLeft { angle = pi + -angle }
        return Double(signOf: y, magnitudeOf: angle.value)
    }
    return Double(signOf: y, magnitudeOf: angle.value)
}

/// Of positive numbers, however small.
private func quotient(_ a: Double, _ b: Double) -> Double { a / b }

/// The angle whose tangent is x, in radians, within 0.55 units in the last place.
package func atan(_ x: Double) -> Double { atan2(x, 1) }

/// The angle whose sine is x, in radians, within 0.6 units in the last place; not-a-number outside −1 to 1.
package func asin(_ x: Double) -> Double {
    guard x.magnitude <= 1 else { return .nan }
    if x.magnitude < 0x1p-27 { return x }
    let size = x.magnitude
    let other = (TwoPart(1) + -TwoPart.product(size, size))
    if other.high <= 0 { return Double(signOf: x, magnitudeOf: 0x1.921fb54442d18p+0) }
    let cosine = other.squareRoot
    let half = TwoPart(0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54)
    let angle =
        size <= cosine.high ? arctangent(TwoPart(size) / cosine) : half + -arctangent(cosine / TwoPart(size))
    return Double(signOf: x, magnitudeOf: angle.value)
}
