extension Path {
    /// A straight line.
    public static func segment(_ a: Point, _ b: Point) -> Path {
        Path(elements: [.move(a), .line(b)])
    }

    /// Straight segments through the points in order. Fewer than two points give an empty path.
    public static func polyline(_ points: some Sequence<Point>, closed: Bool = false) -> Path {
        var elements: [Element] = []
        for point in points { elements.append(elements.isEmpty ? .move(point) : .line(point)) }
        guard elements.count > 1 else { return Path() }
        if closed { elements.append(.close) }
        return Path(elements: elements)
    }

    /// A closed rectangle.
    public static func rectangle(_ rect: Rect) -> Path {
        polyline(
            [
                Point(rect.minX, rect.minY), Point(rect.maxX, rect.minY),
                Point(rect.maxX, rect.maxY), Point(rect.minX, rect.maxY),
            ], closed: true)
    }

    /// A rectangle with round corners; the radius is at most half of the shorter side.
    package static func roundedRectangle(_ rect: Rect, radius: Double) -> Path {
        let r = min(radius, rect.width / 2, rect.height / 2)
        guard r > 0 else { return rectangle(rect) }
        let k = r * (1 - circleHandle)
        let (left, top, right, bottom) = (rect.minX, rect.minY, rect.maxX, rect.maxY)
        return Path(elements: [
            .move(Point(left + r, top)), .line(Point(right - r, top)),
            .cubic(Point(right - k, top), Point(right, top + k), Point(right, top + r)),
            .line(Point(right, bottom - r)),
            .cubic(Point(right, bottom - k), Point(right - k, bottom), Point(right - r, bottom)),
            .line(Point(left + r, bottom)),
            .cubic(Point(left + k, bottom), Point(left, bottom - k), Point(left, bottom - r)),
            .line(Point(left, top + r)),
            .cubic(Point(left, top + k), Point(left + k, top), Point(left + r, top)),
            .close,
        ])
    }

    /// A circle as four cubic segments; its radius is right to 0.03 %.
    public static func circle(center: Point, radius: Double) -> Path {
        let (x, y, r, k) = (center.x, center.y, radius, radius * circleHandle)
        return Path(elements: [
            .move(Point(x + r, y)),
            .cubic(Point(x + r, y + k), Point(x + k, y + r), Point(x, y + r)),
            .cubic(Point(x - k, y + r), Point(x - r, y + k), Point(x - r, y)),
            .cubic(Point(x - r, y - k), Point(x - k, y - r), Point(x, y - r)),
            .cubic(Point(x + k, y - r), Point(x + r, y - k), Point(x + r, y)),
            .close,
        ])
    }

    /// The length of the handles that make a cubic segment follow a quarter of the unit circle,
    /// 4(√2 − 1)/3.
    private static let circleHandle = 0.552_284_749_830_793_4
}
