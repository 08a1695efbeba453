import Drawing

/// Lines of equal value on a grid, and the regions above them.
///
/// Marching squares with linear interpolation along the edges of cells; where a cell is a saddle,
/// the mean of its corners decides which corners are joined. A cell with a hole at a corner has no
/// contour. Points are in the units of the grid's axes.
///
/// - Complexity: O(cells) for each level.
enum Contours {
    struct Polyline {
        var points: [Point]
        var isClosed: Bool
    }

    /// The lines on which the grid has this value.
    static func lines(of grid: Grid, at level: Double) -> [Polyline] {
        var tracer = ContourTracer(grid: grid, level: level)
        tracer.collect(boundaries: false)
        return tracer.chained()
    }

    /// The outlines of the region in which the grid is at least this value. Fill them together
    /// (non-zero): outlines of islands run counterclockwise, those of holes clockwise.
    static func region(of grid: Grid, above level: Double) -> [Polyline] {
        var tracer = ContourTracer(grid: grid, level: level)
        tracer.collect(boundaries: true)
        return tracer.chained()
    }
}

/// Collects directed segments cell by cell, the high side on their left, and chains them by the
/// vertices they share. Edges between two whole cells would cancel, so they are never made.
private struct ContourTracer {
    let grid: Grid
    let level: Double
    private var starts: [Int] = []
    private var ends: [Int] = []

    init(grid: Grid, level: Double) {
        self.grid = grid
        self.level = level
    }

    // MARK: Vertices

    /// A vertex is a corner of the grid or a crossing on one of its edges.
    private enum VertexKind: Int {
        case horizontal = 0
        case vertical = 1
        case corner = 2
    }

    private func vertex(_ kind: VertexKind, _ i: Int, _ j: Int) -> Int {
        3 * (j * grid.x.count + i) + kind.rawValue
    }

    private func point(of vertex: Int) -> Point {
        let (i, j) = ((vertex / 3) % grid.x.count, (vertex / 3) / grid.x.count)
        switch VertexKind(rawValue: vertex % 3) {
        case .horizontal:
            let fraction = crossing(grid[i, j], grid[i + 1, j])
            return Point(grid.x[i] + (grid.x[i + 1] - grid.x[i]) * fraction, grid.y[j])
        case .vertical:
            let fraction = crossing(grid[i, j], grid[i, j + 1])
            return Point(grid.x[i], grid.y[j] + (grid.y[j + 1] - grid.y[j]) * fraction)
        default:
            return Point(grid.x[i], grid.y[j])
        }
    }

    private func crossing(_ a: Double, _ b: Double) -> Double {
        // Halves first: the difference of the largest numbers is infinite.
        let fraction = (level / 2 - a / 2) / (b / 2 - a / 2)
        return fraction.isFinite ? min(1, max(0, fraction)) : 0.5
    }

    // MARK: Cells

    private func isWhole(_ i: Int, _ j: Int) -> Bool {
        guard i >= 0, j >= 0, i < grid.x.count - 1, j < grid.y.count - 1 else { return false }
        return grid[i, j].isFinite && grid[i + 1, j].isFinite && grid[i, j + 1].isFinite
            && grid[i + 1, j + 1].isFinite
    }

    mutating func collect(boundaries: Bool) {
        for j in 0..<(grid.y.count - 1) {
            for i in 0..<(grid.x.count - 1) where isWhole(i, j) {
                addCell(i, j, boundaries: boundaries)
            }
        }
    }

    private mutating func addCell(_ i: Int, _ j: Int, boundaries: Bool) {
        let values = [grid[i, j], grid[i + 1, j], grid[i + 1, j + 1], grid[i, j + 1]]
        let isHigh = values.map { $0 >= level }
        let crossings = [
            vertex(.horizontal, i, j), vertex(.vertical, i + 1, j),
            vertex(.horizontal, i, j + 1), vertex(.vertical, i, j),
        ]
        // Counterclockwise along the four edges: where the boundary leaves the high side and where
        // it comes back to it.
        let exits = (0..<4).filter { isHigh[$0] && !isHigh[($0 + 1) % 4] }
        let entries = (0..<4).filter { !isHigh[$0] && isHigh[($0 + 1) % 4] }
        if exits.count == 1 {
            add(crossings[exits[0]], crossings[entries[0]])
        } else if exits.count == 2 {
            let centerIsHigh = values.reduce(0) { $0 + $1 / 4 } >= level
            for exit in exits {
                // Joined high corners: cut off the low corner ahead. Else: the high corner behind.
                let entry = (exit + (centerIsHigh ? 1 : 3)) % 4
                add(crossings[exit], crossings[entry])
            }
        }
        guard boundaries else { return }
        let corners = [
            vertex(.corner, i, j), vertex(.corner, i + 1, j),
            vertex(.corner, i + 1, j + 1), vertex(.corner, i, j + 1),
        ]
        let neighbours = [(i, j - 1), (i + 1, j), (i, j + 1), (i - 1, j)]
        for side in 0..<4 where !isWhole(neighbours[side].0, neighbours[side].1) {
            let next = (side + 1) % 4
            switch (isHigh[side], isHigh[next]) {
            case (true, true): add(corners[side], corners[next])
            case (true, false): add(corners[side], crossings[side])
            case (false, true): add(crossings[side], corners[next])
            case (false, false): break
            }
        }
    }

    private mutating func add(_ start: Int, _ end: Int) {
        starts.append(start)
        ends.append(end)
    }

    // MARK: Chains

    func chained() -> [Contours.Polyline] {
        var outgoing: [Int: [Int]] = [:]
        var incoming: [Int: Int] = [:]
        for segment in starts.indices {
            outgoing[starts[segment], default: []].append(segment)
            incoming[ends[segment], default: 0] += 1
        }
        var isUsed = [Bool](repeating: false, count: starts.count)
        var result: [Contours.Polyline] = []
        // Open lines start where nothing arrives; whatever is left then is closed.
        let openFirst = starts.indices.filter { incoming[starts[$0]] == nil } + Array(starts.indices)
        for first in openFirst where !isUsed[first] {
            var vertices = [starts[first]]
            var segment: Int? = first
            while let current = segment {
                isUsed[current] = true
                vertices.append(ends[current])
                segment = outgoing[ends[current]]?.first { !isUsed[$0] }
            }
            let isClosed = vertices.first == vertices.last
            if isClosed { vertices.removeLast() }
            result.append(
                Contours.Polyline(points: simplified(vertices, closed: isClosed), isClosed: isClosed))
        }
        return result
    }

    /// Points without the corners along straight borders, which say nothing about the shape.
    private func simplified(_ vertices: [Int], closed: Bool) -> [Point] {
        let points = vertices.map(point)
        guard points.count > 2 else { return points }
        return points.indices.filter { index in
            guard vertices[index] % 3 == VertexKind.corner.rawValue else { return true }
            guard closed || (index > 0 && index < points.count - 1) else { return true }
            let before = points[(index + points.count - 1) % points.count]
            let after = points[(index + 1) % points.count]
            let here = points[index]
            return !(before.x == here.x && here.x == after.x) && !(before.y == here.y && here.y == after.y)
        }.map { points[$0] }
    }
}
