import TrainingCore

/// A layer as the kernels see it: its sizes, and where its numbers are in the flat list of parameters.
struct LayerPlan: Sendable {
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

    /// nil where a surface takes a pass forward per point: the kernels do not know an activation or the loss, or
    /// a value jumps, so that another order of the sums might put a sample on the other side of the jump.
    static func all(of network: Network, loss: Loss) -> [LayerPlan]? {
        guard loss.function.kernel != nil else { return nil }
        var plans: [LayerPlan] = []
        var start = 0
        for layer in network.layers {
            let function = layer.activation.function
            guard let kernel = function.kernel, function.graph != .jumping else { return nil }
            let biases = start + layer.weights.elements.count
            plans.append(
                LayerPlan(
                    inputs: layer.inputCount, nodes: layer.nodeCount, weights: start,
                    biases: layer.biases == nil ? nil : biases,
                    kernel: kernel.code, isElementwise: function.isElementwise, graph: function.graph,
                    isBounded: function.bound.map { $0 <= 1 } ?? false))
            start += layer.parameterCount
        }
        return plans
    }
}
