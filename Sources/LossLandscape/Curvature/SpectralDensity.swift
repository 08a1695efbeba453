import Platform
import TrainingCore

/// How the eigenvalues of a Hessian are spread, without computing them: stochastic Lanczos quadrature.
///
/// Golub and Welsch: Calculation of Gauss Quadrature Rules, Mathematics of Computation 23 (1969); Ubaru,
/// Chen and Saad: Fast Estimation of tr(f(A)) via Stochastic Lanczos Quadrature, SIAM Journal on Matrix
/// Analysis 38 (2017); for networks Ghorbani, Krishnan and Xiao: An Investigation into Neural Net
/// Optimization via Hessian Eigenvalue Density, ICML 2019.
///
/// For each random vector v of ±1, m steps of Lanczos' method make a Gauss quadrature of m nodes whose sums
/// Σ weight·nodeᵏ are vᵀ·Hᵏ·v / vᵀ·v exactly for k < 2m; their mean over vectors tends to tr(Hᵏ)/P.
public struct SpectralDensity: Sendable, Hashable {
    /// Where the quadrature has its nodes, in the eigenvalues' units: those of the first vector ascending,
    /// then of the second, and so on.
    public let nodes: [Double]
    /// Each node's share of all eigenvalues: positive, with sum 1.
    public let weights: [Double]
    /// How many vectors were drawn.
    public let probes: Int
    /// P, the number of eigenvalues that the density stands for.
    public let dimension: Int

    /// The mean of the eigenvalues' k-th powers: tr(Hᵏ)/P. Of a negative k those of their inverses: infinite or
    /// not-a-number where an eigenvalue is 0. O(nodes × log |k|).
    public func moment(_ k: Int) -> Double {
        var sum = 0.0
        for (node, weight) in zip(nodes, weights) {
            // By squaring: each digit of k in the binary system is a factor.
            var (term, square, digits) = (weight, k < 0 ? 1 / node : node, k.magnitude)
            while digits > 0 {
                if digits & 1 == 1 { term *= square }
                square *= square
                digits >>= 1
            }
            sum += term
        }
        return sum
    }

    /// The share of eigenvalues that are smaller than a number.
    public func share(below bound: Double) -> Double {
        zip(nodes, weights).reduce(0) { $1.0 < bound ? $0 + $1.1 : $0 }
    }

    /// The density at some points, each node spread into a normal distribution of standard deviation
    /// `width` > 0; its integral is 1.
    public func density(at places: [Double], width: Double) -> [Double] {
        let factor = 1 / (width * (2 * Double.pi).squareRoot())
        return places.map { place in
            var sum = 0.0
            for (node, weight) in zip(nodes, weights) {
                let distance = (place - node) / width
                sum += weight * exp(-0.5 * distance * distance)
            }
            return factor * sum
        }
    }
}

extension HessianOperator {
    /// The density of the Hessian's eigenvalues.
    ///
    /// - Parameters:
    ///   - probes: random vectors; the error of a share falls with the root of their number.
    ///   - steps: of Lanczos' method per vector, at most as many as there are parameters, which makes
    ///     each quadrature exact.
    ///
    /// O(probes × steps × (data + steps) × parameters). Throws if a count is below 1, or if steps × parameters or
    /// probes × steps would fill more than a gigabyte.
    public func spectralDensity(
        probes: Int = 10, steps: Int = 80, seed: UInt64 = 1, threads: Int? = nil
    ) throws(LandscapeError) -> SpectralDensity {
        guard probes >= 1, steps >= 1 else {
            throw LandscapeError(
                message: "\(probes) probes of \(steps) steps make no density.",
                remedy: "Ask for at least 1 of each.")
        }
        guard min(steps, dimension) <= Self.maximumBasis / dimension else {
            throw LandscapeError(
                message: "\(steps) steps with \(dimension) parameters do not fit into the memory.",
                remedy: "Take at most \(Self.maximumBasis / dimension) steps.")
        }
        guard probes <= Self.maximumBasis / min(steps, dimension) else {
            throw LandscapeError(
                message: "The nodes of \(probes) probes do not fit into the memory.",
                remedy: "Take at most \(Self.maximumBasis / min(steps, dimension)).")
        }
        var (nodes, weights): ([Double], [Double]) = ([], [])
        for probe in 0..<probes {
            var lanczos = Lanczos(start: Self.probe(seed: seed, index: probe, count: dimension))
            while lanczos.basis.count < min(steps, dimension), !lanczos.isInvariant {
                lanczos.step { image(of: $0, threads: threads) }
            }
            // Of the eigenvectors only the first components are needed: a single column of rows.
            var column = [Double](repeating: 0, count: lanczos.basis.count)
            column[0] = 1
            nodes += lanczos.tridiagonal.eigenvalues(rotating: &column)
            weights += column.map { $0 * $0 / Double(probes) }
        }
        return SpectralDensity(nodes: nodes, weights: weights, probes: probes, dimension: dimension)
    }
}
