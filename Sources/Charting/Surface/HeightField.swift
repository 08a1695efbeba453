/// A grid in the units of the box it is drawn in.
struct HeightField {
    let grid: Grid
    let levels: ContourLevels

    /// u (−1…1) of a value on the x axis.
    func u(_ x: Double) -> Double { Self.unit(x, in: grid.x) }
    /// v (−1…1) of a value on the y axis.
    func v(_ y: Double) -> Double { Self.unit(y, in: grid.y) }

    func x(_ u: Double) -> Double { Self.value(u, in: grid.x) }
    func y(_ v: Double) -> Double { Self.value(v, in: grid.y) }

    /// w (0…1) of the surface at a position of the floor; NaN outside of it and over holes.
    func w(u: Double, v: Double) -> Double {
        let value = grid.interpolated(x: x(u), y: y(v))
        return value.isFinite ? levels.fraction(of: value) : .nan
    }

    private static func unit(_ value: Double, in axis: [Double]) -> Double {
        guard let first = axis.first, let last = axis.last else { return 0 }
        // Halves first: the difference of the largest numbers is infinite.
        let fraction = (value / 2 - first / 2) / (last / 2 - first / 2)
        return min(max(2 * fraction - 1, -1e6), 1e6)
    }

    private static func value(_ unit: Double, in axis: [Double]) -> Double {
        guard let first = axis.first, let last = axis.last else { return 0 }
        return unit >= 1 ? (unit > 1 ? .nan : last) : first * (1 - (unit + 1) / 2) + last * ((unit + 1) / 2)
    }
}
