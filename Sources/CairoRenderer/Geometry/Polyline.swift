import Drawing

/// One part of a path with its curves replaced by segments.
struct Polyline: Hashable {
    var points: [Point] = []
    var isClosed = false

    /// - Parameter elements: one move and what follows it up to the next move.
    init(flattening elements: [Path.Element]) {
        for element in elements {
            switch element {
            case .move(let p), .line(let p): points.append(p)
            case .cubic(let a, let b, let p): appendCurve(a, b, p)
            case .close: isClosed = true
            }
        }
    }

    /// The segments in order, the closing one included.
    var segments: [(Point, Point)] {
        var segments = Array(zip(points, points.dropFirst()))
        if isClosed, let first = points.first, let last = points.last, first != last {
            segments.append((last, first))
        }
        return segments
    }

    private mutating func appendCurve(_ a: Point, _ b: Point, _ end: Point) {
        guard let start = points.last else { return points.append(end) }
        let count = Self.segmentCount(start, a, b, end, tolerance: Self.tolerance)
        for step in 1..<max(count, 1) {
            points.append(Self.point(at: Double(step) / Double(count), start, a, b, end))
        }
        points.append(end)
    }

    /// Even steps of the parameter, as many as keep the error below the tolerance: the second
    /// derivative of a cubic is at most 6 d, where d is its longest second difference, and a chord
    /// over 1/n of it is at most 6 d / (8 n²) off.
    static func segmentCount(
        _ start: Point, _ a: Point, _ b: Point, _ end: Point, tolerance: Double
    ) -> Int {
        let bend = max((start - a * 2 + b).length, (a - b * 2 + end).length)
        let wanted = (0.75 * bend / tolerance).squareRoot()
        return Int(min(max(wanted + 0.999_999, 1), mostSegments))
    }

    /// The point of a cubic at a parameter from 0 to 1.
    static func point(at t: Double, _ start: Point, _ a: Point, _ b: Point, _ end: Point) -> Point {
        let s = 1 - t
        let near = start * (s * s * s) + a * (3 * s * s * t)
        return near + b * (3 * s * t * t) + end * (t * t * t)
    }

    private static let tolerance = 0.02
    /// A curve whose size is beyond all canvases still ends.
    private static let mostSegments = 4096.0
}

extension Path {
    /// The path in parts that each begin with a move. After a close, a part that goes on without
    /// a move begins where the closed one began.
    var subpaths: [[Element]] {
        var parts: [[Element]] = []
        var start = Point.zero
        for element in elements {
            if case .move(let point) = element {
                start = point
                parts.append([element])
            } else {
                if parts.isEmpty || parts.last?.last == .close { parts.append([.move(start)]) }
                parts[parts.count - 1].append(element)
            }
        }
        return parts
    }
}
