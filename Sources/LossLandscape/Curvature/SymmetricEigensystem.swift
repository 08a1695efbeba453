import TrainingCore

/// The eigenvalues of a symmetric matrix, with or without their eigenvectors, for up to a few thousand
/// rows.
///
/// Householder's reduction to tridiagonal form, then QL (Golub and Van Loan, Matrix Computations, section
/// 8.3): O(n³), each eigenvalue to about n·ε of the largest.
package enum SymmetricEigensystem {
    /// In ascending order. Of `matrix` the values must be symmetric; if one is not finite, all results are
    /// not-a-number.
    static func values(of matrix: Matrix) -> [Double] {
        var reduction = Reduction(matrix)
        return reduction.tridiagonal().eigenvalues
    }

    /// In ascending order; eigenvector i, of length 1, belongs to eigenvalue i. The largest component of
    /// each, the first if there are several, is positive.
    package static func decompose(_ matrix: Matrix) -> (values: [Double], vectors: [[Double]]) {
        var reduction = Reduction(matrix)
        let tridiagonal = reduction.tridiagonal()
        var rows = reduction.transformation()
        let values = tridiagonal.eigenvalues(rotating: &rows)
        let n = matrix.rows
        return (values, (0..<n).map { signed(Array(rows[($0 * n)..<(($0 + 1) * n)])) })
    }

    /// With its sign chosen so that the largest component is positive.
    static func signed(_ vector: [Double]) -> [Double] {
        var largest = 0.0
        for component in vector where component.magnitude > largest.magnitude { largest = component }
        return largest < 0 ? vector.map { -$0 } : vector
    }
}

/// Householder's reduction of a symmetric matrix, of which the rows are worked on as they lie in memory.
private struct Reduction {
    private let count: Int
    private var a: [Double]
    /// The reflection of step k is 1 − factor·v·vᵀ with v in row k, right of the diagonal.
    private var factors: [Double]

    init(_ matrix: Matrix) {
        count = matrix.rows
        a = matrix.elements
        factors = [Double](repeating: 0, count: matrix.rows)
    }

    mutating func tridiagonal() -> SymmetricTridiagonal {
        let n = count
        var beside = [Double](repeating: 0, count: max(0, n - 1))
        var work = [Double](repeating: 0, count: n)
        a.withUnsafeMutableBufferPointer { a in
            for k in 0..<max(0, n - 1) {
                beside[k] = Self.reflect(a, n, k, &factors[k])
                if factors[k] != 0 { Self.update(a, n, k, factors[k], &work) }
            }
        }
        return SymmetricTridiagonal(diagonal: (0..<n).map { a[$0 * n + $0] }, offDiagonal: beside)
    }

    /// Replaces row k, right of the diagonal, by the vector of the reflection that leaves its first
    /// element alone; returns that element after it.
    private static func reflect(
        _ a: UnsafeMutableBufferPointer<Double>, _ n: Int, _ k: Int, _ factor: inout Double
    ) -> Double {
        let row = k * n
        var largest = 0.0
        for column in (k + 2)..<max(k + 2, n) { largest = max(largest, a[row + column].magnitude) }
        let first = a[row + k + 1]
        guard largest > 0 else {
            factor = 0
            return first
        }
        largest = max(largest, first.magnitude)
        var sum = 0.0
        for column in (k + 1)..<n {
            a[row + column] /= largest
            sum += a[row + column] * a[row + column]
        }
        let length = sum.squareRoot()
        let scaled = a[row + k + 1]
        let kept = scaled < 0 ? length : -length
        a[row + k + 1] = scaled - kept
        factor = 1 / (kept * kept - kept * scaled)
        return kept * largest
    }

    /// A − v·wᵀ − w·vᵀ of what lies below row k, with p = factor·A·v and w = p − ½·factor·(pᵀ·v)·v.
    private static func update(
        _ a: UnsafeMutableBufferPointer<Double>, _ n: Int, _ k: Int, _ factor: Double,
        _ work: inout [Double]
    ) {
        let v = k * n
        work.withUnsafeMutableBufferPointer { w in
            for column in (k + 1)..<n { w[column] = 0 }
            for row in (k + 1)..<n {
                let scale = factor * a[v + row]
                for column in (k + 1)..<n { w[column] += scale * a[row * n + column] }
            }
            var product = 0.0
            for column in (k + 1)..<n { product += w[column] * a[v + column] }
            let half = 0.5 * factor * product
            for column in (k + 1)..<n { w[column] -= half * a[v + column] }
            for row in (k + 1)..<n {
                let (vRow, wRow) = (a[v + row], w[row])
                for column in (k + 1)..<n {
                    a[row * n + column] -= vRow * w[column] + wRow * a[v + column]
                }
            }
        }
    }

    /// The rows of Qᵀ, where the matrix is Q·T·Qᵀ: the product of the reflections, the last first.
    func transformation() -> [Double] {
        let n = count
        var rows = SymmetricTridiagonal.unitMatrix(n)
        rows.withUnsafeMutableBufferPointer { rows in
            for k in stride(from: n - 2, through: 0, by: -1) where factors[k] != 0 {
                for row in (k + 1)..<n {
                    var product = 0.0
                    for column in (k + 1)..<n { product += rows[row * n + column] * a[k * n + column] }
                    let scale = factors[k] * product
                    for column in (k + 1)..<n { rows[row * n + column] -= scale * a[k * n + column] }
                }
            }
        }
        return rows
    }
}
