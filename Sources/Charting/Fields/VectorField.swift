/// Arrows on a rectangular grid: at each pair of an x and a y, how far to go along both axes.
public struct VectorField: Sendable, Hashable {
    /// The parts along x and along y, on the same axes.
    public let dx: Grid
    /// The part along y, over the same positions.
    public let dy: Grid

    /// The positions along x, ascending.
    public var x: [Double] { dx.x }
    /// The positions along y, ascending.
    public var y: [Double] { dx.y }

    /// - Parameters:
    ///   - x, y: strictly ascending and finite, at least two values each.
    ///   - dx, dy: row-major, a row for each y; values that are not finite are holes.
    /// - Returns: `nil` unless axes and values fit each other.
    public init?(x: [Double], y: [Double], dx: [Double], dy: [Double]) {
        guard let u = Grid(x: x, y: y, values: dx), let v = Grid(x: x, y: y, values: dy) else { return nil }
        self.dx = u
        self.dy = v
    }

    /// The field of a function, sampled at all pairs of `x` and `y`.
    public init?(x: [Double], y: [Double], _ vector: (Double, Double) -> (dx: Double, dy: Double)) {
        let vectors = y.flatMap { y in x.map { vector($0, y) } }
        self.init(x: x, y: y, dx: vectors.map(\.dx), dy: vectors.map(\.dy))
    }

    /// The vector at a position between grid points, linear along both axes; NaN outside and over holes.
    package func vector(x: Double, y: Double) -> (dx: Double, dy: Double) {
        (dx.interpolated(x: x, y: y), dy.interpolated(x: x, y: y))
    }
}
