#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A mapping from values to fractions of an axis: 0 at its start, 1 at its end.
struct Scale: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case linear
        case log
        /// Names in equal bands; category `i` has its middle at value `i`.
        case category([String])
    }

    let kind: Kind
    /// First and last value of the axis; first < last.
    let lower: Double
    let upper: Double

    /// - Parameters:
    ///   - lower, upper: the domain. Domains that are empty, reversed, not finite or, on a
    ///     logarithmic axis, not positive are repaired: a chart has a place for everything.
    init(_ kind: Kind, lower: Double, upper: Double) {
        self.kind = kind
        var (low, high) = lower <= upper ? (lower, upper) : (upper, lower)
        if !low.isFinite || !high.isFinite { (low, high) = kind == .log ? (1, 10) : (0, 1) }
        if kind == .log {
            if high <= 0 { (low, high) = (1, 10) }
            if low <= 0 { low = high / 1e6 }
            if low == high { (low, high) = (low / 2, high * 2) }
        } else {
            let tiny = max(abs(low), abs(high)) * 1e-12
            if high - low <= max(tiny, 1e-300) {
                let room = low == 0 ? 1 : abs(low) * 0.1
                (low, high) = (low - room, high + room)
            }
        }
        // Halves keep the extent of the widest domains finite.
        let limit = Double.greatestFiniteMagnitude / 4
        self.lower = max(low, -limit)
        self.upper = min(high, limit)
    }

    static func category(_ names: [String]) -> Scale {
        Scale(.category(names), lower: -0.5, upper: max(0.5, Double(names.count) - 0.5))
    }

    /// The fraction of the axis where a value stands (outside 0…1 if outside the domain), or `nil`
    /// for values that have no place: NaN, infinities, and on a logarithmic axis all below 0.
    func fraction(of value: Double) -> Double? {
        guard value.isFinite else { return nil }
        let fraction: Double
        switch kind {
        case .linear, .category:
            fraction = (value - lower) / (upper - lower)
        case .log:
            guard value > 0 else { return nil }
            fraction = (log10(value) - log10(lower)) / (log10(upper) - log10(lower))
        }
        return fraction.isFinite ? min(max(fraction, -1e6), 1e6) : nil
    }

    /// The value at a fraction of the axis.
    func value(at fraction: Double) -> Double {
        switch kind {
        case .linear, .category: lower + (upper - lower) * fraction
        case .log: pow(10, log10(lower) + (log10(upper) - log10(lower)) * fraction)
        }
    }
}
