/// An outline of straight and cubic segments, to be filled or stroked.
///
/// A path is a list of instructions for a pen. Coordinates that are not finite are refused where
/// a path enters a ``Scene`` (see ``Scene/init(size:title:summary:background:items:)``).
public struct Path: Sendable, Hashable {
    package enum Element: Sendable, Hashable {
        case move(Point)
        case line(Point)
        /// A cubic Bézier segment: two control points, then the end.
        case cubic(Point, Point, Point)
        case close
    }

    package private(set) var elements: [Element] = []

    /// Without any line.
    public init() {}

    package init(elements: [Element]) {
        self.elements = elements
    }

    /// Whether nothing was added.
    public var isEmpty: Bool { elements.isEmpty }

    /// Begins a new line.
    public mutating func move(to point: Point) { elements.append(.move(point)) }
    /// A straight line from where the path ends.
    public mutating func line(to point: Point) { elements.append(.line(point)) }
    /// A cubic Bézier curve from where the path ends.
    public mutating func curve(to end: Point, control1: Point, control2: Point) {
        elements.append(.cubic(control1, control2, end))
    }
    /// Back to where the line began.
    public mutating func close() { elements.append(.close) }
    package mutating func append(_ other: Path) { elements += other.elements }

    /// Every point the elements name, control points included, in order.
    package var points: [Point] {
        elements.flatMap { element -> [Point] in
            switch element {
            case .move(let p), .line(let p): [p]
            case .cubic(let a, let b, let p): [a, b, p]
            case .close: []
            }
        }
    }

    /// Whether no coordinate is NaN or infinite.
    package var isFinite: Bool {
        elements.allSatisfy { element in
            switch element {
            case .move(let p), .line(let p): p.isFinite
            case .cubic(let a, let b, let p): a.isFinite && b.isFinite && p.isFinite
            case .close: true
            }
        }
    }

    /// The smallest rectangle around all points, control points included; `nil` without points.
    ///
    /// A curve may stay clear of its control points, so this can be larger than the ink.
    package var bounds: Rect? {
        let points = points
        guard let first = points.first else { return nil }
        var (minX, minY, maxX, maxY) = (first.x, first.y, first.x, first.y)
        for point in points {
            minX = min(minX, point.x)
            minY = min(minY, point.y)
            maxX = max(maxX, point.x)
            maxY = max(maxY, point.y)
        }
        return Rect(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
    }

    package func offset(by way: Point) -> Path {
        Path(
            elements: elements.map { element in
                switch element {
                case .move(let p): .move(p + way)
                case .line(let p): .line(p + way)
                case .cubic(let a, let b, let p): .cubic(a + way, b + way, p + way)
                case .close: .close
                }
            })
    }
}
