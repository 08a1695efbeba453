import Charting
import Drawing

extension Gallery {
    static let fields: [GalleryExample] = [
        GalleryExample("contours", "ContourMark", size: Size(480, 380)) {
            guard let grid = rosenbrock(61), let levels = ContourLevels(for: grid) else { return Chart {} }
            return Chart { ContourMark(grid: grid, levels: levels) }
                .chartXAxisLabel("x").chartYAxisLabel("y")
                .chartTitle("A valley that bends", subtitle: "Rosenbrock’s function, contours of equal loss")
        },
        GalleryExample("filled-contours", "FilledContourMark with a path", size: Size(480, 380)) {
            surfaceChart { grid, levels in
                let path = descent(from: (-1.2, 1.6), rate: 0.004, updates: 400)
                return [
                    FilledContourMark(grid: grid, levels: levels), ContourMark(grid: grid, levels: levels),
                    LineMark(x: .value("x", path.x), y: .value("y", path.y)).foregroundStyle(Theme.contrast)
                        .lineStyle(width: Theme.pathWidth).casing(),
                    PointMark(x: .value("x", [-1.2]), y: .value("y", [1.6])).symbol(.ring)
                        .foregroundStyle(Theme.contrast).annotation("start", .top),
                    PointMark(x: .value("x", [1.0]), y: .value("y", [1.0])).symbol(.cross)
                        .foregroundStyle(Theme.ink).annotation("minimum", .bottomRight),
                ]
            }
            .chartTitle(
                "Down into the valley, then along it", subtitle: "400 updates on Rosenbrock’s function")
        },
        GalleryExample("heat-map", "HeatMapMark", size: Size(480, 380)) {
            surfaceChart(25, continuous: true) { grid, levels in [HeatMapMark(grid: grid, levels: levels)] }
                .chartTitle(
                    "The same valley, cell by cell", subtitle: "Each cell has the color of its middle")
        },
        GalleryExample("diverging", "HeatMapMark on the diverging map", size: Size(480, 460)) {
            let axis = (0..<31).map { -3 + 0.2 * Double($0) }
            let values = axis.flatMap { y in axis.map { x in x * y * exponential(-(x * x + y * y) / 3) } }
            guard let grid = Grid(x: axis, y: axis, values: values),
                let levels = ContourLevels(for: grid, centeredOn: 0)
            else { return Chart {} }
            return Chart { HeatMapMark(grid: grid, levels: levels).colorMap(.diverging) }
                .chartXAxisLabel("x").chartYAxisLabel("y").chartEqualAspect()
                .chartColorBar(levels, title: "Slope", map: .diverging, continuous: true)
                .chartTitle("Where the slope is positive, and where negative")
        },
        GalleryExample("cyclic", "HeatMapMark on the cyclic map", size: Size(480, 460)) {
            let axis = (0..<31).map { -1.5 + 0.1 * Double($0) }
            let values = axis.flatMap { y in axis.map { x in turns(x: x, y: y) } }
            guard let grid = Grid(x: axis, y: axis, values: values), let levels = ContourLevels(for: grid)
            else { return Chart {} }
            return Chart { HeatMapMark(grid: grid, levels: levels).colorMap(.cyclic) }
                .chartXAxisLabel("x").chartYAxisLabel("y").chartEqualAspect()
                .chartColorBar(levels, title: "Turns", map: .cyclic, continuous: true)
                .chartTitle("Which way is downhill", subtitle: "Direction as a part of a full turn")
        },
        GalleryExample("vectors", "VectorFieldMark", size: Size(480, 410)) {
            let (x, y) = ((0..<17).map { -4 + 0.5 * Double($0) }, (0..<11).map { -2.5 + 0.5 * Double($0) })
            guard let field = VectorField(x: x, y: y, { x, y in (-x, -3 * y) }) else { return Chart {} }
            return Chart {
                VectorFieldMark(field: field)
                PointMark(x: .value("w₀", 0.0), y: .value("w₁", 0.0)).symbol(.cross).foregroundStyle(
                    Theme.ink)
            }
            .chartXAxisLabel("w₀").chartYAxisLabel("w₁").chartEqualAspect()
            .chartTitle("Downhill is not towards the minimum", subtitle: "−∇ of w₀²/2 + 3 w₁²/2")
        },
        GalleryExample("streamlines", "StreamlineMark over filled contours", size: Size(480, 380)) {
            surfaceChart { grid, levels in
                let field = VectorField(x: grid.x, y: grid.y) { x, y in
                    (2 * (1 - x) + 20 * x * (y - x * x), -10 * (y - x * x))
                }
                let streams = field.map {
                    [StreamlineMark(field: $0, spacing: 22).foregroundStyle(Theme.ink)]
                }
                return [FilledContourMark(grid: grid, levels: levels)] + (streams ?? [])
            }
            .chartTitle("Where gradient descent flows", subtitle: "Rosenbrock’s function")
        },
        GalleryExample("surface", "SurfaceChart", size: Size(480, 400)) {
            guard let grid = rosenbrock(29), let levels = ContourLevels(for: grid) else { return Chart {} }
            let path = descent(from: (-1.2, 1.6), rate: 0.004, updates: 400)
            var chart = SurfaceChart(
                grid: grid, levels: levels, xLabel: "x", yLabel: "y", zLabel: "Loss",
                tracks: [
                    .init(
                        x: path.x, y: path.y, paint: Theme.contrast, startLabel: "start",
                        endLabel: "after 400")
                ])
            chart.title = "The valley from its low side"
            chart.subtitle = "Rosenbrock’s function, the path of 400 updates on it and below it"
            return chart
        },
        GalleryExample("surface-perspective", "SurfaceChart in perspective", size: Size(480, 400)) {
            let axis = (0...60).map { -3 + Double($0) / 10 }
            // Two hills and a bowl, without any function whose last bit may differ between machines.
            func hill(_ x: Double, _ y: Double) -> Double { 1 / (1 + x * x + y * y) }
            let values = axis.flatMap { y in
                axis.map { x in 4 * hill(x + 1, y + 1.2) + 3 * hill(x - 1.4, y - 0.4) + 0.05 * (x * x + y * y)
                }
            }
            guard let grid = Grid(x: axis, y: axis, values: values),
                let levels = ContourLevels(for: grid, logarithmic: false)
            else { return Chart {} }
            let way = (0...80).map { Double($0) / 80 }
            var chart = SurfaceChart(
                grid: grid, levels: levels, xLabel: "$w_0$", yLabel: "$w_1$", zLabel: "Loss $L$",
                tracks: [
                    .init(
                        x: way.map { -2.8 + 5.4 * $0 }, y: way.map { 0.6 + 0.8 * $0 }, paint: Theme.contrast,
                        startLabel: "start", endLabel: "end")
                ])
            chart.projection = .perspective()
            (chart.azimuth, chart.elevation) = (30, 32)
            chart.title = "A path behind two hills"
            chart.subtitle = "What the hills hide is faint; what is nearer is larger"
            return chart
        },
    ]

    static let surfaces: [GalleryExample] = [
        GalleryExample(
            "surface-saddle", "SurfaceChart on the diverging map, with points", size: Size(480, 400)
        ) {
            let (x, y) = ((0...40).map { -2 + Double($0) / 10 }, (0...30).map { -1.5 + Double($0) / 10 })
            guard let grid = Grid(x: x, y: y, values: y.flatMap { y in x.map { $0 * $0 - 2 * y * y } }),
                let levels = ContourLevels(for: grid, centeredOn: 0)
            else { return Chart {} }
            let steps = (0...24).map { power(1.14, $0) }
            var chart = SurfaceChart(
                grid: grid, levels: levels, xLabel: "$w_0$", yLabel: "$w_1$", zLabel: "Loss",
                tracks: [
                    .init(
                        x: steps.map { 1.8 / $0 }, y: steps.map { 0.06 * $0 }, paint: Theme.ink,
                        startLabel: "start")
                ])
            chart.points = [.init(x: [0], y: [0], symbol: .cross, label: "saddle")]
            chart.colorMap = .diverging
            chart.colorBar = ColorBarOptions(levels: levels, title: "Loss", map: .diverging)
            chart.projection = .perspective()
            (chart.azimuth, chart.elevation) = (215, 28)
            chart.title = "First towards the saddle, then away from it"
            chart.caption = "Orange is below the saddle, blue above it, on the floor as on the surface."
            return chart
        },
        GalleryExample("surface-hole", "SurfaceChart with a hole and a cliff", size: Size(480, 380)) {
            let axis = (0...48).map { -3 + Double($0) / 8 }
            let values = axis.flatMap { y in
                axis.map { x -> Double in
                    let bowl = 0.3 * (x * x + y * y)
                    if (x - 1) * (x - 1) + (y + 1) * (y + 1) < 0.8 { return .nan }
                    return x < -1 ? bowl + 3 : bowl
                }
            }
            guard let grid = Grid(x: axis, y: axis, values: values),
                let levels = ContourLevels(for: grid, logarithmic: false)
            else { return Chart {} }
            var chart = SurfaceChart(grid: grid, levels: levels, xLabel: "x", yLabel: "y", zLabel: "Loss")
            (chart.azimuth, chart.elevation) = (320, 40)
            chart.title = "Where the loss is not a number, there is a hole"
            return chart
        },
    ]

    /// (1 − x)² + 5 (y − x²)² over −1.6…1.6 and −0.8…2.2.
    static func rosenbrock(_ count: Int) -> Grid? {
        let x = (0..<count).map { -1.6 + 3.2 * Double($0) / Double(count - 1) }
        let y = (0..<count).map { -0.8 + 3 * Double($0) / Double(count - 1) }
        return Grid(
            x: x, y: y,
            values: y.flatMap { y in x.map { x in (1 - x) * (1 - x) + 5 * (y - x * x) * (y - x * x) } })
    }

    /// The direction from the origin in turns, 0…1, by a polynomial for the arc tangent that is the same
    /// on every machine (within 10⁻⁵ turns).
    static func turns(x: Double, y: Double) -> Double {
        guard x != 0 || y != 0 else { return 0 }
        let (small, large) = (min(abs(x), abs(y)), max(abs(x), abs(y)))
        let q = small / large
        let s = q * q
        var angle = q * (0.9998660 + s * (-0.3302995 + s * (0.1801410 + s * (-0.0851330 + s * 0.0208351))))
        angle /= 2 * Double.pi
        if abs(y) > abs(x) { angle = 0.25 - angle }
        if x < 0 { angle = 0.5 - angle }
        return y < 0 ? 1 - angle : angle
    }

    static func surfaceChart(
        _ count: Int = 61, continuous: Bool = false, _ marks: (Grid, ContourLevels) -> [any ChartMark]
    ) -> Chart {
        guard let grid = rosenbrock(count), let levels = ContourLevels(for: grid) else { return Chart {} }
        return Chart { marks(grid, levels) }
            .chartXAxisLabel("x").chartYAxisLabel("y").chartColorBar(
                levels, title: "Loss", continuous: continuous)
    }

    /// Gradient descent on Rosenbrock's function, every eighth position of it.
    static func descent(from start: (Double, Double), rate: Double, updates: Int) -> (
        x: [Double], y: [Double]
    ) {
        var (x, y) = start
        var path = (x: [x], y: [y])
        for update in 1...updates {
            let slope = (-2 * (1 - x) - 20 * x * (y - x * x), 10 * (y - x * x))
            (x, y) = (x - rate * slope.0, y - rate * slope.1)
            if update % 8 == 0 {
                path.x.append(x)
                path.y.append(y)
            }
        }
        return path
    }
}
