import Drawing
import Platform

/// The rectangle of a line of text, turned about its position.
struct TurnedBox {
    let corners: [Point]
    let bounds: Rect
    let isTurned: Bool

    /// - Parameter slack: how much is taken off at each side.
    init(_ item: TextItem, extents: TextExtents, slack: Double) {
        let box = item.box(extents: extents).inset(by: slack)
        let upright = [
            Point(box.minX, box.minY), Point(box.maxX, box.minY), Point(box.maxX, box.maxY),
            Point(box.minX, box.maxY),
        ]
        isTurned = item.rotation != 0
        guard isTurned else {
            (corners, bounds) = (upright, box)
            return
        }
        let (cosine, sine) = (cos(item.rotation / 180 * .pi), sin(item.rotation / 180 * .pi))
        corners = upright.map { corner in
            let way = corner - item.position
            return item.position + Point(way.x * cosine - way.y * sine, way.x * sine + way.y * cosine)
        }
        bounds = Path.polyline(corners).bounds ?? box
    }

    /// Whether the two share an area: no side of either separates them.
    func intersects(_ other: TurnedBox) -> Bool {
        guard bounds.intersects(other.bounds) else { return false }
        guard isTurned || other.isTurned else { return true }
        return !separates(other) && !other.separates(self)
    }

    private func separates(_ other: TurnedBox) -> Bool {
        zip(corners, corners.dropFirst()).contains { a, b in
            let side = (b - a).perpendicular
            func reach(_ points: [Point]) -> (Double, Double) {
                let places = points.map { $0.x * side.x + $0.y * side.y }
                return (places.min() ?? 0, places.max() ?? 0)
            }
            let (mine, others) = (reach(corners), reach(other.corners))
            return mine.1 <= others.0 || others.1 <= mine.0
        }
    }
}
