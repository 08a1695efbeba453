import CKernels
import TrainingCore

/// A layer as the kernels see it: its sizes, and where its numbers are in the flat list of parameters.
struct LayerPlan: Sendable {
    let inputs: Int
    let nodes: Int
    let weights: Int
    /// nil: the layer has none.
    let biases: Int?
    /// As the kernels name it; nil: a softmax, which looks at all nodes of the layer.
    let activation: Int32?

    var isIdentity: Bool { activation == Int32(descent_identity) }
    var isRelu: Bool { activation == Int32(descent_relu) }

    /// Whether no value is further from 0 than 1.
    var isBounded: Bool { activation == Int32(descent_tanh) || activation == Int32(descent_sigmoid) }

    static func all(of network: Network) -> [LayerPlan] {
        var plans: [LayerPlan] = []
        var start = 0
        for layer in network.layers {
            let biases = start + layer.weights.elements.count
            plans.append(
                LayerPlan(
                    inputs: layer.inputCount, nodes: layer.nodeCount, weights: start,
                    biases: layer.biases == nil ? nil : biases,
                    activation: kernels[layer.activation]))
            start += layer.parameterCount
        }
        return plans
    }

    private static let kernels: [Activation: Int32] = [
        .identity: Int32(descent_identity), .relu: Int32(descent_relu), .tanh: Int32(descent_tanh),
        .sigmoid: Int32(descent_sigmoid), .leakyReLU: Int32(descent_leaky_relu), .elu: Int32(descent_elu),
        .softplus: Int32(descent_softplus),
    ]
}
