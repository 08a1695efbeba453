import TrainingCore

/// The way a training took, seen on the plane of two parameters.
public struct GradientPath: Sendable, Hashable {
    public let xParameter: ParameterName
    public let yParameter: ParameterName
    /// After how many updates each of the places was reached: see ``TrainingCore/Recording/keptUpdates``.
    public let updates: [Int]
    /// The value of the x parameter before the first update and after each whose parameters the recording
    /// kept: as many numbers as all lists here.
    public let x: [Double]
    /// The value of the y parameter.
    public let y: [Double]
    /// The loss over all data that the training really had.
    public let loss: [Double]
    /// The height of the surface under the path: the loss with the other parameters held where the
    /// surface holds them. Equal to ``loss`` as long as only x and y move.
    public let surfaceLoss: [Double]
    /// The distance from the plane: the length of the move of all the other parameters, away from
    /// where the surface holds them.
    public let distanceFromPlane: [Double]
    /// The share, from 0 to 1, that the two parameters have in the variance of all parameters along
    /// the path. 1: the plane shows the whole path. Steps that are not finite are left out; a path
    /// that does not move has 1.
    public let explainedVariance: Double
}

extension Recording {
    /// The path on the surface of two parameters whose others are held at those of `base`, by default
    /// the network before training.
    ///
    /// Throws if the network has no parameter of that name, if both are the same, or if `base` has
    /// another shape. O(updates × data × parameters).
    public func path(
        x: ParameterName, y: ParameterName, on base: Network? = nil
    ) throws(LandscapeError) -> GradientPath {
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
        var evaluator = LossEvaluator(experiment, at: plane)
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
        return GradientPath(
            xParameter: x, yParameter: y, updates: keptUpdates, x: parameters.column(xIndex),
            y: parameters.column(yIndex),
            loss: keptLosses, surfaceLoss: surfaceLoss, distanceFromPlane: distances,
            explainedVariance: explainedVariance(of: [xIndex, yIndex]))
    }
}
