import TrainingCore

/// A ``LayerPlan`` as the kernels see it, in plain numbers.
struct KernelLayer: Sendable {
    let inputs: Int
    let nodes: Int
    let weights: Int
    /// nil: the layer has none.
    let biases: Int?
    /// The activation, as the kernels name it.
    let kernel: Int32
    /// Whether nodes do not depend on each other; false of a softmax, which only a last layer is.
    let isElementwise: Bool
    let graph: ActivationGraph
    /// Whether no value is further from 0 than 1.
    let isBounded: Bool

    /// As the kernels name it; nil: a softmax, which looks at all nodes of the layer.
    var activation: Int32? { isElementwise ? kernel : nil }

    var isIdentity: Bool { graph == .straight }
    var isRelu: Bool { graph == .ramp }

    /// nil where a surface takes a pass forward per point: something behind a layer does more than a training asks
    /// for, the kernels do not know an activation or the loss, or a value jumps, so that another order of the sums
    /// might put a sample on the other side of the jump.
    static func all(of network: Network, loss: Loss) -> [KernelLayer]? {
        guard loss.function.kernel != nil else { return nil }
        var layers: [KernelLayer] = []
        for layer in network.plan {
            let function = layer.activation.function
            guard layer.isPlain, let kernel = function.kernel, function.graph != .jumping else { return nil }
            layers.append(
                KernelLayer(
                    inputs: layer.inputs, nodes: layer.nodes, weights: layer.weights, biases: layer.biases,
                    kernel: kernel.code, isElementwise: function.isElementwise, graph: function.graph,
                    isBounded: function.bound.map { $0 <= 1 } ?? false))
        }
        return layers
    }
}
