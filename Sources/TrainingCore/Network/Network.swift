/// A fully connected network: layers one behind the other.
///
/// Its shape holds by construction: each layer has as many inputs as the one before has nodes.
public struct Network: Sendable, Hashable {
    /// How many numbers a sample brings.
    public let inputCount: Int
    /// From the first hidden layer to the output; at least one.
    public internal(set) var layers: [Layer]

    /// Throws an error with a path such as `network.layers[1].weights[0]` if a layer has no nodes, or
    /// does not fit the one before it, or has another number of biases than nodes.
    public init(inputCount: Int, layers: [Layer]) throws(ExperimentError) {
        self.inputCount = inputCount
        self.layers = layers
        if let problem = shapeProblems().first { throw problem }
    }

    /// How many numbers the last layer gives for a sample.
    public var outputCount: Int { layers.last?.nodeCount ?? 0 }

    /// Whether a pass of a training does something else than one in evaluation: something is drawn for every update.
    package var differsInTraining: Bool { stages.contains { $0.function.differsInTraining } }

    /// All that stands behind layers.
    package var stages: [FunctionLayer] { layers.flatMap(\.behind) }

    /// Weights, biases and all other parameters together.
    public var parameterCount: Int { layers.reduce(0) { $0 + $1.parameterCount } }
}

extension Network {
    /// Everything that does not fit, first layer first.
    private func shapeProblems() -> [ExperimentError] {
        var problems: [ExperimentError] = []
        if inputCount < 1 { problems.append(.noInputs(found: inputCount)) }
        if layers.isEmpty { problems.append(.noLayers) }
        var feeding = inputCount
        for (index, layer) in layers.enumerated() {
            if layer.nodeCount < 1 {
                problems.append(.noNodes(layer: index, found: layer.nodeCount))
            } else if layer.inputCount != feeding {
                problems.append(
                    .weightRow(layer: index, node: 0, expected: feeding, found: layer.inputCount))
            }
            if let biases = layer.biases, biases.count != layer.nodeCount {
                problems.append(
                    .biasCount(layer: index, expected: layer.nodeCount, found: biases.count))
            }
            problems += layer.behind.problems(layer: index, nodes: layer.nodeCount)
            feeding = layer.nodeCount
        }
        return problems
    }
}
