import TrainingCore

extension ExperimentReader {
    /// A network as it is written; `inputCount` is `nil` where the author's was no number.
    struct NetworkText {
        var inputCount: Int?
        var layers: [ExperimentDraft.Layer]
    }

    static let networkKeys = ["inputs", "layers"]
    static let layerKeys = ["nodes", "activation", "weights", "biases", "initialization"]

    mutating func network(in fields: YAMLFields) -> NetworkText? {
        let example = "write network: {inputs: 2, layers: [{activation: relu, weights: [[1, 2]]}]}"
        guard
            let node = decoder.required("network", in: fields, of: "the experiment", remedy: example),
            let network = decoder.fields(of: node, "the network", keys: ExperimentReader.networkKeys)
        else { return nil }
        let inputs = decoder.required(
            "inputs", in: network, of: "the network", remedy: "write how many numbers a sample has: inputs: 2"
        ).flatMap {
            decoder.integer($0, in: 1...1_000_000, "the number of inputs of the network")
        }
        guard
            let layersNode = decoder.required(
                "layers", in: network, of: "the network",
                remedy:
                    "write a list with one mapping per layer: layers: [{activation: relu, weights: [[1, 2]]}]"
            ),
            let layers = decoder.list(layersNode, "the layers of the network")
        else { return nil }
        return NetworkText(
            inputCount: inputs,
            layers: layers.enumerated().compactMap { index, node in layer(node, number: index + 1) })
    }

    private mutating func layer(_ node: YAMLNode, number: Int) -> ExperimentDraft.Layer? {
        let what = "layer \(number)"
        guard let fields = decoder.fields(of: node, what, keys: ExperimentReader.layerKeys) else {
            return nil
        }
        let nodes = fields["nodes"].flatMap {
            decoder.integer($0, in: 1...1_000_000, "the number of nodes of \(what)")
        }
        let activation = decoder.required(
            "activation", in: fields, of: what, remedy: "write activation: relu, or identity for none"
        ).flatMap { node in
            decoder.choice(
                node, of: Activation.allCases.map(\.rawValue), called: "activations",
                "the activation of \(what)")
        }
        var draft = ExperimentDraft.Layer(
            nodes: nodes, activation: activation.flatMap(Activation.init) ?? .identity)
        if let node = fields["initialization"], !node.isNull {
            draft.initialization = initialization(node, layer: number)
            draft.nodes = initializedNodes(in: fields, nodes: nodes, what)
        }
        if draft.initialization == nil || fields["weights"] != nil {
            draft.weights = weights(in: fields, what)
        }
        if let node = fields["biases"], !node.isNull {
            draft.biases = biases(node, count: draft.nodes ?? draft.weights.count, what)
        }
        return draft
    }

    private mutating func weights(in fields: YAMLFields, _ what: String) -> [[Double]] {
        let rows = decoder.required(
            "weights", in: fields, of: what,
            remedy: "write a row per node, with a number for every node that feeds it: "
                + "weights: [[2, 1], [1, 2]]; or initialization: {scheme: he-normal, seed: 1}"
        ).flatMap { decoder.list($0, "the weights of \(what)") }
        return (rows ?? []).enumerated().map { row, node in
            self.row(node, "row \(row) of the weights of \(what)")
        }
    }

    /// A list, or one number for all nodes.
    private mutating func biases(_ node: YAMLNode, count: Int, _ what: String) -> [Double] {
        if case .scalar(let text, isPlain: true) = node.content, YAMLNumber(text) != nil {
            return [Double](
                repeating: decoder.number(node, "the biases of \(what)") ?? 0,
                count: min(count, Experiment.maximumInitializedWeights))
        }
        return row(node, "the biases of \(what)")
    }

    /// Numbers; 0 stands for each that has been complained about, so that their count stays.
    mutating func row(_ node: YAMLNode, _ what: @autoclosure () -> String) -> [Double] {
        (decoder.list(node, what()) ?? []).enumerated().map { index, item in
            decoder.number(item, "number \(index + 1) of \(what())") ?? 0
        }
    }
}
