import TrainingCore

extension Recording {
    /// The directions in which the parameters spread most along the path, those that show most of it
    /// first, each of length 1; with its share in the variance.
    ///
    /// Of the finite steps, around their mean. With fewer steps than parameters the eigenvectors are taken
    /// of the steps' Gram matrix (the method of snapshots: Sirovich, Quarterly of Applied Mathematics 45,
    /// 1987), which has the same eigenvalues. O(min(steps, parameters)² · max), by Lanczos' method above
    /// a few hundred of both.
    ///
    /// Throws if the path spreads in fewer than `count` directions.
    public func principalComponents(_ count: Int = 2) throws(LandscapeError) -> [Direction] {
        let moves = PathMoves(self)
        let found = moves.components(max(0, count))
        guard found.count == count else {
            throw LandscapeError(
                message: "The path spreads in \(found.count) direction\(found.count == 1 ? "" : "s"), "
                    + "not in \(count).",
                remedy: "Train for more updates, or take other directions.")
        }
        var directions: [Direction] = []
        for (index, component) in found.enumerated() {
            directions.append(
                try Direction(
                    component.vector,
                    origin: .principalComponent(rank: index + 1, share: component.share)))
        }
        return directions
    }
}

/// The finite steps of a path less their mean.
private struct PathMoves {
    let rows: [[Double]]
    let width: Int

    init(_ recording: Recording) {
        let steps = (0..<recording.parameters.rows).map(recording.parameters.row).filter {
            $0.allSatisfy(\.isFinite)
        }
        width = recording.parameters.columns
        guard let first = steps.first else {
            rows = []
            return
        }
        // Differences from the first step: a parameter that rests does not move by rounding.
        let mean = first.indices.map { column in
            steps.reduce(0) { $0 + ($1[column] - first[column]) / Double(steps.count) }
        }
        rows = steps.map { step in step.indices.map { (step[$0] - first[$0]) - mean[$0] } }
    }

    /// At most `count`, without those whose variance is rounding.
    func components(_ count: Int) -> [(vector: [Double], share: Double)] {
        let total = rows.reduce(0) { $0 + dot($1, $1) }
        guard total > 0 else { return [] }
        let usesSteps = rows.count <= width
        let size = min(rows.count, width)
        let pairs = pairs(min(count, size), size: size, usesSteps: usesSteps)
        return pairs.filter { $0.value > 1e-14 * total }.map { pair in
            var vector = usesSteps ? combination(pair.vector) : pair.vector
            let length = euclideanLength(vector)
            vector = SymmetricEigensystem.signed(vector.map { $0 / length })
            return (vector, min(1, pair.value / total))
        }
    }

    /// The largest eigenpairs of the steps' Gram matrix or of the parameters' scatter matrix.
    private func pairs(
        _ count: Int, size: Int, usesSteps: Bool
    ) -> [(value: Double, vector: [Double])] {
        if size <= 400 {
            let columns = usesSteps ? rows : (0..<width).map { column in rows.map { $0[column] } }
            var gram = [Double](repeating: 0, count: size * size)
            for row in 0..<size {
                for column in 0...row {
                    gram[row * size + column] = dot(columns[row], columns[column])
                    gram[column * size + row] = gram[row * size + column]
                }
            }
            let (values, vectors) = SymmetricEigensystem.decompose(
                Matrix(rows: size, columns: size, known: gram))
            return (0..<count).map { (values[size - 1 - $0], vectors[size - 1 - $0]) }
        }
        let found = ExtremeEigenpairs(
            dimension: size, top: count, bottom: 0, seed: 1, tolerance: 1e-10, limit: 400
        ) { vector in
            usesSteps
                ? along(combination(vector)) : combination(along(vector))
        }
        return found.top.map { ($0.value, $0.vector) }
    }

    /// Σ coordinateₖ·moveₖ: a vector of parameters.
    private func combination(_ coordinates: [Double]) -> [Double] {
        var sum = [Double](repeating: 0, count: width)
        for (coordinate, row) in zip(coordinates, rows) {
            for index in sum.indices { sum[index] += coordinate * row[index] }
        }
        return sum
    }

    /// The product of each move with a vector of parameters.
    private func along(_ vector: [Double]) -> [Double] { rows.map { dot($0, vector) } }
}
