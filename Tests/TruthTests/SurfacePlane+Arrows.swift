import LessonFigures
import TrainingCore

/// Slopes of what is drawn, by the reference network's way back.
extension SurfacePlane {
    private func places(_ axis: [Double], _ count: Int) -> [Double] {
        let (low, high) = (axis[0], axis[axis.count - 1])
        return (0..<count).map { index in
            let share = (Double(index) + 0.5) / Double(count)
            return low * (1 - share) + high * share
        }
    }

    /// The slopes along both axes at a place.
    private func slopes(_ x: Double, _ y: Double) -> (x: Fact, y: Fact)? {
        guard let experiment else { return nil }
        let place = origin.indices.map { origin[$0] + x * first[$0] + y * second[$0] }
        let gradient = ReferenceNetwork(experiment, parameters: place).gradient()
        func along(_ direction: [Double]) -> Fact {
            let terms = zip(gradient, direction).filter { $0.1 != 0 }
            let noise = terms.reduce(0) { $0 + abs($1.1) * ($1.0.noise + 1e-12 * abs($1.0.middle)) }
            // Parts that cancel leave what places a little beside it have.
            return Fact(terms.reduce(0) { $0 + $1.1 * $1.0.middle }, noise: noise)
        }
        return (along(first), along(second))
    }

    func factOfArrows(_ quantity: Quantity, _ count: Int) -> Fact? {
        let (xs, ys) = (places(grid.x, count), places(grid.y, count))
        func place(_ values: [Double], _ index: Int) -> Fact? {
            guard values.indices.contains(index) else { return nil }
            return Fact(values[index], noise: 1e-12 * (abs(values[0]) + abs(values[values.count - 1])))
        }
        switch quantity {
        case .arrows: return Fact(count)
        case .arrowPlaces: return Fact(count * count)
        case .arrowPlace(let side, let index): return place(side == .x ? xs : ys, index)
        case .arrowSlope(let side, let i, let j):
            guard xs.indices.contains(i), ys.indices.contains(j), let slopes = slopes(xs[i], ys[j]) else {
                return nil
            }
            return side == .x ? slopes.x : slopes.y
        case .steepestArrow, .arrowHoles:
            let all = ys.flatMap { y in xs.compactMap { slopes($0, y) } }
            let sizes = all.map { root($0.x.middle, $0.y.middle) }
            if quantity == .arrowHoles { return Fact(sizes.count { !$0.isFinite }) }
            let noise = all.filter { $0.x.noise.isFinite && $0.y.noise.isFinite }.map {
                $0.x.noise + $0.y.noise
            }.max()
            return sizes.filter(\.isFinite).max().map { Fact($0, noise: (noise ?? 0) + 1e-12 * $0) }
        default: return nil
        }
    }

    /// √(a² + b²) of numbers whose squares may be beyond what a number can hold.
    private func root(_ a: Double, _ b: Double) -> Double {
        let size = abs(a) + abs(b)
        guard size > 0, size.isFinite else { return size }
        return size * (a / size * (a / size) + b / size * (b / size)).squareRoot()
    }
}
