import CKernels

/// One layer of a ``LockstepPass``: where its numbers are among the parameters, and its buffers: samples × nodes.
struct LockstepLayer {
    /// How many networks go together.
    static let width = Int(descent_lockstep_width)

    let inputs: Int
    let nodes: Int
    let weights: Int
    /// -1: the layer has none.
    let biases: Int
    let step: ActivationStep
    /// What the step computes.
    let function: any ActivationFunction
    let preActivations: UnsafeMutablePointer<Double>
    let values: UnsafeMutablePointer<Double>
    let valueSlopes: UnsafeMutablePointer<Double>
    let preActivationSlopes: UnsafeMutablePointer<Double>

    /// What is done number by number is done as for one network with as many more samples.
    func activate(samples: Int) {
        let count = samples * nodes * Self.width
        switch step.way {
        case .identity: values.update(from: preActivations, count: count)
        case .relu, .kernel: descent_activate(step.kernel, count, preActivations, values)
        case .softmax: descent_lockstep_softmax(samples, nodes, preActivations, values)
        case .function: function.fill(values, from: preActivations, count: count)
        }
    }

    /// ∂L/∂z from ∂L/∂a.
    func multiplySlopes(samples: Int) {
        let count = samples * nodes * Self.width
        switch step.way {
        case .identity: preActivationSlopes.update(from: valueSlopes, count: count)
        case .softmax:
            descent_lockstep_softmax_slopes(samples, nodes, valueSlopes, values, preActivationSlopes)
        case .relu, .kernel, .function:
            if step.hasKernelSlopes {
                return descent_multiply_slopes(
                    step.kernel, count, valueSlopes, preActivations, values, preActivationSlopes)
            }
            function.multiplySlopes(
                valueSlopes, z: preActivations, values: values, count: count, into: preActivationSlopes)
        }
    }
}
