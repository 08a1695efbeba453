import Platform

/// The numbers that a ``LayerFunction`` reckons with: `+`, `-`, `*`, `/`, comparisons, `abs`, `max` and `min` as of any
/// numbers, and what stands here.
///
/// A layer that is written for any of them gives its values with plain numbers, and with numbers that know their
/// derivatives its slopes, by the chain rule: exact to rounding, with nothing to derive by hand. A comparison looks at the
/// number alone, so that where pieces of a function meet its slope is that of the piece that is taken.
///
/// Griewank and Walther: Evaluating Derivatives, 2nd edition, SIAM 2008.
public protocol LayerNumber: SignedNumeric, Comparable, ExpressibleByFloatLiteral {
    /// A constant.
    init(_ number: Double)
    /// The number alone.
    var primal: Double { get }
    /// The quotient.
    static func / (one: Self, other: Self) -> Self
    /// A function of one number, by its value and its first and second derivatives at ``primal``.
    static func function(of number: Self, value: Double, slope: Double, curvature: Double) -> Self
}

extension LayerNumber {
    /// eˣ
    public static func exp(_ number: Self) -> Self {
        let value = Platform.exp(number.primal)
        return function(of: number, value: value, slope: value, curvature: value)
    }

    /// ln x
    public static func log(_ number: Self) -> Self {
        let x = number.primal
        return function(of: number, value: Platform.log(x), slope: 1 / x, curvature: -1 / (x * x))
    }

    /// tanh x
    public static func tanh(_ number: Self) -> Self {
        let value = Platform.tanh(number.primal)
        let slope = 1 - value * value
        return function(of: number, value: value, slope: slope, curvature: -2 * value * slope)
    }

    /// √x
    public static func sqrt(_ number: Self) -> Self {
        let root = number.primal.squareRoot()
        return function(
            of: number, value: root, slope: 0.5 / root, curvature: -0.25 / (root * number.primal))
    }
}

extension Double: LayerNumber {
    /// Itself.
    public var primal: Double { self }

    /// The value.
    public static func function(of number: Double, value: Double, slope: Double, curvature: Double) -> Double
    {
        value
    }
}

/// A number with its derivatives.
protocol DerivedNumber: LayerNumber where Magnitude == Self {}

extension DerivedNumber {
    init(floatLiteral value: Double) { self.init(value) }
    init(integerLiteral value: Int) { self.init(Double(value)) }
    init?(exactly source: some BinaryInteger) {
        guard let number = Double(exactly: source) else { return nil }
        self.init(number)
    }

    var magnitude: Self { primal < 0 ? -self : self }
    static func *= (one: inout Self, other: Self) { one = one * other }
    static func == (one: Self, other: Self) -> Bool { one.primal == other.primal }
    static func < (one: Self, other: Self) -> Bool { one.primal < other.primal }
}

/// A number with its derivative along one direction.
struct TangentNumber: DerivedNumber {
    let primal: Double
    let tangent: Double

    init(_ primal: Double, tangent: Double) {
        self.primal = primal
        self.tangent = tangent
    }

    init(_ number: Double) { self.init(number, tangent: 0) }

    static func + (one: Self, other: Self) -> Self {
        Self(one.primal + other.primal, tangent: one.tangent + other.tangent)
    }

    static func - (one: Self, other: Self) -> Self {
        Self(one.primal - other.primal, tangent: one.tangent - other.tangent)
    }

    static func * (one: Self, other: Self) -> Self {
        Self(
            one.primal * other.primal, tangent: one.tangent * other.primal + one.primal * other.tangent)
    }

    static func / (one: Self, other: Self) -> Self {
        let quotient = one.primal / other.primal
        return Self(quotient, tangent: (one.tangent - quotient * other.tangent) / other.primal)
    }

    static prefix func - (number: Self) -> Self { Self(-number.primal, tangent: -number.tangent) }

    static func function(of number: Self, value: Double, slope: Double, curvature: Double) -> Self {
        Self(value, tangent: slope * number.tangent)
    }
}
