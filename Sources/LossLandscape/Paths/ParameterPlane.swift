import TrainingCore

/// A plane through parameter space: all origin + x·first + y·second.
///
/// The two directions need be neither of length 1 nor at right angles.
public struct ParameterPlane: Sendable, Hashable {
    /// In the order of ``TrainingCore/Network/parameters``, as the directions.
    public let origin: [Double]
    public let first: [Double]
    public let second: [Double]
    /// The Gram matrix of the directions.
    private let gram: Gram

    /// Throws if the three differ in length, hold a number that is not finite, or if the directions are
    /// (nearly) parallel or 0, so that they span no plane.
    public init(origin: [Double], first: [Double], second: [Double]) throws(LandscapeError) {
        guard origin.count == first.count, origin.count == second.count else {
            throw LandscapeError(
                message: "The origin has \(origin.count) numbers, the directions \(first.count) and "
                    + "\(second.count).",
                remedy: "Give all three a number per parameter.")
        }
        guard (origin + first + second).allSatisfy(\.isFinite) else {
            throw LandscapeError(
                message: "The plane has a number that is not finite.", remedy: "Write finite numbers.")
        }
        let gram = Gram(xx: dot(first, first), xy: dot(first, second), yy: dot(second, second))
        guard gram.xx * gram.yy - gram.xy * gram.xy > 1e-12 * gram.xx * gram.yy else {
            throw LandscapeError(
                message: "The two directions are parallel, or one of them is 0.",
                remedy: "Take two that span a plane.")
        }
        self.origin = origin
        self.first = first
        self.second = second
        self.gram = gram
    }

    /// The parameters at a place of the plane.
    public func parameters(x: Double, y: Double) -> [Double] {
        origin.indices.map { origin[$0] + x * first[$0] + y * second[$0] }
    }

    /// The place of the plane nearest to some parameters (as many as ``origin``), and how far it is from
    /// them.
    ///
    /// With d = parameters − origin, the coordinates solve G·(x, y) = (first·d, second·d), where G is the
    /// Gram matrix of the directions. The products alone are the coordinates only for directions of
    /// length 1 at right angles.
    public func projection(of parameters: [Double]) -> (x: Double, y: Double, distance: Double) {
        let move = zip(parameters, origin).map { $0 - $1 }
        let (along, across) = (dot(first, move), dot(second, move))
        let determinant = gram.xx * gram.yy - gram.xy * gram.xy
        let x = (gram.yy * along - gram.xy * across) / determinant
        let y = (gram.xx * across - gram.xy * along) / determinant
        let rest = move.indices.map { move[$0] - x * first[$0] - y * second[$0] }
        return (x, y, euclideanLength(rest))
    }

    private struct Gram: Hashable {
        let xx: Double
        let xy: Double
        let yy: Double
    }
}

/// The way a training took, seen on a plane.
public struct PlanePath: Sendable, Hashable {
    /// After how many updates each of the places was reached: see ``TrainingCore/Recording/keptUpdates``.
    public let updates: [Int]
    /// The coordinates of the nearest place of the plane, before the first update and after each.
    public let x: [Double]
    public let y: [Double]
    /// The loss that the training really had.
    public let loss: [Double]
    /// The loss at the place of the plane.
    public let surfaceLoss: [Double]
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
        let places = (0..<parameters.rows).map { plane.projection(of: parameters.row($0)) }
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
            let place = plane.projection(of: zip(plane.origin, move).map { $0 + $1 })
            let whole = dot(move, move)
            total += whole
            shown += max(0, whole - place.distance * place.distance)
        }
        return total > 0 ? min(1, shown / total) : 1
    }
}
