import CKernels

/// The buffers of a pass forward and back through a network, filled again and again without
/// allocating: what training and loss surfaces spend their time in.
///
/// Parameters come as one flat list (see ``Network/parameters``); all buffers are samples × nodes,
/// row by row, with room for `capacity` samples.
package struct NetworkWorkspace {
    /// Where a layer's numbers are in the flat list, and how many.
    private struct Placement {
        let inputs: Int
        let nodes: Int
        let weights: Int
        /// -1: the layer has none.
        let biases: Int
        let activation: Activation
    }

    private let placements: [Placement]
    private(set) var preActivations: [[Double]]
    package private(set) var values: [[Double]]
    private(set) var valueSlopes: [[Double]]
    private(set) var preActivationSlopes: [[Double]]
    /// ∂L/∂parameters of the last pass back, in the order of the parameters.
    private(set) var gradient: [Double]

    package init(_ network: Network, capacity: Int) {
        var placements: [Placement] = []
        var start = 0
        for layer in network.layers {
            let biases = start + layer.weights.elements.count
            placements.append(
                Placement(
                    inputs: layer.inputCount, nodes: layer.nodeCount, weights: start,
                    biases: layer.biases == nil ? -1 : biases, activation: layer.activation))
            start += layer.parameterCount
        }
        let buffers = placements.map { [Double](repeating: 0, count: capacity * $0.nodes) }
        self.placements = placements
        preActivations = buffers
        values = buffers
        valueSlopes = buffers
        preActivationSlopes = buffers
        gradient = [Double](repeating: 0, count: start)
    }

    /// The buffers of a pass forward that is done already.
    init(_ network: Network, trace: ForwardTrace, capacity: Int) {
        self.init(network, capacity: capacity)
        preActivations = trace.layers.map(\.preActivations.elements)
        values = trace.layers.map(\.values.elements)
    }

    package var layerCount: Int { placements.count }

    /// Of each layer.
    var activations: [Activation] { placements.map(\.activation) }

    /// The values of the last layer. Only the rows of the samples last run are meaningful.
    package var predictions: [Double] { values[placements.count - 1] }

    /// Computes pre-activations and values of the layers in `range` (counted from 0), from those of
    /// the layer below, which an earlier call has left here.
    package mutating func forward(
        _ inputs: [Double], samples: Int, parameters: [Double], layers range: Range<Int>
    ) {
        for index in range {
            let layer = placements[index]
            if index == 0 {
                descent_layer_forward(
                    samples, layer.inputs, layer.nodes, inputs, parameters, layer.weights, layer.biases,
                    &preActivations[index])
            } else {
                descent_layer_forward(
                    samples, layer.inputs, layer.nodes, values[index - 1], parameters, layer.weights,
                    layer.biases, &preActivations[index])
            }
            layer.activation.activate(
                preActivations[index], rows: samples, columns: layer.nodes, into: &values[index])
        }
    }

    /// The loss of the values of the last layer, after ``forward`` over all layers.
    func loss(_ loss: Loss, targets: [Double], samples: Int) -> Double {
        let last = placements.count - 1
        return outputLoss(loss).value(
            preActivations: preActivations[last], values: values[last], targets: targets, samples: samples)
    }

    private func outputLoss(_ loss: Loss) -> OutputLoss {
        let last = placements[placements.count - 1]
        return OutputLoss(loss: loss, activation: last.activation, outputs: last.nodes)
    }

    /// The chain rule from the loss back to every parameter, after ``forward`` over all layers with
    /// the same inputs and parameters.
    mutating func backward(
        _ inputs: [Double], targets: [Double], samples: Int, parameters: [Double], loss: Loss
    ) {
        let last = placements.count - 1
        outputLoss(loss).writeSlopes(
            values: values[last], targets: targets, samples: samples, valueSlopes: &valueSlopes[last],
            preActivationSlopes: &preActivationSlopes[last])
        for index in stride(from: last, through: 0, by: -1) {
            let layer = placements[index]
            if index < last {
                layer.activation.multiplySlopes(
                    valueSlopes: valueSlopes[index], values: values[index], rows: samples,
                    columns: layer.nodes, into: &preActivationSlopes[index])
            }
            guard index > 0 else {
                descent_layer_gradient(
                    samples, layer.inputs, layer.nodes, inputs, preActivationSlopes[index], layer.weights,
                    layer.biases, &gradient)
                break
            }
            descent_layer_gradient(
                samples, layer.inputs, layer.nodes, values[index - 1], preActivationSlopes[index],
                layer.weights, layer.biases, &gradient)
            descent_layer_backward(
                samples, layer.inputs, layer.nodes, preActivationSlopes[index], parameters,
                layer.weights, &valueSlopes[index - 1])
        }
    }
}
