import Drawing

/// A grid as a surface in space, with paths and points on it and their shadows on the floor.
public struct SurfaceChart: Figure {
    /// A line over the surface; its height is the surface's own.
    public struct Track: Sendable, Hashable {
        public var x: [Double]
        public var y: [Double]
        public var paint: Paint
        /// Written beside the first point; empty for nothing.
        public var startLabel: String
        /// Written beside the last point; empty for nothing.
        public var endLabel: String

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

    public var title = ""
    public var subtitle = ""
    public var summary = ""
    public var grid: Grid
    public var levels: ContourLevels
    public var xLabel: String
    public var yLabel: String
    public var zLabel: String
    public var tracks: [Track]
    /// Degrees about the upright axis; `nil` looks at the surface from its low side. Views along an axis are
    /// turned by 10 degrees, so that both axes have room for their labels.
    public var azimuth: Double?
    /// Degrees above the horizon, from 5 to 85.
    public var elevation = 44.0
    public var projection = SurfaceProjection.orthographic

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

    public func items(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> [SceneItem] {
        let (header, below) = headed(in: canvas, style: style, measuring: measuring)
        return header
            + SurfaceLayout(self, in: below, measuring: measuring).items()
    }

    public func preferredHeight(width: Double, measuring: any TextMeasuring) -> Double? {
        headedHeight(width: width, measuring: measuring) { max(240, $0 * 0.7) }
    }
}
