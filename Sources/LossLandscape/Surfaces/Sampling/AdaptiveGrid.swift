import TrainingCore

/// A grid that is computed coarsely first and then finer where that says something new.
///
/// The points of a finer grid are predicted from the coarser one, by the cubic through the four nearest
/// points along an axis. Where a prediction around was wrong by more than the tolerance, and a contour passes,
/// the point is computed; elsewhere it is the prediction, and the error of those around is the estimate of
/// its own. At a bend half the distance halves the error, where it is smooth it divides it by sixteen, so the
/// estimate is on the safe side but for what happens between all points computed.
///
/// Donoho: Interpolating Wavelet Transforms, 1992; Holmström: Solving Hyperbolic PDEs Using Interpolating
/// Wavelets, SIAM Journal on Scientific Computing 21 (1999), whose sparse point representation this is.
struct AdaptiveGrid {
    private let width: Int
    private let height: Int
    private let sampling: SurfaceSampling
    private var values: [Double]
    /// How wrong the prediction of a point was, or is estimated to be.
    private var errors: [Double]
    private var sampler: PointSampler

    /// The spacing of the coarsest grid, in points: a power of two up to 16; 1 if the grid cannot be
    /// halved.
    static func coarsest(_ width: Int, _ height: Int) -> Int {
        var spacing = 1
        while spacing < 16, (width - 1) % (2 * spacing) == 0, (height - 1) % (2 * spacing) == 0 {
            spacing *= 2
        }
        return spacing
    }

    init(_ sampler: PointSampler, sampling: SurfaceSampling) {
        self.sampler = sampler
        self.sampling = sampling
        width = sampler.x.count
        height = sampler.y.count
        values = [Double](repeating: 0, count: width * height)
        errors = values
    }

    /// nil: it was stopped.
    mutating func sample() -> (
        loss: [Double], isComputed: [Bool], error: Double, check: SampledSurface.Check?
    )? {
        var spacing = sampling.tolerance > 0 ? Self.coarsest(width, height) : 1
        guard compute(points(spacing) { _, _ in true }) else { return nil }
        var isFirst = true
        while spacing > 1 {
            let half = spacing / 2
            // On the lines between known points, then in the middles, from those on the lines.
            for isMiddle in [false, true] {
                let finer = points(half) { i, j in
                    isMiddle
                        ? i % spacing != 0 && j % spacing != 0
                        : (i % spacing != 0) != (j % spacing != 0)
                }
                guard refine(finer, half: half, all: isFirst) else { return nil }
            }
            spacing = half
            isFirst = false
        }
        let interpolated = values.indices.filter { !sampler.isComputed[$0] }
        let error = interpolated.reduce(0) { max($0, errors[$1]) }
        guard let check = holdOut(interpolated) else { return nil }
        return (values, sampler.isComputed, error, check.points > 0 ? check : nil)
    }

    /// The points at multiples of a spacing, ascending.
    private func points(_ spacing: Int, where isWanted: (Int, Int) -> Bool) -> [Int] {
        var found: [Int] = []
        for j in stride(from: 0, to: height, by: spacing) {
            for i in stride(from: 0, to: width, by: spacing) where isWanted(i, j) {
                found.append(j * width + i)
            }
        }
        return found
    }

    private mutating func compute(_ points: [Int]) -> Bool {
        guard sampler.compute(points) else { return false }
        for point in points { values[point] = sampler.loss[point] }
        return true
    }

    private mutating func refine(_ points: [Int], half: Int, all: Bool) -> Bool {
        var predictions: [Double] = []
        var wanted: [Int] = []
        for point in points {
            let (i, j) = (point % width, point / width)
            let prediction =
                i % (2 * half) != 0
                ? predict(i, count: width, half: half, at: j * width, step: 1)
                : predict(j, count: height, half: half, at: i, step: width)
            let error = all ? .infinity : largestError(i, j, reach: 2 * half)
            predictions.append(prediction)
            errors[point] = error
            values[point] = prediction
            if !prediction.isFinite || (error > sampling.tolerance && meetsLevel(i, j, half, error)) {
                wanted.append(point)
            }
        }
        // Points of a checkpoint are known, but only those wanted count: a resumed grid is the same.
        guard compute(wanted) else { return false }
        var rest = wanted[...]
        for (point, prediction) in zip(points, predictions) where rest.first == point {
            rest.removeFirst()
            let error = (values[point] - prediction).magnitude
            errors[point] = error.isFinite ? error : .infinity
        }
        return true
    }

    /// The point `place` on a line, between two that are `half` away: by the cubic through the four nearest,
    /// or through as many as there are.
    private func predict(_ place: Int, count: Int, half: Int, at start: Int, step: Int) -> Double {
        func value(_ offset: Int) -> Double { values[start + (place + offset * half) * step] }
        let (before, after) = (place / half, (count - 1 - place) / half)
        switch (before >= 3, after >= 3) {
        case (true, true): return (9 * (value(-1) + value(1)) - value(-3) - value(3)) / 16
        case (false, _) where after >= 5:
            return (5 * value(-1) + 15 * value(1) - 5 * value(3) + value(5)) / 16
        case (_, false) where before >= 5:
            return (5 * value(1) + 15 * value(-1) - 5 * value(-3) + value(-5)) / 16
        case (false, true): return (3 * value(-1) + 6 * value(1) - value(3)) / 8
        case (true, false): return (3 * value(1) + 6 * value(-1) - value(-3)) / 8
        case (false, false): return (value(-1) + value(1)) / 2
        }
    }

    /// The largest error of the points of the coarser grid around.
    private func largestError(_ i: Int, _ j: Int, reach: Int) -> Double {
        var largest = 0.0
        let (firstRow, firstColumn) = (roundUp(j - reach, reach), roundUp(i - reach, reach))
        for row in stride(from: firstRow, through: min(height - 1, j + reach), by: reach) {
            for column in stride(from: firstColumn, through: min(width - 1, i + reach), by: reach) {
                largest = max(largest, errors[row * width + column])
            }
        }
        return largest
    }

    /// The least multiple of `spacing` that is neither below a number nor below 0.
    private func roundUp(_ number: Int, _ spacing: Int) -> Int {
        number <= 0 ? 0 : (number + spacing - 1) / spacing * spacing
    }

    /// Whether a contour may pass the coarser cell around a point.
    private func meetsLevel(_ i: Int, _ j: Int, _ half: Int, _ error: Double) -> Bool {
        guard !sampling.levels.isEmpty, error.isFinite else { return true }
        var (low, high) = (Double.infinity, -Double.infinity)
        let reach = 2 * half
        for row in stride(from: roundUp(j - reach, reach), through: min(height - 1, j + reach), by: reach) {
            for column in stride(
                from: roundUp(i - reach, reach), through: min(width - 1, i + reach), by: reach)
            {
                let value = values[row * width + column]
                guard value.isFinite else { return true }
                (low, high) = (min(low, value), max(high, value))
            }
        }
        return sampling.levels.contains { low - error <= $0 && $0 <= high + error }
    }

    /// Computes some interpolated points, spread by a seed, and puts them in.
    private mutating func holdOut(_ interpolated: [Int]) -> SampledSurface.Check? {
        var generator = SplitMix64(seed: 1)
        var chosen: Set<Int> = []
        for _ in 0..<min(sampling.heldOut, interpolated.count) {
            chosen.insert(interpolated[generator.number(below: interpolated.count)])
        }
        let points = chosen.sorted()
        guard sampler.compute(points) else { return nil }
        var (largest, squares) = (0.0, 0.0)
        for point in points {
            let error = (sampler.loss[point] - values[point]).magnitude
            largest = max(largest, error)
            squares += error * error
            values[point] = sampler.loss[point]
        }
        return .init(
            points: points.count, largestError: largest,
            rootMeanSquare: points.isEmpty ? 0 : (squares / Double(points.count)).squareRoot())
    }

    var checkpoint: SurfaceCheckpoint { sampler.checkpoint }
}
