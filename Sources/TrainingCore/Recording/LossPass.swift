/// The loss over many samples, taken block after block: the buffers stay small enough for the cache, and
/// the sum runs over all samples in their order, as if they were one block.
final class LossPass {
    /// Samples in a block. Larger ones gain nothing, and their values leave the cache before the next
    /// layer reads them.
    static let blockSize = 256

    private let data: Dataset
    private let memory: PassMemory
    private let rule: ClassRule?
    private let census: UnitCensus?

    /// Of the last ``loss(_:)``; not-a-number without a rule.
    private(set) var accuracy = Double.nan

    /// `network` gives the shape; it must fit the data. With a rule the accuracy is taken too, with a census the
    /// dead units.
    init(
        _ network: Network, _ data: Dataset, _ loss: Loss, rule: ClassRule? = nil, census: UnitCensus? = nil
    ) {
        self.data = data
        self.rule = rule
        self.census = census
        memory = PassMemory(network, capacity: min(Self.blockSize, data.sampleCount), loss: loss)
    }

    /// The loss over all samples. Allocates nothing.
    func loss(_ parameters: UnsafePointer<Double>) -> Double {
        let pass = memory.pass
        let (inputs, outputs) = (data.inputs.columns, data.targets.columns)
        var sum = 0.0
        var right = 0
        census?.begin()
        data.inputs.elements.withUnsafeBufferPointer { rows in
            data.targets.elements.withUnsafeBufferPointer { targets in
                guard let rows = rows.baseAddress, let targets = targets.baseAddress else { return }
                for first in stride(from: 0, to: data.sampleCount, by: Self.blockSize) {
                    let count = min(Self.blockSize, data.sampleCount - first)
                    pass.forward(
                        rows + first * inputs, samples: count, parameters: parameters,
                        layers: 0..<pass.layerCount)
                    sum = pass.lossSum(from: sum, targets: targets + first * outputs, samples: count)
                    if let rule {
                        right += rule.rightCount(
                            pass.predictions, targets: targets + first * outputs, samples: count,
                            outputs: outputs)
                    }
                    census?.look(at: pass, samples: count)
                }
            }
        }
        if let rule {
            let decisions = rule.decisions(samples: data.sampleCount, outputs: outputs)
            accuracy = sum.isNaN ? .nan : Double(right) / Double(decisions)
        }
        return sum / pass.loss.pointee.function.divisor(samples: data.sampleCount, outputs: outputs)
    }
}
