import TrainingCore

extension Experiment {
    /// The loss over all data on a plane through parameter space: at origin + x·first + y·second for every
    /// point of the grid.
    ///
    /// Throws if the plane has not as many numbers as the network has parameters, or if the grid has more
    /// than ``LossSurface/maximumPoints`` points.
    ///
    /// Layers below the first that the directions move run once; that layer's pre-activations are
    /// affine in x and y, so that its matrix product runs three times in all instead of once per point; the
    /// layers above run for each point. O(points × data × parameters above the first moved layer).
    ///
    /// The result is the same, bit for bit, for every number of threads. If the grid contains (0, 0), that
    /// cell is the loss that a recording has of the origin, bit for bit: one pass forward is taken for it.
    ///
    /// - Parameters:
    ///   - precision: of the products and activations. Where numbers may leave the range of single
    ///     precision, double is taken; ``PlaneSurface/engine`` says so.
    ///   - threads: how many to use, by default all that the process may.
    package func lossSurface(
        on plane: ParameterPlane, x: AxisRange, y: AxisRange, precision: SurfacePrecision = .double,
        threads: Int? = nil
    ) throws(LandscapeError) -> PlaneSurface {
        try LossSurface.check(points: x.points, y.points)
        let request = try planeRequest(
            origin: plane.origin, first: plane.first, second: plane.second, x: x.values, y: y.values)
        let (loss, engine) = request.losses(precision: precision, threads: Self.threads(threads))
        return PlaneSurface(
            plane: plane, xAxis: x, yAxis: y, x: x.values, y: y.values, loss: loss, engine: engine)
    }

    /// The loss at origin + step·direction for every step, in the order of `steps`, as exactly and by the
    /// same engines as on a plane.
    ///
    /// `origin` and `direction` have a number per parameter, in the order of
    /// ``TrainingCore/Network/parameters``. Throws if they have another number of them, or if any of the
    /// numbers is not finite.
    package func lossCurve(
        from origin: [Double], along direction: [Double], steps: [Double],
        precision: SurfacePrecision = .double, threads: Int? = nil
    ) throws(LandscapeError) -> LossCurve {
        guard (origin + direction + steps).allSatisfy(\.isFinite) else {
            throw LandscapeError(
                message: "The line has a number that is not finite.", remedy: "Write finite numbers.")
        }
        let still = [Double](repeating: 0, count: origin.count)
        let request = try planeRequest(
            origin: origin, first: direction, second: still, x: steps, y: [0])
        return LossCurve(
            x: steps, loss: request.losses(precision: precision, threads: Self.threads(threads)).loss)
    }

    func planeRequest(
        origin: [Double], first: [Double], second: [Double], x: [Double], y: [Double]
    ) throws(LandscapeError) -> PlaneRequest {
        let count = network.parameterCount
        guard origin.count == count, first.count == count else {
            let found = origin.count == count ? first.count : origin.count
            throw LandscapeError(
                message: "The plane has \(found) parameters, the network \(count).",
                remedy: "Take a plane of the experiment's network.")
        }
        return PlaneRequest(
            experiment: self, network: network, origin: origin, first: first, second: second, x: x, y: y)
    }
}
