/// Every number of a pass forward.
public struct ForwardTrace: Sendable, Hashable {
    /// From the first hidden layer to the output.
    public let layers: [LayerTrace]

    /// The values of the last layer, samples × outputs.
    public var predictions: Matrix {
        layers.last?.values ?? Matrix(rows: 0, columns: 0, elements: [])
    }
}

/// A layer's numbers in a pass forward.
public struct LayerTrace: Sendable, Hashable {
    /// z, samples × nodes.
    public let preActivations: Matrix
    /// a = activation(z), samples × nodes.
    public let values: Matrix
}

extension Network {
    /// Runs samples (samples × ``inputCount``) through the network and keeps every value.
    ///
    /// O(samples × parameters).
    public func forward(_ inputs: Matrix) -> ForwardTrace {
        precondition(
            inputs.columns == inputCount,
            "A sample has \(inputCount) inputs for this network, not \(inputs.columns)")
        var workspace = NetworkWorkspace(self, capacity: inputs.rows)
        workspace.forward(
            inputs.elements, samples: inputs.rows, parameters: parameters, layers: layers.indices)
        return ForwardTrace(
            layers: layers.enumerated().map { index, layer in
                LayerTrace(
                    preActivations: Matrix(
                        rows: inputs.rows, columns: layer.nodeCount,
                        elements: workspace.preActivations[index]),
                    values: Matrix(
                        rows: inputs.rows, columns: layer.nodeCount, elements: workspace.values[index]))
            })
    }

    /// What the network predicts for the samples: samples × outputs.
    public func predictions(_ inputs: Matrix) -> Matrix { forward(inputs).predictions }
}
