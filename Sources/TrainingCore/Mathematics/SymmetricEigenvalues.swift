/// The eigenvalues of a symmetric matrix by Jacobi's method.
///
/// Golub and Van Loan, Matrix Computations, section 8.5: rotations that each make one pair of
/// off-diagonal elements 0, in a fixed order, until what is left is below rounding. Quadratic
/// convergence: a handful of sweeps of O(n³).
package enum SymmetricEigenvalues {
    /// In no particular order. `matrix` is symmetric; if it is not finite, neither are these.
    package static func of(_ matrix: Matrix) -> [Double] {
        var a = matrix
        let n = a.rows
        let size = a.elements.reduce(0) { max($0, $1.magnitude) }
        for _ in 0..<64 {
            var moved = false
            for p in 0..<n {
                for q in (p + 1)..<n where a[p, q].magnitude > size * 0x1p-60 {
                    rotate(&a, p, q)
                    moved = true
                }
            }
            if !moved { break }
        }
        return (0..<n).map { a[$0, $0] }
    }

    /// The rotation in the plane of p and q after which `a[p, q]` is 0.
    private static func rotate(_ a: inout Matrix, _ p: Int, _ q: Int) {
        let tau = (a[q, q] - a[p, p]) / (2 * a[p, q])
        let t = (tau < 0 ? -1 : 1) / (tau.magnitude + (1 + tau * tau).squareRoot())
        let c = 1 / (1 + t * t).squareRoot()
        let s = t * c
        for k in 0..<a.rows {
            let (kp, kq) = (a[k, p], a[k, q])
            a[k, p] = c * kp - s * kq
            a[k, q] = s * kp + c * kq
        }
        for k in 0..<a.rows {
            let (pk, qk) = (a[p, k], a[q, k])
            a[p, k] = c * pk - s * qk
            a[q, k] = s * pk + c * qk
        }
    }
}
