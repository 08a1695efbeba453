import Drawing

/// Which cells of a plot have ink on them, from what is really drawn: a slanted line takes the cells that
/// it passes, not the rectangle around it.
///
/// A cell counts as inked if any of it may be: free rectangles are free to the last point.
struct InkMap {
    let frame: Rect
    let columns: Int
    let rows: Int
    private var isInked: [Bool]
    /// Where the outline of a fill crosses the middle of each row, and whether upwards or downwards.
    private var crossings: [[(x: Double, winding: Int)]]
    static let cell = 4.0

    init(_ frame: Rect) {
        self.frame = frame
        columns = max(1, min(4_000, Int((frame.width / Self.cell).rounded(.up))))
        rows = max(1, min(4_000, Int((frame.height / Self.cell).rounded(.up))))
        isInked = Array(repeating: false, count: columns * rows)
        crossings = Array(repeating: [], count: rows)
    }

    subscript(column: Int, row: Int) -> Bool { isInked[row * columns + column] }

    mutating func add(_ rect: Rect) {
        guard let across = range(rect.minX - frame.minX, rect.maxX - frame.minX, columns),
            let down = range(rect.minY - frame.minY, rect.maxY - frame.minY, rows)
        else { return }
        for row in down { fill(across, row) }
    }

    /// Adds what paths cover; texts are added as rectangles by those who can measure them.
    mutating func add(_ items: [SceneItem]) {
        for item in items {
            switch item {
            case .text: continue
            case .group(let group): add(group.items)
            case .path(let item):
                let halfWidth = item.stroke.map { $0.width / 2 }
                let lines = item.path.flattened
                for line in lines {
                    for (a, b) in zip(line, line.dropFirst()) { add(a, b, halfWidth: halfWidth ?? 0) }
                    if line.count == 1, let point = line.first {
                        add(point, point, halfWidth: halfWidth ?? 0)
                    }
                }
                if item.fill != nil { fill(lines) }
            }
        }
    }

    /// The cells that a line of some width touches, row by row.
    private mutating func add(_ a: Point, _ b: Point, halfWidth: Double) {
        let (top, bottom) = a.y <= b.y ? (a, b) : (b, a)
        guard let down = range(top.y - halfWidth - frame.minY, bottom.y + halfWidth - frame.minY, rows) else {
            return
        }
        for row in down {
            // The part of the line that can reach the row.
            let from = frame.minY + Double(row) * Self.cell - halfWidth
            let (start, end) = (max(top.y, from), min(bottom.y, from + Self.cell + 2 * halfWidth))
            func x(_ y: Double) -> Double {
                let height = bottom.y - top.y
                return height > 0 ? top.x + (bottom.x - top.x) * min(1, max(0, (y - top.y) / height)) : top.x
            }
            let isLevel = bottom.y - top.y < 1e-9
            let (p, q) = isLevel ? (a.x, b.x) : (x(start), x(end))
            let (low, high) = (min(p, q) - halfWidth - frame.minX, max(p, q) + halfWidth - frame.minX)
            if let across = range(low, high, columns) { fill(across, row) }
        }
    }

    /// The inner cells of an outline, by the crossings of its sides with the middle of each row. Holes
    /// are filled as well where they wind the same way.
    private mutating func fill(_ lines: [[Point]]) {
        for line in lines where line.count > 1 {
            for (a, b) in zip(line, Array(line.dropFirst()) + [line[0]]) where a.y != b.y {
                let (low, high) = (min(a.y, b.y) - frame.minY, max(a.y, b.y) - frame.minY)
                guard let down = range(low, high, rows) else { continue }
                for row in down {
                    let middle = (Double(row) + 0.5) * Self.cell
                    guard middle >= low, middle < high else { continue }
                    let x = a.x + (b.x - a.x) * ((middle + frame.minY - a.y) / (b.y - a.y))
                    crossings[row].append((x - frame.minX, a.y < b.y ? 1 : -1))
                }
            }
        }
        for row in crossings.indices where !crossings[row].isEmpty {
            var winding = 0
            let sorted = crossings[row].sorted { $0.x < $1.x }
            crossings[row].removeAll(keepingCapacity: true)
            for (crossing, next) in zip(sorted, sorted.dropFirst()) {
                winding += crossing.winding
                if winding != 0, let across = range(crossing.x, next.x, columns) { fill(across, row) }
            }
        }
    }

    private mutating func fill(_ across: ClosedRange<Int>, _ row: Int) {
        for index in across { isInked[row * columns + index] = true }
    }

    /// The cells from one distance to another; `nil` for none.
    private func range(_ low: Double, _ high: Double, _ count: Int) -> ClosedRange<Int>? {
        guard low.isFinite, high.isFinite, high >= 0, low <= Double(count) * Self.cell else { return nil }
        let first = Int(max(0, (low / Self.cell).rounded(.down)))
        let last = Int(min(Double(count - 1), (high / Self.cell).rounded(.down)))
        return min(first, last)...last
    }
}

/// How many cells of an ``InkMap`` have ink in any rectangle, each in constant time.
struct InkSums {
    private let frame: Rect
    private let columns: Int
    private let rows: Int
    /// For each corner of cells the inked cells above and to the left of it.
    private var sums: [Int]

    init(_ map: InkMap) {
        (frame, columns, rows) = (map.frame, map.columns, map.rows)
        sums = Array(repeating: 0, count: (columns + 1) * (rows + 1))
        for row in 0..<rows {
            var inked = 0
            for column in 0..<columns {
                if map[column, row] { inked += 1 }
                let index = (row + 1) * (columns + 1) + column + 1
                sums[index] = sums[index - columns - 1] + inked
            }
        }
    }

    /// The inked cells that a rectangle touches; those outside of the map are free.
    func count(in rect: Rect) -> Int {
        func cells(_ low: Double, _ high: Double, _ count: Int) -> (Int, Int) {
            func bounded(_ value: Double) -> Int { Int(min(Double(count), max(0, value))) }
            return (
                bounded((low / InkMap.cell).rounded(.down)), bounded((high / InkMap.cell).rounded(.up))
            )
        }
        let (left, right) = cells(rect.minX - frame.minX, rect.maxX - frame.minX, columns)
        let (top, bottom) = cells(rect.minY - frame.minY, rect.maxY - frame.minY, rows)
        guard left < right, top < bottom else { return 0 }
        func sum(_ column: Int, _ row: Int) -> Int { sums[row * (columns + 1) + column] }
        return sum(right, bottom) - sum(left, bottom) - sum(right, top) + sum(left, top)
    }
}

extension Path {
    /// The path as straight lines; curves as eight pieces each. Closed parts return to their start.
    var flattened: [[Point]] {
        var lines: [[Point]] = []
        var line: [Point] = []
        for element in elements {
            switch element {
            case .move(let point):
                if !line.isEmpty { lines.append(line) }
                line = [point]
            case .line(let point): line.append(point)
            case .cubic(let a, let b, let end):
                let start = line.last ?? a
                for step in 1...8 {
                    let t = Double(step) / 8
                    let s = 1 - t
                    line.append(
                        start * (s * s * s) + a * (3 * s * s * t) + b * (3 * s * t * t) + end * (t * t * t))
                }
            case .close:
                if let first = line.first { line.append(first) }
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
