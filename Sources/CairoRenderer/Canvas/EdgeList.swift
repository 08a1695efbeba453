import Drawing

/// The edges of areas, each cut to a rectangle, in 1/256 pixel.
///
/// Where an edge leaves the rectangle at its left or right it runs on along that side, so that the sums over a
/// row stay those of the area within.
struct EdgeList {
    /// Goes down from (x0, y0) to (x1, y1); `sign` is −1 where the path went up.
    struct Edge {
        var x0, y0, x1, y1, sign: Int32
    }

    /// Edges that belong together, and their box.
    struct Part {
        /// The edges are those from the end of the part before up to this one.
        var endEdge: Int
        var minX = Int32.max
        var minY = Int32.max
        var maxX = Int32.min
        var maxY = Int32.min
    }

    private(set) var edges: [Edge] = []
    /// What has been added since ``begin(within:)``.
    private(set) var parts: [Part] = []
    private var part = Part(endEdge: 0)
    private var clip = Rect(x: 0, y: 0, width: 0, height: 0)

    /// Parts of a pixel that coordinates are rounded to.
    static let unit: Double = 256
    /// How far a curve may be from the segments that stand for it, in pixels.
    static let tolerance = 0.05

    mutating func removeAll() { edges.removeAll(keepingCapacity: true) }

    /// Begins a new area, cut to a rectangle that must not reach beyond the canvas.
    mutating func begin(within clip: Rect) {
        parts.removeAll(keepingCapacity: true)
        part = Part(endEdge: edges.count)
        self.clip = clip
    }

    /// Ends a part of the area: where it overlaps with others, the one counts that covers more of a pixel.
    mutating func endPart() {
        guard edges.count > part.endEdge else { return }
        part.endEdge = edges.count
        parts.append(part)
        part = Part(endEdge: edges.count)
    }

    /// Adds the edges of a path, open parts closed.
    mutating func add(_ path: Path, at placement: Placement) {
        var (start, pen) = (Point.zero, Point.zero)
        for element in path.elements {
            switch element {
            case .move(let point):
                add(pen, start)
                start = placement.apply(point)
                pen = start
            case .line(let point):
                let next = placement.apply(point)
                add(pen, next)
                pen = next
            case .cubic(let a, let b, let point):
                let end = placement.apply(point)
                addCurve(pen, placement.apply(a), placement.apply(b), end)
                pen = end
            case .close:
                add(pen, start)
                pen = start
            }
        }
        add(pen, start)
    }

    /// Adds an outline through points, closed by its last edge.
    mutating func add(polygon points: [Point]) {
        guard var pen = points.last else { return }
        for point in points {
            add(pen, point)
            pen = point
        }
    }

    private mutating func addCurve(_ start: Point, _ a: Point, _ b: Point, _ end: Point) {
        let count = Polyline.segmentCount(start, a, b, end, tolerance: Self.tolerance)
        var pen = start
        for step in 1..<max(count, 1) {
            let next = Polyline.point(at: Double(step) / Double(count), start, a, b, end)
            add(pen, next)
            pen = next
        }
        add(pen, end)
    }

    mutating func add(_ a: Point, _ b: Point) {
        guard a.y != b.y else { return }
        let (top, bottom, sign): (Point, Point, Int32) = a.y < b.y ? (a, b, 1) : (b, a, -1)
        guard bottom.y > clip.minY, top.y < clip.maxY else { return }
        let isInside =
            top.y >= clip.minY && bottom.y <= clip.maxY && min(top.x, bottom.x) >= clip.minX
            && max(top.x, bottom.x) <= clip.maxX
        if isInside { push(top, bottom, sign) } else { addCut(top, bottom, sign) }
    }

    private mutating func addCut(_ top: Point, _ bottom: Point, _ sign: Int32) {
        let slope = (bottom.x - top.x) / (bottom.y - top.y)
        func x(_ y: Double) -> Double {
            y == top.y ? top.x : y == bottom.y ? bottom.x : top.x + (y - top.y) * slope
        }
        let (startY, endY) = (max(top.y, clip.minY), min(bottom.y, clip.maxY))
        // Where the edge passes the left and the right side.
        func passing(_ side: Double) -> Double {
            let isPassing = (x(startY) < side) != (x(endY) < side)
            return isPassing ? min(max(top.y + (side - top.x) / slope, startY), endY) : startY
        }
        let passings = (passing(clip.minX), passing(clip.maxX))
        let stops = (min(passings.0, passings.1), max(passings.0, passings.1))
        func bounded(_ y: Double) -> Point {
            let x = x(y)
            // Edges that are all but level may have no slope.
            return Point(x.isFinite ? min(max(x, clip.minX), clip.maxX) : clip.minX, y)
        }
        push(bounded(startY), bounded(stops.0), sign)
        push(bounded(stops.0), bounded(stops.1), sign)
        push(bounded(stops.1), bounded(endY), sign)
    }

    private mutating func push(_ top: Point, _ bottom: Point, _ sign: Int32) {
        // Nothing is negative here, so that this rounds.
        let (y0, y1) = (Int32(top.y * Self.unit + 0.5), Int32(bottom.y * Self.unit + 0.5))
        guard y0 < y1 else { return }
        let (x0, x1) = (Int32(top.x * Self.unit + 0.5), Int32(bottom.x * Self.unit + 0.5))
        part.minX = min(part.minX, min(x0, x1))
        part.maxX = max(part.maxX, max(x0, x1))
        part.minY = min(part.minY, y0)
        part.maxY = max(part.maxY, y1)
        edges.append(Edge(x0: x0, y0: y0, x1: x1, y1: y1, sign: sign))
    }
}
