import Charting
import Drawing

extension Gallery {
    static let fields: [GalleryExample] = [
        GalleryExample("contours", "ContourMark", size: Size(480, 380)) {
            surfaceChart { grid, levels in [ContourMark(grid: grid, levels: levels)] }
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
            surfaceChart(25) { grid, levels in [HeatMapMark(grid: grid, levels: levels)] }
                .chartTitle(
                    "The same valley, cell by cell", subtitle: "Each cell has the color of its middle")
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
    ]

    /// (1 − x)² + 5 (y − x²)² over −1.6…1.6 and −0.8…2.2.
    static func rosenbrock(_ count: Int) -> Grid? {
        let x = (0..<count).map { -1.6 + 3.2 * Double($0) / Double(count - 1) }
        let y = (0..<count).map { -0.8 + 3 * Double($0) / Double(count - 1) }
        return Grid(
            x: x, y: y,
            values: y.flatMap { y in x.map { x in (1 - x) * (1 - x) + 5 * (y - x * x) * (y - x * x) } })
    }

    static func surfaceChart(_ count: Int = 61, _ marks: (Grid, ContourLevels) -> [any ChartMark]) -> Chart {
        guard let grid = rosenbrock(count), let levels = ContourLevels(for: grid) else { return Chart {} }
        return Chart { marks(grid, levels) }
            .chartXAxisLabel("x").chartYAxisLabel("y").chartColorBar(levels, title: "Loss")
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
