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
    let space: Rect
    private let scale: Double
    private let origin: Point
    /// How far below the lowest surface the floor lies, in units of w.
    static let floor = -0.32
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

    func place(u: Double, v: Double, w: Double) -> Point {
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
        let contours = Contours.lines(of: spread, at: chart.levels.values.map(chart.levels.spread))
        for (index, lines) in contours.enumerated() {
            var path = Path()
            for line in lines {
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
    var corners: (left: Point, back: Point, right: Point, front: Point) {
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
}
