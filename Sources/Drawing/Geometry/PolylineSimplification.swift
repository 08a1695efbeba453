/// Leaves out points of a polyline that lie on the line through their neighbors, up to a tolerance that cannot be seen.
///
/// From each point that is kept, the directions that pass all points since then closely enough form a wedge, which
/// every further point narrows; where the next point lies outside of it, the last one is kept (Williams, "Bounded
/// straight-line approximation of digitized planar curves and lines", Computer Graphics and Image Processing 16, 1981).
/// What is left out lies within the tolerance of the segment that is drawn in its place.
package enum PolylineSimplification {
    /// - Parameters:
    ///   - points: a polyline; its first and its last point are kept.
    ///   - tolerance: in the units of the points, greater than 0.
    /// - Complexity: O(points).
    package static func simplified(_ points: [Point], tolerance: Double) -> [Point] {
        guard points.count > 2, var anchor = points.first else { return points }
        var kept = [anchor]
        kept.reserveCapacity(points.count / 2)
        var wedge = Wedge()
        var last = anchor
        for point in points.dropFirst() {
            if !wedge.narrow(to: point - anchor, tolerance: tolerance) {
                kept.append(last)
                anchor = last
                wedge = Wedge()
                _ = wedge.narrow(to: point - anchor, tolerance: tolerance)
            }
            last = point
        }
        kept.append(last)
        return kept
    }
}

/// The directions from a point that pass all points so far closely enough.
private struct Wedge {
    /// Its sides; `nil` as long as all directions do.
    private var sides: (right: Point, left: Point)?
    /// The distance of the farthest point, squared.
    private var farthest = 0.0

    /// - Returns: whether a segment to the point passes all points before; else nothing is changed.
    mutating func narrow(to way: Point, tolerance: Double) -> Bool {
        let squared = way.x * way.x + way.y * way.y
        // A line that turns back is no segment.
        guard squared >= farthest else { return false }
        if let sides, cross(sides.right, way) < 0 || cross(way, sides.left) < 0 { return false }
        farthest = squared
        let rest = squared - tolerance * tolerance
        guard rest > 0 else { return true }
        // The tangents from here to the circle around the point.
        let (along, aside) = (way * rest.squareRoot(), way.perpendicular * tolerance)
        let (right, left) = (along - aside, along + aside)
        guard let old = sides else {
            sides = (right, left)
            return true
        }
        sides = (
            cross(old.right, right) > 0 ? right : old.right, cross(old.left, left) < 0 ? left : old.left
        )
        return true
    }

    private func cross(_ a: Point, _ b: Point) -> Double { a.x * b.y - a.y * b.x }
}
