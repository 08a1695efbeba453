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
    /// Degrees about the upright axis; `nil` looks at the surface from its low side.
    public var azimuth: Double?
    public var elevation = 44.0

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
        let space = canvas.inset(by: style.margin)
        let header = FigureHeader(
            title: title, subtitle: subtitle, width: space.width, limit: space.height * 0.4,
            compact: style == .panel, measuring: measuring)
        let below = Rect(
            minX: space.minX, minY: space.minY + header.height, maxX: space.maxX, maxY: space.maxY)
        return header.items(x: space.minX, top: space.minY)
            + SurfaceLayout(self, in: below, measuring: measuring).items()
    }

    public func preferredHeight(width: Double, measuring: any TextMeasuring) -> Double? {
        let space = width - 2 * Theme.margin
        let header = FigureHeader(title: title, subtitle: subtitle, width: space, measuring: measuring)
        return 2 * Theme.margin + header.height + max(240, space * 0.66)
    }
}
