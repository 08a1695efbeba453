import Drawing

/// A grid as cells of color, each centered on its grid point. Holes stay empty.
public struct HeatMapMark: ChartMark {
    public var style = MarkStyle()
    public let grid: Grid
    public let levels: ContourLevels
    /// How many shades there are at most; cells of one shade are painted together.
    private static let shades = 48

    public init(grid: Grid, levels: ContourLevels) {
        self.grid = grid
        self.levels = levels
    }

    public var demands: MarkDemands {
        var demands = MarkDemands(x: .numbers(grid.x), y: .numbers(grid.y))
        demands.isTight = true
        demands.areCells = true
        return demands
    }

    public var accessibilityLabel: String? { "Heat map, \(grid.x.count) by \(grid.y.count) cells" }

    public func draw(on plot: Plot) -> [SceneItem] {
        let map = style.colorMap ?? .sequential
        let columns = plot.x.kind.cells(around: grid.x)
        let rows = plot.y.kind.cells(around: grid.y)
        var paths = [Path](repeating: Path(), count: Self.shades)
        for j in grid.y.indices {
            guard let row = rows[j], let bottom = plot.py(row.lower), let top = plot.py(row.upper) else {
                continue
            }
            // Columns without a place on a logarithmic axis come first.
            var i = columns.firstIndex { $0 != nil } ?? grid.x.count
            while i < grid.x.count {
                let shade = shade(of: grid[i, j])
                var end = i + 1
                while end < grid.x.count, self.shade(of: grid[end, j]) == shade { end += 1 }
                if let shade, let first = columns[i], let last = columns[end - 1],
                    let left = plot.px(first.lower), let right = plot.px(last.upper)
                {
                    paths[shade].append(
                        .rectangle(Rect(minX: left, minY: top, maxX: right, maxY: bottom)))
                }
                i = end
            }
        }
        return paths.enumerated().filter { !$0.element.isEmpty }.map { shade, path in
            let fraction = (Double(shade) + 0.5) / Double(Self.shades)
            return .fill(path, map.paint(at: fraction), crisp: true)
        }
    }

    private func shade(of value: Double) -> Int? {
        guard value.isFinite else { return nil }
        return min(Self.shades - 1, Int(levels.fraction(of: value) * Double(Self.shades)))
    }
}
