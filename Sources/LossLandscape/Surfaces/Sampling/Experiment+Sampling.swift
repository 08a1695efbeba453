import Schema
import TrainingCore

extension Experiment {
    /// The loss on a plane, as ``lossSurface(on:x:y:precision:threads:)`` computes it, for those who do not
    /// want to wait blindly: tile by tile, from a checkpoint on, and only where the surface bends.
    ///
    /// Every computed point has the same bits as there, however often the computation was interrupted.
    ///
    /// - Parameters:
    ///   - sampling: which points are computed.
    ///   - checkpoint: what an earlier run left; throws if it belongs to another surface.
    ///   - watch: called after every tile, with a way to ask for what is done so far; false stops.
    ///
    /// Throws as `lossSurface` does, and for an adaptive grid whose numbers of points are not both one more
    /// than an even number: it is halved again and again, so that one more than a multiple of 16 is best.
    package func sampledLossSurface(
        on plane: ParameterPlane, x: AxisRange, y: AxisRange, sampling: SurfaceSampling = .init(),
        precision: SurfacePrecision = .double, threads: Int? = nil, from checkpoint: SurfaceCheckpoint? = nil,
        watch: @escaping (SurfaceProgress, () -> SurfaceCheckpoint) -> Bool = { _, _ in true }
    ) throws(LandscapeError) -> SamplingOutcome {
        try SurfaceSampling.check(sampling, x: x, y: y)
        let request = try planeRequest(
            origin: plane.origin, first: plane.first, second: plane.second, x: x.values, y: y.values)
        let losses = PlaneLosses(request, precision: precision, threads: Self.threads(threads))
        let sampler = try PointSampler(
            x: request.x, y: request.y, fingerprint: request.fingerprint(precision: precision),
            checkpoint: checkpoint, compute: losses.compute, watch: watch)
        var grid = AdaptiveGrid(sampler, sampling: sampling)
        guard let found = grid.sample() else { return .interrupted(grid.checkpoint) }
        return .complete(
            SampledSurface(
                x: request.x, y: request.y, loss: found.loss, isComputed: found.isComputed,
                tolerance: sampling.tolerance,
                estimatedError: found.error, check: found.check, engine: losses.engine))
    }
}

extension SurfaceSampling {
    static func check(
        _ sampling: SurfaceSampling, x: AxisRange, y: AxisRange
    ) throws(LandscapeError) {
        try LossSurface.check(points: x.points, y.points)
        guard sampling.tolerance >= 0, sampling.tolerance.isFinite else {
            throw LandscapeError(
                message: "The tolerance \(numberText(sampling.tolerance)) is none.",
                remedy: "Write a number that is not negative, such as 0.01.")
        }
        guard sampling.tolerance > 0, AdaptiveGrid.coarsest(x.points, y.points) == 1 else { return }
        let (nx, ny) = ((x.points + 7) / 16 * 16 + 1, (y.points + 7) / 16 * 16 + 1)
        throw LandscapeError(
            message: "A grid of \(x.points) × \(y.points) points cannot be halved.",
            remedy: "Take one more than a multiple of 16, such as \(max(17, nx)) × \(max(17, ny)).")
    }
}
