/// The buffers of a ``NetworkPass``, with room for a number of samples; freed with the object.
///
/// Whoever uses ``pass`` keeps the object alive meanwhile.
final class PassMemory {
    let network: Network
    let capacity: Int
    let pass: NetworkPass
    /// Whether the pass is one of a training, in which layers may do something else than in evaluation.
    let isTraining: Bool
    private let lossFunction: Loss
    private let loss: UnsafeMutablePointer<LossStep>
    private let layers: UnsafeMutablePointer<LayerPass>
    private let functions: UnsafeMutablePointer<FunctionPass>
    private let functionCount: Int
    private let numbers: UnsafeMutablePointer<Double>
    private let count: Int

    init(_ network: Network, capacity: Int, loss lossFunction: Loss, isTraining: Bool = false) {
        self.network = network
        self.isTraining = isTraining
        self.lossFunction = lossFunction
        self.capacity = capacity
        let plan = network.plan
        let nodes = plan.reduce(0) { $0 + $1.nodes }
        let working = plan.map { layer in layer.functions.filter { $0.isAtWork(inTraining: isTraining) } }
        let behind = zip(plan, working).reduce(0) { $0 + $1.0.nodes * $1.1.count }
        count = capacity * (4 * nodes + 2 * behind + 2) + network.parameterCount
        numbers = .allocate(capacity: count)
        numbers.initialize(repeating: 0, count: count)
        var free = numbers
        func take(_ count: Int) -> UnsafeMutablePointer<Double> {
            defer { free += count }
            return free
        }
        let rows = SoftmaxRows(largest: take(capacity), logarithms: take(capacity))
        functionCount = working.reduce(0) { $0 + $1.count }
        functions = .allocate(capacity: functionCount)
        var nextFunction = functions
        let layers = UnsafeMutablePointer<LayerPass>.allocate(capacity: plan.count)
        for (index, layer) in plan.enumerated() {
            let size = capacity * layer.nodes
            let (preActivations, values) = (take(size), take(size))
            let (valueSlopes, preActivationSlopes) = (take(size), take(size))
            let own = nextFunction
            var outputs = values
            for function in working[index] {
                outputs = take(size)
                let drawn = isTraining ? function.function as? any DrawnFactors : nil
                nextFunction.initialize(
                    to: FunctionPass(
                        function: function.function, nodes: layer.nodes, parameters: function.parameters,
                        layer: index + 1, position: function.position, values: outputs,
                        drawn: drawn, factors: drawn == nil ? nil : take(size)))
                nextFunction += 1
            }
            (layers + index).initialize(
                to: LayerPass(
                    inputs: layer.inputs, nodes: layer.nodes, weights: layer.weights,
                    biases: layer.biases ?? -1, step: ActivationStep(layer.activation),
                    function: layer.activation.function, preActivations: preActivations, values: values,
                    valueSlopes: valueSlopes, preActivationSlopes: preActivationSlopes, rows: rows,
                    functions: own, functionCount: working[index].count, outputs: outputs))
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
        let copy = PassMemory(network, capacity: capacity, loss: lossFunction, isTraining: isTraining)
        copy.numbers.update(from: numbers, count: count)
        for index in 0..<functionCount { copy.functions[index].draw = functions[index].draw }
        return copy
    }

    deinit {
        layers.deinitialize(count: network.layers.count).deallocate()
        functions.deinitialize(count: functionCount).deallocate()
        loss.deinitialize(count: 1).deallocate()
        numbers.deallocate()
    }
}
