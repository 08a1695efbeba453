import Charting
import Drawing

/// A mark as an author described it, with what charts and tables say about it.
struct SpecifiedMark: Sendable {
    /// `line`, `contour`, …
    var kind: String
    var series: String?
    var x: PlottableValue.Values = .numbers([])
    var y: PlottableValue.Values = .numbers([])
    var grid: Grid?
    var levels: ContourLevels?
    /// What to draw.
    var marks: [any ChartMark] = []

    // MARK: Surfaces in space

    /// The chart as a surface in space, if one of the marks is one; lines become paths on it.
    static func surface(among marks: [SpecifiedMark], x: AxisOptions, y: AxisOptions) -> (any Figure)? {
        guard let surface = marks.first(where: { $0.kind == "surface3d" }), let grid = surface.grid,
            let levels = surface.levels
        else { return nil }
        let tracks = marks.filter { $0.kind == "line" || $0.kind == "point" }.enumerated().map {
            index, mark in
            SurfaceChart.Track(
                x: numbers(mark.x), y: numbers(mark.y), paint: Theme.series[index % Theme.series.count],
                startLabel: mark.series ?? "")
        }
        return SurfaceChart(
            grid: grid, levels: levels, xLabel: x.label ?? "x", yLabel: y.label ?? "y",
            zLabel: surface.series ?? "", tracks: tracks)
    }

    private static func numbers(_ values: PlottableValue.Values) -> [Double] {
        if case .numbers(let numbers) = values { numbers } else { [] }
    }

    // MARK: Words

    /// The alternative text: what the axes are and where every series goes.
    static func summary(of marks: [SpecifiedMark], x: AxisOptions, y: AxisOptions) -> String {
        let scales = [(x, "x"), (y, "y")].map { axis, name in
            "\(axis.label ?? name)\(axis.scale == .linear ? "" : " (logarithmic)")"
        }
        var text = "Chart of \(scales[1]) against \(scales[0])."
        for mark in marks { text += " " + mark.sentence }
        return text
    }

    private var sentence: String {
        let name = series.map { "\($0), \(kind)" } ?? kind.prefix(1).uppercased() + kind.dropFirst()
        if let grid {
            let range = grid.range.map {
                ", from \(NumberText.significant($0.lowerBound, 4)) to \(NumberText.significant($0.upperBound, 4))"
            }
            return "\(name) on \(grid.x.count) × \(grid.y.count) points\(range ?? "")."
        }
        let values = SpecifiedMark.numbers(y).filter(\.isFinite)
        guard let first = values.first, let last = values.last, let low = values.min(),
            let high = values.max()
        else { return "\(name)." }
        let ends = "from \(NumberText.significant(first, 4)) to \(NumberText.significant(last, 4))"
        let extremes = "lowest \(NumberText.significant(low, 4)), highest \(NumberText.significant(high, 4))"
        return "\(name) of \(values.count) values, \(ends), \(extremes)."
    }

    /// The plotted numbers, a row a point.
    static func table(of marks: [SpecifiedMark], x: AxisOptions, y: AxisOptions, caption: String) -> DataTable
    {
        let plotted = marks.filter { $0.grid == nil }
        let hasSeries = plotted.contains { $0.series != nil }
        var rows: [[String]] = []
        for mark in plotted {
            for (x, y) in zip(texts(mark.x), texts(mark.y)) {
                rows.append((hasSeries ? [mark.series ?? ""] : []) + [x, y])
            }
        }
        return DataTable(
            caption: caption, columns: (hasSeries ? ["Series"] : []) + [x.label ?? "x", y.label ?? "y"],
            rows: Array(rows.prefix(2000)))
    }

    private static func texts(_ values: PlottableValue.Values) -> [String] {
        switch values {
        case .numbers(let numbers): numbers.map(NumberText.exact)
        case .categories(let names): names
        }
    }
}
