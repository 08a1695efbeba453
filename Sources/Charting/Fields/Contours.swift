import Drawing

/// Lines of equal value on a grid, and the regions above them.
///
/// Marching squares, with the position on an edge of a cell from an ``EdgeCurve``; where a cell is a saddle,
/// the mean of its corners decides which corners are joined. A cell with a hole at a corner has no
/// contour. Points are in the units of the grid's axes.
///
/// Every grid point is ranked among the levels once, one pass over the ranks finds the cells that each
/// level crosses, and lines are followed from cell to cell.
///
/// - Complexity: O(grid points + points of the result) for up to 254 levels together.
package enum Contours {
    package typealias Polyline = ContourLine

    /// How far a line that is drawn may lie from the contour, in points: less than a fifth of a pixel where there are two to
    /// a point.
    static let tolerance = 0.08

    /// The lines on which the grid has each of the values, the high side on their left (y upward).
    package static func lines(of grid: Grid, at levels: [Double]) -> [[Polyline]] {
        perLevel(grid, levels) { $0.lines() }
    }

    /// The lines at the levels of a figure.
    static func lines(of grid: Grid, at levels: ContourLevels) -> [[Polyline]] {
        perLevel(grid, levels.values, spread: levels.spread) { $0.lines() }
    }

    /// The region of all values, then those above each of the levels of a figure.
    static func regions(of grid: Grid, at levels: ContourLevels) -> [[Polyline]] {
        perLevel(grid, [-Double.greatestFiniteMagnitude] + levels.values, spread: levels.spread) {
            $0.outlines()
        }
    }

    /// For each value the outlines of the region in which the grid is at least that. Fill them together
    /// (non-zero): outlines of islands run counterclockwise, those of holes clockwise.
    package static func regions(of grid: Grid, above levels: [Double]) -> [[Polyline]] {
        perLevel(grid, levels) { $0.outlines() }
    }

    static func lines(of grid: Grid, at level: Double) -> [Polyline] {
        lines(of: grid, at: [level]).flatMap { $0 }
    }

    static func region(of grid: Grid, above level: Double) -> [Polyline] {
        regions(of: grid, above: [level]).flatMap { $0 }
    }

    private static func perLevel(
        _ grid: Grid, _ levels: [Double], spread: ContourLevels.Spread? = nil,
        _ trace: (inout ContourTracer) -> [Polyline]
    ) -> [[Polyline]] {
        var result = [[Polyline]](repeating: [], count: levels.count)
        var order = levels.indices.filter { !levels[$0].isNaN }.sorted { levels[$0] < levels[$1] }
        let spreadGrid = spread.map { grid.map($0.value) }
        while !order.isEmpty {
            let group = Array(order.prefix(RankedGrid.mostLevels))
            order.removeFirst(group.count)
            let values = group.map { levels[$0] }
            let spreadLevels = spread.map { values.map($0.value) }
            var tracer = ContourTracer(
                RankedGrid(
                    grid, levels: values,
                    spread: spreadGrid.flatMap { grid in spreadLevels.map { (grid, $0) } }))
            for (rank, index) in group.enumerated() {
                tracer.select(rank)
                result[index] = trace(&tracer)
            }
        }
        return result
    }
}
