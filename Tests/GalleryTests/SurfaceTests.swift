import CairoRenderer
import Drawing
import FigureChecks
import LongRuns
import Testing

@testable import Charting

@Suite("Surfaces in space")
struct SurfaceTests {
    private static func grid(_ count: Int, _ value: (Double, Double) -> Double) throws -> Grid {
        let axis = (0..<count).map { -1 + 2 * Double($0) / Double(count - 1) }
        return try #require(Grid(x: axis, y: axis, values: axis.flatMap { y in axis.map { value($0, y) } }))
    }

    private static func waves(_ count: Int) throws -> Grid {
        try grid(count) { x, y in (x * x - 0.3) * (y * y - 0.4) * 6 + x * y + 0.5 * x }
    }

    private static func mesh(_ grid: Grid, _ view: Projection) throws -> SurfaceMesh {
        let levels = try #require(ContourLevels(for: grid, logarithmic: false))
        return SurfaceMesh(field: HeightField(grid: grid, levels: levels), count: 24, view: view)
    }

    private static let views: [Projection] = [35.0, 125, 250, 310].flatMap { azimuth in
        [12.0, 35, 70].flatMap { elevation in
            [SurfaceProjection.orthographic, .perspective(distance: 2)].map {
                Projection(azimuth: azimuth, elevation: elevation, height: 0.95, projection: $0)
            }
        }
    }

    /// Four thousand steps along the line of sight against the crossings of edges.
    @Test("What hides a place is found from every side", arguments: LongRuns.all(of: 0..<24, else: 5))
    func occlusion(index: Int) throws {
        let view = Self.views[index]
        let mesh = try Self.mesh(Self.waves(25), view)
        var counts = (hidden: 0, shown: 0)
        for row in 0..<12 {
            for column in 0..<12 {
                let (u, v) = (-0.95 + Double(column) * 0.17, -0.95 + Double(row) * 0.17)
                let w = mesh.w(u: u, v: v)
                let way = view.towardsViewer(u: u, v: v, w: w)
                var highest = -Double.infinity
                for step in 1...4000 {
                    let t = 3 * Double(step) / 4000
                    let surface = mesh.w(u: u + way.u * t, v: v + way.v * t)
                    if surface.isFinite { highest = max(highest, surface - (w + way.w * t)) }
                }
                // Places that are hidden or not by a hair may fall either way.
                if highest > 0.0015, highest < 0.012 { continue }
                #expect(mesh.hides(u: u, v: v, w: w) == (highest > 0.01))
                if highest > 0.01 { counts.hidden += 1 } else { counts.shown += 1 }
            }
        }
        #expect(counts.shown > 0)
        if view.elevation < 20 { #expect(counts.hidden > 0) }
    }

    @Test("In perspective what is nearer is larger; far away the views agree")
    func perspective() {
        let flat = Projection(azimuth: 35, elevation: 40, height: 1)
        let far = Projection(azimuth: 35, elevation: 40, height: 1, projection: .perspective(distance: 1e7))
        let near = Projection(azimuth: 35, elevation: 40, height: 1, projection: .perspective(distance: 2))
        for (u, v, w) in [(-1.0, -1.0, 0.0), (1, 1, 1), (0.3, -0.8, 0.5)] {
            let (a, b) = (flat.screen(u: u, v: v, w: w), far.screen(u: u, v: v, w: w))
            #expect((a - b).length < 1e-5)
        }
        func length(_ view: Projection, v: Double) -> Double {
            (view.screen(u: 1, v: v, w: 0) - view.screen(u: -1, v: v, w: 0)).length
        }
        #expect(abs(length(flat, v: -1) - length(flat, v: 1)) < 1e-12)
        // v = −1 is nearer from this side.
        #expect(length(near, v: -1) > 1.2 * length(near, v: 1))
    }

    @Test("Patches of one color have no seams", arguments: Appearance.allCases)
    func seams(appearance: Appearance) throws {
        // A plane: one slope, so one shade, and here one height for the colors.
        let grid = try Self.grid(9) { x, _ in x * 1e-9 + 1 }
        let levels = try #require(ContourLevels(for: grid, logarithmic: false))
        for projection in [SurfaceProjection.orthographic, .perspective()] {
            var chart = SurfaceChart(grid: grid, levels: levels, xLabel: "", yLabel: "", zLabel: "")
            chart.projection = projection
            let space = Rect(x: 0, y: 0, width: 400, height: 300)
            let layout = SurfaceLayout(chart, in: space, measuring: EvenTextMeasurer())
            let fills = layout.surface().filter {
                if case .path(let path) = $0 { path.fill != nil } else { false }
            }
            let magenta = Paint(Color(hex: 0xff00ff))
            let scene = Scene(
                size: Size(400, 300), title: "", summary: "", background: magenta, items: fills)
            let picture = try CairoRenderer(
                format: .png, appearance: appearance, scale: 1.3, fonts: FontSet.system()
            ).picture(of: scene)
            let corners = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].map {
                layout.place(u: $0.0 * 0.97, v: $0.1 * 0.97, w: layout.mesh.w(u: $0.0 * 0.97, v: $0.1 * 0.97))
            }
            var inside = 0
            for y in 0..<picture.height {
                for x in 0..<picture.width
                where Self.contains(corners, Point(Double(x) / 1.3, Double(y) / 1.3)) {
                    let color = picture[x, y]
                    // Magenta would shine through as red and blue without green.
                    #expect(Int(color.green) + 60 > Int(color.red))
                    inside += 1
                }
            }
            #expect(inside > 5000)
        }
    }

    private static func contains(_ corners: [Point], _ point: Point) -> Bool {
        let sides = zip(corners, corners.dropFirst() + corners.prefix(1)).map { a, b in
            (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)
        }
        return sides.allSatisfy { $0 > 0 } || sides.allSatisfy { $0 < 0 }
    }

    @Test(
        "From every side, at every size, no labels overlap, and large ones have their axes named",
        arguments: LongRuns.all(of: 0..<360, else: 7))
    func labels(seed: Int) throws {
        var chart = SurfaceChart(
            grid: try Self.waves(13), levels: try #require(ContourLevels(for: Self.waves(13))),
            xLabel: "weight of the first layer", yLabel: "$w_{1,0}$", zLabel: "Mean Squared Error",
            tracks: [.init(x: [-0.9, 0, 0.9], y: [-0.5, 0.2, 0.9], startLabel: "start", endLabel: "end")])
        chart.points = [.init(x: [0], y: [0], symbol: .cross, label: "saddle")]
        chart.azimuth = Double(seed) * 37 - 400
        chart.elevation = 5 + Double(seed * 13 % 81)
        chart.projection = seed % 2 == 0 ? .orthographic : .perspective(distance: 1.5 + Double(seed % 5))
        if seed % 3 == 0 { chart.colorBar = ColorBarOptions(levels: chart.levels, title: "MSE") }
        let measurer = try DrawnText.measurer()
        for size in [Size(320, 240), Size(640, 460), Size(1000, 640)] {
            let scene = chart.scene(size: size, measuring: measurer)
            #expect(scene.droppedItemCount == 0)
            #expect(scene.textProblems(measuring: measurer) == [], "\(seed) at \(size)")
            guard size.width > 600 else { continue }
            let texts = scene.textBoxes(measuring: measurer).map(\.text)
            #expect(
                Set(texts).isSuperset(of: ["weight of the first layer", "w1,0", "Mean Squared Error"]),
                "\(seed) at \(size)")
            // Both ends of an axis are told by two numbers at least.
            let numbers = texts.filter { Double($0.replacing(NumberText.minus, with: "-")) != nil }
            #expect(numbers.count >= 5, "\(seed) at \(size): \(numbers)")
        }
    }

    /// The floor is painted before the surface, so what the surface hides of it must lie behind it on the screen.
    @Test("Of walls and floor, only what is behind the surface is painted before it", arguments: 0..<72)
    func walls(index: Int) throws {
        var chart = SurfaceChart(
            grid: try Self.waves(13), levels: try #require(ContourLevels(for: Self.waves(13))), xLabel: "",
            yLabel: "", zLabel: "")
        (chart.azimuth, chart.elevation) = (Double(index) * 5, [5.0, 44, 85][index % 3])
        chart.projection = .perspective(distance: [1.5, 3][index % 2])
        let layout = SurfaceLayout(
            chart, in: Rect(x: 0, y: 0, width: 600, height: 400), measuring: EvenTextMeasurer())
        let corners = layout.corners
        let (eye, height) = (layout.view.eye, layout.view.eyeHeight)
        for (a, b) in [(corners.left, corners.front), (corners.front, corners.right)] {
            // A ray from the eye to the middle of a wall meets the inside of the box first where the wall is behind.
            let middle = Point((a.x + b.x) / 2, (a.y + b.y) / 2)
            let way = (u: middle.x - eye.u, v: middle.y - eye.v)
            let near = Point(eye.u + way.u * 0.999, eye.v + way.v * 0.999)
            let isInside = max(abs(near.x), abs(near.y)) < 1
            #expect(layout.isBefore(a, b) != isInside)
        }
        #expect(height > 0.5 && (corners.front - corners.back).length > 2.8)
        // Of the corners at the sides, the left one is to the left of the right one.
        let (left, right) = (corners.left, corners.right)
        #expect(
            layout.place(u: left.x, v: left.y, w: 0).x < layout.place(u: right.x, v: right.y, w: 0).x)
    }

    @Test("Every line of the mesh is drawn, under an eye over the box too", arguments: [5.0, 44, 85])
    func meshLines(elevation: Double) throws {
        let grid = try Self.grid(3) { _, _ in 1 }
        var chart = SurfaceChart(
            grid: grid, levels: try #require(ContourLevels(for: grid)), xLabel: "", yLabel: "", zLabel: "")
        (chart.azimuth, chart.elevation) = (200, elevation)
        for projection in [SurfaceProjection.orthographic, .perspective(distance: 1.5)] {
            chart.projection = projection
            let layout = SurfaceLayout(
                chart, in: Rect(x: 0, y: 0, width: 600, height: 400), measuring: EvenTextMeasurer())
            var drawn: Set<[Point]> = []
            for case .path(let item) in layout.surface() where item.stroke != nil {
                var last: Point?
                for element in item.path.elements {
                    if case .line(let point) = element, let last {
                        drawn.formUnion([[last, point], [point, last]])
                    }
                    switch element {
                    case .move(let point), .line(let point): last = point
                    default: break
                    }
                }
            }
            let axis = layout.mesh.axis
            func place(_ i: Int, _ j: Int) -> Point {
                MeshPlaces.rounded(layout.place(u: axis[i], v: axis[j], w: layout.mesh.heights[j][i]))
            }
            for line in stride(from: 0, through: layout.mesh.count, by: layout.meshStep) {
                for patch in 0..<layout.mesh.count {
                    #expect(drawn.contains([place(line, patch), place(line, patch + 1)]))
                    #expect(drawn.contains([place(patch, line), place(patch + 1, line)]))
                }
            }
        }
    }

    @Test("Paths have gaps and end where the grid ends, on the surface and on the floor")
    func gaps() throws {
        let track = SurfaceChart.Track(x: [-0.5, 0, .nan, 0.5, 3], y: [0, 0, 0, 0, 0])
        let chart = SurfaceChart(
            grid: try Self.waves(13), levels: try #require(ContourLevels(for: Self.waves(13))), xLabel: "",
            yLabel: "", zLabel: "", tracks: [track])
        let layout = SurfaceLayout(
            chart, in: Rect(x: 0, y: 0, width: 600, height: 400), measuring: EvenTextMeasurer())
        let shadow = layout.shadow(of: track)
        let ends = [-0.5, 0, 0.5, 1].map { layout.place(u: $0, v: 0, w: SurfaceLayout.floor) }
        var wanted = Path.segment(ends[0], ends[1])
        wanted.append(.segment(ends[2], ends[3]))
        #expect(shadow == wanted)
        #expect(
            chart.warnings == [
                "a path: 2 points without a place on the surface (not a number, over a hole or outside of the grid)"
            ])
    }
}
