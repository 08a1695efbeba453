import CKernels

/// A pass forward and back through a network, on buffers that the caller owns (see ``PassMemory``).
///
/// A value of addresses: handing it about, and calling what it has, retains nothing and checks nothing,
/// which for small networks would take longer than their arithmetic. Parameters come as one flat list
/// (see ``Network/parameters``).
struct NetworkPass {
    let layers: UnsafePointer<LayerPass>
    let layerCount: Int
    /// Of the values of the last layer.
    let loss: UnsafePointer<LossStep>
    /// ∂L/∂parameters of the last pass back, in the order of the parameters.
    let gradient: UnsafeMutableBufferPointer<Double>

    /// By its place: to copy a layer takes longer than what a small one computes.
    private var lastLayer: UnsafePointer<LayerPass> { layers + (layerCount - 1) }

    var allLayers: UnsafeBufferPointer<LayerPass> { UnsafeBufferPointer(start: layers, count: layerCount) }

    /// The values of the last layer.
    var predictions: UnsafeMutablePointer<Double> { lastLayer.pointee.values }

    /// Gives the next passes their random numbers; in evaluation none.
    func draw(_ draw: TrainingDraw, samples: Int) {
        for layer in 0..<layerCount {
            let functions = layers[layer].functions
            for index in 0..<layers[layer].functionCount {
                functions[index].draw = draw
                functions[index].writeFactors(samples: samples)
            }
        }
    }

    /// Computes pre-activations and values of the layers in `range` (counted from 0), from those of the
    /// layer below, which an earlier call has left here. `inputs` is samples × inputs.
    func forward(
        _ inputs: UnsafePointer<Double>, samples: Int, parameters: UnsafePointer<Double>,
        layers range: Range<Int>
    ) {
        for index in range {
            let layer = layers + index
            let below = index == 0 ? inputs : (layer - 1).outputs
            descent_layer_forward(
                samples, layer.pointee.inputs, layer.pointee.nodes, below, parameters, layer.pointee.weights,
                layer.pointee.biases, layer.pointee.preActivations)
            layer.activate(samples: samples)
            if layer.pointee.functionCount > 0 {
                layer.runFunctions(samples: samples, parameters: parameters)
            }
        }
    }

    /// The loss of the values of the last layer, after ``forward`` over all layers.
    func loss(targets: UnsafePointer<Double>, samples: Int) -> Double {
        lossSum(from: 0, targets: targets, samples: samples)
            / loss.pointee.function.divisor(samples: samples, outputs: lastLayer.pointee.nodes)
    }

    /// The loss before the division, as it goes on from the samples before: see ``OutputLoss``.
    func lossSum(from start: Double, targets: UnsafePointer<Double>, samples: Int) -> Double {
        OutputLoss(loss: loss, layer: lastLayer).sum(from: start, targets: targets, samples: samples)
    }

    /// The chain rule from the loss back to every parameter, after ``forward`` over all layers with the
    /// same inputs and parameters.
    ///
    /// - Parameters:
    ///   - all: over how many samples the loss is, of which these are a block; nil: these.
    ///   - goesOn: whether the block adds to the gradient of those before it.
    func backward(
        _ inputs: UnsafePointer<Double>, targets: UnsafePointer<Double>, samples: Int, of all: Int? = nil,
        goesOn: Bool = false, parameters: UnsafePointer<Double>
    ) {
        guard let slopes = gradient.baseAddress else { return }
        OutputLoss(loss: loss, layer: lastLayer).writeSlopes(
            targets: targets, samples: samples, of: all ?? samples)
        for index in stride(from: layerCount - 1, through: 0, by: -1) {
            let layer = layers + index
            let (width, nodes) = (layer.pointee.inputs, layer.pointee.nodes)
            if index < layerCount - 1 { layer.multiplySlopes(samples: samples) }
            let below = index == 0 ? inputs : (layer - 1).outputs
            descent_layer_gradient(
                samples, width, nodes, below, layer.pointee.preActivationSlopes, layer.pointee.weights,
                layer.pointee.biases, slopes, goesOn ? 1 : 0)
            guard index > 0 else { break }
            descent_layer_backward(
                samples, width, nodes, layer.pointee.preActivationSlopes, parameters,
                layer.pointee.weights, (layer - 1).pointee.valueSlopes)
            if (layer - 1).pointee.functionCount > 0 {
                (layer - 1).runFunctionsBack(
                    samples: samples, parameters: parameters, gradient: slopes, goesOn: goesOn)
            }
        }
    }
}
