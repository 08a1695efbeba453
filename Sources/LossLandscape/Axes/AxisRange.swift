import Schema
import TrainingCore

/// The numbers along an axis at which a loss is taken: equally spaced, both ends included.
///
/// Along a weight they are its values; along a direction of a ``ParameterPlane`` 0 is the plane's origin, and 1 is one
/// length of the direction away from it.
public struct AxisRange: Sendable, Hashable, CustomStringConvertible {
    /// Where it starts; the first point lies there.
    public let from: Double
    /// Greater than ``from``.
    public let to: Double
    /// From 2 to 10,001.
    public let points: Int

    package static let maximumPoints = 10_001

    /// Throws if an end is not a finite number, if the range is empty or reversed, if there are too
    /// few or too many points, or more than the range has numbers. The error speaks of the range of `name`,
    /// if it has one.
    public init(from: Double, to: Double, points: Int, of name: String? = nil) throws(LandscapeError) {
        self.from = from
        self.to = to
        self.points = points
        if let problem = problem(name.map { " of \($0)" } ?? "") { throw problem }
    }

    /// What equally spaced numbers span that an axis had.
    init(spanning values: [Double]) {
        (from, to, points) = (values.first ?? .nan, values.last ?? .nan, values.count)
    }

    /// The numbers, ascending: the first is exactly ``from``, the last exactly ``to``.
    ///
    /// Point i is `from + i·(to − from) / (points − 1)`, multiplied before it is divided: an odd number of
    /// points over −1 … 1 has 0 in its middle, exactly.
    public var values: [Double] {
        let intervals = Double(points - 1)
        return (0..<points).map { index in
            if index == points - 1 { return to }
            let distance = Double(index) * (to - from)
            if distance.isFinite { return from + distance / intervals }
            let share = Double(index) / intervals
            return from * (1 - share) + to * share
        }
    }

    var length: Double { to - from }

    /// The same points over at least this length, with the same middle.
    func widened(to length: Double) throws(LandscapeError) -> AxisRange {
        guard length > self.length, length.isFinite else { return self }
        let margin = (length - self.length) / 2
        return try AxisRange(from: from - margin, to: to + margin, points: points)
    }

    /// `-1:1:51`
    public var description: String { "\(numberText(from)):\(numberText(to)):\(points)" }

    private func problem(_ ofName: String) -> LandscapeError? {
        let range = "\(numberText(from)) to \(numberText(to))\(ofName)"
        if !from.isFinite || !to.isFinite {
            return LandscapeError(
                message: "The range \(range) has no finite end.", remedy: "Write two finite numbers.")
        }
        if from > to {
            return LandscapeError(
                message: "The range \(range) is reversed.",
                remedy: "Write the smaller number first: \(numberText(to)):\(numberText(from)).")
        }
        if from == to {
            return LandscapeError(
                message: "The range \(range) is empty.", remedy: "Write two different numbers.")
        }
        if !(2...Self.maximumPoints).contains(points) {
            return LandscapeError(
                message: "The axis\(ofName) has \(points) point\(points == 1 ? "" : "s").",
                remedy: "Write a number from 2 to \(Self.maximumPoints).")
        }
        if (to / 2 - from / 2) / Double(points - 1) < max(from.magnitude, to.magnitude).ulp / 2 {
            return LandscapeError(
                message: "The range \(range) is too narrow for \(points) points.",
                remedy: "Widen it, or take fewer points.")
        }
        return nil
    }
}
