// eˣ = 2ᵏ·2^(j/32)·eʳ, with 32k + j the whole number nearest to 32x/ln 2 and |r| ≤ ln 2/64; the root is read from a
// table and eʳ − 1 is a Taylor series. Tang: Table-Driven Implementation of the Exponential Function in IEEE
// Floating-Point Arithmetic, ACM TOMS 15 (1989).

/// A number in two parts times 2ᵏ.
struct Scaled {
    var number: TwoPart
    var exponent: Int

    var value: Double {
        let sum = number.value
        // Most are normal numbers: then 2ᵏ is one, too, and nothing is rounded again.
        if exponent > -1000 && exponent < 1000 {
            return sum * Double(bitPattern: UInt64(bitPattern: Int64(exponent + 1023) << 52))
        }
        return sum.times(powerOfTwo: exponent)
    }
}

/// 32k + j, and r in two parts, for |x| < 800.
private func reduced(_ x: TwoPart) -> (whole: Int, rest: TwoPart) {
    let n = nearestWhole(x.high * 0x1.71547652b82fep+5)
    // ln 2/32 in three parts, of which n times the first and the second are exact.
    let rest = TwoPart.sum(x.high - n * 0x1.62e42fee00000p-6, -n * 0x1.a39ef35600000p-38)
    return (Int(n), TwoPart.ordered(rest.high, rest.low + (x.low - n * 0x1.93c7673007e5fp-70)))
}

/// (eʳ − 1 − r − r²/2)/r³
private func cubicPart(_ r: Double) -> Double {
    1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r * (1.0 / 720 + r * (1.0 / 5040))))
}

/// eˣ for |x| < 800, to 2⁻⁶⁶ of it.
func scaledExponential(_ x: TwoPart) -> Scaled {
    let (whole, r) = reduced(x)
    let h = r.high
    let square = TwoPart.product(h, h)
    let cubic = square.high * h * cubicPart(h)
    let rest = TwoPart.ordered(0.5 * square.high, cubic + (0.5 * square.low + h * r.low))
    let root = exponentialRoots[whole & 31]
    return Scaled(number: root + root * (r + rest), exponent: whole >> 5)
}

/// eˣ, within 0.54 units in the last place (1 where the result is smaller than every normal number).
package func exp(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 709.79 { return .infinity }
    if x < -745.2 { return 0 }
    let (whole, r) = reduced(TwoPart(x))
    let h = r.high
    let lessOne = h + (r.low + h * h * (0.5 + h * cubicPart(h)))
    let root = exponentialRoots[whole & 31]
    return Scaled(
        number: TwoPart(root.high, root.low + root.high * lessOne), exponent: whole >> 5
    ).value
}

/// eˣ − 1, within 0.6 units in the last place, also where eˣ is nearly 1.
package func expm1(_ x: Double) -> Double {
    if x.isNaN || x == 0 || x.magnitude < 0x1p-54 { return x }
    if x > 709.79 { return .infinity }
    if x < -40 { return -1 }
    return x > 40 ? exp(x) : exponentialLessOne(x).value
}

/// eˣ − 1 for 2⁻⁵⁴ ≤ |x| ≤ 40, to 2⁻⁶² of it.
func exponentialLessOne(_ x: Double) -> TwoPart {
    if x.magnitude > 0.3 {
        let scaled = scaledExponential(TwoPart(x))
        let power = 1.0.times(powerOfTwo: scaled.exponent)
        return TwoPart(scaled.number.high * power, scaled.number.low * power) + -1
    }
    // x + x²/2 + x³/6·(1 + x/4 + x²/20 + …)
    var series = 1.0 / 217_945_728_000
    series = 1.0 / 14_529_715_200 + x * series
    series = 1.0 / 1_037_836_800 + x * series
    series = 1.0 / 79_833_600 + x * series
    series = 1.0 / 6_652_800 + x * series
    series = 1.0 / 604_800 + x * series
    series = 1.0 / 60_480 + x * series
    series = 1.0 / 6_720 + x * series
    series = 1.0 / 840 + x * series
    series = 1.0 / 120 + x * series
    series = 1.0 / 20 + x * series
    series = 1.0 / 4 + x * series
    let square = TwoPart.product(x, x)
    let sixth = square * x * TwoPart(1.0 / 6, 0x1.5555555555555p-57)
    return TwoPart(x) + (TwoPart(0.5 * square.high, 0.5 * square.low) + (sixth + sixth * (x * series)))
}
