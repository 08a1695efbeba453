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
/// Steps are integers times a power of ten and ticks are integer multiples of a step, so a label is
/// exact: it is written from the integers, never from the Double.
enum LinearTicks {
    /// Mantissas in order of simplicity, in tenths.
    private static let mantissas = [10, 50, 20, 25, 40, 30]

    static func ticks(lower: Double, upper: Double, space: TickSpace) -> TickSet {
        let range = upper - lower
        guard range > 0, range.isFinite, space.length > 0 else { return TickSet(ticks: []) }
        let wanted = max(2, space.length / space.pitch + 1)
        let magnitude = Int(log10(range / wanted).rounded(.down))
        var best: (score: Double, set: TickSet)?
        for exponent in (magnitude - 1)...(magnitude + 1) {
            for (rank, mantissa) in mantissas.enumerated() {
                for skip in 1...3 {
                    let step = Step(mantissa: mantissa * skip, exponent: exponent - 1)
                    guard
                        let candidate = Candidate(step: step, lower: lower, upper: upper),
                        candidate.last - candidate.first < 60
                    else { continue }
                    let bound = candidate.score(rank: rank, skip: skip, wanted: wanted)
                    guard bound > best?.score ?? -.infinity else { continue }
                    let set = candidate.labelled()
                    guard fits(set, lower: lower, upper: upper, space: space) else { continue }
                    best = (bound, set)
                }
            }
        }
        return best?.set ?? ends(lower: lower, upper: upper)
    }

    /// Where nothing fits, the ends of the axis say at least how far it reaches.
    private static func ends(lower: Double, upper: Double) -> TickSet {
        TickSet(ticks: [
            Tick(value: lower, label: NumberText.significant(lower, 3)),
            Tick(value: upper, label: NumberText.significant(upper, 3)),
        ])
    }

    private static func fits(_ set: TickSet, lower: Double, upper: Double, space: TickSpace) -> Bool {
        var end = -Double.infinity
        for tick in set.ticks {
            let center = (tick.value - lower) / (upper - lower) * space.length
            let half = space.extent(tick.label) / 2
            guard center - half >= end + space.gap else { return false }
            end = center + half
        }
        return true
    }

    /// A distance between ticks: mantissa × 10^exponent.
    private struct Step {
        var mantissa: Int
        var exponent: Int

        var value: Double { scaled(1) }

        /// `count` steps. Division by a power of ten rounds once where multiplication would twice.
        func scaled(_ count: Int) -> Double {
            let whole = Double(count) * Double(mantissa)
            return exponent < 0 && exponent > -300
                ? whole / pow(10, Double(-exponent)) : whole * pow(10, Double(exponent))
        }
    }

    private struct Candidate {
        let step: Step
        /// The first and last tick, in steps.
        let first: Int
        let last: Int
        let lower: Double
        let upper: Double

        init?(step: Step, lower: Double, upper: Double) {
            let size = step.value
            guard size > 0, size.isFinite else { return nil }
            // A tick that misses the end of the axis by a rounding error still belongs to it.
            let slack = 1e-9 * (upper - lower) / size
            let low = (lower / size - slack).rounded(.up)
            let high = (upper / size + slack).rounded(.down)
            guard abs(low) < 1e15, abs(high) < 1e15, high > low else { return nil }
            self.step = step
            first = Int(low)
            last = Int(high)
            self.lower = lower
            self.upper = upper
        }

        func score(rank: Int, skip: Int, wanted: Double) -> Double {
            let hasZero = first <= 0 && last >= 0 ? 1.0 : 0
            let simplicity = 1 - Double(rank) / Double(mantissas.count - 1) - Double(skip) + 1 + hasZero
            let tenth = 0.1 * (upper - lower)
            let missing = (upper - step.scaled(last), step.scaled(first) - lower)
            let coverage = 1 - 0.5 * (missing.0 * missing.0 + missing.1 * missing.1) / (tenth * tenth)
            let density = (upper - lower) / step.value / (wanted - 1)
            let crowding = 2 - max(density, 1 / density)
            return 0.25 * simplicity + 0.2 * max(coverage, -2) + 0.5 * crowding
        }

        func labelled() -> TickSet {
            let largest = max(abs(step.scaled(first)), abs(step.scaled(last)))
            let magnitude = Int(log10(largest).rounded(.down))
            let common = magnitude >= 6 || magnitude <= -5 ? magnitude : 0
            let ticks = (first...last).map { count in
                Tick(
                    value: step.scaled(count),
                    label: LinearTicks.label(count * step.mantissa, exponent: step.exponent - common))
            }
            return TickSet(ticks: ticks, exponent: common)
        }
    }

    /// The decimal text of an integer times a power of ten.
    static func label(_ whole: Int, exponent: Int) -> String {
        guard whole != 0 else { return "0" }
        var digits = String(abs(whole))
        var exponent = exponent
        while exponent < 0, digits.hasSuffix("0") {
            digits.removeLast()
            exponent += 1
        }
        let sign = whole < 0 ? NumberText.minus : ""
        guard exponent < 0 else { return sign + digits + String(repeating: "0", count: exponent) }
        let places = -exponent
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return sign + padded.dropLast(places) + "." + padded.suffix(places)
    }
}
