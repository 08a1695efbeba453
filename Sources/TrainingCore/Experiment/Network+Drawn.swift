extension Network {
    /// A network whose weights are drawn and whose biases are 0: `[(8, .relu), (1, .identity)]` has a hidden layer of
    /// 8 nodes and an output. Throws as ``init(inputCount:layers:)`` does.
    public init(
        inputCount: Int, layers: [(nodes: Int, activation: Activation)], initialization: Initialization
    ) throws(ExperimentError) {
        if let index = layers.firstIndex(where: { $0.nodes < 1 }) {
            throw .noNodes(layer: index, found: layers[index].nodes)
        }
        if inputCount < 1 { throw .noInputs(found: inputCount) }
        var feeding = inputCount
        var drawn: [Layer] = []
        var weights = 0.0
        for (index, layer) in layers.enumerated() {
            weights += Double(layer.nodes) * Double(feeding)
            if weights > Double(Experiment.maximumInitializedWeights) { throw .tooManyWeights(layer: index) }
            drawn.append(
                Layer(
                    weights: initialization.weights(layer: index + 1, nodes: layer.nodes, inputs: feeding),
                    biases: [Double](repeating: 0, count: layer.nodes), activation: layer.activation))
            feeding = layer.nodes
        }
        try self.init(inputCount: inputCount, layers: drawn)
    }
}
