import Platform

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
    ///   - fraction: where a value stands on the axis, 0 to 1; `nil` for the linear position.
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
        var candidates = candidates(domain, wanted: wanted)
        // The best first: labels are written only until some fit. Of equals the first is taken.
        while let best = candidates.indices.max(by: { candidates[$0].score < candidates[$1].score }),
            candidates[best].score > -.infinity
        {
            if let ticks = TickCandidate(step: candidates[best].step, domain: domain) {
                let set = ticks.labelled(sharing: space.hasTitle)
                if set.fits(in: space, at: fraction) { return set }
            }
            candidates[best].score = -.infinity
        }
        return fewest(domain, space: space, fraction: fraction)
    }

    /// The multiples of one step, such as that of another axis.
    ///
    /// - Returns: `nil` for fewer than two ticks or more than 60, and where labels would touch.
    static func ticks(lower: Double, upper: Double, step: TickStep, space: TickSpace) -> TickSet? {
        let domain = TickDomain(lower: lower, upper: upper)
        let own = TickStep(mantissa: step.mantissa, exponent: step.exponent - domain.exponent)
        guard domain.range > 0, let (first, last) = domain.multiples(of: own.size), last - first < 60,
            let candidate = TickCandidate(step: own, domain: domain)
        else { return nil }
        let set = candidate.labelled(sharing: space.hasTitle)
        return set.fits(in: space) { ($0 / 2 - lower / 2) / (upper / 2 - lower / 2) } ? set : nil
    }

    /// Steps around the one that gives as many ticks as wanted, with their scores.
    private static func candidates(_ domain: TickDomain, wanted: Double) -> [(score: Double, step: TickStep)]
    {
        let magnitude = Int(log10(domain.range / wanted).rounded(.down))
        var candidates: [(score: Double, step: TickStep)] = []
        candidates.reserveCapacity(54)
        for exponent in (magnitude - 1)...(magnitude + 1) {
            let unit = DecimalNumber.power(exponent - 1)
            var rank = 0.0
            for mantissa in mantissas {
                for skip in 1...3 {
                    let step = TickStep(mantissa: mantissa * skip, exponent: exponent - 1)
                    let size = Double(step.mantissa) * unit
                    let simplicity = 2 - rank / 5 - Double(skip)
                    let score = domain.score(size: size, simplicity: simplicity, wanted: wanted)
                    if score > -.infinity { candidates.append((score, step)) }
                }
                rank += 1
            }
        }
        return candidates
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
