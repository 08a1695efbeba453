/// A symmetric matrix that is 0 except on its diagonal and beside it.
struct SymmetricTridiagonal: Sendable, Hashable {
    var diagonal: [Double]
    /// One fewer than ``diagonal``: element i stands in row i, column i + 1.
    var offDiagonal: [Double]

    var count: Int { diagonal.count }

    /// The eigenvalues in ascending order, and what the rotations that find them make of `rows` (``count``
    /// rows of the same width, one behind the other): with the rows of the unit matrix, row i becomes the
    /// eigenvector of eigenvalue i; with those of the transformation that led to this matrix, the
    /// eigenvector of the matrix before. Without rows, eigenvalues alone.
    ///
    /// Implicit QL with Wilkinson's shifts (Bowdler, Martin, Reinsch and Wilkinson: The QR and QL
    /// Algorithms for Symmetric Matrices, Numerische Mathematik 11, 1968): O(n²), with rows of length m
    /// O(n²·m). Not-a-number throughout if a number is not finite.
    func eigenvalues(rotating rows: inout [Double]) -> [Double] {
        var (d, e) = (diagonal, offDiagonal + [0])
        guard (d + e).allSatisfy(\.isFinite) else { return d.map { _ in .nan } }
        for start in 0..<count {
            // Two or three sweeps each; 64 have never been needed, and bound the loop.
            for _ in 0..<64 {
                let end = Self.firstBreak(d, e, from: start)
                if end == start { break }
                Self.sweep(&d, &e, start, end, &rows)
            }
        }
        let order = d.indices.sorted { d[$0] != d[$1] ? d[$0] < d[$1] : $0 < $1 }
        let width = rows.count / max(1, count)
        if width > 0 { rows = order.flatMap { rows[($0 * width)..<(($0 + 1) * width)] } }
        return order.map { d[$0] }
    }

    /// The eigenvalues, ascending.
    var eigenvalues: [Double] {
        var none: [Double] = []
        return eigenvalues(rotating: &none)
    }

    /// The eigenvalues, ascending, and their eigenvectors.
    var eigensystem: (values: [Double], vectors: [[Double]]) {
        var rows = Self.unitMatrix(count)
        let values = eigenvalues(rotating: &rows)
        return (values, (0..<count).map { Array(rows[($0 * count)..<(($0 + 1) * count)]) })
    }

    /// n × n, row by row.
    static func unitMatrix(_ count: Int) -> [Double] {
        var rows = [Double](repeating: 0, count: count * count)
        for index in 0..<count { rows[index * count + index] = 1 }
        return rows
    }

    /// The end of the unreduced block that begins at `start`: the first element beside the diagonal that
    /// is 0 to rounding.
    private static func firstBreak(_ d: [Double], _ e: [Double], from start: Int) -> Int {
        var end = start
        while end < d.count - 1 {
            let scale = d[end].magnitude + d[end + 1].magnitude
            if scale + e[end].magnitude == scale { break }
            end += 1
        }
        return end
    }

    private static func sweep(
        _ d: inout [Double], _ e: inout [Double], _ start: Int, _ end: Int, _ rows: inout [Double]
    ) {
        let width = rows.count / d.count
        var g = (d[start + 1] - d[start]) / (2 * e[start])
        var r = length(g, 1)
        g = d[end] - d[start] + e[start] / (g + (g < 0 ? -r : r))
        var (s, c, p) = (1.0, 1.0, 0.0)
        for index in stride(from: end - 1, through: start, by: -1) {
            let f = s * e[index]
            let b = c * e[index]
            r = length(f, g)
            e[index + 1] = r
            if r == 0 {
                d[index + 1] -= p
                e[end] = 0
                return
            }
            (s, c) = (f / r, g / r)
            g = d[index + 1] - p
            r = (d[index] - g) * s + 2 * c * b
            p = s * r
            d[index + 1] = g + p
            g = c * r - b
            if width > 0 { rotate(&rows, first: index * width, width: width, c, s) }
        }
        d[start] -= p
        e[start] = g
        e[end] = 0
    }

    /// Rotates two neighbouring rows.
    private static func rotate(
        _ rows: inout [Double], first: Int, width: Int, _ c: Double, _ s: Double
    ) {
        rows.withUnsafeMutableBufferPointer { rows in
            for k in first..<first + width {
                let (upper, lower) = (rows[k], rows[k + width])
                rows[k + width] = s * upper + c * lower
                rows[k] = c * upper - s * lower
            }
        }
    }

    /// √(a² + b²) without overflow.
    private static func length(_ a: Double, _ b: Double) -> Double {
        let (large, small) = (max(a.magnitude, b.magnitude), min(a.magnitude, b.magnitude))
        guard large > 0 else { return 0 }
        let ratio = small / large
        return large * (1 + ratio * ratio).squareRoot()
    }
}
