import Drawing

/// A line of equal value on a grid, in the units of its axes.
package struct ContourLine: Sendable, Hashable {
    package var points: [Point]
    /// Whether the last point is joined to the first.
    package var isClosed: Bool
}
