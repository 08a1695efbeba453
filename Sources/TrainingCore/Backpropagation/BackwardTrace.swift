/// Every slope of a pass back.
public struct BackwardTrace: Sendable, Hashable {
    /// From the first hidden layer to the output, as in ``ForwardTrace``.
    public let layers: [LayerSlopes]
    /// ∂L/∂parameters in the order of ``Network/parameters``.
    public let gradient: [Double]
}

/// A layer's slopes in a pass back.
public struct LayerSlopes: Sendable, Hashable {
    /// ∂L/∂a, samples × nodes.
    public let valueSlopes: Matrix
    /// ∂L/∂z = ∂L/∂a · activation′(z), samples × nodes.
    public let preActivationSlopes: Matrix
    /// ∂L/∂W, nodes × inputs.
    public let weightGradients: Matrix
    /// ∂L/∂b, one per node; nil where the layer has no biases.
    public let biasGradients: [Double]?
}

extension Network {
    /// The slopes of the loss with respect to every value, pre-activation and parameter, by the chain
    /// rule from the output to the input.
    ///
    /// `trace` is what ``forward(_:)`` made of the same `inputs` (samples × inputs); `targets` is
    /// samples × outputs. O(samples × parameters). Throws if one of them has another shape.
    public func backward(
        _ trace: ForwardTrace, inputs: Matrix, targets: Matrix, loss: Loss
    ) throws(ShapeError) -> BackwardTrace {
        try ShapeError.check(inputs, rows: inputs.rows, columns: inputCount, "The inputs of the network")
        try ShapeError.check(targets, rows: inputs.rows, columns: outputCount, "The targets of the samples")
        guard trace.layers.count == layers.count else {
            throw ShapeError(
                "The trace", expected: counted(layers.count, "layer"), found: "\(trace.layers.count)")
        }
        for (index, (traced, layer)) in zip(trace.layers, layers).enumerated() {
            for matrix in [traced.preActivations, traced.values] {
                try ShapeError.check(
                    matrix, rows: inputs.rows, columns: layer.nodeCount, "Layer \(index + 1) of the trace")
            }
        }
        return slopes(trace, inputs: inputs, targets: targets, loss: loss)
    }

    /// ``backward(_:inputs:targets:loss:)`` of a trace of this network, of inputs and targets that belong together.
    package func slopes(
        _ trace: ForwardTrace, inputs: Matrix, targets: Matrix, loss: Loss
    ) -> BackwardTrace {
        slopes(trace, inputs: inputs, targets: targets, loss: loss, draw: nil)
    }

    /// The same in a training, if there is a draw.
    func slopes(
        _ trace: ForwardTrace, inputs: Matrix, targets: Matrix, loss: Loss, draw: TrainingDraw?
    ) -> BackwardTrace {
        precondition(
            inputs.columns == inputCount && targets.rows == inputs.rows && targets.columns == outputCount
                && trace.layers.map(\.preActivations.elements.count)
                    == layers.map { $0.nodeCount * inputs.rows }
                && trace.layers.map(\.values.elements.count) == layers.map { $0.nodeCount * inputs.rows },
            "The trace, the inputs and the targets belong to this network and to each other")
        let flat = parameters
        var workspace = NetworkWorkspace(self, trace: trace, capacity: inputs.rows, loss: loss, draw: draw)
        workspace.backward(
            inputs.elements, targets: targets.elements, samples: inputs.rows, parameters: flat)
        let slopes = replacing(parameters: workspace.gradient)
        return BackwardTrace(
            layers: slopes.layers.enumerated().map { index, layer in
                LayerSlopes(
                    valueSlopes: Matrix(
                        rows: inputs.rows, columns: layer.nodeCount,
                        known: workspace.valueSlopes[index]),
                    preActivationSlopes: Matrix(
                        rows: inputs.rows, columns: layer.nodeCount,
                        known: workspace.preActivationSlopes[index]),
                    weightGradients: layer.weights, biasGradients: layer.biases)
            }, gradient: workspace.gradient)
    }
}
