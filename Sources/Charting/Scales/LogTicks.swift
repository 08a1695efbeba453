#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Ticks for logarithmic axes: powers of ten, with 2 and 5 between them where there is room.
enum LogTicks {
    static func ticks(lower: Double, upper: Double, space: TickSpace) -> TickSet {
        let decades = log10(upper) - log10(lower)
        guard decades > 0, decades.isFinite, space.length > 0 else { return TickSet(ticks: []) }
        guard decades >= 1 else {
            return LinearTicks.ticks(lower: lower, upper: upper, space: space)
        }
        let first = Int(log10(lower).rounded(.down))
        let last = Int(log10(upper).rounded(.up))
        let plain = first >= -4 && last <= 4
        let intermediate: [[Int]] = decades <= 3 ? [[1, 2, 5], [1, 3], [1]] : [[1]]
        for digits in intermediate {
            for skip in 1...(digits == [1] ? max(1, last - first) : 1) {
                var ticks: [Tick] = []
                for exponent in first...last where exponent % skip == 0 {
                    ticks += digits.map { tick($0, exponent: exponent, plain: plain) }
                }
                ticks.removeAll { $0.value < lower * (1 - 1e-9) || $0.value > upper * (1 + 1e-9) }
                if ticks.count >= 2, fits(ticks, lower: lower, decades: decades, space: space) {
                    return TickSet(ticks: ticks)
                }
            }
        }
        return TickSet(ticks: [])
    }

    private static func tick(_ digit: Int, exponent: Int, plain: Bool) -> Tick {
        let value = Double(digit) * pow(10, Double(exponent))
        if plain { return Tick(value: value, label: LinearTicks.label(digit, exponent: exponent)) }
        let power = NumberText.powerOfTen(exponent)
        return Tick(value: value, label: digit == 1 ? power : "\(digit)×\(power)")
    }

    private static func fits(
        _ ticks: [Tick], lower: Double, decades: Double, space: TickSpace
    ) -> Bool {
        var end = -Double.infinity
        for tick in ticks {
            let center = (log10(tick.value) - log10(lower)) / decades * space.length
            let half = space.extent(tick.label) / 2
            guard center - half >= end + space.gap else { return false }
            end = center + half
        }
        return true
    }
}
