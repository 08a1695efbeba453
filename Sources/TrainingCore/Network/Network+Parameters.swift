extension Network {
    /// All weights and biases in one list: layer by layer, the weights row by row, then the biases.
    ///
    /// O(parameters). ``with(parameters:)`` gives a network of others.
    public package(set) var parameters: [Double] {
        get {
            var flat: [Double] = []
            flat.reserveCapacity(parameterCount)
            for layer in layers {
                flat += layer.weights.elements
                flat += layer.biases ?? []
            }
            return flat
        }
        set {
            precondition(
                newValue.count == parameterCount,
                "The network has \(parameterCount) parameters, not \(newValue.count)")
            var start = 0
            layers = layers.map { layer in
                let biasStart = start + layer.weights.elements.count
                let weights = Matrix(
                    rows: layer.nodeCount, columns: layer.inputCount,
                    elements: Array(newValue[start..<biasStart]))
                start += layer.parameterCount
                let biases = layer.biases == nil ? nil : Array(newValue[biasStart..<start])
                return Layer(
                    weights: weights, biases: biases, activation: layer.activation, dropout: layer.dropout)
            }
        }
    }

    /// The network with other weights and biases, in the order of ``parameters``. Throws unless they are as many.
    public func with(parameters: [Double]) throws(ShapeError) -> Network {
        try ShapeError.check(parameters.count, is: parameterCount, "The parameters of the network")
        return replacing(parameters: parameters)
    }

    /// ``with(parameters:)`` of as many as there are.
    package func replacing(parameters: [Double]) -> Network {
        var network = self
        network.parameters = parameters
        return network
    }

    /// The names of ``parameters``, in their order.
    public var parameterNames: [ParameterName] {
        var names: [ParameterName] = []
        names.reserveCapacity(parameterCount)
        for (index, layer) in layers.enumerated() {
            for node in 0..<layer.nodeCount {
                for input in 0..<layer.inputCount {
                    names.append(.weight(layer: index + 1, node: node, input: input))
                }
            }
            guard layer.biases != nil else { continue }
            for node in 0..<layer.nodeCount { names.append(.bias(layer: index + 1, node: node)) }
        }
        return names
    }

    /// Where in ``parameters`` the named one is; nil if the network has none of that name. O(layers).
    public func index(of name: ParameterName) -> Int? {
        guard layers.indices.contains(name.layer - 1) else { return nil }
        let layer = layers[name.layer - 1]
        guard (0..<layer.nodeCount).contains(name.node) else { return nil }
        let start = layers[..<(name.layer - 1)].reduce(0) { $0 + $1.parameterCount }
        guard let input = name.input else {
            return layer.biases == nil ? nil : start + layer.weights.elements.count + name.node
        }
        guard (0..<layer.inputCount).contains(input) else { return nil }
        return start + name.node * layer.inputCount + input
    }

    /// The value of the named weight or bias; nil if there is none of that name. Setting a name that
    /// the network does not have, or nil, changes nothing.
    public subscript(name: ParameterName) -> Double? {
        get {
            guard index(of: name) != nil else { return nil }
            let layer = layers[name.layer - 1]
            guard let input = name.input else { return layer.biases?[name.node] }
            return layer.weights[name.node, input]
        }
        set {
            guard let newValue, let index = index(of: name) else { return }
            var flat = parameters
            flat[index] = newValue
            parameters = flat
        }
    }

    /// Why ``index(of:)`` finds nothing: `layer 2 has 1 node, counted from 0`; nil if it finds it.
    package func absence(of name: ParameterName) -> String? {
        guard index(of: name) == nil else { return nil }
        guard layers.indices.contains(name.layer - 1) else {
            return "the network has \(counted(layers.count, "layer")), counted from 1"
        }
        let layer = layers[name.layer - 1]
        if !(0..<layer.nodeCount).contains(name.node) {
            return "layer \(name.layer) has \(counted(layer.nodeCount, "node")), counted from 0"
        }
        if name.kind == .bias { return "layer \(name.layer) has no biases" }
        return "a node of layer \(name.layer) has \(counted(layer.inputCount, "input")), counted from 0"
    }
}

/// `1 layer`, `2 layers`; what is more than one by its own word where an s does not make it.
package func counted(_ count: Int, _ noun: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? noun : many ?? noun + "s")"
}
