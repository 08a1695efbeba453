/// Where the ticks of an axis stand: `AxisMarks(values: .stride(by: 5))`.
public struct AxisMarks: Sendable, Hashable {
    /// Where ticks stand.
    public enum Values: Sendable, Hashable {
        /// Every multiple of a step, at most 200 of them.
        case stride(by: Double)
        /// About this many round numbers.
        case automatic(desiredCount: Int)
        /// These numbers; those outside of the axis are left out.
        case numbers([Double])
    }

    package var values: Values?
    package var grid: Bool?
    package var minorTicks: Bool?

    /// - Parameter values: `nil` chooses round numbers.
    public init(values: Values? = nil, grid: Bool? = nil, minorTicks: Bool? = nil) {
        self.values = values
        self.grid = grid
        self.minorTicks = minorTicks
    }

    /// Ticks at these values; `nil` leaves grid lines to the chart.
    public init(values: [Double], grid: Bool? = nil) {
        self.init(values: .numbers(values), grid: grid)
    }
}
