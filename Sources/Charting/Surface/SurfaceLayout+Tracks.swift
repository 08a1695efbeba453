import Drawing

// Paths and points on the surface.
extension SurfaceLayout {
    private struct TrackPoint {
        var place: Point
        var isHidden: Bool
    }

    /// The path in pieces short enough to follow the surface, each known to be hidden or not.
    private func trackPoints(_ track: SurfaceChart.Track) -> [[TrackPoint]] {
        func point(_ x: Double, _ y: Double) -> TrackPoint? {
            let (u, v) = (field.u(x), field.v(y))
            let w = field.w(u: u, v: v)
            guard w.isFinite else { return nil }
            return TrackPoint(
                place: place(u: u, v: v, w: w), isHidden: field.hides(u: u, v: v, w: w, from: view))
        }
        var runs: [[TrackPoint]] = [[]]
        for index in track.x.indices.dropLast() {
            let steps = 8
            for step in 0...steps where step > 0 || index == 0 {
                let t = Double(step) / Double(steps)
                let x = track.x[index] + (track.x[index + 1] - track.x[index]) * t
                let y = track.y[index] + (track.y[index + 1] - track.y[index]) * t
                if let point = point(x, y) {
                    runs[runs.count - 1].append(point)
                } else if runs.last?.isEmpty == false {
                    runs.append([])
                }
            }
        }
        return runs
    }

    func track(_ track: SurfaceChart.Track) -> [SceneItem] {
        var hidden = Path()
        var shown = Path()
        for run in trackPoints(track) {
            for (a, b) in zip(run, run.dropFirst()) {
                if a.isHidden || b.isHidden {
                    hidden.append(.segment(a.place, b.place))
                } else if shown.endPoint == a.place {
                    shown.line(to: b.place)
                } else {
                    shown.append(.segment(a.place, b.place))
                }
            }
        }
        var items: [SceneItem] = [
            .stroke(hidden, Stroke(track.paint.opacity(0.35), width: 1.5)),
            .stroke(shown, Stroke(Theme.ground, width: Theme.pathWidth + 2, cap: .round)),
            .stroke(shown, Stroke(track.paint, width: Theme.pathWidth, cap: .round)),
        ]
        let dots = surfacePlaces(track)
        for (index, dot) in dots.enumerated() {
            let isStart = index == 0 && dots.count > 1
            let circle = Path.circle(center: dot, radius: isStart || dots.count == 1 ? 4 : 2.25)
            items.append(
                isStart
                    ? .path(PathItem(circle, fill: Theme.ground, stroke: Stroke(track.paint, width: 1.75)))
                    : .path(PathItem(circle, fill: track.paint, stroke: Stroke(Theme.ground, width: 0.75))))
        }
        return [.group(SceneGroup(label: "Path of \(track.x.count) points", items: items))]
    }

    func surfacePlaces(_ track: SurfaceChart.Track) -> [Point] {
        zip(track.x, track.y).compactMap { x, y in
            let (u, v) = (field.u(x), field.v(y))
            let w = field.w(u: u, v: v)
            return w.isFinite ? place(u: u, v: v, w: w) : nil
        }
    }
}
