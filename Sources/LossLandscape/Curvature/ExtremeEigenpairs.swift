/// Some eigenpairs at both ends of a symmetric operator's spectrum, by Lanczos' method.
struct ExtremeEigenpairs {
    struct Pair {
        let value: Double
        let vector: [Double]
        let residual: Double
    }

    /// The largest first.
    let top: [Pair]
    /// The smallest first.
    let bottom: [Pair]
    let products: Int
    let isConverged: Bool

    /// - Parameters:
    ///   - dimension: at least `top + bottom`.
    ///   - limit: the most products, at least `top + bottom`.
    ///   - product: the operator.
    init(
        dimension: Int, top: Int, bottom: Int, seed: UInt64, tolerance: Double, limit: Int,
        product: ([Double]) -> [Double]
    ) {
        var search = Search(dimension: dimension, top: top, bottom: bottom, seed: seed, limit: limit)
        search.run(tolerance: tolerance, product)
        let (lanczos, system) = (search.lanczos, search.system)
        let count = lanczos.basis.count
        products = count
        isConverged = search.isConverged
        guard system.values.count == count, count >= top + bottom else {
            (self.top, self.bottom) = ([], [])
            return
        }
        let pairs = (Array(0..<bottom) + (0..<top).map { count - 1 - $0 }).map { index in
            Pair(
                value: system.values[index],
                vector: SymmetricEigensystem.signed(lanczos.combination(system.vectors[index])),
                residual: lanczos.remainder * system.vectors[index][count - 1].magnitude)
        }
        self.bottom = Array(pairs[..<bottom])
        self.top = Array(pairs[bottom...])
    }
}

private struct Search {
    let dimension: Int
    let top: Int
    let bottom: Int
    let seed: UInt64
    let limit: Int
    var lanczos: Lanczos
    /// Of the small matrix, when it was last looked at.
    var system: (values: [Double], vectors: [[Double]]) = ([], [])
    var isConverged = false
    private var restarts = 0

    init(dimension: Int, top: Int, bottom: Int, seed: UInt64, limit: Int) {
        self.dimension = dimension
        self.top = top
        self.bottom = bottom
        self.seed = seed
        self.limit = min(dimension, limit)
        lanczos = Lanczos(start: HessianOperator.probe(seed: seed, index: 0, count: dimension))
    }

    mutating func run(tolerance: Double, _ product: ([Double]) -> [Double]) {
        var nextCheck = top + bottom + 8
        while lanczos.basis.count < limit, !isConverged {
            guard step(product), lanczos.remainder.isFinite else { return }
            let count = lanczos.basis.count
            guard count >= nextCheck || count == limit else { continue }
            nextCheck = count + max(8, count / 4)
            system = lanczos.tridiagonal.eigensystem
            // An invariant space may lack eigenvalues of the rest: only more vectors can tell.
            isConverged = count == dimension || !lanczos.isInvariant && isClose(tolerance)
        }
    }

    /// One more vector; false if there is none.
    private mutating func step(_ product: ([Double]) -> [Double]) -> Bool {
        guard lanczos.isInvariant else {
            lanczos.step(product)
            return true
        }
        restarts += 1
        let start = HessianOperator.probe(seed: seed, index: restarts, count: dimension)
        return lanczos.restart(with: start, product)
    }

    private func isClose(_ tolerance: Double) -> Bool {
        let count = system.values.count
        let size = max(system.values[0].magnitude, system.values[count - 1].magnitude)
        return (Array(0..<bottom) + (0..<top).map { count - 1 - $0 }).allSatisfy {
            lanczos.remainder * system.vectors[$0][count - 1].magnitude <= tolerance * size
        }
    }
}
