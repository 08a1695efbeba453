import Drawing

/// A grid as a surface in space, with paths and points on it, the shadows of the paths and contours on the floor.
public struct SurfaceChart: Sendable, Hashable {
    /// A line over the surface; its height is the surface's own.
    public struct Track: Sendable, Hashable {
        /// Along x, one for each point.
        public var x: [Double]
        /// Along y, one for each point.
        public var y: [Double]
        /// The color.
        public var paint: Paint
        /// Written beside the first point; empty for nothing.
        public var startLabel: String
        /// Written beside the last point; empty for nothing.
        public var endLabel: String

        /// A line on the surface over these positions, with words at its ends.
        public init(
            x: [Double], y: [Double], paint: Paint = Theme.accent, startLabel: String = "",
            endLabel: String = ""
        ) {
            self.x = x
            self.y = y
            self.paint = paint
            self.startLabel = startLabel
            self.endLabel = endLabel
        }
    }

    /// Symbols on the surface, such as the cross of a minimum; faint where the surface hides them.
    public struct Points: Sendable, Hashable {
        /// Along x, one for each point.
        public var x: [Double]
        /// Along y, one for each point.
        public var y: [Double]
        /// What stands at each position.
        public var symbol: Symbol
        /// The color.
        public var paint: Paint
        /// Written beside the last point; empty for nothing.
        public var label: String

        /// Symbols on the surface over these positions.
        public init(
            x: [Double], y: [Double], symbol: Symbol = .circle, paint: Paint = Theme.ink, label: String = ""
        ) {
            self.x = x
            self.y = y
            self.symbol = symbol
            self.paint = paint
            self.label = label
        }
    }

    /// Above the figure; empty for none.
    public var title = ""
    /// Below the title, quieter; empty for none.
    public var subtitle = ""
    /// Words instead of the alternative text that is made of the content; empty for those.
    public var summary = ""
    /// Below the figure; empty for none.
    public var caption = ""
    /// The heights.
    public var grid: Grid
    /// Where colors change.
    public var levels: ContourLevels
    /// The name of the axis along x.
    public var xLabel: String
    /// The name of the axis along y.
    public var yLabel: String
    /// The name of the axis upwards.
    public var zLabel: String
    /// Lines on the surface.
    public var tracks: [Track]
    /// Symbols on the surface.
    public var points: [Points] = []
    /// The colors of the surface and of the contours on the floor, by height.
    public var colorMap = ColorMap.sequential
    /// The bar beside the surface that explains its colors; the heights are written at the box in any case. It
    /// is left out where it would take more than a third of the width.
    public var colorBar: ColorBarOptions?
    /// Degrees about the upright axis; `nil` looks at the surface from its low side. Views along an axis are
    /// turned by 10 degrees, so that both axes have room for their labels.
    public var azimuth: Double?
    /// Degrees above the horizon, from 5 to 85.
    public var elevation = SurfaceChart.usualElevation
    /// With or without perspective.
    public var projection = SurfaceProjection.orthographic
    /// What readers should know of the data that the chart was read from: cells that are no numbers.
    var notes: [String] = []

    static let usualElevation = 44.0

    /// A surface over a grid, seen from its low side, with lines on it.
    public init(
        grid: Grid, levels: ContourLevels, xLabel: String, yLabel: String, zLabel: String,
        tracks: [Track] = []
    ) {
        self.grid = grid
        self.levels = levels
        self.xLabel = xLabel
        self.yLabel = yLabel
        self.zLabel = zLabel
        self.tracks = tracks
    }
}
