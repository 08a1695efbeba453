import Charting
import LossLandscape

/// What a surface has, in lines of text.
struct SurfaceFeatures {
    let text: String

    init(_ grid: SurfaceGrid, of function: SurfaceFunction) {
        var lines = grid.criticalPoints(function).map { point in
            var line =
                "\(point.kind.rawValue) \(Self.number(point.value)) at "
                + "(\(Self.number(point.x)), \(Self.number(point.y)))"
            if let curvatures = point.curvatures {
                line += ", curvatures \(Self.number(curvatures[0])) and \(Self.number(curvatures[1]))"
            } else {
                line += ", on a kink"
            }
            return line
        }
        if lines.isEmpty { lines = ["no minimum, saddle or maximum inside the grid"] }
        lines += Self.basins(grid, function)
        text = lines.joined(separator: "\n")
    }

    /// A line for each, and the way between the two deepest.
    private static func basins(_ grid: SurfaceGrid, _ function: SurfaceFunction) -> [String] {
        let basins = Basins(grid, of: function).basins
        var lines = ["\(basins.count) basin\(basins.count == 1 ? "" : "s")"]
        guard basins.count > 1 else { return lines }
        for basin in basins {
            let share = NumberText.significant(100 * Double(basin.count) / Double(grid.values.count), 2)
            lines.append(
                "basin of \(number(basin.value)) at (\(number(basin.x)), \(number(basin.y))): \(share) % of the "
                    + "points"
                    + (basin.isOnEdge ? ", open at the edge" : basin.isProven ? "" : ", of the grid only"))
        }
        let (first, second) = (basins[0], basins[1])
        let pass = grid.barrier(from: (first.i, first.j), to: (second.i, second.j), of: function)
        if let pass {
            lines.append(
                "between the two deepest the lowest way leads over \(number(pass.value)) at "
                    + "(\(number(pass.x)), \(number(pass.y))): a barrier of "
                    + number(pass.value - max(first.value, second.value))
                    + (pass.isProven ? "" : ", of the grid only"))
        }
        return lines
    }

    private static func number(_ value: Double) -> String { NumberText.significant(value, 6) }
}
