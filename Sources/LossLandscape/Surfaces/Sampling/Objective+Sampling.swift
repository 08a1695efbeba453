import TrainingCore

extension Objective {
    /// The values on a plane, by default that of the first two coordinates, as
    /// ``surface(x:y:on:threads:)`` computes them, for functions of which a single value takes long: tile by
    /// tile, from a checkpoint on, and only where the surface bends. Computed points have the same bits as
    /// there.
    ///
    /// Nobody can see what a closure computes: a checkpoint tells two functions apart by their names, the plane,
    /// the axes, and by their values at nine points of the grid.
    ///
    /// - Parameters:
    ///   - x: the axis along the first direction.
    ///   - y: the axis along the second direction.
    ///   - plane: through the space of the function's arguments; `nil` takes the first two coordinates.
    ///   - sampling: which points are computed.
    ///   - threads: how many work on it; `nil` takes one for each processor.
    ///   - checkpoint: what an earlier run left; throws if it belongs to another surface.
    ///   - watch: called after every tile, with a way to ask for what is done so far; false stops.
    ///
    /// Throws if the plane has another dimension, and for an adaptive grid whose numbers of points are not both one
    /// more than an even number: it is halved again and again, so that one more than a multiple of 16 is best.
    public func sampledSurface(
        x: AxisRange, y: AxisRange, on plane: ParameterPlane? = nil, sampling: SurfaceSampling = .init(),
        threads: Int? = nil, from checkpoint: SurfaceCheckpoint? = nil,
        watch: @escaping (SurfaceProgress, () -> SurfaceCheckpoint) -> Bool = { _, _ in true }
    ) throws(LandscapeError) -> SamplingOutcome {
        try SurfaceSampling.check(sampling, x: x, y: y)
        let plane = try checked(plane)
        let (xs, ys) = (x.values, y.values)
        let threads = Experiment.threads(threads)
        let sampler = try PointSampler(
            x: xs, y: ys, fingerprint: fingerprint(on: plane, xs, ys), checkpoint: checkpoint,
            compute: { rows in values(rows, on: plane, xs, ys, threads: threads) }, watch: watch)
        var grid = AdaptiveGrid(sampler, sampling: sampling)
        guard let found = grid.sample() else { return .interrupted(grid.checkpoint) }
        return .complete(
            SampledSurface(
                x: xs, y: ys, loss: found.loss, isComputed: found.isComputed,
                tolerance: sampling.tolerance, estimatedError: found.error,
                check: found.check, engine: name))
    }

    /// One evaluation per point, points shared among threads.
    private func values(
        _ rows: [SampleRow], on plane: ParameterPlane, _ x: [Double], _ y: [Double], threads: Int
    ) -> [[Double]] {
        let places = rows.flatMap { row in row.columns.map { (x[$0], y[row.row]) } }
        var values = [Double](repeating: 0, count: places.count)
        values.withUnsafeMutableBufferPointer { values in
            guard let out = SharedMemory(values) else { return }
            forEachTask(places.count, threads: threads) { point in
                out.start[point] = evaluate(plane.parameters(x: places[point].0, y: places[point].1))
            }
        }
        var rest = values[...]
        return rows.map { row in
            defer { rest = rest.dropFirst(row.columns.count) }
            return Array(rest.prefix(row.columns.count))
        }
    }

    private func fingerprint(on plane: ParameterPlane, _ x: [Double], _ y: [Double]) -> Fingerprint {
        var print = Fingerprint()
        print.add(name)
        for numbers in [plane.origin, plane.first, plane.second, x, y] { print.add(numbers) }
        for row in [0, y.count / 2, y.count - 1] {
            print.add(
                [0, x.count / 2, x.count - 1].map { evaluate(plane.parameters(x: x[$0], y: y[row])) })
        }
        return print
    }
}
