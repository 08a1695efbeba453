import Drawing

/// Follows the contours of one level after the other through the cells of a grid, the high side on the left.
///
/// Corners and sides of a cell are counted counterclockwise from the lower left corner and from the bottom;
/// side s runs from corner s to corner s + 1. A line comes into a cell where its boundary falls from high to
/// low and leaves it where it rises again.
struct ContourTracer {
    private let field: RankedGrid
    private var rank = 0
    private var level = 0.0
    /// For each cell, by its first corner: bits 0 to 3 the sides through which a line came in, bits 4 to 7 the
    /// sides on the border of the grid that an outline followed. 0 between levels.
    private var visited: [UInt8]
    /// Sides of whole cells with nothing on their other side; found when first needed.
    private var border: [Side]?

    private struct Side: Equatable {
        var column: Int
        var row: Int
        var side: Int
    }

    init(_ field: RankedGrid) {
        self.field = field
        visited = [UInt8](repeating: 0, count: field.ranks.count)
    }

    /// Chooses the level by its position among the levels of the grid.
    mutating func select(_ rank: Int) {
        self.rank = rank
        level = field.levels[rank]
    }

    mutating func lines() -> [ContourLine] {
        var lines: [ContourLine] = []
        // Open lines first, from where they begin; whatever is left then is closed.
        for start in starts() where !isWhole(beyond: start) {
            var points: [Point] = []
            _ = follow(from: start, into: &points)
            lines.append(ContourLine(points: points, isClosed: false))
        }
        lines += closedLines()
        forget()
        return lines
    }

    mutating func outlines() -> [ContourLine] {
        var outlines: [ContourLine] = []
        for start in starts() where !isWhole(beyond: start) && !isVisited(start) {
            var points: [Point] = []
            var next = start
            repeat {
                guard let end = follow(from: next, into: &points) else { break }
                next = followBorder(from: end, into: &points)
            } while next != start
            outlines.append(ContourLine(points: points, isClosed: true))
        }
        let border = border ?? findBorder()
        self.border = border
        for side in border where isHigh(side, 0) && isHigh(side, 1) && !isFollowed(side) {
            var points: [Point] = []
            _ = followBorder(from: side, into: &points)
            outlines.append(ContourLine(points: points, isClosed: true))
        }
        outlines += closedLines()
        forget()
        for side in border { visited[index(side)] = 0 }
        return outlines
    }

    private mutating func closedLines() -> [ContourLine] {
        var lines: [ContourLine] = []
        for start in starts() where !isVisited(start) {
            var points: [Point] = []
            _ = follow(from: start, into: &points)
            lines.append(ContourLine(points: points, isClosed: true))
        }
        return lines
    }

    private mutating func forget() {
        for cell in field.crossed[rank] { visited[Int(cell)] = 0 }
    }

    /// Every position where a line comes into a cell, in the order of the grid.
    private func starts() -> [Side] {
        var starts: [Side] = []
        starts.reserveCapacity(field.crossed[rank].count)
        for cell in field.crossed[rank] {
            let (row, column) = Int(cell).quotientAndRemainder(dividingBy: field.columns)
            for side in 0..<4 {
                let place = Side(column: column, row: row, side: side)
                if isHigh(place, 0) && !isHigh(place, 1) { starts.append(place) }
            }
        }
        return starts
    }

    // MARK: Cells

    private func index(_ side: Side) -> Int { side.row &* field.columns &+ side.column }

    /// Whether a corner of the cell reaches the level: that at the start of the side or one after it.
    private func isHigh(_ side: Side, _ after: Int) -> Bool {
        let first = index(side)
        let corner =
            switch (side.side &+ after) & 3 {
            case 0: first
            case 1: first &+ 1
            case 2: first &+ field.columns &+ 1
            default: first &+ field.columns
            }
        return Int(field.ranks[corner]) > rank
    }

    /// The same side, seen from the cell beyond it.
    private func beyond(_ side: Side) -> Side {
        switch side.side {
        case 0: Side(column: side.column, row: side.row - 1, side: 2)
        case 1: Side(column: side.column + 1, row: side.row, side: 3)
        case 2: Side(column: side.column, row: side.row + 1, side: 0)
        default: Side(column: side.column - 1, row: side.row, side: 1)
        }
    }

    private func isWhole(beyond side: Side) -> Bool {
        let other = beyond(side)
        return field.isWhole(column: other.column, row: other.row)
    }

    private func isVisited(_ side: Side) -> Bool { visited[index(side)] & 1 << side.side != 0 }
    private func isFollowed(_ side: Side) -> Bool { visited[index(side)] & 16 << side.side != 0 }

    /// The side through which the line that came in leaves.
    private func way(outFrom entry: Side) -> Side {
        var exit = entry
        let isSaddle = isHigh(entry, 2) && !isHigh(entry, 3)
        if isSaddle {
            // Joined high corners: around the low corner ahead. Else: around the high corner behind.
            exit.side = (entry.side + (centerIsHigh(entry) ? 1 : 3)) & 3
        } else {
            exit.side = (entry.side + 1) & 3
            while isHigh(exit, 0) || !isHigh(exit, 1) { exit.side = (exit.side + 1) & 3 }
        }
        return exit
    }

    private func centerIsHigh(_ side: Side) -> Bool {
        let (values, first) = (field.grid.values, index(side))
        let corners = [first, first + 1, first + field.columns + 1, first + field.columns]
        return corners.reduce(0) { $0 + values[$1] / 4 } >= level
    }

    // MARK: Points

    /// Where the level crosses a side.
    private func crossing(_ side: Side) -> Point {
        let grid = field.grid
        let (column, row) = (
            side.side == 1 ? side.column &+ 1 : side.column, side.side == 2 ? side.row &+ 1 : side.row
        )
        if side.side & 1 == 0 {
            let place = place(on: grid.x, column, first: row &* field.columns, stride: 1)
            return Point(place, grid.y[row])
        }
        return Point(grid.x[column], place(on: grid.y, row, first: column, stride: field.columns))
    }

    /// Where the level is reached between a point of an axis and the next.
    ///
    /// - Parameters:
    ///   - first: the index of the value at the first point of the axis.
    ///   - stride: from value to value along the axis.
    private func place(on axis: [Double], _ index: Int, first: Int, stride: Int) -> Double {
        let curve = curve(field.grid.values, on: axis, index, first: first, stride: stride)
        var fraction: Double?
        if let spread = field.spread, curve.bend > 0 {
            let other = self.curve(spread.grid.values, on: axis, index, first: first, stride: stride)
            if other.bend < curve.bend { fraction = other.fraction(at: spread.levels[rank]) }
        }
        let (a, b) = (axis[index], axis[index &+ 1])
        return a + (b - a) * (fraction ?? curve.fraction(at: level))
    }

    private func curve(
        _ values: [Double], on axis: [Double], _ index: Int, first: Int, stride: Int
    ) -> EdgeCurve {
        let at = first &+ index &* stride
        let (isFirst, isLast) = (index == 0, index &+ 2 == axis.count)
        return EdgeCurve(
            EdgeCurve.Neighbors(
                values: (
                    isFirst ? .nan : values[at &- stride], values[at], values[at &+ stride],
                    isLast ? .nan : values[at &+ 2 &* stride]
                ),
                steps: (
                    isFirst ? 1 : axis[index] - axis[index &- 1], axis[index &+ 1] - axis[index],
                    isLast ? 1 : axis[index &+ 2] - axis[index &+ 1]
                )))
    }

    /// The corner at the end of a side.
    private func corner(after side: Side) -> Point {
        let x = field.grid.x[side.side == 0 || side.side == 1 ? side.column + 1 : side.column]
        let y = field.grid.y[side.side == 1 || side.side == 2 ? side.row + 1 : side.row]
        return Point(x, y)
    }

    // MARK: Following

    /// Follows a line until it leaves the grid (the side is returned) or comes back to where it began.
    private mutating func follow(from start: Side, into points: inout [Point]) -> Side? {
        var entry = start
        while !isVisited(entry) {
            visited[index(entry)] |= 1 << entry.side
            points.append(crossing(entry))
            let exit = way(outFrom: entry)
            let next = beyond(exit)
            guard field.isWhole(column: next.column, row: next.row) else {
                points.append(crossing(exit))
                return exit
            }
            entry = next
        }
        return nil
    }

    /// Follows the border counterclockwise along high ground, noting its corners, until a line comes in or the
    /// start is reached again.
    private mutating func followBorder(from start: Side, into points: inout [Point]) -> Side {
        var side = start
        repeat {
            visited[index(side)] |= 16 << side.side
            side = nextOnBorder(side, into: &points)
            if !isHigh(side, 1) { return side }
        } while side != start
        return side
    }

    private func nextOnBorder(_ side: Side, into points: inout [Point]) -> Side {
        var ahead = side
        ahead.side = (side.side + 1) & 3
        guard isWhole(beyond: ahead) else {
            points.append(corner(after: side))
            return ahead
        }
        // The cell ahead, its side in line with this one.
        var straight = beyond(ahead)
        straight.side = side.side
        guard isWhole(beyond: straight) else { return straight }
        points.append(corner(after: side))
        var back = beyond(straight)
        back.side = (side.side + 3) & 3
        return back
    }

    private func findBorder() -> [Side] {
        var border: [Side] = []
        for row in 0..<(field.rows - 1) {
            let isEdgeRow = field.hasHoles || row == 0 || row == field.rows - 2
            let step = isEdgeRow ? 1 : max(1, field.columns - 2)
            for column in stride(from: 0, to: field.columns - 1, by: step)
            where field.isWhole(column: column, row: row) {
                for number in 0..<4 {
                    let side = Side(column: column, row: row, side: number)
                    if !isWhole(beyond: side) { border.append(side) }
                }
            }
        }
        return border
    }
}
