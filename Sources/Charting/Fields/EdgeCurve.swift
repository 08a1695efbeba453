/// The values along an edge of a grid: a cubic through its two ends, with the slopes there of the parabolas through
/// three neighboring points, held so small that it never turns between the ends (Fritsch and Carlson, "Monotone
/// Piecewise Cubic Interpolation", SIAM Journal on Numerical Analysis 17, 1980).
///
/// Straight lines and parabolas are met exactly but where they turn, so that the contours of a mean squared error over
/// weights of a linear network are smooth where straight interpolation makes steps.
struct EdgeCurve {
    private let from: Double
    private let to: Double
    private let slopes: (from: Double, to: Double)
    /// How much the slope changes along the edge, in units of its mean.
    let bend: Double

    /// Two neighboring points of an edge and those beyond; values that are not finite are not known.
    struct Neighbors {
        var values: (before: Double, from: Double, to: Double, after: Double)
        /// The distances between them.
        var steps: (before: Double, between: Double, after: Double)
    }

    init(_ neighbors: Neighbors) {
        let (values, steps) = (neighbors.values, neighbors.steps)
        let difference = values.to - values.from
        // In units of the edge.
        let before = (values.from - values.before) / steps.before * steps.between
        let after = (values.after - values.to) / steps.after * steps.between
        var start = (before * steps.between + difference * steps.before) / (steps.between + steps.before)
        var end = (after * steps.between + difference * steps.after) / (steps.between + steps.after)
        // A parabola through the three points that are known, or the straight line.
        if !start.isFinite { start = 2 * difference - end }
        if !end.isFinite { end = 2 * difference - start }
        if !start.isFinite || !end.isFinite { (start, end) = (difference, difference) }
        let change = abs(end - start) / abs(difference)
        (from, to, bend) = (values.from, values.to, change.isNaN ? .infinity : change)
        slopes = (Self.held(start, difference), Self.held(end, difference))
    }

    private static func held(_ slope: Double, _ difference: Double) -> Double {
        guard slope * difference > 0 else { return 0 }
        return abs(slope) > 3 * abs(difference) ? 3 * difference : slope
    }

    /// Where between the ends, 0 to 1, the curve reaches a level that lies between their values.
    func fraction(at level: Double) -> Double {
        // Halves first: the difference of the largest numbers is infinite.
        let straight = (level / 2 - from / 2) / (to / 2 - from / 2)
        guard straight.isFinite else { return 0.5 }
        var place = min(1, max(0, straight))
        let difference = to - from
        guard bend > 0, difference.isFinite else { return place }
        let target = (level - from) / difference
        let (a, b) = (slopes.from / difference, slopes.to / difference)
        // In units of the difference the cubic rises from 0 to 1.
        let (cubic, square) = (a + b - 2, 3 - 2 * a - b)
        var (low, high) = (0.0, 1.0)
        for _ in 0..<12 {
            let miss = ((cubic * place + square) * place + a) * place - target
            if abs(miss) < 1e-7 { break }
            if miss > 0 { high = place } else { low = place }
            let next = place - miss / ((3 * cubic * place + 2 * square) * place + a)
            place = next > low && next < high ? next : (low + high) / 2
        }
        return place
    }
}
