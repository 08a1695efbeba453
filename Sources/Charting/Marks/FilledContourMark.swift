import Drawing

/// Bands of color between the contours of a grid.
///
/// Every band is painted as the whole region above its lower level, the highest last: bands overlap
/// instead of touching, so the ground never shines through a seam.
public struct FilledContourMark: ChartMark {
    /// Colors, lines, symbols and names, as modifiers set them.
    public var style = MarkStyle()
    package let grid: Grid
    package let levels: ContourLevels
    /// In the units of the axes, from the lowest band up; a figure is laid out more than once.
    private let regions: [[Contours.Polyline]]
    /// Whether what lies below the first level stays as it is.
    package private(set) var isOpenBelow = false

    /// Bands between the levels of a grid.
    public init(grid: Grid, levels: ContourLevels) {
        self.grid = grid
        self.levels = levels
        regions = Contours.regions(of: grid, at: levels)
    }

    /// Paints only what lies above the first level, so that several regions can stand side by side.
    public func openBelow(_ isOpen: Bool = true) -> FilledContourMark {
        var copy = self
        copy.isOpenBelow = isOpen
        return copy
    }

    /// What the axes must show.
    public var demands: MarkDemands {
        var demands = MarkDemands(x: .numbers(grid.x), y: .numbers(grid.y))
        demands.isTight = true
        (demands.areCutInX, demands.areCutInY) = (true, true)
        return demands
    }

    /// What its colors stand for, where they stand for values.
    public var colorKey: MarkColorKey? {
        MarkColorKey(levels: levels, isContinuous: false, fillsPlot: true)
    }

    /// What it shows, in a few words.
    public var accessibilityLabel: String? {
        grid.rangeText.map { "Surface \($0)" } ?? "Surface without a finite value"
    }

    /// The mark on the plot, from the back to the front; O(n) in its values.
    public func draw(on plot: Plot) -> [SceneItem] {
        ((isOpenBelow ? 0 : -1)..<levels.values.count).map { band in
            var path = Path()
            for outline in regions[band + 1] {
                let points = outline.points.compactMap { plot.cutPoint($0.x, $0.y) }
                path.append(
                    .polyline(
                        PolylineSimplification.simplified(points, tolerance: Contours.tolerance), closed: true
                    ))
            }
            return .fill(path, levels.paint(ofBand: band, in: style.colorMap ?? .sequential))
        }
    }
}
