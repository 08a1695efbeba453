import TrainingCore

/// A plane through parameter space: all origin + x·first + y·second.
///
/// The two directions need be neither of length 1 nor at right angles.
public struct ParameterPlane: Sendable, Hashable {
    /// In the order of ``Network/parameters``, as the directions.
    public let origin: [Double]
    /// The direction along x, a number for each parameter.
    public let first: [Double]
    /// The direction along y, a number for each parameter.
    public let second: [Double]
    /// The Gram matrix of the directions.
    private let gram: Gram

    /// Throws if the three differ in length, hold a number that is not finite, or if the directions are
    /// (nearly) parallel or 0, so that they span no plane.
    public init(origin: [Double], first: [Double], second: [Double]) throws(LandscapeError) {
        guard origin.count == first.count, origin.count == second.count else {
            throw LandscapeError(
                message:
                    "The origin has \(counted(origin.count, "number")), the directions \(first.count) and "
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

    /// The parameters at a point of the plane.
    public func parameters(x: Double, y: Double) -> [Double] {
        origin.indices.map { origin[$0] + x * first[$0] + y * second[$0] }
    }

    /// The point of the plane nearest to some parameters (as many as ``origin``), and how far it is from
    /// them.
    ///
    /// With d = parameters − origin, the coordinates solve G·(x, y) = (first·d, second·d), where G is the
    /// Gram matrix of the directions. The products alone are the coordinates only for directions of
    /// length 1 at right angles.
    ///
    /// Throws unless they are as many as those of ``origin``.
    public func projection(
        of parameters: [Double]
    ) throws(ShapeError) -> (x: Double, y: Double, distance: Double) {
        try ShapeError.check(parameters.count, is: origin.count, "The parameters")
        return place(of: parameters)
    }

    /// ``projection(of:)`` of as many parameters as the origin has.
    package func place(of parameters: [Double]) -> (x: Double, y: Double, distance: Double) {
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
