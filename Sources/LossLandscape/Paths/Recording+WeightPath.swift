import TrainingCore

extension Recording {
    /// The path on the surface of two parameters whose others are held at those of `base`, by default
    /// the network before training. Its coordinates are the values of the two; its distance from the plane is the
    /// length of the move of all the others.
    ///
    /// Throws if the network has no parameter of that name, if both are the same, or if `base` has
    /// another shape. O(updates × data × parameters).
    ///
    /// - Parameter surface: of what the surface is the loss, in place of this recording's own experiment.
    public func path(
        x: ParameterName, y: ParameterName, on base: Network? = nil, of surface: Experiment? = nil
    ) throws(LandscapeError) -> PlanePath {
        let plane = base ?? experiment.network
        let xIndex = try experiment.network.landscapeIndex(of: x, axis: .x)
        let yIndex = try experiment.network.landscapeIndex(of: y, axis: .y)
        if xIndex == yIndex {
            throw LandscapeError(
                message: "Both axes show \(x).", remedy: "Write another weight or bias.", axis: .y)
        }
        if plane.parameterNames != experiment.network.parameterNames {
            throw LandscapeError(
                message: "The surface belongs to a network of another shape than the path.",
                remedy: "Take a network of the experiment's shape.")
        }
        let held = plane.parameters
        var evaluator = LossEvaluator(surface ?? experiment, at: plane)
        let firstMoved = min(x.layer, y.layer) - 1
        evaluator.run(layers: 0..<firstMoved)
        let steps = 0..<parameters.rows
        let surfaceLoss = steps.map { step in
            evaluator.parameters[xIndex] = parameters[step, xIndex]
            evaluator.parameters[yIndex] = parameters[step, yIndex]
            return evaluator.loss(fromLayer: firstMoved)
        }
        let distances = steps.map { step in
            euclideanLength(
                held.indices.lazy.filter { $0 != xIndex && $0 != yIndex }
                    .map { parameters[step, $0] - held[$0] })
        }
        return PlanePath(
            updates: keptUpdates, x: parameters.column(xIndex),
            y: parameters.column(yIndex),
            loss: keptLosses, surfaceLoss: surfaceLoss, distanceFromPlane: distances,
            explainedVariance: explainedVariance(of: [xIndex, yIndex]))
    }
}
