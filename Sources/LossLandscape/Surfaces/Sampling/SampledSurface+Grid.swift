extension SampledSurface {
    /// nil where every point was to be computed.
    var gridSampling: GridSampling? {
        guard tolerance > 0 || computedCount < loss.count else { return nil }
        return GridSampling(
            isComputed: isComputed, tolerance: tolerance, estimatedError: estimatedError, check: check)
    }

    /// The same as a grid, with the names of the axes.
    public func grid(xLabel: String, yLabel: String) -> SurfaceGrid {
        let engine =
            computedCount == loss.count
            ? engine : "\(engine) at \(computedCount) of \(loss.count) points, interpolated between them"
        return SurfaceGrid(
            xLabel: xLabel, yLabel: yLabel, engine: engine, x: x, y: y, values: loss, sampling: gridSampling)
    }
}
