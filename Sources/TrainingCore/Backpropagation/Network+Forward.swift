extension Network {
    /// Runs samples (samples × ``inputCount``) through the network and keeps every value.
    ///
    /// O(samples × parameters). Throws if a sample has another number of inputs.
    public func forward(_ inputs: Matrix) throws(ShapeError) -> ForwardTrace {
        try ShapeError.check(inputs, rows: inputs.rows, columns: inputCount, "The inputs of the network")
        return trace(inputs)
    }

    /// ``forward(_:)`` of samples that belong to this network.
    package func trace(_ inputs: Matrix) -> ForwardTrace { trace(inputs, draw: nil) }

    /// The same in a training, if there is a draw.
    func trace(_ inputs: Matrix, draw: TrainingDraw?) -> ForwardTrace {
        precondition(
            inputs.columns == inputCount,
            "A sample has \(inputCount) inputs for this network, not \(inputs.columns)")
        var workspace = NetworkWorkspace(self, capacity: inputs.rows, loss: .meanSquaredError, draw: draw)
        workspace.forward(
            inputs.elements, samples: inputs.rows, parameters: parameters, layers: layers.indices)
        return ForwardTrace(
            layers: layers.enumerated().map { index, layer in
                LayerTrace(
                    preActivations: Matrix(
                        rows: inputs.rows, columns: layer.nodeCount,
                        known: workspace.preActivations[index]),
                    values: Matrix(
                        rows: inputs.rows, columns: layer.nodeCount, known: workspace.values[index]),
                    changed: workspace.outputs[index].map {
                        Matrix(rows: inputs.rows, columns: layer.nodeCount, known: $0)
                    })
            })
    }

    /// What the network predicts for the samples: samples × outputs. Throws if a sample has another number of inputs.
    public func predictions(_ inputs: Matrix) throws(ShapeError) -> Matrix { try forward(inputs).predictions }

    /// ``predictions(_:)`` of samples that belong to this network.
    package func outputs(of inputs: Matrix) -> Matrix { trace(inputs).predictions }
}
