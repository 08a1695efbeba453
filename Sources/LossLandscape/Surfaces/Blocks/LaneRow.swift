import CKernels
import TrainingCore

/// The layers above the one next to the moved, in memory that the kernels read directly.
final class UpperLayers: @unchecked Sendable {
    // Written in the initializer only.
    private let parameters: UnsafeMutableBufferPointer<Double>
    let layers: [descent_layer]
    let widest: Int

    init(_ reader: UnitBlockReader) {
        parameters = .allocate(capacity: reader.parameters.count)
        _ = parameters.initialize(from: reader.parameters)
        let above = reader.layers.dropFirst(reader.pair.upper.layer + 1)
        widest = above.map(\.nodes).max() ?? 1
        let start = parameters.baseAddress
        layers = above.indices.dropFirst().map { index in
            let layer = above[index]
            return descent_layer(
                inputs: layer.inputs, nodes: layer.nodes,
                weights: start.map { UnsafePointer($0 + layer.weights) },
                biases: layer.biases.flatMap { biases in start.map { UnsafePointer($0 + biases) } },
                activation: reader.laneActivation(ofLayer: index))
        }
    }

    deinit { parameters.deallocate() }
}

/// A row of a surface whose points run side by side through the layers above a moved unit.
struct LaneRow {
    private let pair: MovedPair
    private let activation: Int32
    private let nextActivation: Int32
    private let isOutput: Bool
    private let outputs: Int
    /// As the kernels name it.
    private let loss: Int32
    private let above: UpperLayers
    /// The next layer's weights from the moved unit, and from the one that the lower parameter moves.
    private let column: [Double]
    private let otherColumn: [Double]
    private let t: [Double]
    private let tiles: Chunks
    private var sums: [Double]
    private var scratch: [Double]
    private var constant = 0.0

    init(reader: UnitBlockReader, activation: Int32, above: UpperLayers) {
        pair = reader.pair
        self.activation = activation
        self.above = above
        let next = pair.upper.layer + 1
        isOutput = next == reader.layers.count
        nextActivation = isOutput ? 0 : reader.laneActivation(ofLayer: next)
        outputs = reader.data.targets.columns
        loss = reader.lossKernel
        column = reader.nextWeights(of: pair.upper.node)
        otherColumn = pair.isSameLayer ? reader.nextWeights(of: pair.lower.node) : []
        t = pair.upper.offsets
        // Two layers' values of a tile stay in the second cache.
        tiles = Chunks(t.count, size: max(32, min(256, 16_384 / above.widest / 16 * 16)))
        sums = [Double](repeating: 0, count: t.count)
        scratch = [Double](repeating: 0, count: 2 * tiles.size * (above.widest + 1))
    }

    mutating func reset() {
        for point in sums.indices { sums[point] = 0 }
        constant = 0
    }

    /// Adds a block's squared errors at the lower parameter's offset s, where that is in the same layer.
    mutating func add(_ block: UnitBlock, at s: Double) {
        var offset = block.preActivation
        if isOutput, loss != Int32(descent_squared_error) { return addOtherLoss(block, at: s) }
        var other: [Double] = []
        if pair.isSameUnit {
            for sample in offset.indices { offset[sample] += s * block.otherFeed[sample] }
        } else if pair.isSameLayer {
            let moved = zip(block.otherPreActivation, block.otherFeed).map { $0 + s * $1 }
            other = moved
            descent_activate(activation, moved.count, moved, &other)
        }
        if isOutput {
            addOutput(block, offset: offset, other: other)
        } else {
            addHidden(block, offset: offset, other: other)
        }
    }

    /// The moved unit is an output; the others are the same for all points of the row.
    private mutating func addOutput(_ block: UnitBlock, offset: [Double], other: [Double]) {
        for output in 0..<outputs where output != pair.upper.node {
            for sample in 0..<block.count {
                var residual = block.residuals[output * block.stride + sample]
                if !other.isEmpty, output == pair.lower.node { residual += other[sample] }
                constant += residual * residual
            }
        }
        let row = pair.upper.node * block.stride
        run(
            block, offset: offset, base: [], targets: Array(block.targets[row..<row + block.stride]),
            outputs: 1)
    }

    /// The same for losses other than the squared error. What the other outputs lose is the same for all
    /// points of the row; under a softmax they shift the moved one's pre-activation by ln Σ eᶻ of theirs,
    /// and the cross-entropy is a binary one with the targets' sum as its second weight.
    private mutating func addOtherLoss(_ block: UnitBlock, at s: Double) {
        var (offset, z) = (block.preActivation, block.outputs)
        for sample in 0..<block.stride where pair.isSameUnit {
            offset[sample] += s * block.otherFeed[sample]
        }
        if pair.isSameLayer, !pair.isSameUnit {
            for sample in 0..<block.count {
                z[pair.lower.node * block.stride + sample] =
                    block.otherPreActivation[sample] + s * block.otherFeed[sample]
            }
        }
        let row = pair.upper.node * block.stride
        let targets = Array(block.targets[row..<row + block.stride])
        if loss == Int32(descent_cross_entropy) {
            var shift = [Double](repeating: 0, count: block.stride)
            var rest = shift
            descent_other_outputs(
                outputs, pair.upper.node, block.count, z, block.targets, block.stride, &shift, &rest,
                &constant)
            for sample in shift.indices { offset[sample] -= shift[sample] }
            return run(
                block, offset: offset, base: [], targets: targets, outputs: 1, rest: rest,
                activation: Int32(descent_identity), loss: Int32(descent_binary_cross_entropy))
        }
        let activation =
            loss == Int32(descent_binary_cross_entropy) ? Int32(descent_identity) : self.activation
        for output in 0..<outputs where output != pair.upper.node {
            let start = output * block.stride
            let values = [Double](unsafeUninitializedCapacity: block.count) { buffer, count in
                count = block.count
                z.withUnsafeBufferPointer { z in
                    guard let z = z.baseAddress, let values = buffer.baseAddress else { return }
                    values.update(from: z + start, count: block.count)
                    descent_activate(activation, block.count, values, values)
                }
            }
            constant += descent_sample_losses(
                loss, block.count, values, Array(block.targets[start..<start + block.count]))
        }
        run(block, offset: offset, base: [], targets: targets, outputs: 1, activation: activation)
    }

    private mutating func addHidden(_ block: UnitBlock, offset: [Double], other: [Double]) {
        var base = block.next
        if !other.isEmpty {
            for node in otherColumn.indices {
                for sample in 0..<block.count {
                    base[node * block.stride + sample] += otherColumn[node] * other[sample]
                }
            }
        }
        run(block, offset: offset, base: base, targets: block.targets, outputs: outputs)
    }

    private mutating func run(
        _ block: UnitBlock, offset: [Double], base: [Double], targets: [Double], outputs: Int,
        rest: [Double] = [], activation own: Int32? = nil, loss changed: Int32? = nil
    ) {
        let (nodes, next, activation) = (column.count, nextActivation, own ?? self.activation)
        let loss = changed ?? self.loss
        let (layers, column, t, tiles) = (above.layers, self.column, self.t, self.tiles)
        withPointers(offset, block.feed, base, column, targets, rest) { pointers in
            layers.withUnsafeBufferPointer { layers in
                var lanes = descent_lane_block(
                    samples: block.count, stride: block.stride, offset: pointers[0], slope: pointers[1],
                    activation: activation, base: base.isEmpty ? nil : pointers[2], column: pointers[3],
                    nodes: nodes, next_activation: next, layer_count: layers.count,
                    layers: layers.baseAddress, targets: pointers[4], outputs: outputs, loss: loss,
                    rest: rest.isEmpty ? nil : pointers[5])
                t.withUnsafeBufferPointer { t in
                    sums.withUnsafeMutableBufferPointer { sums in
                        guard let t = t.baseAddress, let sums = sums.baseAddress else { return }
                        for tile in 0..<tiles.count {
                            let points = tiles[tile]
                            descent_lanes(
                                &lanes, points.count, t + points.lowerBound, &scratch,
                                sums + points.lowerBound)
                        }
                    }
                }
            }
        }
    }

    func write(scale: Double, to out: UnsafeMutablePointer<Double>) {
        for point in sums.indices { out[point] = (sums[point] + constant) * scale }
    }
}

/// The arrays' addresses, in their order.
private func withPointers(_ arrays: [Double]..., body: ([UnsafePointer<Double>?]) -> Void) {
    func open(_ rest: ArraySlice<[Double]>, _ found: [UnsafePointer<Double>?]) {
        guard let first = rest.first else { return body(found) }
        first.withUnsafeBufferPointer { open(rest.dropFirst(), found + [$0.baseAddress]) }
    }
    open(arrays[...], [])
}
