import Platform

/// A mapping from values to fractions of an axis: 0 at its start, 1 at its end.
struct Scale: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case linear
        case log
        /// sign(v)·ln(1 + |v|).
        case symlog
        /// sign(v)·|v|^p.
        case power(Double)
        /// Names in equal bands; category `i` has its middle at value `i`.
        case category([String])
    }

    let kind: Kind
    /// First and last value of the axis; first < last.
    let lower: Double
    let upper: Double
    /// Whether the axis runs the other way: its start is at `upper`.
    var isReversed = false

    /// - Parameters:
    ///   - lower, upper: the domain. Domains that are empty, reversed, not finite or, on a
    ///     logarithmic axis, not positive are repaired: a chart has a position for everything.
    init(_ kind: Kind, lower: Double, upper: Double) {
        self.kind = kind
        let largest = Double.greatestFiniteMagnitude
        var (low, high) = lower <= upper ? (lower, upper) : (upper, lower)
        if low.isNaN || high.isNaN { (low, high) = kind == .log ? (1, 10) : (0, 1) }
        (low, high) = (min(max(low, -largest), largest), min(max(high, -largest), largest))
        if kind == .log {
            if high <= 0 { (low, high) = (1, 10) }
            if low <= 0 { low = max(high / 1e6, .leastNonzeroMagnitude) }
            // Widened where values could not be told apart: no later than on a linear axis.
            if high / 2 - low / 2 <= high * 5e-13 { (low, high) = (low / 2, high * 2) }
            low = max(low, .leastNonzeroMagnitude)
        } else if high / 2 - low / 2 <= max(max(abs(low), abs(high)) * 5e-13, 1e-300) {
            let room = low == 0 && high == 0 ? 1 : max(abs(low) * 0.1, 1e-299)
            (low, high) = (low - room, high + room)
        }
        self.lower = max(low, -largest)
        self.upper = min(high, largest)
    }

    static func category(_ names: [String]) -> Scale {
        Scale(.category(names), lower: -0.5, upper: max(0.5, Double(names.count) - 0.5))
    }

    /// Whether the ends of a logarithmic axis are so near to each other that the difference of their logarithms
    /// would have few digits.
    private var isNarrow: Bool { kind == .log && upper < 1.01 * lower }

    /// Half the distance between the ends; the whole one may be infinite.
    var halfSpan: Double { upper / 2 - lower / 2 }

    /// The fraction of the axis where a value stands (outside 0…1 if outside the domain), or `nil`
    /// for values that have no position: NaN, infinities, and on a logarithmic axis all below 0.
    func fraction(of value: Double) -> Double? {
        ascendingFraction(of: value).map { isReversed ? 1 - $0 : $0 }
    }

    /// The fraction as if the axis were not reversed.
    func ascendingFraction(of value: Double) -> Double? {
        guard value.isFinite else { return nil }
        let fraction: Double
        switch kind {
        case .linear, .category:
            // Halves first: the difference of the largest numbers is infinite.
            fraction = (value / 2 - lower / 2) / (upper / 2 - lower / 2)
        case .symlog:
            let (low, high) = (Self.symlog(lower), Self.symlog(upper))
            fraction = (Self.symlog(value) - low) / (high - low)
        case .power(let exponent):
            // In units of the farther end: powers of the largest numbers are infinite.
            let unit = max(abs(lower), abs(upper))
            let (low, high) = (Self.power(lower / unit, exponent), Self.power(upper / unit, exponent))
            fraction = (Self.power(value / unit, exponent) - low) / (high - low)
        case .log:
            guard value > 0 else { return nil }
            fraction =
                isNarrow
                ? log1p((value - lower) / lower) / log1p((upper - lower) / lower)
                : (log10(value) - log10(lower)) / (log10(upper) - log10(lower))
        }
        return fraction.isFinite ? min(max(fraction, -1e6), 1e6) : nil
    }

    /// ``fraction(of:)``, but for values of 0 or less the lower end of a logarithmic axis: where what reaches
    /// there is cut.
    func cutFraction(of value: Double) -> Double? {
        guard kind == .log, value <= 0, value.isFinite else { return fraction(of: value) }
        return isReversed ? 1 : 0
    }

    /// The fractions of a linear axis, for very many values; `nil` for others.
    var linearPlaces: LinearPlaces? { kind == .linear ? LinearPlaces(self) : nil }

    /// ``fraction(of:)`` of a linear axis, to the last bit; not finite where that is `nil`.
    struct LinearPlaces {
        private let start, span: Double
        private let isReversed: Bool

        fileprivate init(_ scale: Scale) {
            start = scale.lower / 2
            span = scale.upper / 2 - scale.lower / 2
            isReversed = scale.isReversed
        }

        func fraction(of value: Double) -> Double {
            var fraction = (value / 2 - start) / span
            guard fraction.isFinite else { return .nan }
            fraction = min(max(fraction, -1e6), 1e6)
            return isReversed ? 1 - fraction : fraction
        }
    }

    /// The value at a fraction of the axis.
    func value(at fraction: Double) -> Double {
        let fraction = isReversed ? 1 - fraction : fraction
        switch kind {
        case .linear, .category: return lower * (1 - fraction) + upper * fraction
        case .log:
            return isNarrow
                ? lower + lower * expm1(fraction * log1p((upper - lower) / lower))
                : pow(10, log10(lower) + (log10(upper) - log10(lower)) * fraction)
        case .power(let exponent):
            let unit = max(abs(lower), abs(upper))
            let (low, high) = (Self.power(lower / unit, exponent), Self.power(upper / unit, exponent))
            return unit * Self.power(low * (1 - fraction) + high * fraction, 1 / exponent)
        case .symlog:
            return Self.inverseSymlog(Self.symlog(lower) * (1 - fraction) + Self.symlog(upper) * fraction)
        }
    }

    fileprivate static func power(_ value: Double, _ exponent: Double) -> Double {
        let result = pow(abs(value), exponent)
        return value < 0 ? -result : result
    }

    fileprivate static func symlog(_ value: Double) -> Double {
        value < 0 ? -log1p(-value) : log1p(value)
    }

    fileprivate static func inverseSymlog(_ value: Double) -> Double {
        value < 0 ? -expm1(-value) : expm1(value)
    }
}

extension Scale.Kind {
    /// Where each of some cells begins and ends whose middles are given, in ascending order: half way between
    /// neighbours on the axis' own scale, and as far beyond the outermost ones; `nil` for middles without a position.
    func cells(around middles: [Double]) -> [(lower: Double, upper: Double)?] {
        let first = self == .log ? middles.firstIndex { $0 > 0 } ?? middles.count : 0
        let placed = middles[first...]
        guard let low = placed.first, let high = placed.last else { return middles.map { _ in nil } }
        guard placed.count > 1 else {
            let alone =
                self == .log
                ? (lower: low / 2.squareRoot(), upper: low * 2.squareRoot()) : (low - 0.5, low + 0.5)
            return middles[..<first].map { _ in nil } + [alone]
        }
        let inner = zip(placed, placed.dropFirst()).map { middle($0, $1) }
        let ends = [mirrored(inner[0], at: low)] + inner + [mirrored(inner[inner.count - 1], at: high)]
        return middles[..<first].map { _ in nil } + zip(ends, ends.dropFirst()).map { ($0, $1) }
    }

    /// Half way between two values.
    private func middle(_ a: Double, _ b: Double) -> Double {
        let found = unspread(spread(a) / 2 + spread(b) / 2)
        return found > a && found < b ? found : a / 2 + b / 2
    }

    /// As far on the other side of a value.
    private func mirrored(_ edge: Double, at value: Double) -> Double {
        let largest = Double.greatestFiniteMagnitude
        let found = unspread(spread(value) + (spread(value) - spread(edge)))
        let isBeyond = edge > value ? found < value : found > value
        let plain = value + (value - edge)
        return min(max(found.isFinite && isBeyond ? found : self == .log ? value : plain, -largest), largest)
    }

    /// A value in a measure in which equal distances look equal.
    func spread(_ value: Double) -> Double {
        switch self {
        case .linear, .category: value
        case .log: log10(value)
        case .symlog: Scale.symlog(value)
        case .power(let exponent): Scale.power(value, exponent)
        }
    }

    func unspread(_ value: Double) -> Double {
        switch self {
        case .linear, .category: value
        case .log: pow(10, value)
        case .symlog: Scale.inverseSymlog(value)
        case .power(let exponent): Scale.power(value, 1 / exponent)
        }
    }
}
