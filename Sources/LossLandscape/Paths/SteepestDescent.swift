import Platform

/// The way that water takes: a curve that follows the slope of a function down, as gradient descent does in
/// the limit of small learning rates.
package struct SteepestDescent: Sendable, Hashable {
    /// Why the curve has no more points.
    package enum Ending: String, Sendable, Hashable {
        /// The slope vanishes: a minimum, or a saddle that was met exactly.
        case level
        /// It left the region.
        case outside
        /// The most evaluations were taken; the curve may go on.
        case unfinished
        /// A value or a slope is not finite.
        case notFinite = "not-finite"
    }

    /// The points, from the start to the end, no nearer to each other than a 2000th of the scale; points ×
    /// dimension.
    package let points: [[Double]]
    /// The function's value at each: never rising by more than the tolerance.
    package let values: [Double]
    /// The time of the gradient flow ẋ = −∇f at each: what learning rate times updates adds up to.
    package let times: [Double]
    package let ending: Ending

    /// Follows ẋ = −∇f(x) from a start.
    ///
    /// Dormand and Prince's pair of orders 5 and 4 (A Family of Embedded Runge-Kutta Formulae, Journal of
    /// Computational and Applied Mathematics 6, 1980) with steps as long as the error per step stays below
    /// `tolerance` of `scale`, and no longer than a fiftieth of it, so that the points can be drawn. Explicit:
    /// in a valley whose walls are a million times as steep as its floor it takes as many steps, and ends
    /// as ``Ending/unfinished``.
    ///
    /// - Parameters:
    ///   - start: of any dimension.
    ///   - scale: what counts as one unit in each coordinate: the length of an axis. Positive.
    ///   - region: whether a point belongs to what is looked at; the curve ends with the first that does not.
    ///   - levelSlope: the curve ends where the slope, in units of value per `scale`, is no more than this
    ///     share of the slope at the start.
    ///   - function: value and slopes.
    package init(
        from start: [Double], scale: [Double], tolerance: Double = 1e-6, levelSlope: Double = 1e-6,
        maximumEvaluations: Int = 100_000, region: ([Double]) -> Bool = { _ in true },
        function: @escaping ([Double]) -> (value: Double, slopes: [Double])
    ) {
        var walk = Walk(scale: scale, tolerance: tolerance, function: function)
        ending = walk.run(
            from: start, levelSlope: levelSlope, maximumEvaluations: maximumEvaluations, region: region)
        points = walk.points
        values = walk.values
        times = walk.times
    }
}

extension SteepestDescent {
    /// On a surface, from (x, y), within the grid's edges.
    package init(on grid: SurfaceGrid, of function: SurfaceFunction, x: Double, y: Double) {
        let (left, right) = (grid.x.first ?? x, grid.x.last ?? x)
        let (bottom, top) = (grid.y.first ?? y, grid.y.last ?? y)
        self.init(
            from: [x, y], scale: [right - left, top - bottom],
            region: { $0[0] >= left && $0[0] <= right && $0[1] >= bottom && $0[1] <= top }
        ) { place in
            let slope = function.slope(place[0], place[1])
            return (slope.value, [slope.x, slope.y])
        }
    }
}

private struct Walk {
    let scale: [Double]
    let tolerance: Double
    let function: ([Double]) -> (value: Double, slopes: [Double])
    var points: [[Double]] = []
    var values: [Double] = []
    var times: [Double] = []

    /// The stages of the pair: where they stand in time is not needed, for the flow does not depend on it.
    private static let stages: [[Double]] = [
        [1.0 / 5],
        [3.0 / 40, 9.0 / 40],
        [44.0 / 45, -56.0 / 15, 32.0 / 9],
        [19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729],
        [9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656],
        [35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84],
    ]
    /// The difference of the two solutions, per stage.
    private static let errors: [Double] = [
        71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40,
    ]

    init(
        scale: [Double], tolerance: Double,
        function: @escaping ([Double]) -> (value: Double, slopes: [Double])
    ) {
        self.scale = scale
        self.tolerance = tolerance
        self.function = function
    }

    mutating func run(
        from start: [Double], levelSlope: Double, maximumEvaluations: Int, region: ([Double]) -> Bool
    ) -> SteepestDescent.Ending {
        var (place, time) = (start, 0.0)
        var (value, slopes) = function(place)
        append(place, value, time)
        guard value.isFinite, slopes.allSatisfy(\.isFinite) else { return .notFinite }
        guard region(place) else { return .outside }
        let level = levelSlope * steepness(slopes)
        var evaluations = 1
        // A first step that moves by a thousandth of the scale.
        var step = 1e-3 / rate(slopes)
        while steepness(slopes) > level {
            guard evaluations < maximumEvaluations else {
                if points.last != place { append(place, value, time) }
                return .unfinished
            }
            step = min(step, 0.02 / rate(slopes))
            let (next, end, error) = attempt(place, slopes, step)
            evaluations += 6
            let isFinite = end.value.isFinite && end.slopes.allSatisfy(\.isFinite)
            guard isFinite, error <= 1, end.value <= value + tolerance * value.magnitude else {
                guard step * rate(slopes) > 1e-14 else {
                    if points.last != place { append(place, value, time) }
                    return isFinite ? .level : .notFinite
                }
                step *= isFinite && error.isFinite ? max(0.2, 0.9 * pow(max(error, 1), -0.2)) : 0.2
                if error <= 1 { step *= 0.5 }
                continue
            }
            (place, time, value, slopes) = (next, time + step, end.value, end.slopes)
            let isOutside = !region(place)
            if isOutside || steepness(slopes) <= level || isFar(place) { append(place, value, time) }
            if isOutside { return .outside }
            step *= min(5, 0.9 * pow(max(error, 1e-8), -0.2))
        }
        return .level
    }

    /// One step: where it leads, what the function is there, and the error in units of the tolerance.
    private func attempt(
        _ place: [Double], _ slopes: [Double], _ step: Double
    ) -> (place: [Double], end: (value: Double, slopes: [Double]), error: Double) {
        var stages = [slopes]
        var next = place
        var end = (value: 0.0, slopes: slopes)
        for weights in Self.stages {
            for index in place.indices {
                var move = 0.0
                for (weight, stage) in zip(weights, stages) { move += weight * stage[index] }
                next[index] = place[index] - step * move
            }
            end = function(next)
            stages.append(end.slopes)
        }
        var error = 0.0
        for index in place.indices {
            var difference = 0.0
            for (weight, stage) in zip(Self.errors, stages) { difference += weight * stage[index] }
            error = max(error, (step * difference / scale[index]).magnitude)
        }
        return (next, end, error / tolerance)
    }

    /// Whether a point is worth a point of its own.
    private func isFar(_ place: [Double]) -> Bool {
        guard let last = points.last else { return true }
        return place.indices.contains { (place[$0] - last[$0]).magnitude > scale[$0] / 2000 }
    }

    /// How many scales a unit of time moves.
    private func rate(_ slopes: [Double]) -> Double {
        max(zip(slopes, scale).reduce(0) { max($0, ($1.0 / $1.1).magnitude) }, .leastNormalMagnitude)
    }

    /// The slope in units of value per scale.
    private func steepness(_ slopes: [Double]) -> Double {
        euclideanLength(zip(slopes, scale).map { $0 * $1 })
    }

    private mutating func append(_ place: [Double], _ value: Double, _ time: Double) {
        points.append(place)
        values.append(value)
        times.append(time)
    }
}
