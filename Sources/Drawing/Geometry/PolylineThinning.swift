/// Leaves out points of a polyline that cannot be seen: M4 (Jugel, Jerzak, Hackenbroich and Markl, "M4: A
/// Visualization-Oriented Time Series Data Aggregation", VLDB 2014).
///
/// Of neighboring points in one column the first, the lowest, the highest and the last remain, so the line
/// enters, fills and leaves every column as before. The columns start at x = 0; thinning to columns and then to
/// columns of a multiple of their width is the same as thinning to the latter at once.
package struct PolylineThinning: Sendable {
    /// What remains of the points given so far, but for the present column.
    package private(set) var points: [Point] = []
    private let columnWidth: Double
    private var column = 0.0
    /// Where the present column begins and ends.
    private var (start, end) = (0.0, 0.0)
    /// The points of the present column that remain, and when they came.
    private var first: (point: Point, order: Int)?
    private var low = (point: Point.zero, order: 0)
    private var high = (point: Point.zero, order: 0)
    private var last = (point: Point.zero, order: 0)

    /// - Parameter columnWidth: in the units of the points, greater than 0.
    package init(columnWidth: Double) {
        self.columnWidth = columnWidth
    }

    /// Whether no point has been given yet.
    package var isEmpty: Bool { first == nil && points.isEmpty }

    /// Goes on with the line.
    package mutating func append(_ point: Point) {
        if point.x < start || point.x >= end || first == nil {
            let column = (point.x / columnWidth).rounded(.down)
            guard first != nil, column == self.column else { return begin(column, with: point) }
        }
        last = (point, last.order + 1)
        if point.y < low.point.y { low = last }
        if point.y > high.point.y { high = last }
    }

    private mutating func begin(_ column: Double, with point: Point) {
        flush()
        self.column = column
        (start, end) = (column * columnWidth, (column + 1) * columnWidth)
        first = (point, 0)
        low = (point, 0)
        high = (point, 0)
        last = (point, 0)
    }

    /// Ends the line: what comes next is another one, and ``points`` is complete.
    package mutating func finish() { flush() }

    private mutating func flush() {
        guard let start = first else { return }
        first = nil
        points.append(start.point)
        let (early, late) = low.order < high.order ? (low, high) : (high, low)
        if early.order > 0, early.order < last.order { points.append(early.point) }
        if late.order > early.order, late.order < last.order { points.append(late.point) }
        if last.order > 0 { points.append(last.point) }
    }
}

extension Path {
    /// The path with its long polylines thinned to columns of a width; parts with curves stay as they are.
    package func thinned(columnWidth: Double) -> Path {
        guard elements.count > Self.fewElements else { return self }
        var result: [Element] = []
        var thinning = PolylineThinning(columnWidth: columnWidth)
        func end() {
            thinning.finish()
            for (index, point) in thinning.points.enumerated() {
                result.append(index == 0 ? .move(point) : .line(point))
            }
            thinning = PolylineThinning(columnWidth: columnWidth)
        }
        for element in elements {
            switch element {
            case .move(let point):
                end()
                thinning.append(point)
            case .line(let point): thinning.append(point)
            case .cubic: return self
            case .close:
                end()
                result.append(.close)
            }
        }
        end()
        return Path(elements: result)
    }

    /// Paths with fewer elements are drawn as they are.
    private static let fewElements = 4000
}
