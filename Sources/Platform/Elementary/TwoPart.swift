/// A number in two parts, the second of which is what the first has lost: about 106 bits together.
///
/// Dekker: A Floating-Point Technique for Extending the Available Precision, Numerische Mathematik 18 (1971).
/// Products are split by Veltkamp's method rather than by a fused multiplication, which not every processor has and
/// the others take from the C library.
struct TwoPart: Sendable {
    var high: Double
    var low: Double

    init(_ high: Double, _ low: Double = 0) {
        self.high = high
        self.low = low
    }

    /// The nearest number.
    var value: Double { high + low }

    /// a + b, exact.
    static func sum(_ a: Double, _ b: Double) -> TwoPart {
        let sum = a + b
        let part = sum - a
        return TwoPart(sum, (a - (sum - part)) + (b - part))
    }

    /// a + b, exact, where |a| ≥ |b| or a is 0.
    static func ordered(_ a: Double, _ b: Double) -> TwoPart {
        let sum = a + b
        return TwoPart(sum, b - (sum - a))
    }

    /// a·b, exact where nothing under- or overflows: for magnitudes from about 2⁻⁴⁰⁰ to 2⁴⁰⁰.
    static func product(_ a: Double, _ b: Double) -> TwoPart {
        let product = a * b
        let (a1, a2) = halves(a)
        let (b1, b2) = halves(b)
        return TwoPart(product, ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2)
    }

    private static func halves(_ a: Double) -> (Double, Double) {
        let scaled = a * 134_217_729  // 2²⁷ + 1
        let high = scaled - (scaled - a)
        return (high, a - high)
    }

    static func + (a: TwoPart, b: TwoPart) -> TwoPart {
        let sum = sum(a.high, b.high)
        return ordered(sum.high, sum.low + (a.low + b.low))
    }

    static func + (a: TwoPart, b: Double) -> TwoPart {
        let sum = sum(a.high, b)
        return ordered(sum.high, sum.low + a.low)
    }

    static prefix func - (a: TwoPart) -> TwoPart { TwoPart(-a.high, -a.low) }

    static func * (a: TwoPart, b: Double) -> TwoPart {
        let product = product(a.high, b)
        return ordered(product.high, product.low + a.low * b)
    }

    static func * (a: TwoPart, b: TwoPart) -> TwoPart {
        let product = product(a.high, b.high)
        return ordered(product.high, product.low + (a.high * b.low + a.low * b.high))
    }

    static func / (a: TwoPart, b: TwoPart) -> TwoPart {
        let quotient = a.high / b.high
        let rest = a + -(b * quotient)
        return ordered(quotient, rest.value / b.high)
    }

    /// The root of a number above 0.
    var squareRoot: TwoPart {
        let root = high.squareRoot()
        let rest = self + -TwoPart.product(root, root)
        return TwoPart.ordered(root, rest.value / (2 * root))
    }
}

/// The whole number nearest to a number below 2⁵¹, the even one of two.
func nearestWhole(_ x: Double) -> Double { (x + 0x1.8p52) - 0x1.8p52 }

extension Double {
    /// The number times 2ᵏ, for any k: rounded once where it is too small for all its digits.
    func times(powerOfTwo k: Int) -> Double { Double(sign: .plus, exponent: k, significand: self) }
}
