/// How a surface falls into basins: from every point of the grid water runs down into one of them.
///
/// The points are taken from the lowest up; where two basins meet, the higher minimum's one ends there (the
/// merge tree of sublevel sets: Carr, Snoeyink and Axen: Computing Contour Trees in All Dimensions, 2003;
/// the watershed of Vincent and Soille, 1991). Basins shallower than a bound count as a part of the one
/// they first flow over into. Neighbours are the eight around a point; points that are not finite belong to
/// no basin, and nothing flows over them. O(n·log n) for n points.
public struct Basins: Sendable, Hashable {
    /// One basin.
    public struct Basin: Sendable, Hashable {
        /// Its lowest point on the grid: column, row.
        package let i: Int
        package let j: Int
        /// Its minimum: between the points of the grid where the function is known, else on it.
        public let x: Double
        /// Along the second axis.
        public let y: Double
        /// The value there.
        public let value: Double
        /// How far it must be filled to flow over into a deeper one: the height of the lowest pass above its
        /// minimum. Infinite for the deepest.
        public let depth: Double
        /// How many points of the grid it has.
        public let count: Int
        /// Whether the lowest point lies on the edge of the grid, so that the surface may fall on beyond.
        public let isOnEdge: Bool
        /// Whether its minimum is one of the surface (see ``SurfaceGrid/criticalPoints(_:)``), not only of the
        /// grid; false where only a grid is known.
        public let isProven: Bool
    }

    /// The lowest first.
    public let basins: [Basin]
    /// ny × nx as the grid: to which of ``basins`` a point belongs; nil where the surface is not finite.
    package let members: [Int?]

    /// - Parameter minimumDepth: shallower basins are no basins of their own; at least 0.
    public init(_ grid: SurfaceGrid, minimumDepth: Double = 0) {
        var flood = Flood(grid)
        flood.run { _ in Flood.Standing(minimumDepth: minimumDepth) }
        (basins, members) = flood.result
    }

    /// The basins of the surface between the points of the grid, whose values are those of `function`.
    ///
    /// A grid makes minima of its own, above all along narrow valleys that run across it. Here a
    /// minimum inside counts if it is one of the function (see
    /// ``SurfaceGrid/criticalPoints(_:)``), and one on the edge if it is deeper than a hundredth of the
    /// surface's range; all others belong to the basin into which they flow over. The deepest basin
    /// counts in any case.
    public init(_ grid: SurfaceGrid, of function: SurfaceFunction) {
        var flood = Flood(grid)
        let finite = grid.values.filter(\.isFinite)
        let range = (finite.max() ?? 0) - (finite.min() ?? 0)
        flood.run { minimum in
            let (i, j) = (minimum % grid.x.count, minimum / grid.x.count)
            guard i > 0, j > 0, i < grid.x.count - 1, j < grid.y.count - 1 else {
                return Flood.Standing(minimumDepth: 0.01 * range)
            }
            guard let point = grid.confirmed(.minimum, i, j, function), point.kind == .minimum else {
                return Flood.Standing(minimumDepth: .infinity)
            }
            let cell = (x: grid.x[i + 1] - grid.x[i], y: grid.y[j + 1] - grid.y[j])
            return Flood.Standing(minimum: point, cell: cell)
        }
        (basins, members) = flood.result
    }
}

/// The lowest way from one place of a surface to another: how high one must climb.
public struct Barrier: Sendable, Hashable {
    /// The largest value on the way, which every other way reaches as well: that of the pass.
    public let value: Double
    /// The pass: between the points of the grid where the function is known and has a saddle there, else on
    /// it.
    public let x: Double
    /// Along the second axis.
    public let y: Double
    /// Whether the pass is a saddle of the surface, not only a point of the grid.
    public let isProven: Bool
}

extension SurfaceGrid {
    /// The lowest pass between two points of the grid, moving from a point to its eight neighbours; nil if
    /// only points that are not finite lie between them, or if one is not finite itself.
    ///
    /// - Parameter function: what the grid's values are those of; its saddle next to the pass is looked for.
    public func barrier(
        from start: (i: Int, j: Int), to end: (i: Int, j: Int), of function: SurfaceFunction? = nil
    ) -> Barrier? {
        let (from, to) = (start.j * x.count + start.i, end.j * x.count + end.i)
        guard values.indices.contains(from), values.indices.contains(to), values[from].isFinite,
            values[to].isFinite
        else { return nil }
        var flood = Flood(self)
        guard let pass = flood.pass(from, to) else { return nil }
        let (i, j) = (pass % x.count, pass / x.count)
        if let function, (1..<x.count - 1).contains(i), (1..<y.count - 1).contains(j),
            let saddle = confirmed(.saddle, i, j, function), saddle.kind == .saddle
        {
            return Barrier(value: saddle.value, x: saddle.x, y: saddle.y, isProven: true)
        }
        return Barrier(value: values[pass], x: x[i], y: y[j], isProven: false)
    }
}

extension SurfaceGrid {
    /// The steps to the eight points around one, row by row.
    fileprivate static let around = [
        (-1, -1), (0, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (0, 1), (1, 1),
    ]

    /// The point a step away from another; nil outside of the grid.
    fileprivate func neighbour(of point: Int, _ step: (Int, Int)) -> Int? {
        let (i, j) = (point % x.count + step.0, point / x.count + step.1)
        guard i >= 0, j >= 0, i < x.count, j < y.count else { return nil }
        return j * x.count + i
    }

    /// Whether more than one point inside the grid that is lower than the eight around it stands for a minimum of the
    /// function, each for another one. Without that no two basins are proven, for far less than ``Basins`` cost.
    package func hasSeveralMinima(of function: SurfaceFunction) -> Bool {
        let places = values.indices.filter { point in
            let (i, j) = (point % x.count, point / x.count)
            guard values[point].isFinite, i > 0, j > 0, i < x.count - 1, j < y.count - 1 else { return false }
            return Self.around.allSatisfy { step in
                guard let other = neighbour(of: point, step), values[other].isFinite else { return true }
                return values[other] != values[point] ? values[other] > values[point] : other > point
            }
        }
        guard places.count > 1 else { return false }
        var first: CriticalPoint?
        for point in places {
            let (i, j) = (point % x.count, point / x.count)
            guard let found = confirmed(.minimum, i, j, function), found.kind == .minimum else { continue }
            guard let known = first else {
                first = found
                continue
            }
            if (found.x - known.x).magnitude > 1e-6 * (x[i + 1] - x[i])
                || (found.y - known.y).magnitude > 1e-6 * (y[j + 1] - y[j])
            {
                return true
            }
        }
        return false
    }
}

/// Water that rises over a grid.
private struct Flood {
    private let grid: SurfaceGrid
    /// The finite points from the lowest up; equal ones in their order.
    private let order: [Int]
    /// For each point another of the same pool, or itself; −1: still dry.
    private var parents: [Int]
    /// For each pool, at its root, its lowest point.
    private var lowest: [Int]
    /// For each point the minimum of the basin to which it drains, before shallow ones are merged.
    private var drains: [Int]
    /// For each minimum that ended, into which it flowed over.
    private var successors: [Int: Int] = [:]
    private var depths: [Int: Double] = [:]
    private var standings: [Int: Standing] = [:]

    init(_ grid: SurfaceGrid) {
        self.grid = grid
        let values = grid.values
        order = values.indices.filter { values[$0].isFinite }.sorted {
            values[$0] != values[$1] ? values[$0] < values[$1] : $0 < $1
        }
        parents = [Int](repeating: -1, count: values.count)
        lowest = Array(values.indices)
        drains = parents
    }

    private mutating func root(of point: Int) -> Int {
        var root = point
        while parents[root] != root { root = parents[root] }
        var next = point
        while parents[next] != root { (parents[next], next) = (root, parents[next]) }
        return root
    }

    private func isLower(_ a: Int, _ b: Int) -> Bool {
        grid.values[a] != grid.values[b] ? grid.values[a] < grid.values[b] : a < b
    }

    /// What makes the basin of a minimum of the grid one of its own.
    struct Standing {
        /// How deep it must be; infinite for a minimum that is none of the surface.
        var minimumDepth = 0.0
        /// The one of the surface; nil if that is not known.
        var minimum: CriticalPoint?
        var cell = (x: 0.0, y: 0.0)

        var isNone: Bool { minimumDepth == .infinity }

        /// Whether two minima of the grid stand for the same one of the surface.
        func isSame(as other: Standing) -> Bool {
            guard let minimum, let second = other.minimum else { return false }
            return (minimum.x - second.x).magnitude <= 1e-6 * cell.x
                && (minimum.y - second.y).magnitude <= 1e-6 * cell.y
        }
    }

    mutating func run(standing: (Int) -> Standing) {
        for point in order {
            parents[point] = point
            // It drains to where its lowest neighbour does: the first that was wetted.
            var down: Int?
            for step in SurfaceGrid.around {
                guard let other = grid.neighbour(of: point, step), parents[other] >= 0 else { continue }
                down = down.map { isLower(other, $0) ? other : $0 } ?? other
            }
            drains[point] = down.map { drains[$0] } ?? point
            if down == nil { standings[point] = standing(point) }
            for step in SurfaceGrid.around {
                guard let other = grid.neighbour(of: point, step), parents[other] >= 0 else { continue }
                join(point, other)
            }
        }
        for point in order where drains[point] == point && depths[point] == nil {
            depths[point] = .infinity
        }
    }

    /// Two pools become one at a point; the one with the higher minimum ends, or the one whose minimum is none.
    private mutating func join(_ point: Int, _ neighbour: Int) {
        let (a, b) = (root(of: point), root(of: neighbour))
        guard a != b else { return }
        let (first, second) = (lowest[a], lowest[b])
        parents[a] = b
        // A point on its own is no pool.
        guard let one = standings[first], let other = standings[second] else {
            lowest[b] = standings[first] == nil ? second : first
            return
        }
        let endsFirst = one.isNone != other.isNone ? one.isNone : isLower(second, first)
        let (kept, ended) = endsFirst ? (second, first) : (first, second)
        lowest[b] = kept
        let depth = grid.values[point] - grid.values[ended]
        depths[ended] = depth
        let isShallow = depth < (endsFirst ? one : other).minimumDepth || depth == 0
        if isShallow || one.isSame(as: other) { successors[ended] = kept }
    }

    /// The point at which two others come into one pool; nil if they never do.
    mutating func pass(_ a: Int, _ b: Int) -> Int? {
        for point in order {
            parents[point] = point
            for step in SurfaceGrid.around {
                guard let neighbour = grid.neighbour(of: point, step), parents[neighbour] >= 0 else {
                    continue
                }
                let (one, other) = (root(of: point), root(of: neighbour))
                if one != other { parents[one] = other }
            }
            if parents[a] >= 0, parents[b] >= 0, root(of: a) == root(of: b) { return point }
        }
        return nil
    }

    var result: ([Basins.Basin], [Int?]) {
        func final(_ minimum: Int) -> Int {
            var minimum = minimum
            while let next = successors[minimum] { minimum = next }
            return minimum
        }
        let minima = order.filter { drains[$0] == $0 && successors[$0] == nil }
        var numbers = [Int](repeating: -1, count: grid.values.count)
        for (number, minimum) in minima.enumerated() { numbers[minimum] = number }
        var counts = [Int](repeating: 0, count: minima.count)
        let members = grid.values.indices.map { point -> Int? in
            guard parents[point] >= 0 else { return nil }
            let number = numbers[final(drains[point])]
            counts[number] += 1
            return number
        }
        let (nx, ny) = (grid.x.count, grid.y.count)
        let basins = minima.enumerated().map { number, minimum in
            let (i, j) = (minimum % nx, minimum / nx)
            let known = standings[minimum]?.minimum
            return Basins.Basin(
                i: i, j: j, x: known?.x ?? grid.x[i], y: known?.y ?? grid.y[j],
                value: known?.value ?? grid.values[minimum], depth: depths[minimum] ?? .infinity,
                count: counts[number], isOnEdge: i == 0 || j == 0 || i == nx - 1 || j == ny - 1,
                isProven: known != nil)
        }
        return (basins, members)
    }
}
