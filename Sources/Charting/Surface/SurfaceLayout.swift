import Drawing

/// Decides where the parts of a ``SurfaceChart`` stand, and in which order they are painted.
///
/// A height field seen from above the horizon can be painted from its far corner to its near one:
/// each patch then covers exactly what it hides.
struct SurfaceLayout {
    let chart: SurfaceChart
    let field: HeightField
    let view: Projection
    let measuring: any TextMeasuring
    private let space: Rect
    private let scale: Double
    private let origin: Point
    /// How far below the lowest surface the floor lies, in units of w.
    private static let floor = -0.32
    /// How many patches there are along each side: small drawings need fewer.
    private var patches: Int { space.width > 400 ? 36 : 24 }
    /// Every how many patches a line is drawn.
    private static let meshStep = 4

    init(_ chart: SurfaceChart, in space: Rect, measuring: any TextMeasuring) {
        self.chart = chart
        self.space = space
        self.measuring = measuring
        let field = HeightField(grid: chart.grid, levels: chart.levels)
        self.field = field
        let azimuth = chart.azimuth ?? Self.openSide(of: field)
        let view = Projection(azimuth: azimuth, elevation: chart.elevation, height: 0.95)
        self.view = view
        var bounds: Rect?
        for u in [-1.0, 1] {
            for v in [-1.0, 1] {
                for w in [Self.floor, 1] {
                    let p = view.screen(u: u, v: v, w: w)
                    let box = Rect(x: p.x, y: p.y, width: 0, height: 0)
                    bounds = bounds?.union(box) ?? box
                }
            }
        }
        let box = bounds ?? Rect(x: -1, y: -1, width: 2, height: 2)
        let inner = space.inset(by: Insets(top: 12, left: 46, bottom: 40, right: 46))
        scale = max(1, min(inner.width / box.width, inner.height / box.height))
        origin = inner.center - box.center * scale
    }

    /// The azimuth from which the surface is lowest in front: of four corners, the lowest faces the
    /// viewer.
    private static func openSide(of field: HeightField) -> Double {
        func mean(_ u: Double, _ v: Double) -> Double {
            let values = [0.35, 0.65, 0.95].map { field.w(u: u * $0, v: v * $0) }
            return values.reduce(0) { $0 + ($1.isFinite ? $1 : 1) }
        }
        let corners: [(azimuth: Double, low: Double)] = [
            (35, mean(-1, -1)), (125, mean(-1, 1)), (215, mean(1, 1)), (305, mean(1, -1)),
        ]
        return corners.min { $0.low < $1.low }?.azimuth ?? 35
    }

    private func place(u: Double, v: Double, w: Double) -> Point {
        origin + view.screen(u: u, v: v, w: w) * scale
    }

    func items() -> [SceneItem] {
        var items = floorItems() + backEdges()
        items.append(.group(SceneGroup(label: "Surface", items: surface())))
        items += chart.tracks.flatMap(track)
        items += labels()
        return items
    }

    // MARK: Floor

    private func floorItems() -> [SceneItem] {
        let corners = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].map { place(u: $0.0, v: $0.1, w: Self.floor) }
        var items: [SceneItem] = [
            .path(PathItem(.polyline(corners, closed: true), stroke: Stroke(Theme.axis, width: 1)))
        ]
        let spread = chart.levels.spread(chart.grid)
        for (index, value) in chart.levels.values.enumerated() {
            var path = Path()
            for line in Contours.lines(of: spread, at: chart.levels.spread(value)) {
                path.append(
                    .polyline(
                        line.points.map { place(u: field.u($0.x), v: field.v($0.y), w: Self.floor) },
                        closed: line.isClosed))
            }
            let paint = chart.levels.paint(ofBand: index, in: .sequential)
            items.append(.stroke(path, Stroke(paint, width: 1.25)))
        }
        for track in chart.tracks {
            let points = zip(track.x, track.y).compactMap { x, y -> Point? in
                let (u, v) = (field.u(x), field.v(y))
                return abs(u) <= 1 && abs(v) <= 1 ? place(u: u, v: v, w: Self.floor) : nil
            }
            let stroke = Stroke(track.paint.opacity(0.55), width: 1.25, dash: [4, 3], cap: .round)
            items.append(.stroke(.polyline(points), stroke))
        }
        return items
    }

    /// The corners of the floor in the order left, back, right, front as the viewer sees them.
    private var corners: (left: Point, back: Point, right: Point, front: Point) {
        let all = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].map { Point($0.0, $0.1) }
        func depth(_ p: Point) -> Double { view.depth(u: p.x, v: p.y) }
        func across(_ p: Point) -> Double { view.screen(u: p.x, v: p.y, w: 0).x }
        let back = all.max { depth($0) < depth($1) } ?? all[2]
        let front = all.min { depth($0) < depth($1) } ?? all[0]
        let left = all.min { across($0) < across($1) } ?? all[3]
        let right = all.max { across($0) < across($1) } ?? all[1]
        return (left, back, right, front)
    }

    private func backEdges() -> [SceneItem] {
        let corners = corners
        let line = Stroke(Theme.rule, width: 1)
        func at(_ p: Point, _ w: Double) -> Point { place(u: p.x, v: p.y, w: w) }
        var items: [SceneItem] = []
        for corner in [corners.left, corners.back, corners.right] {
            items.append(.stroke(.segment(at(corner, Self.floor), at(corner, 1)), line))
        }
        let top = [corners.left, corners.back, corners.right].map { at($0, 1) }
        items.append(.stroke(.polyline(top), line))
        return items
    }

    // MARK: Surface

    /// The patches, far ones first. Patches side by side in one color are one outline.
    private func surface() -> [SceneItem] {
        let mesh = SurfaceMesh(field: field, count: patches, view: view)
        let way = view.towardsViewer
        let columns = way.u < 0 ? Array((0..<mesh.count).reversed()) : Array(0..<mesh.count)
        let rows = way.v < 0 ? Array((0..<mesh.count).reversed()) : Array(0..<mesh.count)
        var items: [SceneItem] = []
        for row in rows {
            var run: [Int] = []
            var paint: Paint?
            func finishRun() {
                if let paint, let first = run.min(), let last = run.max() {
                    items += strip(mesh, row: row, columns: first...last, paint: paint)
                }
                run = []
            }
            for column in columns {
                let next = mesh.paint(column: column, row: row)
                let crossesMesh = way.u < 0 ? (column + 1) % Self.meshStep == 0 : column % Self.meshStep == 0
                if next != paint || crossesMesh { finishRun() }
                paint = next
                run.append(column)
            }
            finishRun()
        }
        return items
    }

    private func strip(_ mesh: SurfaceMesh, row: Int, columns: ClosedRange<Int>, paint: Paint) -> [SceneItem]
    {
        func edge(_ row: Int) -> [Point] {
            (columns.lowerBound...columns.upperBound + 1).map { column in
                place(u: mesh.axis[column], v: mesh.axis[row], w: mesh.heights[row][column])
            }
        }
        let (near, far) = (edge(row), edge(row + 1))
        // The stroke closes the seam to patches that are painted already.
        let outline = Path.polyline(near + far.reversed(), closed: true)
        var items: [SceneItem] = [.path(PathItem(outline, fill: paint, stroke: Stroke(paint, width: 0.7)))]
        // A line lies on the edge shared with patches that are painted already: the next ones would
        // cover the other edge.
        let way = view.towardsViewer
        var lines = Path()
        let farRow = way.v < 0 ? row + 1 : row
        if farRow % Self.meshStep == 0 { lines.append(.polyline(way.v < 0 ? far : near)) }
        if row == (way.v < 0 ? 0 : mesh.count - 1) { lines.append(.polyline(way.v < 0 ? near : far)) }
        let sides = near.indices.map { (near[$0], far[$0]) }
        let farColumn = way.u < 0 ? columns.upperBound + 1 : columns.lowerBound
        let farSide = way.u < 0 ? sides[sides.count - 1] : sides[0]
        if farColumn % Self.meshStep == 0 { lines.append(.segment(farSide.0, farSide.1)) }
        let nearSide = way.u < 0 ? sides[0] : sides[sides.count - 1]
        if way.u < 0 ? columns.lowerBound == 0 : columns.upperBound == mesh.count - 1 {
            lines.append(.segment(nearSide.0, nearSide.1))
        }
        if !lines.isEmpty { items.append(.stroke(lines, Stroke(Theme.ink.opacity(0.2), width: 0.6))) }
        return items
    }

    // MARK: Paths on the surface

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

    private func track(_ track: SurfaceChart.Track) -> [SceneItem] {
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

    private func surfacePlaces(_ track: SurfaceChart.Track) -> [Point] {
        zip(track.x, track.y).compactMap { x, y in
            let (u, v) = (field.u(x), field.v(y))
            let w = field.w(u: u, v: v)
            return w.isFinite ? place(u: u, v: v, w: w) : nil
        }
    }

    // MARK: Labels

    private func labels() -> [SceneItem] {
        var placer = LabelPlacer(bounds: space.inset(by: -4), ink: [], measuring: measuring)
        let corners = corners
        let frontLeft = (corners.left, corners.front, corners.left.x == corners.front.x)
        let frontRight = (corners.front, corners.right, corners.front.x == corners.right.x)
        for (side, edge) in [(-1.0, frontLeft), (1.0, frontRight)] {
            axisLabels(along: edge, side: side, into: &placer)
        }
        let top = place(u: corners.left.x, v: corners.left.y, w: 1)
        let title = LabelRequest(
            TextLine(chart.zLabel, size: Theme.labelSize), paint: Theme.muted, at: top, clearance: 6,
            sides: [.top])
        placer.place(title)
        for (value, label) in zip(chart.levels.values, chart.levels.labels) {
            let w = chart.levels.fraction(of: value)
            let tick = place(u: corners.left.x, v: corners.left.y, w: w)
            var request = LabelRequest(
                AxisLayout.tickLine(label), paint: Theme.ink.opacity(0.85), at: tick, clearance: 0, sides: [])
            let width = measuring.extents(of: request.line).width
            request.places = [tick - Point(6 + width / 2, 0)]
            request.isOptional = true
            placer.place(request)
        }
        for track in chart.tracks {
            let places = surfacePlaces(track)
            for (text, place) in [(track.startLabel, places.first), (track.endLabel, places.last)] {
                guard let place, !text.isEmpty else { continue }
                let line = TextLine(text, size: Theme.labelSize, weight: .medium)
                placer.place(
                    LabelRequest(line, paint: track.paint, at: place, clearance: 8, sides: [.topRight, .top]))
            }
        }
        return placer.items
    }

    /// Ticks and title along one of the two front edges of the floor.
    private func axisLabels(
        along edge: (from: Point, to: Point, isY: Bool), side: Double, into placer: inout LabelPlacer
    ) {
        let axis = edge.isY ? chart.grid.y : chart.grid.x
        guard let low = axis.first, let high = axis.last else { return }
        func at(_ value: Double) -> Point {
            let unit = edge.isY ? field.v(value) : field.u(value)
            return edge.isY
                ? place(u: edge.from.x, v: unit, w: Self.floor)
                : place(u: unit, v: edge.from.y, w: Self.floor)
        }
        let length = (at(high) - at(low)).length
        let space = TickSpace(length: length, extent: { _ in 16 }, gap: 10, pitch: 60)
        let ticks = LinearTicks.ticks(lower: low, upper: high, space: space)
        for tick in ticks.ticks {
            let line = AxisLayout.tickLine(tick.label)
            let extents = measuring.extents(of: line)
            let center = at(tick.value) + Point(side * (8 + extents.width / 2), 4 + extents.height / 2)
            var request = LabelRequest(
                line, paint: Theme.ink.opacity(0.85), at: center, clearance: 0, sides: [])
            request.isOptional = true
            placer.place(request)
        }
        let text = edge.isY ? chart.yLabel : chart.xLabel
        let line = TextLine(text, size: Theme.labelSize)
        let extents = measuring.extents(of: line)
        let middle = at(low / 2 + high / 2) + Point(side * (34 + extents.width / 2), 22)
        var request = LabelRequest(line, paint: Theme.muted, at: middle, clearance: 0, sides: [])
        request.places += [
            middle + Point(0, 12), middle + Point(side * 10, 18), middle + Point(-side * 14, 26),
        ]
        placer.place(request)
    }
}
