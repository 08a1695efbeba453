/// How a path is drawn as a line.
public struct Stroke: Sendable, Hashable {
    /// How a line ends.
    public enum Cap: String, Sendable, Hashable { case butt, round, square }
    /// How two parts of a line meet.
    public enum Join: String, Sendable, Hashable { case miter, round, bevel }

    /// The color of the line.
    public var paint: Paint
    /// The width of the line in points, greater than 0.
    public var width: Double
    /// Lengths of dashes and gaps in turn, in points; empty for a solid line.
    public var dash: [Double]
    /// How it ends.
    public var cap: Cap
    /// Round by default: data turns sharply, and a miter would stick out of the plot.
    public var join: Join

    /// A pen: width and lengths of dashes and gaps in points.
    public init(
        _ paint: Paint, width: Double, dash: [Double] = [], cap: Cap = .butt, join: Join = .round
    ) {
        self.paint = paint
        self.width = width
        self.dash = dash
        self.cap = cap
        self.join = join
    }
}
