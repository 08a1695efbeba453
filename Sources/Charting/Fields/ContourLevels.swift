import Drawing
import Platform

/// How values on a surface turn into colors, and at which of them contours are drawn.
public struct ContourLevels: Sendable, Hashable {
    /// Ascending values of the surface, each a round number.
    public let values: [Double]
    /// What is written on each contour and on the color bar.
    public let labels: [String]
    /// Whether colors follow the logarithm of the value.
    public let isLogarithmic: Bool
    /// Whether every band between two levels has as many colors as any other, whatever its height.
    package let isEven: Bool
    /// The smallest and the largest value that get a color of their own.
    public let range: ClosedRange<Double>

    /// Round levels that cover the values of a grid.
    ///
    /// - Parameters:
    ///   - count: about how many contours.
    ///   - logarithmic: whether levels follow the logarithm (1, 2, 5, 10, …); `nil` lets the data
    ///     decide: logarithmic where positive values span more than two decades, or one where most of them lie low;
    ///     about as many values between each two levels where most lie low and logarithms do not part them.
    /// - Returns: `nil` if the grid has no finite value.
    public init?(for grid: Grid, count: Int = 8, logarithmic: Bool? = nil) {
        guard let range = grid.range else { return nil }
        let count = Self.bounded(count)
        // The lowest twentieth of the values shares one color: grid points that happen to lie almost
        // on a minimum of zero must not stretch the scale over ten decades.
        let mayBeLog = logarithmic ?? (range.lowerBound >= 0)
        var positive = mayBeLog ? grid.values.filter { $0 > 0 && $0.isFinite } : []
        let floor = positive.isEmpty ? 0 : positive.selectSmallest(positive.count / 20)
        let decades = floor > 0 && range.lowerBound >= 0 ? log10(range.upperBound / floor) : 0
        let isCrowded = logarithmic == nil && Self.isCrowded(grid.values, range) { $0 }
        let wantsLog = decades > 2 || decades > 1 && isCrowded
        if logarithmic == nil, isCrowded,
            !wantsLog
                || Self.isCrowded(positive, max(floor, range.upperBound * 1e-6)...range.upperBound, log10),
            let levels = ContourLevels(quantilesOf: grid.values, in: range, count: count)
        {
            self = levels
        } else if logarithmic ?? wantsLog, floor > 0, range.upperBound > floor {
            self.init(
                logarithmicFrom: max(floor, range.upperBound * 1e-6), to: range.upperBound, count: count)
        } else {
            self.init(linearFrom: range.lowerBound, to: range.upperBound, count: count)
        }
    }

    private static let maximumCount = 1000
    private static func bounded(_ count: Int) -> Int { min(max(1, count), maximumCount) }

    /// Whether most of the values would share the color of the lowest of eight even steps, as where a wide valley is
    /// surrounded by a steep rim, so that nothing of the valley would be seen.
    private static func isCrowded(
        _ values: [Double], _ range: ClosedRange<Double>, _ scale: (Double) -> Double
    ) -> Bool {
        let (low, high) = (scale(range.lowerBound), scale(range.upperBound))
        let end = low + (high - low) / 8
        guard high > low, (high - low).isFinite else { return false }
        var (below, count) = (0, 0)
        for value in values where value.isFinite {
            count += 1
            if scale(value) < end { below += 1 }
        }
        return 2 * below > count
    }

    /// Levels between which about as many values lie, each as round as the next ones allow.
    ///
    /// - Returns: `nil` if there are fewer than two.
    private init?(quantilesOf values: [Double], in range: ClosedRange<Double>, count: Int) {
        var finite = values.filter(\.isFinite)
        finite.sort()
        guard count > 1, finite.count > count else { return nil }
        let places = (0...count + 1).map { finite[(finite.count - 1) * $0 / (count + 1)] }
        var levels: [Double] = []
        for index in 1...count {
            let gap = min(places[index] - places[index - 1], places[index + 1] - places[index])
            guard gap > 0 else { continue }
            let exponent = Int(log10(gap).rounded(.down))
            guard abs(exponent) < 300 else { return nil }
            let whole = (places[index] / DecimalNumber.power(exponent)).rounded()
            guard abs(whole) < 1e15 else { return nil }
            let level = DecimalNumber.value(Int(whole), exponent: exponent)
            if level > levels.last ?? range.lowerBound, level < range.upperBound { levels.append(level) }
        }
        guard levels.count > 1 else { return nil }
        self.init(
            values: levels, labels: levels.map(NumberText.exact), isLogarithmic: false, isEven: true,
            range: range)
    }

    package init(
        values: [Double], labels: [String], isLogarithmic: Bool, isEven: Bool = false,
        range: ClosedRange<Double>
    ) {
        self.values = values
        self.labels = labels
        self.isLogarithmic = isLogarithmic
        self.isEven = isEven
        self.range = range
    }

    /// Round levels that cover finite values, logarithmic ones where positive values span two decades; `nil` if
    /// there are none.
    package init?(values: [Double], count: Int = 6) {
        let finite = values.filter(\.isFinite)
        guard let low = finite.min(), let high = finite.max() else { return nil }
        if low > 0, log10(high / low) > 1.99 {
            self.init(logarithmicFrom: low, to: high, count: count)
            return
        }
        self.init(linearFrom: low, to: high, count: count)
    }

    /// Levels at heights that an author chose, for the values of a grid; colors follow the logarithm where positive
    /// heights span two decades.
    ///
    /// - Returns: `nil` if there is no finite height, or the grid has no finite value.
    public init?(heights: [Double], for grid: Grid) {
        let values = Set(heights.filter(\.isFinite)).sorted()
        guard let first = values.first, let last = values.last, let range = grid.range else { return nil }
        let (low, high) = (min(range.lowerBound, first), max(range.upperBound, last))
        let isLogarithmic = first > 0 && range.lowerBound >= 0 && log10(last / first) > 1.99
        // What lies below the first height is one band, however near to 0 it reaches.
        let floor = isLogarithmic ? max(low, first / 10) : low
        self.init(
            values: values, labels: values.map { NumberText.significant($0, 6) },
            isLogarithmic: isLogarithmic, range: floor...high)
    }

    /// Round levels whose colors have their middle at one value, for signed numbers on a diverging map.
    ///
    /// - Returns: `nil` if the grid has no finite value.
    public init?(for grid: Grid, centeredOn center: Double, count: Int = 8) {
        guard let range = grid.range, center.isFinite else { return nil }
        let count = Self.bounded(count)
        let reach = max(range.upperBound / 2 - center / 2, center / 2 - range.lowerBound / 2)
        let largest = Double.greatestFiniteMagnitude
        self.init(
            linearFrom: max(-largest, center - 2 * min(reach, largest / 2)),
            to: min(largest, center + 2 * min(reach, largest / 2)), count: count)
    }

    private init(linearFrom low: Double, to high: Double, count: Int) {
        let space = TickSpace(length: Double(count), extent: { _ in 0 }, gap: 0, pitch: 1, hasTitle: false)
        let ticks = low < high ? LinearTicks.ticks(lower: low, upper: high, space: space) : TickSet(ticks: [])
        let inside = ticks.ticks.filter { $0.value > low && $0.value < high }
        values = inside.map(\.value)
        labels = inside.map(\.label)
        isLogarithmic = false
        isEven = false
        range = low...max(high, low)
    }

    private init(logarithmicFrom low: Double, to high: Double, count: Int) {
        let exponents = Int(log10(low).rounded(.down))...Int(log10(high).rounded(.up))
        let candidates = [[1, 2, 5], [1, 3], [1]].map { digits in
            exponents.flatMap { exponent in digits.map { (digit: $0, exponent: exponent) } }
                .filter { level in
                    let value = Double(level.digit) * pow(10, Double(level.exponent))
                    return value > low && value < high
                }
        }
        let chosen = candidates.first { $0.count - 3 <= count } ?? candidates[2]
        values = chosen.map { Double($0.digit) * pow(10, Double($0.exponent)) }
        labels = values.map { NumberText.significant($0, 2) }
        isLogarithmic = true
        isEven = false
        range = low...high
    }

    /// Where a value lies between the ends of ``range``, 0 to 1, on the scale of the colors.
    package func fraction(of value: Double) -> Double {
        let (low, high) = (range.lowerBound, range.upperBound)
        guard low < high else { return 0 }
        if isEven { return evenFraction(of: value) }
        let fraction =
            isLogarithmic
            ? (value <= low ? 0 : log10(value / low) / log10(high / low))
            : (value / 2 - low / 2) / (high / 2 - low / 2)
        return min(1, max(0, fraction))
    }

    private func evenFraction(of value: Double) -> Double {
        // The band: how many levels are not above the value.
        var (first, end) = (0, values.count)
        while first < end {
            let middle = (first + end) / 2
            if values[middle] <= value { first = middle + 1 } else { end = middle }
        }
        let low = first == 0 ? range.lowerBound : values[first - 1]
        let high = first == values.count ? range.upperBound : values[first]
        let part = low < high ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0
        return (Double(first) + min(1, max(0, part))) / Double(values.count + 1)
    }

    /// The color of the band above level `index`; −1 is the band below the first level.
    func paint(ofBand index: Int, in map: ColorMap) -> Paint {
        let low = index < 0 ? range.lowerBound : values[index]
        let high = index + 1 < values.count ? values[index + 1] : range.upperBound
        return map.paint(at: (fraction(of: low) + fraction(of: high)) / 2)
    }

    /// Turns values into others that are spread as evenly as the levels.
    struct Spread {
        /// Values that are not positive have no logarithm; they lie far below all levels.
        fileprivate let floor: Double

        func value(_ value: Double) -> Double { value.isFinite ? log10(max(value, floor)) : value }
    }

    /// Logarithms where the scale is one.
    var spread: Spread? { isLogarithmic ? Spread(floor: range.lowerBound * 1e-3) : nil }
}
