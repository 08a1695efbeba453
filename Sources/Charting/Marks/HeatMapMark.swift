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
        var demands = MarkDemands(x: .numbers(Self.edges(grid.x)), y: .numbers(Self.edges(grid.y)))
        demands.isTight = true
        return demands
    }

    public var accessibilityLabel: String? { "Heat map, \(grid.x.count) by \(grid.y.count) cells" }

    public func draw(on plot: Plot) -> [SceneItem] {
        let map = style.colorMap ?? .sequential
        let xs = Self.edges(grid.x).map { plot.px($0) }
        let ys = Self.edges(grid.y).map { plot.py($0) }
        var paths = [Path](repeating: Path(), count: Self.shades)
        for j in grid.y.indices {
            var i = 0
            while i < grid.x.count {
                let shade = shade(of: grid[i, j])
                var end = i + 1
                while end < grid.x.count, self.shade(of: grid[end, j]) == shade { end += 1 }
                if let shade, let left = xs[i], let right = xs[end], let bottom = ys[j], let top = ys[j + 1] {
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

    /// The borders of cells whose middles are given: halfway between neighbours.
    static func edges(_ middles: [Double]) -> [Double] {
        guard let first = middles.first, let last = middles.last, middles.count > 1 else { return middles }
        let inner = zip(middles, middles.dropFirst()).map { $0 / 2 + $1 / 2 }
        let largest = Double.greatestFiniteMagnitude
        let (start, end) = (first - (inner[0] - first), last + (last - inner[inner.count - 1]))
        return [max(start, -largest)] + inner + [min(end, largest)]
    }
}
