import CairoRenderer
import Drawing
import FigureChecks
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
    @Test("What hides a place is found from every side", arguments: 0..<24)
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

    @Test("From every side the axes have their names and no labels overlap", arguments: 0..<60)
    func labels(seed: Int) throws {
        var chart = SurfaceChart(
            grid: try Self.waves(13), levels: try #require(ContourLevels(for: Self.waves(13))),
            xLabel: "weight of the first layer", yLabel: "$w_{1,0}$", zLabel: "Mean Squared Error",
            tracks: [.init(x: [-0.9, 0, 0.9], y: [-0.5, 0.2, 0.9], startLabel: "start", endLabel: "end")])
        chart.azimuth = Double(seed) * 37 - 400
        chart.elevation = 5 + Double(seed * 13 % 80)
        chart.projection = seed % 2 == 0 ? .orthographic : .perspective(distance: 1.5 + Double(seed % 5))
        let measurer = try DrawnText.measurer()
        let scene = chart.scene(size: Size(640, 460), measuring: measurer)
        #expect(scene.droppedItemCount == 0)
        #expect(scene.textProblems(measuring: measurer) == [])
        let texts = Set(scene.textBoxes(measuring: measurer).map(\.text))
        #expect(texts.isSuperset(of: ["weight of the first layer", "w1,0", "Mean Squared Error"]))
    }
}
