/// How a path is drawn as a line.
public struct Stroke: Sendable, Hashable {
    public enum Cap: String, Sendable, Hashable { case butt, round, square }
    public enum Join: String, Sendable, Hashable { case miter, round, bevel }

    public var paint: Paint
    /// The width of the line in points, greater than 0.
    public var width: Double
    /// Lengths of dashes and gaps in turn, in points; empty for a solid line.
    public var dash: [Double]
    public var cap: Cap
    /// Round by default: data turns sharply, and a miter would stick out of the plot.
    public var join: Join

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
