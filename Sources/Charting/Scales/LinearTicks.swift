#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Ticks for linear axes.
///
/// The objective is that of Justin Talbot, Sharon Lin and Pat Hanrahan, "An Extension of
/// Wilkinson's Algorithm for Positioning Tick Labels on Axes" (2010): simplicity, coverage and
/// density, weighted .25, .2 and .5. Legibility is no weight here but a condition: labels never
/// touch. Ticks stay inside the domain, so there is one labelling a step and the search is over
/// steps alone: at most 54 candidates.
///
/// Steps are integers times a power of ten and ticks are integer multiples of a step, so values and
/// labels are exact: both are written from the integers, never computed.
enum LinearTicks {
    /// Mantissas in order of simplicity, in tenths.
    private static let mantissas = [10, 50, 20, 25, 40, 30]

    /// - Parameters:
    ///   - lower, upper: the domain; no ticks unless it is finite and ascending.
    ///   - fraction: where a value stands on the axis, 0 to 1; `nil` for the linear place.
    /// - Returns: at least two ticks, unless the ends are almost the same Double. Where even two labels do not fit, ticks are left unlabelled.
    static func ticks(
        lower: Double, upper: Double, space: TickSpace, fraction: ((Double) -> Double)? = nil
    ) -> TickSet {
        guard lower < upper, lower.isFinite, upper.isFinite, space.length > 0, space.length.isFinite else {
            return TickSet(ticks: [])
        }
        let domain = TickDomain(lower: lower, upper: upper)
        guard domain.range > 0 else { return TickSet(ticks: []) }
        func linear(_ value: Double) -> Double { (value / 2 - lower / 2) / (upper / 2 - lower / 2) }
        let fraction = fraction ?? linear
        let wanted = max(2, space.length / space.pitch + 1)
        let magnitude = Int(log10(domain.range / wanted).rounded(.down))
        var candidates: [(score: Double, ticks: TickCandidate)] = []
        for exponent in (magnitude - 1)...(magnitude + 1) {
            for (rank, mantissa) in mantissas.enumerated() {
                for skip in 1...3 {
                    let step = TickStep(mantissa: mantissa * skip, exponent: exponent - 1)
                    guard let ticks = TickCandidate(step: step, domain: domain), ticks.count <= 60
                    else { continue }
                    let simplicity = 2 - Double(rank) / Double(mantissas.count - 1) - Double(skip)
                    candidates.append((ticks.score(simplicity: simplicity, wanted: wanted), ticks))
                }
            }
        }
        // The best first: labels are written only until some fit. The order of equals is kept.
        for candidate in candidates.sorted(by: { $0.score > $1.score }) {
            let set = candidate.ticks.labelled(sharing: space.hasTitle)
            if set.fits(in: space, at: fraction) { return set }
        }
        return fewest(domain, space: space, fraction: fraction)
    }

    /// Where nothing fits: as few ticks as possible, and of their labels those that fit.
    private static func fewest(
        _ domain: TickDomain, space: TickSpace, fraction: @escaping (Double) -> Double
    ) -> TickSet {
        let magnitude = Int(log10(domain.range).rounded(.down))
        for exponent in [magnitude, magnitude - 1] {
            for mantissa in mantissas.sorted(by: >) {
                let step = TickStep(mantissa: mantissa, exponent: exponent - 1)
                guard let candidate = TickCandidate(step: step, domain: domain) else { continue }
                return candidate.labelled(sharing: space.hasTitle).thinned(in: space, at: fraction)
            }
        }
        return TickSet(ticks: [])
    }

    /// The decimal text of an integer times a power of ten, without an exponent.
    static func label(_ whole: Int, exponent: Int) -> String {
        let decimal = DecimalDigits(whole, exponent: exponent)
        return (decimal.isNegative ? NumberText.minus : "") + decimal.plain
    }
}

/// The ends of an axis in units of a power of ten that keeps all computations in range.
private struct TickDomain {
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
}

/// A distance between ticks: mantissa × 10^exponent, in units of the domain.
private struct TickStep {
    let mantissa: Int
    let exponent: Int

    var size: Double { Double("\(mantissa)e\(exponent)") ?? 0 }
}

/// All multiples of a step inside of a domain.
private struct TickCandidate {
    private let step: TickStep
    private let domain: TickDomain
    private let size: Double
    /// The first and last tick, in steps.
    private let first: Int
    private let last: Int

    /// - Returns: `nil` for fewer than two ticks.
    init?(step: TickStep, domain: TickDomain) {
        let size = step.size
        guard size > 0, size.isFinite else { return nil }
        // A tick that misses the end of the axis by a rounding error still belongs to it.
        let slack = 1e-9 * domain.range / size
        let low = (domain.lower / size - slack).rounded(.up)
        let high = (domain.upper / size + slack).rounded(.down)
        guard abs(low) < 1e15, abs(high) < 1e15, high > low else { return nil }
        self.step = step
        self.domain = domain
        self.size = size
        (first, last) = (Int(low), Int(high))
    }

    var count: Int { last - first + 1 }

    func score(simplicity: Double, wanted: Double) -> Double {
        let hasZero = first <= 0 && last >= 0 ? 1.0 : 0
        let tenth = 0.1 * domain.range
        let missing = (
            (domain.upper - Double(last) * size) / tenth, (Double(first) * size - domain.lower) / tenth
        )
        let coverage = 1 - 0.5 * (missing.0 * missing.0 + missing.1 * missing.1)
        let density = domain.range / size / (wanted - 1)
        let crowding = 2 - max(density, 1 / density)
        return 0.25 * (simplicity + hasZero) + 0.2 * max(coverage, -2) + 0.5 * crowding
    }

    /// - Parameter sharing: whether labels may leave out what all of them share.
    func labelled(sharing: Bool) -> TickSet {
        // Ticks as integers in units of 10^exponent.
        let wholes = (first...last).map { $0 * step.mantissa }
        let exponent = step.exponent + domain.exponent
        let values = wholes.map { Double("\($0)e\(exponent)") ?? .nan }
        guard sharing else {
            let labels = wholes.map { NumberText.text(DecimalDigits($0, exponent: exponent)) }
            return TickSet(ticks: zip(values, labels).map { Tick(value: $0, label: $1) })
        }
        let offset = offset
        let relative = wholes.map { $0 - offset }
        let farthest = relative.map(\.magnitude).max() ?? 0
        let largest = DecimalDigits(Int(farthest), exponent: exponent).point - 1
        let common = largest >= 6 || largest <= -5 ? largest : 0
        let labels = relative.map { LinearTicks.label($0, exponent: exponent - common) }
        return TickSet(
            ticks: zip(values, labels).map { Tick(value: $0, label: $1) }, exponent: common,
            offset: offset == 0 ? nil : NumberText.text(DecimalDigits(offset, exponent: exponent)))
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
