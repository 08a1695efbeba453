import Charting

/// A curve as one line, or as one a piece where it jumps, so that a jump is not drawn as a steep line.
struct PiecewiseCurve {
    /// Ascending.
    let places: [Double]
    /// Where the curve jumps: no position lies so near that none is between it and the next jump.
    let jumps: [Double]
    let value: (Double) -> Double

    func lines(x: String, y: String) -> [LineMark] {
        let borders = [-Double.infinity] + jumps.sorted() + [.infinity]
        return zip(borders, borders.dropFirst()).map { low, high in
            // At a jump itself the value is that of one side only; both pieces reach up to it.
            let inner = places.filter { $0 > low && $0 < high }
            let values = inner.map(value)
            let (start, end) = (low.isFinite ? [low] : [], high.isFinite ? [high] : [])
            return LineMark(
                x: .value(x, start + inner + end),
                y: .value(
                    y, start.compactMap { _ in values.first } + values + end.compactMap { _ in values.last }))
        }
    }
}
