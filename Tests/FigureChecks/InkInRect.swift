import Drawing

extension SceneItem {
    /// Whether anything of the item is painted in a rectangle, by its geometry alone: strokes by their
    /// distance from it, fills by their outline and by whether it lies in them.
    public func hasInk(in rect: Rect) -> Bool {
        switch self {
        case .text: return false
        case .group(let group):
            if let clip = group.clip, !clip.intersects(rect) { return false }
            return group.items.contains { $0.hasInk(in: rect) }
        case .path(let item):
            let reach = rect.inset(by: -(item.stroke?.width ?? 0) / 2)
            let outlines = item.path.outlines
            let touches = outlines.contains { line in
                zip(line, line.dropFirst()).contains { reach.meets($0, $1) }
            }
            if touches { return true }
            return item.fill != nil && outlines.reduce(0) { $0 + $1.winding(around: rect.center) } != 0
        }
    }
}

extension Path {
    /// Straight lines through the path, curves in sixteen pieces.
    fileprivate var outlines: [[Point]] {
        var all: [[Point]] = [[]]
        for element in elements {
            switch element {
            case .move(let point): all.append([point])
            case .line(let point): all[all.count - 1].append(point)
            case .cubic(let a, let b, let end):
                guard let start = all[all.count - 1].last else { continue }
                for step in 1...16 {
                    let t = Double(step) / 16
                    func mix(_ p: Point, _ q: Point) -> Point { p + (q - p) * t }
                    let (p, q, r) = (mix(start, a), mix(a, b), mix(b, end))
                    all[all.count - 1].append(mix(mix(p, q), mix(q, r)))
                }
            case .close:
                if let first = all[all.count - 1].first { all[all.count - 1].append(first) }
            }
        }
        return all
    }
}

extension [Point] {
    /// How often the closed outline runs around a place.
    fileprivate func winding(around place: Point) -> Int {
        zip(self, dropFirst() + prefix(1)).reduce(0) { count, side in
            let (a, b) = side
            guard (a.y <= place.y) != (b.y <= place.y) else { return count }
            let x = a.x + (b.x - a.x) * ((place.y - a.y) / (b.y - a.y))
            return x > place.x ? count + (a.y < b.y ? 1 : -1) : count
        }
    }
}

extension Rect {
    /// Whether a segment enters the rectangle (Liang and Barsky's clipping).
    fileprivate func meets(_ a: Point, _ b: Point) -> Bool {
        var (from, to) = (0.0, 1.0)
        let way = b - a
        for (step, low, high) in [(way.x, minX - a.x, maxX - a.x), (way.y, minY - a.y, maxY - a.y)] {
            guard step != 0 else {
                if low >= 0 || high <= 0 { return false }
                continue
            }
            from = max(from, min(low / step, high / step))
            to = min(to, max(low / step, high / step))
        }
        return from < to
    }
}
