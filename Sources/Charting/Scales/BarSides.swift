import Platform

/// How far bars reach to both sides of the numbers that they stand over, in parts of the least distance between two of
/// these.
package struct BarSides: Sendable, Hashable {
    /// From the number to the left side, and to the right one.
    var left: Double, right: Double
}

extension Scale.Kind {
    /// Where each of some bars begins and ends that stand over numbers, on the axis' own scale; `nil` for numbers
    /// without a position.
    func sides(of bars: BarSides, over numbers: [Double]) -> [(lower: Double, upper: Double)?] {
        let known = numbers.map { $0.isFinite && (self != .log || $0 > 0) ? spread($0) : .nan }
        let places = Set(known.filter(\.isFinite)).sorted()
        // A bar that stands alone is as wide as one of several at whole numbers, or within a factor of two.
        let alone = self == .log ? log10(2) : spread(1)
        let step = zip(places, places.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }.min() ?? alone
        return known.map { place in
            let (low, high) = (unspread(place + bars.left * step), unspread(place + bars.right * step))
            return low.isFinite && high.isFinite ? (low, high) : nil
        }
    }
}
