import TrainingCore

extension Experiment {
    /// A quantity on a plane. Losses by the engines of
    /// ``lossSurface(on:x:y:precision:threads:)``, which throws what this throws; the others by a pass over
    /// all data per point, O(points × data × parameters).
    ///
    /// Throws also if the experiment has no such quantity: no test samples, no classes, no relu.
    package func surface(
        of quantity: LandscapeQuantity, on plane: ParameterPlane, x: AxisRange, y: AxisRange,
        xLabel: String = "x", yLabel: String = "y", threads: Int? = nil
    ) throws(LandscapeError) -> SurfaceGrid {
        let values: [Double]
        let engine: String
        switch quantity {
        case .loss, .testLoss, .validationLoss:
            let surface = try data(for: quantity).lossSurface(on: plane, x: x, y: y, threads: threads)
            (values, engine) = (surface.loss, surface.engine)
        default:
            try checkGrid(x.points, y.points)
            guard plane.origin.count == network.parameterCount else {
                throw LandscapeError(
                    message: "The plane has \(plane.origin.count) parameters, the network "
                        + "\(network.parameterCount).", remedy: "Take a plane of the experiment's network.")
            }
            let evaluator = try evaluator(of: quantity)
            values = evaluator.values(x: x.values, y: y.values, threads: threads) {
                plane.parameters(x: $0, y: $1)
            }
            engine = QuantityEvaluator.engine
        }
        return SurfaceGrid(
            xLabel: xLabel, yLabel: yLabel, quantity: quantity.rawValue, engine: engine, x: x.values,
            y: y.values, values: values)
    }

    /// A quantity over two weights or biases, the others held as ``lossSurface(x:y:from:threads:)`` does,
    /// which throws what this throws.
    package func surface(
        of quantity: LandscapeQuantity, x: ParameterRange, y: ParameterRange, from network: Network? = nil,
        threads: Int? = nil
    ) throws(LandscapeError) -> SurfaceGrid {
        switch quantity {
        case .loss, .testLoss, .validationLoss:
            let surface = try data(for: quantity).lossSurface(x: x, y: y, from: network, threads: threads)
            return SurfaceGrid(
                xLabel: x.parameter.description, yLabel: y.parameter.description,
                quantity: quantity.rawValue, engine: surface.engine, x: surface.x, y: surface.y,
                values: surface.loss)
        default:
            let request = try surfaceRequest(x: x, y: y, from: network)
            let evaluator = try evaluator(of: quantity)
            let values = evaluator.values(x: x.values, y: y.values, threads: threads) { x, y in
                var parameters = request.network.parameters
                parameters[request.xIndex] = x
                parameters[request.yIndex] = y
                return parameters
            }
            return SurfaceGrid(
                xLabel: x.parameter.description, yLabel: y.parameter.description,
                quantity: quantity.rawValue, engine: QuantityEvaluator.engine, x: x.values, y: y.values,
                values: values)
        }
    }

    /// A quantity along a line, at origin + step·direction for every step.
    package func curve(
        of quantity: LandscapeQuantity, from origin: [Double], along direction: [Double], steps: [Double],
        threads: Int? = nil
    ) throws(LandscapeError) -> [Double] {
        switch quantity {
        case .loss, .testLoss, .validationLoss:
            return try data(for: quantity).lossCurve(
                from: origin, along: direction, steps: steps, threads: threads
            ).loss
        default:
            guard origin.count == network.parameterCount, direction.count == origin.count else {
                throw LandscapeError(
                    message: "The line has \(direction.count) parameters, the network "
                        + "\(network.parameterCount).", remedy: "Take a line of the experiment's network.")
            }
            return try evaluator(of: quantity).values(x: steps, y: [0], threads: threads) { x, _ in
                zip(origin, direction).map { $0 + x * $1 }
            }
        }
    }

    /// Classes are those of the training data, whatever the samples are.
    private func evaluator(of quantity: LandscapeQuantity) throws(LandscapeError) -> QuantityEvaluator {
        try QuantityEvaluator(data(for: quantity), quantity.measure, rule: classRuleOnDemand)
    }

    private func checkGrid(_ columns: Int, _ rows: Int) throws(LandscapeError) {
        guard columns * rows > LossSurface.maximumPoints else { return }
        throw LandscapeError(
            message: "The grid of \(columns) × \(rows) has \(columns * rows) points.",
            remedy: "Take at most \(LossSurface.maximumPoints) in all.")
    }

    /// The experiment whose loss is wanted.
    private func data(for quantity: LandscapeQuantity) throws(LandscapeError) -> Experiment {
        guard quantity.part != .training else { return self }
        guard let samples = data(of: quantity.part) else {
            let name = quantity.part.rawValue
            throw LandscapeError(
                message: "The experiment has no \(name) samples, so that there is no "
                    + "\(quantity.rawValue.replacing("-", with: " ")).",
                remedy: "Put some aside with \(name): 0.25 under data.")
        }
        do {
            return try with(data: samples)
        } catch {
            throw LandscapeError(message: error.message, remedy: error.remedy)
        }
    }
}
