import Schema
import TrainingCore

/// A direction through parameter space, and where it comes from.
public struct Direction: Sendable, Hashable {
    /// Where a direction comes from.
    public enum Origin: Sendable, Hashable {
        /// Along one weight or bias.
        case parameter(ParameterName)
        /// Drawn: see ``Direction/random(for:seed:number:normalization:biases:)``.
        case random(seed: UInt64, number: Int, normalization: DirectionNormalization)
        /// From one network to another.
        case between
        /// The principal component of a path, counted from 1, with its share of the path's variance.
        case principalComponent(rank: Int, share: Double)
        /// An eigenvector of the Hessian, counted from 1 from the largest eigenvalue.
        case eigenvector(rank: Int, eigenvalue: Double)
        /// Brought from elsewhere, under a name of its own.
        case named(String)
    }

    /// A number per parameter, in the order of ``Network/parameters``; finite, and not all 0.
    public let values: [Double]
    /// Where it comes from.
    public let origin: Origin

    /// Throws if a number is not finite, or if all are 0.
    public init(_ values: [Double], origin: Origin) throws(LandscapeError) {
        if let index = values.firstIndex(where: { !$0.isFinite }) {
            throw LandscapeError(
                message: "Component \(index) of the direction is \(numberText(values[index])).",
                remedy: "Give finite numbers.")
        }
        guard values.contains(where: { $0 != 0 }) else {
            throw LandscapeError(
                message: "The direction is 0 in all \(values.count) components: it leads nowhere.",
                remedy: "Take another one.")
        }
        self.values = values
        self.origin = origin
    }

    /// The Euclidean length: how far a step of 1 goes.
    public var length: Double { euclideanLength(values) }

    /// What stands along an axis: `random direction 1`.
    public var label: String {
        switch origin {
        case .parameter(let name): name.description
        case .random(_, let number, _): "random direction \(number + 1)"
        case .between: "step towards the other network"
        case .principalComponent(let rank, _): "principal component \(rank)"
        case .eigenvector(let rank, _): "eigenvector \(rank) of the Hessian"
        case .named(let name): name
        }
    }
}

extension Direction {
    /// Along one weight or bias of a network, 1 for 1. Throws if it has none of that name.
    public static func along(
        _ parameter: ParameterName, of network: Network
    ) throws(LandscapeError) -> Direction {
        var values = [Double](repeating: 0, count: network.parameterCount)
        values[try network.landscapeIndex(of: parameter)] = 1
        return try Direction(values, origin: .parameter(parameter))
    }

    /// From one network (0) to another (1). Throws if they differ in shape, or not at all.
    public static func between(_ start: Network, _ end: Network) throws(LandscapeError) -> Direction {
        let (shape, other) = (NetworkShape(start), NetworkShape(end))
        guard shape == other else { throw shape.mismatch(other, of: "The other network") }
        guard start.parameters != end.parameters else {
            throw LandscapeError(
                message: "The two networks are the same: there is no direction between them.",
                remedy: "Take another one.")
        }
        return try Direction(
            zip(end.parameters, start.parameters).map { $0 - $1 }, origin: .between)
    }

    /// The same direction less its part along another, as long as before: at right angles to it.
    ///
    /// The rows of a normalized direction are then no longer exactly as long as the network's. Throws if the
    /// two are (nearly) parallel or differ in count.
    public func orthogonal(to other: Direction) throws(LandscapeError) -> Direction {
        guard values.count == other.values.count else {
            throw LandscapeError(
                message: "The directions have \(values.count) and \(other.values.count) components.",
                remedy: "Take two of the same network.")
        }
        let unit = other.values.map { $0 / other.length }
        var rest = values
        // Twice: what rounding leaves of the first part goes with the second.
        for _ in 0..<2 {
            let part = dot(rest, unit)
            for index in rest.indices { rest[index] -= part * unit[index] }
        }
        let left = euclideanLength(rest)
        guard left > 1e-8 * length else {
            throw LandscapeError(
                message: "The two directions are parallel: nothing is left at right angles.",
                remedy: "Take another seed, or another direction.")
        }
        return try Direction(rest.map { $0 * (length / left) }, origin: origin)
    }
}

extension HessianOperator {
    /// The eigenvectors of the largest eigenvalues as directions of length 1, the steepest first.
    ///
    /// Throws if they could not be found in `maximumProducts` products of the Hessian.
    package func directions(
        _ count: Int, seed: UInt64 = 1, maximumProducts: Int = 500, threads: Int? = nil
    ) throws(LandscapeError) -> [Direction] {
        let found = try extremes(
            top: count, seed: seed, tolerance: 1e-6, maximumProducts: maximumProducts, threads: threads)
        guard found.isConverged, found.top.count == count else {
            throw LandscapeError(
                message: "The eigenvectors of the Hessian were not found in \(found.products) products.",
                remedy: "Take another place, where the loss and its slopes are finite, or random directions.")
        }
        var directions: [Direction] = []
        for (index, mode) in found.top.enumerated() {
            directions.append(
                try Direction(
                    mode.direction, origin: .eigenvector(rank: index + 1, eigenvalue: mode.eigenvalue)))
        }
        return directions
    }
}
