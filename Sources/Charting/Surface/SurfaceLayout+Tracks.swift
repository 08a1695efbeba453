import Drawing

// Paths and points on the surface.
extension SurfaceLayout {
    private struct TrackPoint {
        var place: Point
        var isHidden: Bool
    }

    /// The path in pieces short enough to follow the surface, each known to be hidden or not; where one turns
    /// into the other, the position is found by halving.
    private func trackPoints(_ track: SurfaceChart.Track) -> [[TrackPoint]] {
        var runs: [[TrackPoint]] = [[]]
        func append(_ point: TrackPoint) { runs[runs.count - 1].append(point) }
        var last: (u: Double, v: Double)?
        for (x, y) in zip(track.x, track.y) {
            let (u, v) = (field.u(x), field.v(y))
            guard u.isFinite, v.isFinite else {
                // A gap in the path.
                last = nil
                if runs.last?.isEmpty == false { runs.append([]) }
                continue
            }
            let from = last ?? (u, v)
            last = (u, v)
            let patches = max(abs(u - from.u), abs(v - from.v)) / 2 * Double(mesh.count)
            let steps = Int(min(max((2 * patches).rounded(.up), 1), 400))
            var before = 0.0
            for step in 1...steps {
                let t = Double(step) / Double(steps)
                func at(_ t: Double) -> TrackPoint? {
                    trackPoint(u: from.u + (u - from.u) * t, v: from.v + (v - from.v) * t)
                }
                if let point = at(t) {
                    if let previous = runs.last?.last, previous.isHidden != point.isHidden {
                        append(turn(from: before, to: t, at) ?? point)
                    }
                    append(point)
                } else if runs.last?.isEmpty == false {
                    runs.append([])
                }
                before = t
            }
        }
        return runs
    }

    private func trackPoint(u: Double, v: Double) -> TrackPoint? {
        let w = mesh.w(u: u, v: v)
        guard w.isFinite else { return nil }
        return TrackPoint(place: place(u: u, v: v, w: w), isHidden: mesh.hides(u: u, v: v, w: w))
    }

    /// The last point of a stretch that is as its start.
    private func turn(from start: Double, to end: Double, _ at: (Double) -> TrackPoint?) -> TrackPoint? {
        var (low, high) = (start, end)
        guard let first = at(low) else { return nil }
        var found = first
        for _ in 0..<8 {
            let middle = (low + high) / 2
            guard let point = at(middle) else { break }
            if point.isHidden == first.isHidden {
                (low, found) = (middle, point)
            } else {
                high = middle
            }
        }
        return found
    }

    /// The path on the floor, clipped to it, with its gaps.
    func shadow(of track: SurfaceChart.Track) -> Path {
        var path = Path()
        var last: Point?
        for (x, y) in zip(track.x, track.y) {
            let next = Point(field.u(x), field.v(y))
            guard next.x.isFinite, next.y.isFinite else {
                last = nil
                continue
            }
            if let last, let (from, to) = Self.clipped(last, next) {
                let start = place(u: from.x, v: from.y, w: Self.floor)
                if path.endPoint != start { path.move(to: start) }
                path.line(to: place(u: to.x, v: to.y, w: Self.floor))
            }
            last = next
        }
        return path
    }

    /// The part of a segment inside of the square from −1 to 1 (Liang and Barsky 1984).
    private static func clipped(_ a: Point, _ b: Point) -> (Point, Point)? {
        var (start, end) = (0.0, 1.0)
        for (from, to) in [(a.x, b.x), (a.y, b.y)] {
            let way = to - from
            guard way != 0 else {
                if abs(from) > 1 { return nil }
                continue
            }
            let (first, second) = ((-1 - from) / way, (1 - from) / way)
            (start, end) = (max(start, min(first, second)), min(end, max(first, second)))
        }
        return start < end ? (a + (b - a) * start, a + (b - a) * end) : nil
    }

    /// Symbols over the surface, faint where it hides them.
    func symbols(_ points: SurfaceChart.Points) -> [SceneItem] {
        zip(points.x, points.y).flatMap { x, y -> [SceneItem] in
            guard x.isFinite, y.isFinite, let point = trackPoint(u: field.u(x), v: field.v(y)) else {
                return []
            }
            let path = points.symbol.path(center: point.place, radius: Theme.pointRadius + 0.5)
            let paint = points.paint.opacity(point.isHidden ? Self.faint : 1)
            let line = Stroke(paint, width: Theme.lineWidth, cap: .round)
            let casing = Theme.lineWidth + 2 * Theme.casingWidth
            switch points.symbol {
            case .cross:
                let halo = Stroke(Theme.ground, width: casing, cap: .round)
                return (point.isHidden ? [] : [.stroke(path, halo)]) + [.stroke(path, line)]
            case .ring:
                return [.path(PathItem(path, fill: point.isHidden ? nil : Theme.ground, stroke: line))]
            default:
                let halo = point.isHidden ? nil : Stroke(Theme.ground, width: Theme.casingWidth)
                return [.path(PathItem(path, fill: paint, stroke: halo))]
            }
        }
    }

    func track(_ track: SurfaceChart.Track) -> [SceneItem] {
        var hidden = Path()
        var shown = Path()
        for run in trackPoints(track) {
            for (a, b) in zip(run, run.dropFirst()) {
                let isHidden = a.isHidden || b.isHidden
                func extend(_ path: inout Path) {
                    if path.endPoint != a.place { path.move(to: a.place) }
                    path.line(to: b.place)
                }
                if isHidden { extend(&hidden) } else { extend(&shown) }
            }
        }
        let items: [SceneItem] = [
            .stroke(hidden, Stroke(track.paint.opacity(Self.faint), width: 1.5)),
            .stroke(shown, Stroke(Theme.ground, width: Theme.pathWidth + 2, cap: .round)),
            .stroke(shown, Stroke(track.paint, width: Theme.pathWidth, cap: .round)),
        ]
        return [.group(SceneGroup(label: "Path of \(track.x.count) points", items: items + dots(track)))]
    }

    /// A dot for each point of the path, where they are not too dense; the start is open, hidden ones are faint.
    private func dots(_ track: SurfaceChart.Track) -> [SceneItem] {
        let dots = zip(track.x, track.y).compactMap { x, y -> (u: Double, v: Double, w: Double)? in
            let (u, v) = (field.u(x), field.v(y))
            let w = mesh.w(u: u, v: v)
            return x.isFinite && y.isFinite && w.isFinite ? (u, v, w) : nil
        }
        var items: [SceneItem] = []
        var last: Point?
        for (index, dot) in dots.enumerated() {
            let isStart = index == 0 && dots.count > 1
            let isEnd = index == dots.count - 1
            let place = self.place(u: dot.u, v: dot.v, w: dot.w)
            if let last, !isEnd, (place - last).length < Self.dotSpacing { continue }
            last = place
            let isHidden = mesh.hides(u: dot.u, v: dot.v, w: dot.w)
            let circle = Path.circle(center: place, radius: isStart || dots.count == 1 ? 4 : 2.25)
            if isStart {
                let ring = Stroke(track.paint.opacity(isHidden ? Self.faint : 1), width: 1.75)
                items.append(.path(PathItem(circle, fill: isHidden ? nil : Theme.ground, stroke: ring)))
            } else if isHidden {
                items.append(.fill(circle, track.paint.opacity(Self.faint)))
            } else {
                items.append(
                    .path(PathItem(circle, fill: track.paint, stroke: Stroke(Theme.ground, width: 0.75))))
            }
        }
        return items
    }

    /// The opacity of what the surface hides.
    private static let faint = 0.35
    /// The least distance of two dots, in points.
    private static let dotSpacing = 7.0

    func surfacePlaces(_ xs: [Double], _ ys: [Double]) -> [Point] {
        zip(xs, ys).compactMap { x, y in
            let (u, v) = (field.u(x), field.v(y))
            let w = mesh.w(u: u, v: v)
            return w.isFinite ? place(u: u, v: v, w: w) : nil
        }
    }
}
