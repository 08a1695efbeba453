import Platform

/// Ticks for logarithmic axes: powers of ten, with 2 and 5 between them where there is room.
enum LogTicks {
    /// - Parameters:
    ///   - lower, upper: the domain; no ticks unless it is finite, positive and ascending.
    ///   - fraction: where a value stands on the axis, 0 to 1; `nil` for the logarithmic position.
    /// - Returns: at least two ticks. Where even two labels do not fit, ticks are left unlabelled.
    static func ticks(
        lower: Double, upper: Double, space: TickSpace, fraction: ((Double) -> Double)? = nil
    ) -> TickSet {
        let decades = log10(upper) - log10(lower)
        guard decades > 0, decades.isFinite, space.length > 0, space.length.isFinite else {
            return TickSet(ticks: [])
        }
        // Logarithms of neighbours differ by their last digits only; there the axis is as good as linear.
        let isNarrow = upper < 1.01 * lower
        func logarithmic(_ value: Double) -> Double {
            isNarrow ? (value - lower) / (upper - lower) : (log10(value) - log10(lower)) / decades
        }
        let fraction = fraction ?? logarithmic
        guard decades >= 1 else {
            return LinearTicks.ticks(lower: lower, upper: upper, space: space, fraction: fraction)
        }
        let exponents = Int(log10(lower).rounded(.down))...Int(log10(upper).rounded(.up))
        let plain = exponents.lowerBound >= -4 && exponents.upperBound <= 4
        func set(_ digits: [Int], skip: Int) -> TickSet {
            let first = exponents.lowerBound
            let firstKept = first + (skip - first % skip) % skip
            let ticks = stride(from: firstKept, through: exponents.upperBound, by: skip).flatMap { exponent in
                digits.map { tick($0, exponent: exponent, plain: plain) }
            }
            // A tick that misses the end of the axis by a rounding error still belongs to it.
            return TickSet(
                ticks: ticks.filter {
                    $0.value.isFinite && $0.value >= lower * (1 - 1e-9) && $0.value <= upper * (1 + 1e-9)
                })
        }
        var fewest = TickSet(ticks: [])
        let dense = decades <= 3 ? [([1, 2, 5], 1), ([1, 3], 1)] : []
        for (digits, skip) in dense + (1...exponents.count).map({ ([1], $0) }) {
            let ticks = set(digits, skip: skip)
            guard ticks.ticks.count >= 2 else { continue }
            if ticks.fits(in: space, at: fraction) { return ticks }
            fewest = ticks
        }
        return fewest.thinned(in: space, at: fraction)
    }

    private static func tick(_ digit: Int, exponent: Int, plain: Bool) -> Tick {
        let value = Double("\(digit)e\(exponent)") ?? .nan
        if plain { return Tick(value: value, label: LinearTicks.label(digit, exponent: exponent)) }
        let power = NumberText.powerOfTen(exponent)
        return Tick(value: value, label: digit == 1 ? power : "\(digit)×\(power)")
    }
}
