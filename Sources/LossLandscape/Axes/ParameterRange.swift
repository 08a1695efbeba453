import TrainingCore

/// One weight or bias with the values at which a loss is taken.
public struct ParameterRange: Sendable, Hashable, CustomStringConvertible {
    /// Which weight or bias runs.
    public let parameter: ParameterName
    /// The values.
    package let range: AxisRange

    package static let maximumPoints = AxisRange.maximumPoints

    /// Throws if an end is not a finite number, if the range is empty or reversed, if there are too
    /// few or too many points, or more than the range has numbers.
    package init(
        parameter: ParameterName, from: Double, to: Double, points: Int
    ) throws(LandscapeError) {
        self.parameter = parameter
        range = try AxisRange(from: from, to: to, points: points, of: "\(parameter)")
    }

    package init(parameter: ParameterName, range: AxisRange) {
        self.parameter = parameter
        self.range = range
    }

    /// Where it starts; the first point lies there.
    public var from: Double { range.from }
    /// Greater than ``from``.
    public var to: Double { range.to }
    /// From 2 to 10,001.
    public var points: Int { range.points }

    /// The values, ascending: the first is exactly ``from``, the last exactly ``to``. See
    /// ``AxisRange/values``.
    public var values: [Double] { range.values }

    /// `W2[0,0]=-5:5:101`, which ``init(parsing:)`` reads.
    public var description: String { "\(parameter)=\(range)" }
}
