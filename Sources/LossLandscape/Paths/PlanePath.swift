import TrainingCore

/// The way a training took, seen on a plane.
public struct PlanePath: Sendable, Hashable {
    /// After how many updates each of the points was reached: see ``Recording/keptUpdates``.
    public let updates: [Int]
    /// The coordinates of the nearest point of the plane, before the first update and after each.
    public let x: [Double]
    /// Along the second axis, one for each point.
    public let y: [Double]
    /// The loss that the training really had.
    public let loss: [Double]
    /// The loss at the point of the plane.
    public let surfaceLoss: [Double]
    /// The length of what the plane does not show, one for each point.
    public let distanceFromPlane: [Double]
    /// The share, from 0 to 1, of the variance of the parameters along the finite steps that the plane
    /// shows; 1 for a path that does not move.
    public let explainedVariance: Double
}

extension Recording {
    /// The path on a plane.
    ///
    /// Throws if the plane has not as many numbers as the network has parameters. O(updates × data ×
    /// parameters).
    ///
    /// - Parameter surface: of what the surface is the loss, in place of this recording's own experiment: another one
    ///   whose network has this shape.
    public func path(
        on plane: ParameterPlane, of surface: Experiment? = nil
    ) throws(LandscapeError) -> PlanePath {
        guard plane.origin.count == parameters.columns else {
            throw LandscapeError(
                message: "The plane has \(plane.origin.count) parameters, the network "
                    + "\(parameters.columns).",
                remedy: "Take a plane of the experiment's network.")
        }
        let places = (0..<parameters.rows).map { plane.place(of: parameters.row($0)) }
        var evaluator = LossEvaluator(surface ?? experiment, at: experiment.network)
        let surfaceLoss = places.map { place in
            evaluator.parameters = plane.parameters(x: place.x, y: place.y)
            return evaluator.loss(fromLayer: 0)
        }
        return PlanePath(
            updates: keptUpdates, x: places.map(\.x), y: places.map(\.y), loss: keptLosses,
            surfaceLoss: surfaceLoss,
            distanceFromPlane: places.map(\.distance),
            explainedVariance: explainedVariance(on: plane))
    }

    /// The variance of the projections over the variance of the parameters.
    private func explainedVariance(on plane: ParameterPlane) -> Double {
        let steps = (0..<parameters.rows).map(parameters.row).filter { $0.allSatisfy(\.isFinite) }
        guard let start = steps.first else { return 1 }
        let mean = start.indices.map { column in
            start[column]
                + steps.reduce(0) { $0 + ($1[column] - start[column]) / Double(steps.count) }
        }
        var (shown, total) = (0.0, 0.0)
        // Squares of the moves of a run that diverged can be beyond all numbers; shares do not depend on the unit.
        let largest = steps.reduce(0) { zip($1, mean).reduce($0) { max($0, abs($1.0 - $1.1)) } }
        let unit = largest > 1e100 ? largest : 1
        for step in steps {
            let move = zip(step, mean).map { ($0 - $1) / unit }
            let place = plane.place(of: zip(plane.origin, move).map { $0 + $1 })
            let whole = dot(move, move)
            total += whole
            shown += max(0, whole - place.distance * place.distance)
        }
        return total > 0 ? min(1, shown / total) : 1
    }
}
