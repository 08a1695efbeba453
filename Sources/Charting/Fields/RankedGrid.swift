import Drawing

/// A grid of which each point knows how many levels it reaches: what lies above which level is then a
/// comparison of bytes.
struct RankedGrid {
    let grid: Grid
    /// Ascending.
    let levels: [Double]
    /// The same values and levels otherwise spread, such as logarithms; contours bend as they do where they bend less.
    let spread: (grid: Grid, levels: [Double])?
    /// Points along x and y.
    let columns: Int
    let rows: Int
    /// For each grid point the number of levels that are not above it; ``hole`` for holes.
    let ranks: [UInt8]
    let hasHoles: Bool
    /// For each level the cells that it crosses, by the index of their first corner, in the order of the grid.
    private(set) var crossed: [[Int32]]

    static let hole: UInt8 = 255
    static let mostLevels = 254

    init(_ grid: Grid, levels: [Double], spread: (grid: Grid, levels: [Double])? = nil) {
        self.grid = grid
        self.levels = levels
        self.spread = spread
        (columns, rows) = (grid.x.count, grid.y.count)
        var hasHoles = false
        var rank = 0
        var ranks = [UInt8](repeating: Self.hole, count: grid.values.count)
        for index in grid.values.indices {
            let value = grid.values[index]
            guard value.isFinite else {
                hasHoles = true
                continue
            }
            // Neighbors are alike, so the rank of the last point is a good guess.
            while rank < levels.count, value >= levels[rank] { rank &+= 1 }
            while rank > 0, value < levels[rank &- 1] { rank &-= 1 }
            ranks[index] = UInt8(truncatingIfNeeded: rank)
        }
        self.ranks = ranks
        self.hasHoles = hasHoles
        crossed = []
        crossed = findCrossed()
    }

    private func findCrossed() -> [[Int32]] {
        var crossed = [[Int32]](repeating: [], count: levels.count)
        for row in 0..<(rows - 1) {
            let start = row * columns
            var (below, above) = (ranks[start], ranks[start &+ columns])
            for cell in start..<(start + columns - 1) {
                let (nextBelow, nextAbove) = (ranks[cell &+ 1], ranks[cell &+ columns &+ 1])
                if below != nextBelow || above != nextAbove || below != above {
                    let low = min(min(below, nextBelow), min(above, nextAbove))
                    let high = max(max(below, nextBelow), max(above, nextAbove))
                    if high != Self.hole {
                        for level in Int(low)..<Int(high) { crossed[level].append(Int32(cell)) }
                    }
                }
                (below, above) = (nextBelow, nextAbove)
            }
        }
        return crossed
    }

    /// Whether all corners of a cell have values.
    func isWhole(column: Int, row: Int) -> Bool {
        guard column >= 0, row >= 0, column < columns - 1, row < rows - 1 else { return false }
        guard hasHoles else { return true }
        let first = row * columns + column
        return ranks[first] != Self.hole && ranks[first + 1] != Self.hole
            && ranks[first + columns] != Self.hole && ranks[first + columns + 1] != Self.hole
    }
}
