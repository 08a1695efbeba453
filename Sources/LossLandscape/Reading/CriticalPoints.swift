/// A point of a surface where it is level: nothing rises or falls to first order.
public struct CriticalPoint: Sendable, Hashable {
    /// What a function does around a point without slope.
    public enum Kind: String, Sendable, Hashable {
        case minimum, saddle, maximum
    }

    /// Minimum, saddle or maximum.
    public let kind: Kind
    /// Along the first axis.
    public let x: Double
    /// Along the second axis.
    public let y: Double
    /// The value there.
    public let value: Double
    /// The eigenvalues of the surface's Hessian in the units of the axes, the smaller first; nil where the
    /// surface has a kink there.
    public let curvatures: [Double]?

    /// Whether the slopes vanish there, to rounding; false for a minimum or maximum on a kink, where they jump.
    public var isSmooth: Bool { curvatures != nil }
}

extension SurfaceGrid {
    /// The minima, saddles and maxima of a surface inside its grid, in the order of their values.
    ///
    /// The grid, with each cell cut along one diagonal, says where to look: a point all of whose six neighbours
    /// are higher, all lower, or higher and lower in four turns (Banchoff: Critical Points and Curvature for
    /// Embedded Polyhedral Surfaces, American Mathematical Monthly 77, 1970; equal values are ordered by
    /// their index, after Edelsbrunner and Mücke). From there Newton's method on `function`, whose values the
    /// grid holds, finds the point where the slopes vanish, to about 1e-12 of the ranges. What it does not
    /// confirm within two cells was made by the grid and is left out, but for minima and maxima on a kink,
    /// which are found by looking closer. Points of which a curvature is 0 to rounding (troughs, plains)
    /// are left out as well, and what lies between the points of the grid without a sign in it is not seen.
    public func criticalPoints(_ function: SurfaceFunction) -> [CriticalPoint] {
        var found: [CriticalPoint] = []
        guard x.count >= 3, y.count >= 3 else { return [] }
        for j in 1..<y.count - 1 {
            for i in 1..<x.count - 1 {
                guard let kind = kind(i, j), let point = confirmed(kind, i, j, function) else { continue }
                let isNew = found.allSatisfy { other in
                    (other.x - point.x).magnitude > 1e-6 * (x[i + 1] - x[i])
                        || (other.y - point.y).magnitude > 1e-6 * (y[j + 1] - y[j])
                }
                if isNew, holds(point) { found.append(point) }
            }
        }
        return found.sorted { ($0.value, $0.x, $0.y) < ($1.value, $1.x, $1.y) }
    }

    /// The minimum of the surface inside the grid, if no point of the grid is lower; nil for a surface that
    /// is lowest on the edge, in a trough or on a plain.
    ///
    /// The first of ``criticalPoints(_:)``, for the price of looking closer at one point: others are looked at
    /// where the grid crosses a narrow valley and its lowest point stands for no minimum of the surface.
    public func minimum(of function: SurfaceFunction) -> CriticalPoint? {
        guard x.count >= 3, y.count >= 3, let lowest = minimum else { return nil }
        var places: [(i: Int, j: Int)] = []
        for j in 1..<y.count - 1 {
            for i in 1..<x.count - 1 where kind(i, j) == .minimum { places.append((i, j)) }
        }
        let ordered = places.sorted { self[column: $0.i, row: $0.j] < self[column: $1.i, row: $1.j] }
        // The grid may have been computed another way, with other rounding.
        let highest = values.reduce(lowest.value) { $1.isFinite ? max($0, $1) : $0 }
        let bound = lowest.value + 1e-9 * (highest - lowest.value)
        // A surface with more minima than these on its grid is noise. Of the lowest ones on the grid each is followed, as
        // the bottom of a narrow valley may lie deeper between the points than that of a wide one.
        var least: CriticalPoint?
        for (rank, place) in ordered.prefix(32).enumerated() where least == nil || rank < 8 {
            guard let found = confirmed(.minimum, place.i, place.j, function), found.kind == .minimum,
                found.value <= bound, least.map({ found.value < $0.value }) ?? true
            else { continue }
            least = found
        }
        return least
    }

    /// What kind of point a point of the grid seems to be; nil for most.
    private func kind(_ i: Int, _ j: Int) -> CriticalPoint.Kind? {
        let (own, place) = (self[column: i, row: j], j * x.count + i)
        guard own.isFinite else { return nil }
        var isHigher: [Bool] = []
        for (di, dj) in [(1, 0), (1, 1), (0, 1), (-1, 0), (-1, -1), (0, -1)] {
            let (value, other) = (self[column: i + di, row: j + dj], (j + dj) * x.count + i + di)
            guard value.isFinite else { return nil }
            isHigher.append(value != own ? value > own : other > place)
        }
        let turns = isHigher.indices.count { isHigher[$0] != isHigher[($0 + 1) % 6] }
        switch turns {
        case 0: return isHigher[0] ? .minimum : .maximum
        case 2: return nil
        default: return .saddle
        }
    }

    /// The critical point of the function that a point of the grid stands for; nil if there is none.
    func confirmed(
        _ kind: CriticalPoint.Kind, _ i: Int, _ j: Int, _ function: SurfaceFunction
    ) -> CriticalPoint? {
        let reach = (x: x[i + 1] - x[i - 1], y: y[j + 1] - y[j - 1])
        let start = (x: x[i], y: y[j])
        if let place = Newton(function, scale: (reach.x / 2, reach.y / 2)).run(from: start, within: reach) {
            let curvatures = place.jet.curvatures
            let found: CriticalPoint.Kind =
                curvatures.smaller > 0 ? .minimum : curvatures.larger < 0 ? .maximum : .saddle
            return CriticalPoint(
                kind: found, x: place.x, y: place.y, value: place.jet.value,
                curvatures: [curvatures.smaller, curvatures.larger])
        }
        guard kind != .saddle else { return nil }
        return kinked(kind, start, reach, function)
    }

    /// A minimum or maximum at which no slope vanishes, found by ever smaller steps; nil if the way down
    /// (or up) leads further than two cells, or ends on level ground.
    private func kinked(
        _ kind: CriticalPoint.Kind, _ start: (x: Double, y: Double), _ reach: (x: Double, y: Double),
        _ function: SurfaceFunction
    ) -> CriticalPoint? {
        let sign = kind == .minimum ? 1.0 : -1
        let value = function.values()
        let height = { (x: Double, y: Double) in sign * value(x, y) }
        var best = (x: start.x, y: start.y, height: height(start.x, start.y))
        var step = (x: reach.x / 2, y: reach.y / 2)
        for _ in 0..<200 where step.x > 1e-9 * reach.x {
            var next = best
            for (dx, dy) in [(1.0, 0.0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1), (1, -1), (-1, 1)] {
                let place = (x: best.x + dx * step.x, y: best.y + dy * step.y)
                let found = height(place.x, place.y)
                if found < next.height { next = (place.x, place.y, found) }
            }
            guard (next.x - start.x).magnitude < reach.x, (next.y - start.y).magnitude < reach.y else {
                return nil
            }
            if next.height == best.height { step = (step.x / 2, step.y / 2) }
            best = next
        }
        // A kink has slopes that add up to a fall on both sides; level ground has none anywhere.
        guard Self.isKink(height, best, step: (reach.x * 1e-5, reach.y * 1e-5)) else { return nil }
        return CriticalPoint(kind: kind, x: best.x, y: best.y, value: sign * best.height, curvatures: nil)
    }

    /// Whether the function rises from a point in every direction by more than a parabola would: by about as
    /// much for half the step as for half of the whole.
    private static func isKink(
        _ height: (Double, Double) -> Double, _ best: (x: Double, y: Double, height: Double),
        step: (x: Double, y: Double)
    ) -> Bool {
        [(1.0, 0.0), (-1, 0), (0, 1), (0, -1)].contains { dx, dy in
            let whole = height(best.x + dx * step.x, best.y + dy * step.y) - best.height
            let half = height(best.x + dx * step.x / 2, best.y + dy * step.y / 2) - best.height
            return half > 0 && half > 0.4 * whole
        }
            && [(1.0, 0.0), (-1, 0), (0, 1), (0, -1)].allSatisfy { dx, dy in
                height(best.x + dx * step.x, best.y + dy * step.y) > best.height
            }
    }
}
