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
    /// What is drawn of the surface.
    let mesh: SurfaceMesh
    /// A line is drawn every so many patches.
    let meshStep: Int

    init(_ chart: SurfaceChart, in space: Rect, measuring: any TextMeasuring) {
        self.chart = chart
        self.space = space
        self.measuring = measuring
        let field = HeightField(grid: chart.grid, levels: chart.levels)
        self.field = field
        let azimuth = chart.azimuth ?? Self.openSide(of: field)
        let view = Projection(
            azimuth: azimuth, elevation: chart.elevation, height: 0.95, projection: chart.projection)
        self.view = view
        // Lines along each side. Patches of about 9 points: of larger ones one sees the corners, of smaller ones hardly more.
        let lines = space.width < 400 ? 10 : 12
        meshStep = min(max(Int(space.width / 9) / 12, 2), 5)
        mesh = SurfaceMesh(field: field, count: lines * meshStep, view: view, map: chart.colorMap)
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

    func layout() -> FigureLayout {
        var items = floorItems() + backEdges()
        items.append(.group(SceneGroup(label: "Surface", items: surface())))
        items += chart.tracks.flatMap(track)
        items += chart.points.flatMap(symbols)
        let labels = labels()
        return FigureLayout(items: items + labels.items, omitted: labels.omitted)
    }

    // MARK: Floor

    private func floorItems() -> [SceneItem] {
        let corners = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].map { place(u: $0.0, v: $0.1, w: Self.floor) }
        var items: [SceneItem] = [
            .path(PathItem(.polyline(corners, closed: true), stroke: Stroke(Theme.axis, width: 1)))
        ]
        let contours = Contours.lines(of: chart.grid, at: chart.levels)
        for (index, lines) in contours.enumerated() {
            var path = Path()
            for line in lines {
                let points = line.points.map { place(u: field.u($0.x), v: field.v($0.y), w: Self.floor) }
                path.append(
                    .polyline(
                        PolylineSimplification.simplified(points, tolerance: Contours.tolerance),
                        closed: line.isClosed))
            }
            let paint = chart.colorMap.line(at: chart.levels.fraction(of: chart.levels.values[index]))
            items.append(.stroke(path, Stroke(paint, width: 1.25)))
        }
        for track in chart.tracks {
            let stroke = Stroke(track.paint.opacity(0.55), width: 1.25, dash: [4, 3], cap: .round)
            items.append(.stroke(shadow(of: track), stroke))
        }
        return items
    }

    /// The corners of the floor in the order left, back, right, front as the viewer sees them.
    var corners: (left: Point, back: Point, right: Point, front: Point) {
        let eye = view.eye
        let front = Point(eye.u < 0 ? -1 : 1, eye.v < 0 ? -1 : 1)
        let (a, b) = (Point(front.x, -front.y), Point(-front.x, front.y))
        let isLeft = view.across(u: a.x, v: a.y) < view.across(u: b.x, v: b.y)
        return (isLeft ? a : b, Point(-front.x, -front.y), isLeft ? b : a, front)
    }

    /// Whether the viewer sees the wall over an edge of the floor from outside: it stands before the surface then.
    /// An eye above the box sees all four from inside.
    func isBefore(_ a: Point, _ b: Point) -> Bool {
        a.x == b.x ? view.eye.u * a.x > 1 : view.eye.v * a.y > 1
    }

    /// The edges of the walls behind the surface.
    private func backEdges() -> [SceneItem] {
        let corners = corners
        let line = Stroke(Theme.rule, width: 1)
        func at(_ p: Point, _ w: Double) -> Point { place(u: p.x, v: p.y, w: w) }
        let others = [corners.left, corners.right].filter { !isBefore($0, corners.front) }
        var items: [SceneItem] = []
        for corner in [corners.left, corners.back, corners.right] + (others.isEmpty ? [] : [corners.front]) {
            items.append(.stroke(.segment(at(corner, Self.floor), at(corner, 1)), line))
        }
        let top = [corners.left, corners.back, corners.right].map { at($0, 1) }
        items.append(.stroke(.polyline(top), line))
        for corner in others { items.append(.stroke(.segment(at(corner, 1), at(corners.front, 1)), line)) }
        return items
    }
}
