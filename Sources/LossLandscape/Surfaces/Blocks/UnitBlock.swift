import CKernels
import TrainingCore

/// What a block of samples brings to the units that are moved: the rest of the network is summed up in
/// it once, and does not run again.
///
/// With the upper parameter's offset t and, in the same layer, the lower one's offset s, the moved
/// unit's pre-activation is `preActivation` + t·`feed`, the other's `otherPreActivation` + s·`otherFeed`
/// (for the same unit: both offsets move `preActivation`). Per sample everywhere.
struct UnitBlock: Sendable {
    let count: Int
    let stride: Int
    var preActivation: [Double]
    var feed: [Double]
    /// Of the unit that the lower parameter moves; empty if it is the same or in another layer.
    var otherPreActivation: [Double] = []
    /// Of the lower parameter, where it is in the same layer.
    var otherFeed: [Double] = []
    /// The pre-activations of the next layer without the moved units, nodes × stride; empty if the moved
    /// layer is the last.
    var next: [Double] = []
    /// Predictions less targets without the moved units, outputs × stride; where the rest of the network
    /// is linear.
    var residuals: [Double] = []
    /// The pre-activations of the outputs, moved ones included, outputs × stride; where the moved layer is
    /// the last and the loss is not the mean squared error.
    var outputs: [Double] = []
    /// outputs × stride.
    var targets: [Double]
}

/// Makes ``UnitBlock``s for a pair.
struct UnitBlockReader: Sendable {
    let data: Dataset
    let loss: Loss
    /// As the kernels name it.
    let lossKernel: Int32
    let layers: [KernelLayer]
    let pair: MovedPair
    /// With both moved parameters at the middle of their axes.
    let parameters: [Double]
    let blocks: Chunks

    /// nil if the kernels do not know the loss.
    init?(_ request: SurfaceRequest, pair: MovedPair, layers: [KernelLayer]) {
        guard let kernel = request.experiment.loss.function.kernel else { return nil }
        data = request.experiment.data
        loss = request.experiment.loss
        lossKernel = kernel.code
        self.layers = layers
        self.pair = pair
        var parameters = request.network.parameters
        parameters[pair.upper.index] = pair.upper.middle
        parameters[pair.lower.index] = pair.lower.middle
        self.parameters = parameters
        blocks = Chunks(data.sampleCount, size: BlockPass.width)
    }

    /// Whether the loss is the mean squared error, whose algebra the special engines use.
    var isSquared: Bool { lossKernel == Int32(descent_squared_error) }

    /// Whether the loss takes the last layer's pre-activations, of sigmoids or of a softmax.
    var takesPreActivations: Bool {
        lossKernel == Int32(descent_binary_cross_entropy) || lossKernel == Int32(descent_cross_entropy)
    }

    var movedLayer: KernelLayer { layers[pair.upper.layer] }

    /// Whether all layers above the moved one are the identity, so that an error is linear in the values
    /// of the moved layer.
    var isLinearAbove: Bool { layers[(pair.upper.layer + 1)...].allSatisfy(\.isIdentity) }

    func newPass(stride: Int? = nil) -> BlockPass {
        BlockPass(layers: layers, parameters: parameters, data: data, stride: stride)
    }

    /// All blocks, for pairs in the same layer: nothing else changes from row to row.
    func allBlocks(threads: Int) -> [UnitBlock] { mapBlocks(threads: threads) { pass in read(&pass) } }

    /// What `read` makes of a loaded pass, for every block.
    func mapBlocks<Block: Sendable>(
        threads: Int, _ read: @Sendable (inout BlockPass) -> Block
    ) -> [Block] {
        var all = [Block?](repeating: nil, count: blocks.count)
        let parts = Chunks(blocks.count, size: (blocks.count + 4 * threads - 1) / (4 * threads))
        all.withUnsafeMutableBufferPointer { buffer in
            guard let out = SharedMemory(buffer) else { return }
            forEachTask(parts.count, threads: threads) { part in
                var pass = newPass()
                for index in parts[part] {
                    pass.load(blocks[index], of: data)
                    out.start[index] = read(&pass)
                }
            }
        }
        return all.compactMap { $0 }
    }

    /// Runs a loaded pass through the network with its parameters and takes out what the block holds.
    func read(_ pass: inout BlockPass) -> UnitBlock {
        pass.run(layers: 0..<pair.upper.layer + 1)
        return readAbove(&pass, feed: pass.feed(of: pair.upper))
    }

    /// Takes out what the block holds of a pass that has reached the moved layer.
    func readAbove(_ pass: inout BlockPass, feed: [Double]) -> UnitBlock {
        let (upper, lower) = (pair.upper, pair.lower)
        let moved = upper.layer
        var block = UnitBlock(
            count: pass.count, stride: pass.stride,
            preActivation: pass.row(upper.node, of: pass.preActivations[moved]),
            feed: feed, targets: pass.targets)
        pass.silence(upper.node, inLayer: moved)
        if pair.isSameLayer {
            block.otherFeed = pass.feed(of: lower)
            if !pair.isSameUnit {
                block.otherPreActivation = pass.row(lower.node, of: pass.preActivations[moved])
                pass.silence(lower.node, inLayer: moved)
            }
        }
        if moved + 1 < layers.count {
            pass.runAffine(layer: moved + 1)
            block.next = pass.preActivations[moved + 1]
        }
        if moved + 1 == layers.count, !isSquared {
            block.outputs = pass.preActivations[moved]
        }
        if isLinearAbove {
            pass.run(layers: moved + 1..<layers.count)
            block.residuals = zip(pass.values[layers.count - 1], pass.targets).map { $0 - $1 }
        }
        return block
    }

    /// How the predictions change with the value of a unit of the moved layer, one number per output,
    /// where all layers above are linear.
    func outputWeights(of node: Int) -> [Double] {
        var signal = [Double](repeating: 0, count: movedLayer.nodes)
        signal[node] = 1
        for layer in layers[(pair.upper.layer + 1)...] {
            signal = (0..<layer.nodes).map { node in
                (0..<layer.inputs).reduce(0) { sum, input in
                    sum + parameters[layer.weights + node * layer.inputs + input] * signal[input]
                }
            }
        }
        return signal
    }

    /// The next layer's weights from a unit of the moved layer, one per node.
    func nextWeights(of node: Int) -> [Double] {
        guard pair.upper.layer + 1 < layers.count else { return [] }
        let layer = layers[pair.upper.layer + 1]
        return (0..<layer.nodes).map { parameters[layer.weights + $0 * layer.inputs + node] }
    }

    /// What the kernels do to the pre-activations of a layer above the moved one: nothing to those of a
    /// last layer whose loss is taken from them.
    func laneActivation(ofLayer index: Int) -> Int32 {
        index == layers.count - 1 && takesPreActivations ? Int32(descent_identity) : layers[index].kernel
    }

    /// 1 / (samples × outputs), or 1 / samples: the loss is a mean.
    var scale: Double { 1 / loss.divisor(samples: data.sampleCount, outputs: data.targets.columns) }
}
