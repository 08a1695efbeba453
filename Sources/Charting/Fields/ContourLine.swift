import Drawing

/// A line of equal value on a grid, in the units of its axes.
public struct ContourLine: Sendable, Hashable {
    public var points: [Point]
    /// Whether the last point is joined to the first.
    public var isClosed: Bool
}
