import Drawing

/// How a line goes from one of its points to the next.
public enum InterpolationMethod: String, Sendable, Hashable, CaseIterable {
    case linear
    /// Level to the next position, where it steps: the value holds until then, as a learning rate does.
    case stepEnd = "step-after"
    /// Steps at once to the value of the next point.
    case stepStart = "step-before"
    /// Steps half way.
    case stepCenter = "step-center"

    /// The corners between two points.
    func corners(_ start: Point, _ end: Point) -> [Point] {
        switch self {
        case .linear: []
        case .stepEnd: [Point(end.x, start.y)]
        case .stepStart: [Point(start.x, end.y)]
        case .stepCenter: [Point((start.x + end.x) / 2, start.y), Point((start.x + end.x) / 2, end.y)]
        }
    }

    /// Points with the corners between them; gaps stay gaps.
    func path(_ points: [Point?]) -> [Point?] {
        guard self != .linear else { return points }
        var (all, before): ([Point?], Point?) = ([], nil)
        for point in points {
            if let before, let point { all += corners(before, point) as [Point?] }
            all.append(point)
            before = point
        }
        return all
    }
}
