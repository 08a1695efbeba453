import Tables
import TrainingCore

/// What a surface has between the points of its grid: level points, basins, and the way between the two deepest.
public struct LandscapeFeatures: Sendable, Hashable {
    /// All critical points of the surface.
    public let points: [CriticalPoint]
    /// The deepest first.
    public let basins: [Basins.Basin]
    /// The lowest way between the two deepest basins; nil if there is none.
    public let barrier: Barrier?
    private let count: Int

    /// Newton's method at every point where the grid shows something; see ``SurfaceGrid/criticalPoints(_:)`` and
    /// ``Basins``.
    public init(_ grid: SurfaceGrid, of function: SurfaceFunction) {
        points = grid.criticalPoints(function)
        basins = Basins(grid, of: function).basins
        count = grid.values.count
        barrier =
            basins.count < 2
            ? nil
            : grid.barrier(
                from: (basins[0].i, basins[0].j), to: (basins[1].i, basins[1].j), of: function)
    }

    /// How far the pass lies above the higher of the two minima.
    public var rise: Double? { barrier.map { $0.value - max(basins[0].value, basins[1].value) } }

    /// A line for each.
    ///
    /// - Parameter number: how a number is written, with at most so many digits.
    package func text(
        number: (Double, _ digits: Int) -> String = { number, _ in "\(number)" }
    ) -> String {
        func place(_ x: Double, _ y: Double) -> String { "(\(number(x, 6)), \(number(y, 6)))" }
        var lines = points.map { point in
            "\(point.kind.rawValue) \(number(point.value, 6)) at \(place(point.x, point.y)), "
                + (point.curvatures.map { "curvatures \(number($0[0], 6)) and \(number($0[1], 6))" }
                    ?? "on a kink")
        }
        if lines.isEmpty { lines = ["no minimum, saddle or maximum inside the grid"] }
        lines.append("\(basins.count) basin\(basins.count == 1 ? "" : "s")")
        guard basins.count > 1 else { return lines.joined(separator: "\n") }
        for basin in basins {
            let share = number(100 * Double(basin.count) / Double(count), 2)
            lines.append(
                "basin of \(number(basin.value, 6)) at \(place(basin.x, basin.y)): \(share) % of the points"
                    + (basin.isOnEdge ? ", open at the edge" : basin.isProven ? "" : ", of the grid only"))
        }
        if let barrier, let rise {
            lines.append(
                "between the two deepest the lowest way leads over \(number(barrier.value, 6)) at "
                    + "\(place(barrier.x, barrier.y)): a barrier of \(number(rise, 6))"
                    + (barrier.isProven ? "" : ", of the grid only"))
        }
        return lines.joined(separator: "\n")
    }

    /// `points` (`kind`, `x`, `y`, `value`, `curvatures`, null on a kink), `basins` (`x`, `y`, `value`, `points`,
    /// `isOnEdge`, `isProven`) and `barrier` (`x`, `y`, `value`, `rise`, `isProven`; null if there is none).
    public var json: JSONValue {
        .object([
            .init("points", .array(points.map(\.json))),
            .init("basins", .array(basins.map(\.json))),
            .init(
                "barrier",
                barrier.map { barrier in
                    .object([
                        .init("x", .number(barrier.x)), .init("y", .number(barrier.y)),
                        .init("value", .number(barrier.value)), .init("rise", .number(rise ?? .nan)),
                        .init("isProven", .bool(barrier.isProven)),
                    ])
                } ?? .null),
        ])
    }
}

extension CriticalPoint {
    /// `kind`, `x`, `y`, `value`, `curvatures` (null on a kink).
    public var json: JSONValue {
        .object([
            .init("kind", .string(kind.rawValue)), .init("x", .number(x)), .init("y", .number(y)),
            .init("value", .number(value)), .init("curvatures", curvatures.map { JSONValue($0) } ?? .null),
        ])
    }
}

extension Basins.Basin {
    fileprivate var json: JSONValue {
        .object([
            .init("x", .number(x)), .init("y", .number(y)), .init("value", .number(value)),
            .init("points", .integer(count)), .init("isOnEdge", .bool(isOnEdge)),
            .init("isProven", .bool(isProven)),
        ])
    }
}
