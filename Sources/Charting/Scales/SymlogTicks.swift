/// Ticks for symmetric logarithmic axes: 0, and powers of ten on both sides of it.
enum SymlogTicks {
    /// - Parameters:
    ///   - lower, upper: the domain; finite and ascending.
    /// - Returns: as many powers as fit, every one, every second, and so on. Where the domain stays
    ///   within one unit of zero or holds fewer than two such ticks, those of a linear axis.
    static func ticks(lower: Double, upper: Double, space: TickSpace) -> TickSet {
        let scale = Scale(.symlog, lower: lower, upper: upper)
        func fraction(_ value: Double) -> Double { scale.fraction(of: value) ?? 0 }
        let largest = max(abs(lower), abs(upper))
        let top = DecimalDigits(largest).point
        for skip in 1...max(1, top) where largest > 1 {
            // The first power moves away from zero with the step, or the two would never fit.
            let exponents = stride(from: skip - 1, through: top, by: skip)
            let powers = exponents.map { Tick(value: Double("1e\($0)") ?? .nan, label: label($0)) }
            let negative = powers.reversed().map {
                Tick(value: -$0.value, label: NumberText.minus + $0.label)
            }
            let all = TickSet(
                ticks: (negative + [Tick(value: 0, label: "0")] + powers).filter {
                    $0.value.isFinite && $0.value >= lower && $0.value <= upper
                })
            guard all.ticks.count >= 2 else { break }
            if all.fits(in: space, at: fraction) { return all }
        }
        return LinearTicks.ticks(lower: lower, upper: upper, space: space, fraction: fraction)
    }

    private static func label(_ exponent: Int) -> String {
        exponent <= 3 ? LinearTicks.label(1, exponent: exponent) : NumberText.powerOfTen(exponent)
    }
}
