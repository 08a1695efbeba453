import TrainingCore

/// An eigenvalue of a Hessian and its direction.
public struct CurvatureMode: Sendable, Hashable {
    /// ∂²L/∂s² along ``direction``.
    public let eigenvalue: Double
    /// Of length 1, in the order of ``Network/parameters``; its largest component is positive.
    public let direction: [Double]
    /// A bound of the error of ``eigenvalue``: the length of H·v − λ·v, in the eigenvalue's units.
    public let residual: Double
}

/// The two ends of a Hessian's spectrum.
public struct ExtremeCurvature: Sendable, Hashable {
    /// The largest eigenvalues, the largest first.
    public let top: [CurvatureMode]
    /// The smallest, which may be negative, the smallest first.
    public let bottom: [CurvatureMode]
    /// Products of the Hessian with a vector that this took.
    public let products: Int
    /// Whether every ``CurvatureMode/residual`` is below the tolerance.
    public let isConverged: Bool
    /// True: the whole Hessian was decomposed, so that eigenvalues come with their multiplicity.
    public let isFullSpectrum: Bool

    /// The learning rate above which updates of this stability are thrown out of a valley with the largest
    /// eigenvalue's curvature: 2/λ for full-batch gradient descent. nil where nothing curves upward, where
    /// ``top`` was not asked for, and for updates that have no such limit.
    package func learningRateLimit(for stability: Stability) -> Double? {
        top.first.flatMap { stability.limit(atCurvature: $0.eigenvalue) }
    }
}

extension HessianOperator {
    /// Up to this many parameters ``extremes(top:bottom:seed:tolerance:maximumProducts:threads:)``
    /// decomposes the whole matrix.
    package static let directDimension = 120

    /// The most numbers that the basis of Lanczos' method may hold.
    static let maximumBasis = 1 << 27

    /// All eigenvalues, ascending, of up to 2,000 parameters; not-a-number if the
    /// Hessian is not finite. O(parameters × data × parameters + parameters³).
    ///
    /// - Throws: for more parameters than that.
    public func eigenvalues(threads: Int? = nil) throws(LandscapeError) -> [Double] {
        SymmetricEigensystem.values(of: try matrix(threads: threads))
    }

    /// The largest and the smallest eigenvalues with their directions.
    ///
    /// Networks of up to 120 parameters are decomposed as a whole. Larger ones by Lanczos'
    /// method with full reorthogonalization from a start drawn from `seed`, until each residual is at
    /// most `tolerance` of the largest eigenvalue's magnitude. Of an eigenvalue that occurs several times,
    /// such as the 0 of dead units, Lanczos' method finds one direction. O(products × data × parameters +
    /// products² × parameters); memory for a vector per product.
    ///
    /// The basis of Lanczos' method is kept to a gigabyte: of networks of a million parameters, 134 products.
    ///
    /// - Parameters:
    ///   - top: how many of the largest, at most as many as there are parameters.
    ///   - bottom: how many of the smallest.
    ///   - maximumProducts: the most products with a vector; ``ExtremeCurvature/isConverged`` says whether
    ///     they were enough.
    /// - Throws: for counts that are negative, more than there are parameters, or none at all, and where the basis has no room.
    public func extremes(
        top: Int, bottom: Int = 0, seed: UInt64 = 1, tolerance: Double = 1e-9,
        maximumProducts: Int = 500, threads: Int? = nil
    ) throws(LandscapeError) -> ExtremeCurvature {
        guard (0...dimension).contains(top), (0...dimension).contains(bottom), top + bottom > 0 else {
            throw LandscapeError(
                message: "There are no \(max(top, bottom)) eigenvalues: the network has \(dimension) "
                    + "parameters.", remedy: "Ask for 1 to \(dimension).")
        }
        guard dimension <= Self.directDimension || top + bottom <= Self.maximumBasis / dimension else {
            throw LandscapeError(
                message: "\(top + bottom) directions of \(dimension) parameters do not fit into the memory.",
                remedy: "Ask for at most \(Self.maximumBasis / dimension) eigenvalues.")
        }
        if dimension <= Self.directDimension {
            return try direct(top: top, bottom: bottom, threads: threads)
        }
        let found = ExtremeEigenpairs(
            dimension: dimension, top: top, bottom: bottom, seed: seed, tolerance: tolerance,
            limit: max(min(maximumProducts, Self.maximumBasis / dimension), top + bottom)
        ) { image(of: $0, threads: threads) }
        let mode = { (pair: ExtremeEigenpairs.Pair) in
            CurvatureMode(eigenvalue: pair.value, direction: pair.vector, residual: pair.residual)
        }
        return ExtremeCurvature(
            top: found.top.map(mode), bottom: found.bottom.map(mode), products: found.products,
            isConverged: found.isConverged, isFullSpectrum: false)
    }

    private func direct(
        top: Int, bottom: Int, threads: Int?
    ) throws(LandscapeError) -> ExtremeCurvature {
        let (values, vectors) = SymmetricEigensystem.decompose(try matrix(threads: threads))
        let mode = { (index: Int) in
            CurvatureMode(
                eigenvalue: values[index], direction: vectors[index],
                residual: residual(values[index], vectors[index], threads: threads))
        }
        return ExtremeCurvature(
            top: (0..<top).map { mode(dimension - 1 - $0) }, bottom: (0..<bottom).map(mode),
            products: dimension, isConverged: values.allSatisfy(\.isFinite), isFullSpectrum: true)
    }

    private func residual(_ value: Double, _ vector: [Double], threads: Int?) -> Double {
        euclideanLength(zip(image(of: vector, threads: threads), vector).map { $0 - value * $1 })
    }

    /// Numbers that are 1 or −1, each as likely: Rademacher's distribution.
    static func probe(seed: UInt64, index: Int, count: Int) -> [Double] {
        let generator = Philox(seed: seed)
        return (0..<count).map {
            generator.uniform(RandomPlace(.probe, part: index, row: $0 >> 32, column: $0)) < 0.5 ? -1 : 1
        }
    }
}
