/// Numbers on a rectangular grid: a surface seen from above.
public struct Grid: Sendable, Hashable {
    /// Ascending.
    public let x: [Double]
    /// Ascending.
    public let y: [Double]
    /// Row-major: the value at `x[i]`, `y[j]` is `values[j * x.count + i]`. NaN and infinities are
    /// holes.
    public let values: [Double]
    /// Which of them were computed, where the others were put between them; `nil`: all were.
    package let isComputed: [Bool]?

    /// - Parameter isComputed: for each value; left out if it is not for each.
    /// - Returns: `nil` unless both axes have at least two finite, strictly ascending values and
    ///   there is one value for each pair.
    public init?(x: [Double], y: [Double], values: [Double], isComputed: [Bool]? = nil) {
        func ascends(_ axis: [Double]) -> Bool {
            axis.count >= 2 && axis.allSatisfy(\.isFinite) && zip(axis, axis.dropFirst()).allSatisfy(<)
        }
        guard ascends(x), ascends(y), values.count == x.count * y.count else { return nil }
        self.x = x
        self.y = y
        self.values = values
        let hasOthers = isComputed.map { $0.count == values.count && $0.contains(false) } ?? false
        self.isComputed = hasOthers ? isComputed : nil
    }

    /// Values in rows, for what asks about values only.
    init(cells values: [Double], columns: Int) {
        let rows = values.count / max(1, columns)
        self.init(x: (0..<columns).map(Double.init), y: (0..<rows).map(Double.init), mapped: values)
    }

    private init(x: [Double], y: [Double], mapped values: [Double], isComputed: [Bool]? = nil) {
        self.x = x
        self.y = y
        self.values = values
        self.isComputed = isComputed
    }

    /// The value in this column and row, both from 0; O(1).
    public subscript(column: Int, row: Int) -> Double {
        // A column beyond the last must not give a value of the next row.
        precondition(
            x.indices.contains(column) && y.indices.contains(row),
            "A grid of \(x.count) × \(y.count) has no column \(column), row \(row)")
        return values[row * x.count + column]
    }

    /// Smallest and largest finite value; `nil` if there is none.
    public var range: ClosedRange<Double>? { range { _ in true } }

    /// The same of the values that were computed.
    package var computedRange: ClosedRange<Double>? {
        guard let isComputed else { return range }
        return range { isComputed[$0] }
    }

    private func range(where isWanted: (Int) -> Bool) -> ClosedRange<Double>? {
        var (low, high) = (Double.infinity, -Double.infinity)
        for (index, value) in values.enumerated() where value.isFinite && isWanted(index) {
            low = min(low, value)
            high = max(high, value)
        }
        return low <= high ? low...high : nil
    }

    /// A grid of the same positions with other values; O(n).
    public func map(_ transform: (Double) -> Double) -> Grid {
        Grid(x: x, y: y, mapped: values.map(transform), isComputed: isComputed)
    }

    /// The value at a position between grid points, linear along both axes; NaN outside of the grid.
    package func interpolated(x px: Double, y py: Double) -> Double {
        guard let (i, u) = Grid.cell(of: px, in: x), let (j, v) = Grid.cell(of: py, in: y) else {
            return .nan
        }
        let below = self[i, j] * (1 - u) + self[i + 1, j] * u
        let above = self[i, j + 1] * (1 - u) + self[i + 1, j + 1] * u
        return below * (1 - v) + above * v
    }

    private static func cell(of value: Double, in axis: [Double]) -> (index: Int, fraction: Double)? {
        guard let first = axis.first, let last = axis.last, value >= first, value <= last else { return nil }
        var (low, high) = (0, axis.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if axis[middle] <= value { low = middle } else { high = middle }
        }
        return (low, (value / 2 - axis[low] / 2) / (axis[low + 1] / 2 - axis[low] / 2))
    }
}
