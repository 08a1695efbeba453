import TrainingCore

/// The Hessian of an experiment's loss at one network, as the product with a vector: exact, and never
/// written out.
///
/// Pearlmutter: Fast Exact Multiplication by the Hessian, Neural Computation 6 (1994): the pass forward
/// and back are differentiated along the vector (forward over reverse), so that a product costs about two
/// gradients and has their accuracy. Where an activation or a loss has a kink, the Hessian is that of
/// the piece on which the network lies; the kink itself, at which slopes jump, does not appear in it.
///
/// Data are cut into blocks whose size depends on the data alone, and the blocks' sums are added in
/// order: the result is the same, bit for bit, for every number of threads.
public struct HessianOperator: Sendable {
    /// The number of parameters.
    public let dimension: Int
    /// The loss over all data at the network.
    public let loss: Double
    /// ∂L/∂parameters there, in the order of ``Network/parameters``. Summed by blocks: equal
    /// to a training's gradient to rounding.
    public let gradient: [Double]
    private let shape: TangentShape
    private let blocks: [TangentBlock]

    /// The Euclidean length of ``gradient``.
    public var gradientNorm: Double { euclideanLength(gradient) }

    /// Runs forward and back at `network`, by default the experiment's own before training, and keeps the
    /// values: 5 numbers per sample and node. Throws if the network does not fit the data.
    public init(_ experiment: Experiment, at network: Network? = nil) throws(LandscapeError) {
        let network = network ?? experiment.network
        try experiment.checkFit(of: network)
        let (inputs, targets) = (experiment.data.inputs, experiment.data.targets)
        let chunks = Chunks(inputs.rows, size: max(64, (inputs.rows + 15) / 16))
        let shape = TangentShape(network, loss: experiment.loss)
        let blocks = (0..<chunks.count).map { index in
            TangentBlock(
                network, inputs: inputs.rows(chunks[index]), targets: targets.rows(chunks[index]),
                loss: experiment.loss, share: Double(chunks[index].count) / Double(inputs.rows))
        }
        dimension = network.parameterCount
        loss = experiment.state(at: network).loss
        gradient = Self.sum(blocks.map { ($0.gradient, $0.share) }, count: network.parameterCount)
        self.shape = shape
        self.blocks = blocks
    }

    /// H·v. `vector` has ``dimension`` numbers; throws if it has others. O(data × parameters).
    public func product(_ vector: [Double], threads: Int? = nil) throws(ShapeError) -> [Double] {
        try ShapeError.check(vector.count, is: dimension, "The vector")
        return image(of: vector, threads: threads)
    }

    /// ``product(_:threads:)`` of a vector with as many numbers as there are parameters.
    package func image(of vector: [Double], threads: Int? = nil) -> [Double] {
        let work = dimension * blocks.reduce(0) { $0 + $1.samples }
        let threads = work < 100_000 ? 1 : Experiment.threads(threads)
        var parts = [[Double]](repeating: [], count: blocks.count)
        parts.withUnsafeMutableBufferPointer { buffer in
            guard let out = SharedMemory(buffer) else { return }
            forEachTask(blocks.count, threads: threads) { index in
                out.start[index] = blocks[index].product(vector, shape: shape)
            }
        }
        return Self.sum(zip(parts, blocks).map { ($0, $1.share) }, count: dimension)
    }

    /// vᵀ·H·v / vᵀ·v: how strongly the loss curves along a vector; not-a-number for a vector of zeros.
    ///
    /// Throws unless it has ``dimension`` numbers.
    public func curvature(along vector: [Double], threads: Int? = nil) throws(ShapeError) -> Double {
        dot(vector, try product(vector, threads: threads)) / dot(vector, vector)
    }

    /// The most parameters of which ``matrix(threads:)`` writes the Hessian out.
    package static let maximumMatrixDimension = 2_000

    /// The whole Hessian, made exactly symmetric; throws above 2,000 parameters.
    /// O(parameters × data × parameters).
    public func matrix(threads: Int? = nil) throws(LandscapeError) -> Matrix {
        guard dimension <= Self.maximumMatrixDimension else {
            throw LandscapeError(
                message: "The network has \(dimension) parameters, too many for a full Hessian.",
                remedy: "Take a network of at most \(Self.maximumMatrixDimension), or ask for some of the "
                    + "largest and smallest eigenvalues.")
        }
        let count = dimension
        var columns = [[Double]](repeating: [], count: count)
        columns.withUnsafeMutableBufferPointer { buffer in
            guard let out = SharedMemory(buffer) else { return }
            forEachTask(count, threads: Experiment.threads(threads)) { index in
                var unit = [Double](repeating: 0, count: count)
                unit[index] = 1
                out.start[index] = image(of: unit, threads: 1)
            }
        }
        var elements = [Double](repeating: 0, count: count * count)
        for row in 0..<count {
            for column in 0..<count {
                elements[row * count + column] = 0.5 * (columns[row][column] + columns[column][row])
            }
        }
        return Matrix(rows: count, columns: count, known: elements)
    }

    /// Σ share·part, part after part.
    private static func sum(_ parts: [(numbers: [Double], share: Double)], count: Int) -> [Double] {
        var sum = [Double](repeating: 0, count: count)
        for part in parts {
            for index in 0..<count { sum[index] += part.share * part.numbers[index] }
        }
        return sum
    }
}

extension Matrix {
    /// Some of the rows.
    fileprivate func rows(_ range: Range<Int>) -> Matrix {
        Matrix(
            rows: range.count, columns: columns,
            known: Array(elements[range.lowerBound * columns..<range.upperBound * columns]))
    }
}
