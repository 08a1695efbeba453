/// The width and height of something, in points.
public struct Size: Sendable, Hashable {
    /// In points.
    public var width: Double
    /// In points.
    public var height: Double

    /// A size in points.
    public init(_ width: Double, _ height: Double) {
        self.width = width
        self.height = height
    }
}

/// Distances from the four sides of a rectangle, in points.
package struct Insets: Sendable, Hashable {
    package var top: Double
    package var left: Double
    package var bottom: Double
    package var right: Double

    package init(top: Double = 0, left: Double = 0, bottom: Double = 0, right: Double = 0) {
        self.top = top
        self.left = left
        self.bottom = bottom
        self.right = right
    }

    package init(_ all: Double) {
        self.init(top: all, left: all, bottom: all, right: all)
    }
}

/// A rectangle with sides along the axes. Its width and height are never negative.
public struct Rect: Sendable, Hashable {
    /// The left edge, in points.
    public var x: Double
    /// The top edge, in points.
    public var y: Double
    /// In points.
    public var width: Double
    /// In points.
    public var height: Double

    /// From its top left corner and its size, in points.
    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// From its edges, in points.
    public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        self.init(x: minX, y: minY, width: maxX - minX, height: maxY - minY)
    }

    /// The left edge.
    public var minX: Double { x }
    /// The top edge.
    public var minY: Double { y }
    /// The right edge.
    public var maxX: Double { x + width }
    /// The bottom edge.
    public var maxY: Double { y + height }
    /// The middle from left to right.
    public var midX: Double { x + width / 2 }
    /// The middle from top to bottom.
    public var midY: Double { y + height / 2 }
    /// Its middle.
    public var center: Point { Point(midX, midY) }
    /// Its width and height.
    public var size: Size { Size(width, height) }

    /// The rectangle without a border as wide as `insets`; negative insets make it larger.
    package func inset(by insets: Insets) -> Rect {
        Rect(
            minX: minX + insets.left, minY: minY + insets.top,
            maxX: maxX - insets.right, maxY: maxY - insets.bottom)
    }

    package func inset(by distance: Double) -> Rect { inset(by: Insets(distance)) }

    package func offset(by way: Point) -> Rect {
        Rect(x: x + way.x, y: y + way.y, width: width, height: height)
    }

    /// Whether the point lies inside or on the border.
    package func contains(_ point: Point) -> Bool {
        point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
    }

    package func contains(_ other: Rect) -> Bool {
        other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
    }

    /// Whether the two share an area. Touching borders do not count.
    package func intersects(_ other: Rect) -> Bool {
        minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
    }

    /// The smallest rectangle that holds both.
    package func union(_ other: Rect) -> Rect {
        Rect(
            minX: min(minX, other.minX), minY: min(minY, other.minY),
            maxX: max(maxX, other.maxX), maxY: max(maxY, other.maxY))
    }
}
