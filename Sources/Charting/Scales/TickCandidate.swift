import Platform

/// The ends of an axis in units of a power of ten that keeps all computations in range.
struct TickDomain {
    let lower: Double
    let upper: Double
    let exponent: Int

    var range: Double { upper - lower }

    init(lower: Double, upper: Double) {
        let largest = max(abs(lower), abs(upper))
        let (factor, exponent) = largest > 1e290 ? (1e-20, 20) : largest < 1e-290 ? (1e40, -40) : (1, 0)
        self.lower = lower * factor
        self.upper = upper * factor
        self.exponent = exponent
    }

    /// The first and the last multiple of a step; `nil` for fewer than two.
    func multiples(of size: Double) -> (first: Double, last: Double)? {
        guard size > 0, size.isFinite else { return nil }
        // A tick that misses the end of the axis by a rounding error still belongs to it.
        let slack = 1e-9 * range / size
        let low = (lower / size - slack).rounded(.up)
        let high = (upper / size + slack).rounded(.down)
        guard abs(low) < 1e15, abs(high) < 1e15, high > low else { return nil }
        return (low, high)
    }

    /// How good the multiples of a step are as ticks; −∞ for fewer than 2 and more than 60.
    func score(size: Double, simplicity: Double, wanted: Double) -> Double {
        guard let (first, last) = multiples(of: size), last - first < 60 else { return -.infinity }
        let hasZero = first <= 0 && last >= 0 ? 1.0 : 0
        let tenth = 0.1 * range
        let (above, below) = ((upper - last * size) / tenth, (first * size - lower) / tenth)
        let coverage = 1 - 0.5 * (above * above + below * below)
        let density = range / size / (wanted - 1)
        let crowding = 2 - Swift.max(density, 1 / density)
        return 0.25 * (simplicity + hasZero) + 0.2 * Swift.max(coverage, -2) + 0.5 * crowding
    }
}

/// All multiples of a step inside of a domain.
struct TickCandidate {
    private let step: TickStep
    private let domain: TickDomain
    private let size: Double
    /// The first and last tick, in steps.
    private let first: Int
    private let last: Int

    /// - Returns: `nil` for fewer than two ticks.
    init?(step: TickStep, domain: TickDomain) {
        let size = step.size
        guard let (low, high) = domain.multiples(of: size) else { return nil }
        self.step = step
        self.domain = domain
        self.size = size
        (first, last) = (Int(low), Int(high))
    }

    /// - Parameter sharing: whether labels may leave out what all of them share.
    func labelled(sharing: Bool) -> TickSet {
        // Ticks as integers in units of 10^exponent.
        let wholes = (first...last).map { $0 * step.mantissa }
        let exponent = step.exponent + domain.exponent
        let values = wholes.map { DecimalNumber.value($0, exponent: exponent) }
        let written = TickStep(mantissa: step.mantissa, exponent: exponent)
        guard sharing else {
            let labels = NumberText.aligned(wholes.map { DecimalDigits($0, exponent: exponent) })
            return TickSet(ticks: zip(values, labels).map { Tick(value: $0, label: $1) }, step: written)
        }
        let offset = offset
        let relative = wholes.map { $0 - offset }
        let farthest = relative.map(\.magnitude).max() ?? 0
        let largest = DecimalDigits(Int(farthest), exponent: exponent).point - 1
        let common = largest >= 6 || largest <= -5 ? largest : 0
        let digits = relative.map { DecimalDigits($0, exponent: exponent - common) }
        return TickSet(
            ticks: zip(values, NumberText.aligned(digits)).map { Tick(value: $0, label: $1) },
            exponent: common,
            offset: offset == 0 ? nil : NumberText.text(DecimalDigits(offset, exponent: exponent)),
            step: written)
    }

    /// The round number from which labels are counted, in units of 10^exponent; 0 unless the labels
    /// would share more than four leading digits.
    private var offset: Int {
        let middle = domain.lower / 2 + domain.upper / 2
        guard abs(middle) > 1e4 * domain.range else { return 0 }
        var unit = 1
        while Double(unit) < domain.range / size * Double(step.mantissa) { unit *= 10 }
        return first * step.mantissa / unit * unit
    }
}
