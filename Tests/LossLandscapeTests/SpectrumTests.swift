import Platform
import Tables
import Testing
import TrainingCore

@testable import LossLandscape

@Suite("Spectra")
struct SpectrumTests {
    /// −1, 2, −1 beside the diagonal, whose eigenvalues are 2 − 2·cos(kπ/(n + 1)).
    private func laplacian(_ count: Int) -> Matrix {
        var matrix = Matrix(
            rows: count, columns: count, known: [Double](repeating: 0, count: count * count))
        for index in 0..<count {
            matrix[index, index] = 2
            if index > 0 {
                matrix[index, index - 1] = -1
                matrix[index - 1, index] = -1
            }
        }
        return matrix
    }

    private func random(_ count: Int, seed: UInt64) -> Matrix {
        var random = RandomExperiment(seed: seed)
        var matrix = laplacian(count)
        for row in 0..<count {
            for column in 0...row {
                matrix[row, column] = random.number()
                matrix[column, row] = matrix[row, column]
            }
        }
        return matrix
    }

    @Test("The eigenvalues of a chain of 200 are those of the closed form")
    func chain() {
        let values = SymmetricEigensystem.values(of: laplacian(200))
        for k in 1...200 {
            let known = 2 - 2 * cos(Double(k) * .pi / 201)
            #expect((values[k - 1] - known).magnitude < 1e-13)
        }
    }

    @Test("Householder and QL agree with Jacobi's method, and their vectors are eigenvectors")
    func dense() {
        for count in [1, 2, 3, 7, 60] {
            let matrix = random(count, seed: UInt64(count))
            let (values, vectors) = SymmetricEigensystem.decompose(matrix)
            #expect(values == values.sorted())
            for (value, known) in zip(values, SymmetricEigenvalues.of(matrix).sorted()) {
                #expect((value - known).magnitude < 1e-13)
            }
            let alone = SymmetricEigensystem.values(of: matrix)
            for (value, vector) in zip(alone, vectors) {
                #expect((euclideanLength(vector) - 1).magnitude < 1e-13)
                for row in 0..<count {
                    #expect((dot(matrix.row(row), vector) - value * vector[row]).magnitude < 1e-12)
                }
            }
            for (index, vector) in vectors.enumerated().dropFirst() {
                #expect(dot(vector, vectors[index - 1]).magnitude < 1e-13)
            }
        }
    }

    @Test("Equal eigenvalues, zeros and numbers of very different size are no difficulty")
    func degenerate() {
        var matrix = laplacian(5)
        for row in 0..<5 {
            for column in 0..<5 { matrix[row, column] = 1 }
        }
        // Ones everywhere: 5 once and 0 four times.
        let values = SymmetricEigensystem.values(of: matrix)
        #expect(values.dropLast().allSatisfy { $0.magnitude < 1e-15 })
        #expect((values[4] - 5).magnitude < 1e-14)
        let scaled = Matrix(rows: 2, columns: 2, known: [1e200, 1e200, 1e200, 1e200])
        #expect((SymmetricEigensystem.values(of: scaled)[1] / 2e200 - 1).magnitude < 1e-14)
        let zero = Matrix(rows: 3, columns: 3, known: [Double](repeating: 0, count: 9))
        #expect(SymmetricEigensystem.values(of: zero) == [0, 0, 0])
        matrix[2, 2] = .infinity
        #expect(SymmetricEigensystem.values(of: matrix).allSatisfy { $0.isNaN })
    }

    /// More parameters than are decomposed as a whole.
    private func operatorOfANetwork() throws -> HessianOperator {
        var random = RandomExperiment(seed: 3)
        let experiment = try random.classes(
            sizes: [6, 8, 8, 3], activations: [.tanh, .sigmoid, .softmax], samples: 20, loss: .crossEntropy)
        let hessian = try HessianOperator(experiment)
        #expect(hessian.dimension > HessianOperator.directDimension)
        return hessian
    }

    @Test("Lanczos finds the ends of the full spectrum, and its vectors are eigenvectors")
    func lanczos() throws {
        let hessian = try operatorOfANetwork()
        let all = try hessian.eigenvalues()
        let ends = try hessian.extremes(top: 4, bottom: 2)
        #expect(ends.isConverged && !ends.isFullSpectrum)
        #expect(ends.products < hessian.dimension)
        let size = all[all.count - 1]
        for index in 0..<4 {
            #expect((ends.top[index].eigenvalue - all[all.count - 1 - index]).magnitude < 1e-9 * size)
        }
        for index in 0..<2 {
            #expect((ends.bottom[index].eigenvalue - all[index]).magnitude < 1e-9 * size)
        }
        for mode in ends.top + ends.bottom {
            let image = hessian.image(of: mode.direction)
            let rest = euclideanLength(zip(image, mode.direction).map { $0 - mode.eigenvalue * $1 })
            #expect(rest < 2e-9 * size)
            #expect((euclideanLength(mode.direction) - 1).magnitude < 1e-12)
        }
        #expect(all[0] < 0)
        #expect(try hessian.extremes(top: 1, maximumProducts: 3).isConverged == false)
        #expect(throws: LandscapeError.self) { try hessian.extremes(top: hessian.dimension + 1) }
    }

    @Test("Small networks are decomposed as a whole, with the multiplicity of their eigenvalues")
    func whole() throws {
        // One sample: the Hessian of the neuron is 2·x·xᵀ with eigenvalues 28, 0, 0.
        let ends = try HessianOperator(Example.neuron()).extremes(top: 3, bottom: 2)
        #expect(ends.isFullSpectrum && ends.isConverged)
        #expect((ends.top[0].eigenvalue - 28).magnitude < 1e-13)
        #expect(ends.top[1].eigenvalue.magnitude < 1e-13 && ends.bottom[1].eigenvalue.magnitude < 1e-13)
        let steepest = ends.top[0].direction
        for (index, x) in [1.0, 2, 3].enumerated() {
            #expect((steepest[index] - x / 14.0.squareRoot()).magnitude < 1e-14)
        }
    }

    @Test("An invariant space is left for another, so that repeated eigenvalues are found again")
    func restarts() {
        // A diagonal with only three different values.
        let diagonal = (0..<60).map { [4.0, 1, -2][$0 % 3] }
        let found = ExtremeEigenpairs(
            dimension: 60, top: 2, bottom: 1, seed: 1, tolerance: 1e-10, limit: 60
        ) { zip($0, diagonal).map { $0 * $1 } }
        #expect(found.isConverged)
        #expect((found.top[0].value - 4).magnitude < 1e-12)
        #expect((found.top[1].value - 4).magnitude < 1e-12)
        #expect((found.bottom[0].value + 2).magnitude < 1e-12)
    }

    @Test("The quadrature has the moments of its vectors exactly, up to twice its steps")
    func moments() throws {
        let hessian = try operatorOfANetwork()
        let density = try hessian.spectralDensity(probes: 3, steps: 4, seed: 7)
        #expect(density.nodes.count == 12)
        #expect((density.weights.reduce(0, +) - 1).magnitude < 1e-14)
        for k in 0..<8 {
            var mean = 0.0
            for probe in 0..<3 {
                let start = HessianOperator.probe(seed: 7, index: probe, count: hessian.dimension)
                var image = start
                for _ in 0..<k { image = hessian.image(of: image) }
                mean += dot(start, image) / Double(hessian.dimension) / 3
            }
            #expect((density.moment(k) - mean).magnitude < 1e-12 * max(1e-3, mean.magnitude), "\(k)")
        }
    }

    @Test("A saved density is the same in all formats, and its integral is 1")
    func savedDensity() throws {
        let density = try operatorOfANetwork().spectralDensity(probes: 3, steps: 4, seed: 7)
        let contents = try NumPyContents(density.archive.bytes())
        let (places, heights) = (
            try contents.array("eigenvalue").elements, try contents.array("density").elements
        )
        #expect(density.table.names == ["eigenvalue", "density"] && density.table.rowCount == 401)
        #expect(try contents.array("nodes").elements == density.nodes)
        guard case .object(let members) = density.json else { return }
        #expect(members.map(\.key) == ["eigenvalue", "density", "nodes", "weights"])
        let step = places[1] - places[0]
        #expect((heights.reduce(0, +) * step - 1).magnitude < 1e-3)
    }

    @Test("The density is that of the full spectrum, to the error of its probes")
    func density() throws {
        let hessian = try operatorOfANetwork()
        let all = try hessian.eigenvalues()
        let density = try hessian.spectralDensity(probes: 20, steps: 40)
        let count = Double(all.count)
        for bound in [-0.002, 0.002, 0.01, 0.05] {
            let share = Double(all.count { $0 < bound }) / count
            // Of 20 · 140 signs the shares are sure to a few hundredths.
            #expect((density.share(below: bound) - share).magnitude < 0.05, "\(bound)")
        }
        // The variance of vᵀHv is at most twice the sum of the squared eigenvalues.
        let deviation = (2 * dot(all, all) / 20).squareRoot() / count
        #expect((density.moment(1) - all.reduce(0, +) / count).magnitude < 3 * deviation)
        #expect((density.moment(2) - dot(all, all) / count).magnitude < 0.2 * dot(all, all) / count)
        // The integral of the density, by the sum of a fine grid.
        let (from, to) = (all[0] - 0.1, all[all.count - 1] + 0.1)
        let places = (0...2000).map { from + (to - from) * Double($0) / 2000 }
        let heights = density.density(at: places, width: 0.01)
        #expect((heights.reduce(0, +) * (to - from) / 2000 - 1).magnitude < 1e-6)
        #expect(density == (try hessian.spectralDensity(probes: 20, steps: 40, threads: 1)))
        #expect(throws: LandscapeError.self) { try hessian.spectralDensity(probes: 0) }
    }
}
