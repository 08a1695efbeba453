extension Network {
    /// All parameters in one list: layer by layer, the weights row by row, then the biases, then those of what
    /// stands behind the layer.
    ///
    /// O(parameters). ``with(parameters:)`` gives a network of others.
    public package(set) var parameters: [Double] {
        get {
            var flat: [Double] = []
            flat.reserveCapacity(parameterCount)
            for layer in layers {
                flat += layer.weights.elements
                flat += layer.biases ?? []
                for stage in layer.behind { flat += stage.parameters ?? [] }
            }
            return flat
        }
        set {
            precondition(
                newValue.count == parameterCount,
                "The network has \(parameterCount) parameters, not \(newValue.count)")
            layers = zip(layers, plan).map { layer, plan in
                let weights = Matrix(
                    rows: plan.nodes, columns: plan.inputs, known: Array(newValue[plan.weightRange]))
                let behind = zip(layer.behind, plan.functions).map { stage, function in
                    FunctionLayer(stage.function, parameters: Array(newValue[function.parameters]))
                }
                return Layer(
                    weights: weights,
                    biases: plan.biases.map { Array(newValue[$0..<$0 + plan.nodes]) },
                    activation: layer.activation, behind: behind)
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
        for (index, layer) in plan.enumerated() {
            for node in 0..<layer.nodes {
                for input in 0..<layer.inputs {
                    names.append(.weight(layer: index + 1, node: node, input: input))
                }
            }
            if layer.biases != nil {
                for node in 0..<layer.nodes { names.append(.bias(layer: index + 1, node: node)) }
            }
            for (name, count) in layer.functions.flatMap(\.counts) {
                for place in 0..<count { names.append(.other(name, layer: index + 1, index: place)) }
            }
        }
        return names
    }

    /// Where in ``parameters`` the named one is; nil if the network has none of that name. O(layers).
    public func index(of name: ParameterName) -> Int? {
        guard layers.indices.contains(name.layer - 1) else { return nil }
        let layer = layers[name.layer - 1]
        guard name.node >= 0 else { return nil }
        let start = layers[..<(name.layer - 1)].reduce(0) { $0 + $1.parameterCount }
        switch name.kind {
        case .weight:
            guard name.node < layer.nodeCount, let input = name.input, (0..<layer.inputCount).contains(input)
            else { return nil }
            return start + name.node * layer.inputCount + input
        case .bias:
            guard name.node < layer.nodeCount, layer.biases != nil else { return nil }
            return start + layer.weights.elements.count + name.node
        case .other(let label):
            let first = start + layer.weights.elements.count + (layer.biases?.count ?? 0)
            return layer.place(of: label, name.node).map { first + $0 }
        }
    }

    /// The value of the named weight or bias; nil if there is none of that name. Setting a name that
    /// the network does not have, or nil, changes nothing.
    public subscript(name: ParameterName) -> Double? {
        get {
            guard index(of: name) != nil else { return nil }
            let layer = layers[name.layer - 1]
            switch name.kind {
            case .weight: return name.input.map { layer.weights[name.node, $0] }
            case .bias: return layer.biases?[name.node]
            case .other(let label): return layer.other(label, name.node)
            }
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
        if case .other(let label) = name.kind {
            let count = layer.behind.flatMap { $0.counts(nodes: layer.nodeCount) }.first { $0.name == label }?
                .count
            return count.map { "behind layer \(name.layer) stand \($0) of \(label), counted from 0" }
                ?? "no \(label) stands behind layer \(name.layer)"
        }
        if !(0..<layer.nodeCount).contains(name.node) {
            return "layer \(name.layer) has \(counted(layer.nodeCount, "node")), counted from 0"
        }
        if name.kind == .bias { return "layer \(name.layer) has no biases" }
        return "a node of layer \(name.layer) has \(counted(layer.inputCount, "input")), counted from 0"
    }
}

extension Layer {
    /// Where a parameter of what stands behind the layer is among all of those; nil: nowhere.
    fileprivate func place(of label: String, _ index: Int) -> Int? {
        var start = 0
        for (name, count) in behind.flatMap({ $0.counts(nodes: nodeCount) }) {
            if name == label { return index < count ? start + index : nil }
            start += count
        }
        return nil
    }

    /// The value of such a parameter.
    fileprivate func other(_ label: String, _ index: Int) -> Double? {
        place(of: label, index).map { behind.flatMap { $0.parameters ?? [] }[$0] }
    }
}

/// `1 layer`, `2 layers`; what is more than one by its own word where an s does not make it.
package func counted(_ count: Int, _ noun: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? noun : many ?? noun + "s")"
}
