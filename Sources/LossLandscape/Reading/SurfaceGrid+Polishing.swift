extension SurfaceGrid {
    /// Whether a point lies on the grid: looking closer at a point on its border may lead out of it.
    package func holds(_ point: CriticalPoint) -> Bool {
        guard let left = x.first, let right = x.last, let low = y.first, let high = y.last else {
            return false
        }
        return point.x >= left && point.x <= right && point.y >= low && point.y <= high
    }

    /// A minimum, looked at closer: at kinks no parabola fits, and between the points of a coarse grid a neighbour
    /// may be lower. Smaller and smaller steps go on from it, as long as they lead lower on the grid.
    ///
    /// - Returns: the point itself, unless another is lower by more than rounding.
    package func polished(_ point: CriticalPoint, _ function: SurfaceFunction) -> CriticalPoint {
        guard x.count > 1, y.count > 1 else { return point }
        var (best, least) = ((point.x, point.y), point.value)
        var (width, height) = (x[1] - x[0], y[1] - y[0])
        let smallest = 1e-10 * width
        let valueAt = function.values()
        while width > smallest {
            var isLower = false
            for (right, up) in point.isSmooth ? Self.neighbours : Self.fan {
                let place = (best.0 + right * width, best.1 + up * height)
                guard place.0 >= x[0], place.0 <= x[x.count - 1], place.1 >= y[0], place.1 <= y[y.count - 1]
                else { continue }
                let value = valueAt(place.0, place.1)
                if value < least { (best, least, isLower) = (place, value, true) }
            }
            if !isLower { (width, height) = (width / 2, height / 2) }
        }
        let range = values.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
        guard point.value - least > 1e-9 * range else { return point }
        return CriticalPoint(kind: point.kind, x: best.0, y: best.1, value: least, curvatures: nil)
    }

    /// The lowest place that a minimum and the lowest points of the grid lead to: of a surface with kinks a narrow valley
    /// that no point shows may be the deepest.
    package func deepest(from found: CriticalPoint, _ function: SurfaceFunction) -> CriticalPoint {
        let own = polished(found, function)
        guard x.count > 1, y.count > 1 else { return own }
        let range = values.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
        let valueAt = function.values()
        var best = own
        for index in lowest(8) {
            let end = descended(from: (x[index % x.count], y[index / x.count]), values[index], valueAt)
            guard best.value - end.value > 1e-9 * range else { continue }
            best = CriticalPoint(
                kind: .minimum, x: end.place.x, y: end.place.y, value: end.value, curvatures: nil)
        }
        return best == own ? own : polished(best, function)
    }

    /// Where steps of a cell, of half of one and of smaller parts lead, as long as they lead lower.
    private func descended(
        from start: (x: Double, y: Double), _ value: Double, _ valueAt: (Double, Double) -> Double
    ) -> (place: (x: Double, y: Double), value: Double) {
        var (best, least) = (start, value)
        var (width, height) = (x[1] - x[0], y[1] - y[0])
        for _ in 0..<5 {
            var (isLower, count) = (true, 0)
            while isLower, count < 32 {
                isLower = false
                count += 1
                let center = best
                for (right, up) in Self.neighbours {
                    let place = (x: center.x + right * width, y: center.y + up * height)
                    guard place.x >= x[0], place.x <= x[x.count - 1], place.y >= y[0],
                        place.y <= y[y.count - 1]
                    else { continue }
                    let value = valueAt(place.x, place.y)
                    if value < least { (best, least, isLower) = (place, value, true) }
                }
            }
            (width, height) = (width / 2, height / 2)
        }
        return (best, least)
    }

    /// The positions of the computed points with the least finite values, in no order.
    private func lowest(_ count: Int) -> [Int] {
        var lowest: [Int] = []
        var highest = Double.infinity
        for (index, value) in computedValues.enumerated() where value.isFinite && value < highest {
            if lowest.count == count, let place = lowest.firstIndex(where: { values[$0] == highest }) {
                lowest.remove(at: place)
            }
            lowest.append(index)
            if lowest.count == count { highest = lowest.map { values[$0] }.max() ?? .infinity }
        }
        return lowest
    }

    private static let neighbours = [
        (1.0, 0.0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1),
    ]

    /// Along a crease that runs between them a way down is hidden from the neighbours.
    private static let fan: [(Double, Double)] = {
        var fan = neighbours
        for step in 1...7 {
            let share = Double(step) / 8
            for (right, up) in neighbours[4...] {
                fan.append((right, up * share))
                fan.append((right * share, up))
            }
        }
        return fan
    }()
}
