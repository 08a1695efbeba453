/// A place on the canvas, or the way from one place to another.
///
/// Coordinates are points (1/72 inch in PDF, CSS pixels in SVG). x grows to the right and y grows
/// **downward**, as on every canvas this project draws on.
public struct Point: Sendable, Hashable {
    /// To the right, in points.
    public var x: Double
    /// Down, in points.
    public var y: Double

    /// A place in points, from the top left.
    public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    /// The top left.
    public static let zero = Point(0, 0)

    /// The sum of both, as vectors.
    public static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
    /// The way from the second to the first.
    public static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
    /// The vector, so many times as long.
    public static func * (a: Point, factor: Double) -> Point { Point(a.x * factor, a.y * factor) }

    /// The distance from the origin; 0 for the origin itself.
    public var length: Double { (x * x + y * y).squareRoot() }

    /// The same direction with length 1, or `nil` for the origin and for points that are not finite.
    public var normalized: Point? {
        let length = length
        return length > 0 && length.isFinite ? Point(x / length, y / length) : nil
    }

    /// The point turned by a quarter, counted clockwise on a canvas whose y grows downward.
    public var perpendicular: Point { Point(-y, x) }

    /// Whether neither coordinate is NaN or infinite.
    public var isFinite: Bool { x.isFinite && y.isFinite }
}
