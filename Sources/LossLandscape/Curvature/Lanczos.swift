/// Lanczos' method: an orthonormal basis of the Krylov space of a symmetric operator, in which the
/// operator is tridiagonal.
///
/// With full reorthogonalization, twice (Parlett, The Symmetric Eigenvalue Problem, chapter 13): without
/// it rounding soon brings found eigenvalues back as ghosts.
struct Lanczos {
    /// The operator in the basis.
    private(set) var tridiagonal = SymmetricTridiagonal(diagonal: [], offDiagonal: [])
    /// Orthonormal.
    private(set) var basis: [[Double]] = []
    /// The length of what the operator makes of the last basis vector outside of the basis: 0 if the
    /// basis spans an invariant space.
    private(set) var remainder = 0.0
    private var next: [Double]
    private var scale = 0.0

    /// `start` is not 0.
    init(start: [Double]) {
        next = Self.normalized(start)
    }

    /// Whether the basis spans an invariant space, so that all eigenvalues of the small matrix are exact.
    var isInvariant: Bool { !basis.isEmpty && remainder == 0 }

    /// One more basis vector; `product` is the operator. Without effect after ``isInvariant``.
    mutating func step(_ product: ([Double]) -> [Double]) {
        guard !isInvariant else { return }
        if !basis.isEmpty { tridiagonal.offDiagonal.append(remainder) }
        advance(product)
    }

    /// Goes on with another vector after ``isInvariant``; false if it lies in the basis already.
    mutating func restart(with start: [Double], _ product: ([Double]) -> [Double]) -> Bool {
        var fresh = Self.normalized(start)
        orthogonalize(&fresh)
        guard euclideanLength(fresh) > 1e-8 else { return false }
        fresh = Self.normalized(fresh)
        orthogonalize(&fresh)
        next = Self.normalized(fresh)
        tridiagonal.offDiagonal.append(0)
        advance(product)
        return true
    }

    private mutating func advance(_ product: ([Double]) -> [Double]) {
        basis.append(next)
        var image = product(next)
        let size = euclideanLength(image)
        tridiagonal.diagonal.append(dot(next, image))
        orthogonalize(&image)
        orthogonalize(&image)
        let rest = euclideanLength(image)
        scale = max(scale, size)
        // What is left of rounding is no direction.
        remainder = rest > 1e-13 * scale && basis.count < next.count ? rest : rest.isFinite ? 0 : rest
        if remainder > 0 { next = image.map { $0 / rest } }
    }

    private func orthogonalize(_ vector: inout [Double]) {
        for member in basis {
            let part = dot(member, vector)
            for index in vector.indices { vector[index] -= part * member[index] }
        }
    }

    private static func normalized(_ vector: [Double]) -> [Double] {
        let length = euclideanLength(vector)
        return vector.map { $0 / length }
    }

    /// The vector that has these coordinates in the basis.
    func combination(_ coordinates: [Double]) -> [Double] {
        var sum = [Double](repeating: 0, count: next.count)
        for (coordinate, member) in zip(coordinates, basis) {
            for index in sum.indices { sum[index] += coordinate * member[index] }
        }
        return sum
    }
}
