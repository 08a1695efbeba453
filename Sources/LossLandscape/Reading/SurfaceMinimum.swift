import TrainingCore

/// The lowest point of a surface, also between the points of its grid.
public struct SurfaceMinimum: Sendable, Hashable {
    /// Along the first axis.
    public let x: Double
    /// Along the second axis.
    public let y: Double
    /// The value there.
    public let loss: Double
    /// False: the loss still falls towards the edge of the grid on which this point lies, so that the
    /// surface's minimum lies beyond.
    public let isInside: Bool

    package init(x: Double, y: Double, loss: Double, isInside: Bool) {
        self.x = x
        self.y = y
        self.loss = loss
        self.isInside = isInside
    }
}

extension Experiment {
    /// The minimum near the lowest point of the grid of a surface that this experiment made of `network`
    /// (by default its own before training), to about 1e-9 of the ranges; nil if no loss is finite.
    ///
    /// In closed form where the surface is a parabola whose minimum lies on the grid. Otherwise by looking
    /// closer: a smaller grid, one cell in each direction around the lowest point, again and again. Right
    /// also where kinks meet, where no parabola fits. Never leaves the grid.
    package func minimum(
        of surface: LossSurface, from network: Network? = nil
    ) throws(LandscapeError) -> SurfaceMinimum? {
        if let quadratic = try surfaceQuadratic(x: surface.xAxis, y: surface.yAxis, from: network),
            let minimum = quadratic.minimum, surface.xAxis.contains(minimum.x),
            surface.yAxis.contains(minimum.y)
        {
            return minimum
        }
        guard let coarse = surface.minimum else { return nil }
        var best = (x: surface.x[coarse.i], y: surface.y[coarse.j], loss: coarse.loss)
        var (width, height) = (surface.xAxis.spacing, surface.yAxis.spacing)
        let (least, lowest) = (1e-10 * surface.xAxis.length, 1e-10 * surface.yAxis.length)
        while width > least || height > lowest {
            guard let x = surface.xAxis.closer(to: best.x, within: width),
                let y = surface.yAxis.closer(to: best.y, within: height)
            else { break }
            let closer = try lossSurface(x: x, y: y, from: network, threads: 1)
            if let found = closer.minimum, found.loss < best.loss {
                best = (closer.x[found.i], closer.y[found.j], found.loss)
            }
            // Two of eight cells: the minimum of a smooth valley may lie a little off the lowest point.
            (width, height) = (width / 2, height / 2)
        }
        let isInside =
            surface.xAxis.isInside(best.x, by: 4 * least) && surface.yAxis.isInside(best.y, by: 4 * lowest)
        return SurfaceMinimum(x: best.x, y: best.y, loss: best.loss, isInside: isInside)
    }
}

extension ParameterRange {
    fileprivate var length: Double { to - from }
    fileprivate var spacing: Double { length / Double(points - 1) }

    fileprivate func contains(_ value: Double) -> Bool { (from...to).contains(value) }

    fileprivate func isInside(_ value: Double, by margin: Double) -> Bool {
        value > from + margin && value < to - margin
    }

    /// Nine points around a value, on this axis; nil if numbers do not come that close.
    fileprivate func closer(to value: Double, within distance: Double) -> ParameterRange? {
        try? ParameterRange(
            parameter: parameter, from: max(from, value - distance), to: min(to, value + distance), points: 9)
    }
}
