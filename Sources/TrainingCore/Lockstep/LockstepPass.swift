import CKernels

/// A pass forward and back of eight networks of one shape, with its buffers: every number of one network lies beside those of
/// the others, and each gets the bits that a ``NetworkPass`` of its own would give it.
final class LockstepPass {
    static let width = LockstepLayer.width

    private let layers: [LockstepLayer]
    private let loss: LossStep
    private let numbers: UnsafeMutablePointer<Double>
    /// Samples × inputs.
    let inputs: UnsafeMutablePointer<Double>
    /// Samples × outputs.
    let targets: UnsafeMutablePointer<Double>
    let parameters: UnsafeMutablePointer<Double>
    let gradient: UnsafeMutablePointer<Double>
    /// Of each network, after ``findLarge(samples:)``: 1 or 0.
    let isLarge: UnsafeMutablePointer<Double>

    init(_ shape: LockstepShape) {
        let (capacity, width) = (shape.batchSize, Self.width)
        let sample = shape.layers.reduce(shape.inputCount + shape.outputCount) { $0 + 4 * $1.nodes }
        let count = width * (capacity * sample + 2 * shape.parameterCount + 1)
        numbers = .allocate(capacity: count)
        numbers.initialize(repeating: 0, count: count)
        var free = numbers
        func take(_ count: Int) -> UnsafeMutablePointer<Double> {
            defer { free += width * count }
            return free
        }
        (inputs, targets) = (take(capacity * shape.inputCount), take(capacity * shape.outputCount))
        (parameters, gradient) = (take(shape.parameterCount), take(shape.parameterCount))
        isLarge = take(1)
        var weights = 0
        layers = shape.layers.map { layer in
            defer { weights += layer.parameterCount }
            let size = capacity * layer.nodes
            return LockstepLayer(
                inputs: layer.inputs, nodes: layer.nodes, weights: weights,
                biases: layer.hasBiases ? weights + layer.inputs * layer.nodes : -1,
                step: ActivationStep(layer.activation), function: layer.activation.function,
                preActivations: take(size), values: take(size), valueSlopes: take(size),
                preActivationSlopes: take(size))
        }
        loss = LossStep(shape.loss, lastActivation: shape.layers.last?.activation)
    }

    deinit { numbers.deallocate() }

    /// Pre-activations and values of all layers, of the samples in ``inputs``.
    func forward(samples: Int) {
        var below = UnsafePointer(inputs)
        for layer in layers {
            descent_lockstep_forward(
                samples, layer.inputs, layer.nodes, below, parameters, layer.weights, layer.biases,
                layer.preActivations)
            layer.activate(samples: samples)
            below = UnsafePointer(layer.values)
        }
    }

    /// The gradient of the loss over the samples in ``targets``, after ``forward(samples:)``.
    func backward(samples: Int) {
        for (index, layer) in layers.enumerated().reversed() {
            if index == layers.count - 1 {
                writeErrors(layer, samples: samples)
            } else {
                layer.multiplySlopes(samples: samples)
            }
            let below = index == 0 ? inputs : layers[index - 1].values
            descent_lockstep_gradient(
                samples, layer.inputs, layer.nodes, below, layer.preActivationSlopes, layer.weights,
                layer.biases, gradient)
            guard index > 0 else { return }
            descent_lockstep_backward(
                samples, layer.inputs, layer.nodes, layer.preActivationSlopes, parameters, layer.weights,
                layers[index - 1].valueSlopes)
        }
    }

    /// Finds the networks of which an output or its pre-activation is so large that the loss might overflow, or is no
    /// number. From numbers below 1e100 no loss is infinite.
    func findLarge(samples: Int) {
        guard let last = layers.last else { return }
        let beyond = isLarge
        for lane in 0..<Self.width { beyond[lane] = 0 }
        for numbers in [last.preActivations, last.values] {
            descent_lockstep_note_beyond(samples * last.nodes, numbers, Self.largest, beyond)
        }
    }

    /// What is surely small enough: see ``findLarge(samples:)``.
    static let largest = 1e100

    /// ∂L/∂z of the last layer, as ``OutputLoss`` writes it.
    private func writeErrors(_ layer: LockstepLayer, samples: Int) {
        let divisor = loss.function.divisor(samples: samples, outputs: layer.nodes)
        func write(_ formula: Int, to slopes: UnsafeMutablePointer<Double>) {
            descent_lockstep_errors(
                Int32(formula), samples, layer.nodes, layer.values, targets, divisor, slopes)
        }
        switch loss.way {
        case .sigmoid: write(Int(descent_lockstep_error), to: layer.preActivationSlopes)
        case .softmax: write(Int(descent_lockstep_share), to: layer.preActivationSlopes)
        case .squares:
            write(Int(descent_lockstep_twice_the_error), to: layer.valueSlopes)
            layer.multiplySlopes(samples: samples)
        case .function:
            loss.function.writeSlopes(
                layer.valueSlopes, values: layer.values, targets: targets,
                count: samples * layer.nodes * Self.width, divisor: divisor)
            layer.multiplySlopes(samples: samples)
        }
    }
}
