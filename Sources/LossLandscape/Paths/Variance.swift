import TrainingCore

/// √Σv², without overflow or underflow on the way: the largest is divided out first.
func euclideanLength(_ values: some Sequence<Double>) -> Double {
    var largest = 0.0
    for value in values {
        if value.isNaN { return value }
        largest = max(largest, value.magnitude)
    }
    guard largest > 0, largest.isFinite else { return largest }
    var sum = 0.0
    for value in values { sum += (value / largest) * (value / largest) }
    return largest * sum.squareRoot()
}

extension Recording {
    /// The share of the given parameters in the variance of all along the finite steps.
    func explainedVariance(of shown: [Int]) -> Double {
        let steps = (0..<parameters.rows).filter { parameters.row($0).allSatisfy(\.isFinite) }
        let lengths = (0..<parameters.columns).map { column in
            euclideanLength(deviations(column: column, steps: steps))
        }
        let total = euclideanLength(lengths)
        guard total > 0 else { return 1 }
        let part = euclideanLength(shown.map { lengths[$0] }) / total
        return min(1, part * part)
    }

    /// The column's values less their mean. The mean is taken of differences from the first value, so
    /// that a parameter that does not move has no deviation at all.
    private func deviations(column: Int, steps: [Int]) -> [Double] {
        guard let first = steps.first else { return [] }
        let moves = steps.map { parameters[$0, column] - parameters[first, column] }
        let mean = moves.reduce(0) { $0 + $1 / Double(moves.count) }
        return moves.map { $0 - mean }
    }
}
