import CKernels

/// A pass forward and back through a network, on buffers that somebody else owns (see ``PassMemory``).
///
/// A value of addresses: handing it about, and calling what it has, retains nothing and checks nothing,
/// which for small networks would take longer than their arithmetic. Parameters come as one flat list
/// (see ``Network/parameters``).
struct NetworkPass {
    /// Where a layer's numbers are in the flat list, how many, and its buffers: samples × nodes, row by
    /// row.
    struct Layer {
        let inputs: Int
        let nodes: Int
        let weights: Int
        /// -1: the layer has none.
        let biases: Int
        let activation: Activation
        let preActivations: UnsafeMutablePointer<Double>
        let values: UnsafeMutablePointer<Double>
        let valueSlopes: UnsafeMutablePointer<Double>
        let preActivationSlopes: UnsafeMutablePointer<Double>
        /// Of a softmax.
        let rows: SoftmaxRows
    }

    let layers: UnsafeMutableBufferPointer<Layer>
    /// ∂L/∂parameters of the last pass back, in the order of the parameters.
    let gradient: UnsafeMutableBufferPointer<Double>

    private var lastLayer: Layer { layers[layers.count - 1] }

    /// The values of the last layer.
    var predictions: UnsafeMutablePointer<Double> { lastLayer.values }

    /// Computes pre-activations and values of the layers in `range` (counted from 0), from those of the
    /// layer below, which an earlier call has left here. `inputs` is samples × inputs.
    func forward(
        _ inputs: UnsafePointer<Double>, samples: Int, parameters: UnsafePointer<Double>,
        layers range: Range<Int>
    ) {
        for index in range {
            let layer = layers[index]
            let below = index == 0 ? inputs : UnsafePointer(layers[index - 1].values)
            descent_layer_forward(
                samples, layer.inputs, layer.nodes, below, parameters, layer.weights, layer.biases,
                layer.preActivations)
            if layer.activation == .softmax {
                layer.rows.activate(
                    layer.preActivations, rows: samples, columns: layer.nodes, into: layer.values)
            } else {
                layer.activation.activate(
                    layer.preActivations, count: samples * layer.nodes, into: layer.values)
            }
        }
    }

    /// The loss of the values of the last layer, after ``forward`` over all layers.
    func loss(_ loss: Loss, targets: UnsafePointer<Double>, samples: Int) -> Double {
        lossSum(loss, from: 0, targets: targets, samples: samples)
            / loss.divisor(samples: samples, outputs: lastLayer.nodes)
    }

    /// The loss before the division, as it goes on from the samples before: see ``OutputLoss``.
    func lossSum(_ loss: Loss, from start: Double, targets: UnsafePointer<Double>, samples: Int) -> Double {
        OutputLoss(loss: loss, layer: lastLayer).sum(from: start, targets: targets, samples: samples)
    }

    /// The chain rule from the loss back to every parameter, after ``forward`` over all layers with the
    /// same inputs and parameters.
    func backward(
        _ inputs: UnsafePointer<Double>, targets: UnsafePointer<Double>, samples: Int,
        parameters: UnsafePointer<Double>, loss: Loss
    ) {
        guard let slopes = gradient.baseAddress else { return }
        OutputLoss(loss: loss, layer: lastLayer).writeSlopes(targets: targets, samples: samples)
        for index in stride(from: layers.count - 1, through: 0, by: -1) {
            let layer = layers[index]
            if index < layers.count - 1 {
                layer.activation.multiplySlopes(
                    valueSlopes: layer.valueSlopes, values: layer.values, rows: samples,
                    columns: layer.nodes, into: layer.preActivationSlopes)
            }
            let below = index == 0 ? inputs : UnsafePointer(layers[index - 1].values)
            descent_layer_gradient(
                samples, layer.inputs, layer.nodes, below, layer.preActivationSlopes, layer.weights,
                layer.biases, slopes)
            guard index > 0 else { break }
            descent_layer_backward(
                samples, layer.inputs, layer.nodes, layer.preActivationSlopes, parameters, layer.weights,
                layers[index - 1].valueSlopes)
        }
    }
}
