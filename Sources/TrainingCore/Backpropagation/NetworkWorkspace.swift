/// The buffers of a pass forward and back through a network, filled again and again without
/// allocating: a ``NetworkPass`` as a value, with its memory.
///
/// Parameters come as one flat list (see ``Network/parameters``); all buffers are samples × nodes,
/// row by row, with room for `capacity` samples.
package struct NetworkWorkspace {
    private var memory: PassMemory

    /// `loss` is asked for by ``loss(targets:samples:)`` and ``backward(_:targets:samples:parameters:)`` alone.
    package init(_ network: Network, capacity: Int, loss: Loss = .meanSquaredError) {
        memory = PassMemory(network, capacity: capacity, loss: loss)
    }

    /// Of a training, if there is a draw.
    init(_ network: Network, capacity: Int, loss: Loss, draw: TrainingDraw?) {
        memory = PassMemory(network, capacity: capacity, loss: loss, isTraining: draw != nil)
        if let draw { memory.pass.draw(draw, samples: capacity) }
    }

    /// The buffers of a pass forward that is done already.
    init(_ network: Network, trace: ForwardTrace, capacity: Int, loss: Loss, draw: TrainingDraw?) {
        self.init(network, capacity: capacity, loss: loss, draw: draw)
        for (layer, traced) in zip(memory.pass.allLayers, trace.layers) {
            layer.preActivations.update(
                from: traced.preActivations.elements, count: traced.preActivations.elements.count)
            layer.values.update(from: traced.values.elements, count: traced.values.elements.count)
        }
        guard memory.pass.allLayers.contains(where: { $0.functionCount > 0 }) else { return }
        let parameters = network.parameters
        for index in 0..<memory.pass.layerCount {
            (memory.pass.layers + index).runFunctions(samples: capacity, parameters: parameters)
        }
    }

    /// The pass on memory that no other value shares.
    private mutating func ownPass() -> NetworkPass {
        if !isKnownUniquelyReferenced(&memory) { memory = memory.copy() }
        return memory.pass
    }

    package var layerCount: Int { memory.network.layers.count }

    /// Of each layer.
    var activations: [Activation] { memory.network.layers.map(\.activation) }

    var preActivations: [[Double]] { buffers(\.preActivations) }
    package var values: [[Double]] { buffers(\.values) }
    /// What feeds the layer above, nil where it is the values.
    var outputs: [[Double]?] {
        memory.pass.allLayers.map { layer in
            layer.functionCount == 0
                ? nil : Array(UnsafeBufferPointer(start: layer.outputs, count: memory.capacity * layer.nodes))
        }
    }
    var valueSlopes: [[Double]] { buffers(\.valueSlopes) }
    var preActivationSlopes: [[Double]] { buffers(\.preActivationSlopes) }

    /// ∂L/∂parameters of the last pass back, in the order of the parameters.
    var gradient: [Double] { Array(memory.pass.gradient) }

    /// The values of the last layer. Only the rows of the samples last run are meaningful.
    package var predictions: [Double] {
        Array(
            UnsafeBufferPointer(
                start: memory.pass.predictions, count: memory.capacity * memory.network.outputCount))
    }

    /// Computes pre-activations and values of the layers in `range` (counted from 0), from those of
    /// the layer below, which an earlier call has left here.
    package mutating func forward(
        _ inputs: [Double], samples: Int, parameters: [Double], layers range: Range<Int>
    ) {
        ownPass().forward(inputs, samples: samples, parameters: parameters, layers: range)
    }

    /// The loss of the values of the last layer, after ``forward`` over all layers.
    func loss(targets: [Double], samples: Int) -> Double {
        memory.pass.loss(targets: targets, samples: samples)
    }

    /// The chain rule from the loss back to every parameter, after ``forward`` over all layers with
    /// the same inputs and parameters.
    mutating func backward(
        _ inputs: [Double], targets: [Double], samples: Int, parameters: [Double]
    ) {
        ownPass().backward(inputs, targets: targets, samples: samples, parameters: parameters)
    }

    private func buffers(_ buffer: KeyPath<LayerPass, UnsafeMutablePointer<Double>>) -> [[Double]] {
        memory.pass.allLayers.map { layer in
            Array(UnsafeBufferPointer(start: layer[keyPath: buffer], count: memory.capacity * layer.nodes))
        }
    }
}
