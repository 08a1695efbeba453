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

    /// Of a training: a pass drops what is drawn.
    init(_ network: Network, capacity: Int, loss: Loss, draw: DropoutDraw?) {
        memory = PassMemory(network, capacity: capacity, loss: loss, drops: draw != nil)
        if let draw { memory.pass.draw(draw, samples: capacity) }
    }

    /// The buffers of a pass forward that is done already.
    init(_ network: Network, trace: ForwardTrace, capacity: Int, loss: Loss, draw: DropoutDraw?) {
        self.init(network, capacity: capacity, loss: loss, draw: draw)
        for (layer, traced) in zip(memory.pass.allLayers, trace.layers) {
            layer.preActivations.update(
                from: traced.preActivations.elements, count: traced.preActivations.elements.count)
            layer.values.update(from: traced.values.elements, count: traced.values.elements.count)
            if let dropped = traced.dropped {
                layer.dropped?.update(from: dropped.elements, count: dropped.elements.count)
            }
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
    /// nil where nothing is dropped.
    var dropped: [[Double]?] {
        memory.pass.allLayers.map { layer in
            layer.dropped.map {
                Array(UnsafeBufferPointer(start: $0, count: memory.capacity * layer.nodes))
            }
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
