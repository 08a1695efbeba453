/// Ticks where an author wants them.
enum ExplicitTicks {
    private static let most = 200

    /// - Returns: `nil` where there would be fewer than one or more than 200 ticks.
    ///
    /// - Parameter names: written in place of given numbers, one for each.
    static func ticks(
        _ values: AxisMarks.Values, named names: [String] = [], on scale: Scale, space: TickSpace
    ) -> TickSet? {
        let numbers: [Double]
        switch values {
        case .automatic: return nil
        case .numbers(let given): numbers = given.filter(\.isFinite)
        case .stride(let step):
            guard let multiples = multiples(of: step, from: scale.lower, to: scale.upper) else { return nil }
            numbers = multiples
        }
        var seen: Set<Double> = []
        let inside = numbers.filter { $0 >= scale.lower && $0 <= scale.upper && seen.insert($0).inserted }
            .sorted()
        guard !inside.isEmpty, inside.count <= most else { return nil }
        let known = Dictionary(zip(numbers, names)) { first, _ in first }
        let set = TickSet(
            ticks: inside.map {
                Tick(value: $0, label: known[$0] ?? NumberText.text(DecimalDigits($0)))
            })
        return set.thinned(in: space) { scale.ascendingFraction(of: $0) ?? 0 }
    }

    /// The multiples of a step between two numbers, exactly those that a reader would write.
    private static func multiples(of step: Double, from lower: Double, to upper: Double) -> [Double]? {
        guard step.isFinite, step > 0 else { return nil }
        let digits = DecimalDigits(step)
        let (first, last) = ((lower / step).rounded(.up), (upper / step).rounded(.down))
        guard first <= last, last - first < Double(most), abs(first) < 1e12, abs(last) < 1e12 else {
            return nil
        }
        let mantissa = digits.digits.prefix(6).reduce(0) { $0 * 10 + Int($1) }
        guard digits.digits.count <= 6 else {
            return (Int(first)...Int(last)).map { Double($0) * step }
        }
        let exponent = digits.point - digits.digits.count
        return (Int(first)...Int(last)).map { Double("\($0 * mantissa)e\(exponent)") ?? .nan }
    }
}

/// Ticks without labels between those that have some.
enum MinorTicks {
    private static let most = 120

    /// - Parameters:
    ///   - major: the ticks with labels, ascending.
    ///   - length: of the axis, in points; minor ticks are at least 4 points apart.
    static func values(between major: [Double], on scale: Scale, length: Double) -> [Double] {
        guard major.count > 1 else { return [] }
        let candidates: [Double]
        switch scale.kind {
        case .category, .symlog: return []
        case .log: candidates = logarithmic(scale)
        case .linear, .power: candidates = linear(major, scale)
        }
        let known = Set(major)
        let inside = candidates.filter { $0 >= scale.lower && $0 <= scale.upper && !known.contains($0) }
        let places = inside.compactMap { scale.ascendingFraction(of: $0).map { $0 * length } }
        let isCrowded = zip(places, places.dropFirst()).contains { $1 - $0 < (scale.kind == .log ? 1.2 : 4) }
        return isCrowded || inside.count > most ? [] : inside
    }

    private static func logarithmic(_ scale: Scale) -> [Double] {
        let (first, last) = (DecimalDigits(scale.lower).point - 1, DecimalDigits(scale.upper).point)
        guard first < last, last - first <= 40 else { return [] }
        let digits = last - first <= 8 ? Array(1...9) : [1]
        return (first...last).flatMap { exponent in
            digits.map { Double("\($0)e\(exponent)") ?? .nan }
        }
    }

    /// Fifths of steps of 1, 5 and 2.5, quarters of 2 and 4, thirds of 3.
    private static func linear(_ major: [Double], _ scale: Scale) -> [Double] {
        let step = major[1] - major[0]
        guard step.isFinite, step > 0, let start = major.first, let end = major.last,
            (scale.upper - scale.lower) / step < 60
        else { return [] }
        var digits = DecimalDigits(step)
        digits.round(toSignificant: 3)
        let parts = digits.digits.first.map { $0 == 3 ? 3 : $0 == 4 || digits.digits == [2] ? 4 : 5 } ?? 5
        let count = Int(((end - start) / step).rounded()) + 2
        return (0...(count * parts)).map { start - step + step * Double($0) / Double(parts) }
            .filter { value in !major.contains { abs($0 - value) < step * 1e-6 } }
    }
}
