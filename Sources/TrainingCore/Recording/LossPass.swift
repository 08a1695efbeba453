/// The loss over many samples, taken block after block: the buffers stay small enough for the cache, and
/// the sum runs over all samples in their order, as if they were one block.
final class LossPass {
    /// Samples in a block. Larger ones gain nothing, and their values leave the cache before the next
    /// layer reads them.
    private static let blockSize = 256

    private let data: Dataset
    private let memory: PassMemory

    /// `network` gives the shape; it must fit the data.
    init(_ network: Network, _ data: Dataset, _ loss: Loss) {
        self.data = data
        memory = PassMemory(network, capacity: min(Self.blockSize, data.sampleCount), loss: loss)
    }

    /// The loss over all samples. Allocates nothing.
    func loss(_ parameters: UnsafePointer<Double>) -> Double {
        let pass = memory.pass
        let (inputs, outputs) = (data.inputs.columns, data.targets.columns)
        var sum = 0.0
        data.inputs.elements.withUnsafeBufferPointer { rows in
            data.targets.elements.withUnsafeBufferPointer { targets in
                guard let rows = rows.baseAddress, let targets = targets.baseAddress else { return }
                for first in stride(from: 0, to: data.sampleCount, by: Self.blockSize) {
                    let count = min(Self.blockSize, data.sampleCount - first)
                    pass.forward(
                        rows + first * inputs, samples: count, parameters: parameters,
                        layers: 0..<pass.layerCount)
                    sum = pass.lossSum(from: sum, targets: targets + first * outputs, samples: count)
                }
            }
        }
        return sum / pass.loss.pointee.function.divisor(samples: data.sampleCount, outputs: outputs)
    }
}
