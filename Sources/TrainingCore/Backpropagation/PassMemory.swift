/// The buffers of a ``NetworkPass``, with room for a number of samples; freed with the object.
///
/// Whoever uses ``pass`` keeps the object alive meanwhile.
final class PassMemory {
    let network: Network
    let capacity: Int
    let pass: NetworkPass
    /// Whether the pass is one of a training, in which values are dropped.
    let drops: Bool
    private let lossFunction: Loss
    private let loss: UnsafeMutablePointer<LossStep>
    private let layers: UnsafeMutablePointer<LayerPass>
    private let numbers: UnsafeMutablePointer<Double>
    private let count: Int

    init(_ network: Network, capacity: Int, loss lossFunction: Loss, drops: Bool = false) {
        self.network = network
        self.drops = drops
        self.lossFunction = lossFunction
        self.capacity = capacity
        let nodes = network.layers.reduce(0) { $0 + $1.nodeCount }
        let dropping = drops ? network.layers.reduce(0) { $0 + ($1.dropout == nil ? 0 : $1.nodeCount) } : 0
        count = capacity * (4 * nodes + 2 * dropping + 2) + network.parameterCount
        numbers = .allocate(capacity: count)
        numbers.initialize(repeating: 0, count: count)
        var free = numbers
        func take(_ count: Int) -> UnsafeMutablePointer<Double> {
            defer { free += count }
            return free
        }
        let rows = SoftmaxRows(largest: take(capacity), logarithms: take(capacity))
        let layers = UnsafeMutablePointer<LayerPass>.allocate(capacity: network.layers.count)
        var weights = 0
        for (index, layer) in network.layers.enumerated() {
            let size = capacity * layer.nodeCount
            let isDropped = drops && layer.dropout != nil
            (layers + index).initialize(
                to: LayerPass(
                    inputs: layer.inputCount, nodes: layer.nodeCount, weights: weights,
                    biases: layer.biases == nil ? -1 : weights + layer.weights.elements.count,
                    step: ActivationStep(layer.activation),
                    function: layer.activation.function, preActivations: take(size), values: take(size),
                    valueSlopes: take(size), preActivationSlopes: take(size), rows: rows,
                    mask: isDropped ? take(size) : nil, dropped: isDropped ? take(size) : nil,
                    dropoutRate: layer.dropout?.rate ?? 0))
            weights += layer.parameterCount
        }
        self.layers = layers
        loss = .allocate(capacity: 1)
        loss.initialize(
            to: LossStep(lossFunction, lastActivation: network.layers.last?.activation))
        pass = NetworkPass(
            layers: UnsafePointer(layers), layerCount: network.layers.count, loss: UnsafePointer(loss),
            gradient: UnsafeMutableBufferPointer(start: free, count: network.parameterCount))
    }

    /// The same numbers in buffers of their own.
    func copy() -> PassMemory {
        let copy = PassMemory(network, capacity: capacity, loss: lossFunction, drops: drops)
        copy.numbers.update(from: numbers, count: count)
        return copy
    }

    deinit {
        layers.deinitialize(count: network.layers.count).deallocate()
        loss.deinitialize(count: 1).deallocate()
        numbers.deallocate()
    }
}
