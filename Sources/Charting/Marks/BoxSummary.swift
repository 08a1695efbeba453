/// What a box of a box plot says of some numbers.
package struct BoxSummary: Sendable, Hashable {
    /// How many finite numbers there are.
    package let count: Int
    package let lowerQuartile: Double
    package let median: Double
    package let upperQuartile: Double
    /// Where the whiskers end: the last numbers within 1.5 interquartile ranges of the box.
    package let lowest: Double
    package let highest: Double
    /// The numbers beyond the whiskers, ascending.
    package let beyond: [Double]

    /// - Returns: `nil` where none of the numbers is finite.
    package init?(_ numbers: [Double]) {
        let sorted = numbers.filter(\.isFinite).sorted()
        guard !sorted.isEmpty else { return nil }
        count = sorted.count
        let (lower, upper) = (Self.quantile(0.25, of: sorted), Self.quantile(0.75, of: sorted))
        (lowerQuartile, upperQuartile) = (lower, upper)
        median = Self.quantile(0.5, of: sorted)
        let reach = 1.5 * (upper - lower)
        let inside = sorted.filter { $0 >= lower - reach && $0 <= upper + reach }
        // Between two numbers far apart, a quartile may lie beyond all that are inside.
        lowest = min(inside.first ?? lower, lower)
        highest = max(inside.last ?? upper, upper)
        beyond = sorted.filter { $0 < lower - reach || $0 > upper + reach }
    }

    /// A quantile of ascending numbers, interpolated linearly between its neighbours.
    package static func quantile(_ share: Double, of sorted: [Double]) -> Double {
        let place = share * Double(sorted.count - 1)
        let index = min(Int(place), sorted.count - 1)
        let next = min(index + 1, sorted.count - 1)
        let fraction = place - Double(index)
        // Where the next one is infinite, a number that is met is still one.
        guard fraction > 0 else { return sorted[index] }
        return sorted[index] * (1 - fraction) + sorted[next] * fraction
    }
}
