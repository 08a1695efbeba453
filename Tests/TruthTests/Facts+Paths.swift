import LessonFigures
import LossLandscape
import TrainingCore

/// Paths of optimizers on a function, walked again.
extension Facts {
    var objective: Objective? {
        let name = text("function") ?? "himmelblau"
        // A formula, as people would write it in Swift.
        if name == "x^2 + 10*y^2 - x*y" {
            return Objective(name: name, dimension: 2) { $0[0] * $0[0] + 10 * $0[1] * $0[1] - $0[0] * $0[1] }
        }
        return Objective.named(name)
    }

    private var start: [Double]? {
        if case .numbers(let place)? = input.options["start"] { return place }
        return [
            "rosenbrock": [-1.5, 2], "beale": [1, 1.5], "himmelblau": [-0.5, -1.2], "quadratic": [-2.5, 1.5],
            "ravine": [-8, 2], "saddle": [-1.5, 0.01], "rastrigin": [-2.3, 1.8],
            "x^2 + 10*y^2 - x*y": [-2.5, 1.5],
        ][objective?.name ?? ""] ?? [4, 0.5]
    }

    private var names: [String] {
        if case .texts(let names)? = input.options["optimizers"] {
            names
        } else {
            ["gradient-descent", "adam"]
        }
    }

    private func path(_ index: Int) -> ObjectivePath? {
        guard index < names.count, let rate = fact(.option("rates", index), nil, nil)?.middle, let start,
            let optimizer = optimizer(names[index], rate)
        else { return nil }
        return try? objective?.path(
            from: start, optimizer: optimizer, updates: Int(option("updates", 0) ?? 200))
    }

    private func optimizer(_ name: String, _ rate: Double) -> Optimizer? {
        let momentum = option("momentum", 0) ?? 0.9
        switch name {
        case "momentum": return .gradientDescent(learningRate: rate, momentum: momentum)
        case "nesterov": return .gradientDescent(learningRate: rate, momentum: momentum, nesterov: true)
        default: return Optimizers.named(name, learningRate: rate)
        }
    }

    func factOfPath(_ quantity: Quantity, _ update: Int?) -> Fact? {
        guard let objective, let start else { return nil }
        switch quantity {
        case .pathCount: return Fact(names.count)
        case .mostPathUpdates:
            return Fact(names.indices.compactMap { path($0)?.loss.count }.max().map { $0 - 1 } ?? 0)
        case .pathStart(let axis): return Fact(start[axis])
        case .pathPlace(let index, let axis):
            return path(index).flatMap { path in update.map { Fact(path.places[$0, axis]) } }
        case .pathValue(let index):
            return path(index).flatMap { path in
                update.map { update in
                    let value = objective.evaluate(path.places.row(update))
                    return Fact(value, noise: 1e-13 * abs(value))
                }
            }
        case .pathDivergedAt(let index): return path(index)?.divergedAtUpdate.map { Fact($0) }
        case .pathPoints(let index): return (path(index)?.places.rows).map { Fact($0) }
        case .outsideOfPath(let index):
            guard let path = path(index), let grid = plane?.grid, let left = grid.x.first,
                let right = grid.x.last,
                let bottom = grid.y.first, let top = grid.y.last
            else { return nil }
            return Fact(
                (0..<path.places.rows).count { row in
                    let place = path.places.row(row)
                    return !(place[0] >= left && place[0] <= right && place[1] >= bottom && place[1] <= top)
                })
        case .minimumPlace(let index, let axis): return Fact(objective.minima[index][axis])
        case .minimumValue(let index):
            let value = objective.evaluate(objective.minima[index])
            return Fact(value, noise: 1e-12 * (plane?.range ?? 0))
        default: return nil
        }
    }
}
