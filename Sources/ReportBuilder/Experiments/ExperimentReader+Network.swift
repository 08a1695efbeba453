import TrainingCore

extension ExperimentReader {
    /// A network as it is written; `inputCount` is `nil` where the author's was no number.
    struct NetworkText {
        var inputCount: Int?
        var layers: [ExperimentDraft.Layer]
    }

    static let networkKeys = ["inputs", "layers"]
    static let layerKeys = ["nodes", "activation", "weights", "biases"]

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
        let weights = decoder.required(
            "weights", in: fields, of: what,
            remedy:
                "write a row per node, with a number for every node that feeds it: weights: [[2, 1], [1, 2]]"
        ).flatMap { decoder.list($0, "the weights of \(what)") }
        let rows = (weights ?? []).enumerated().map { row, node in
            self.row(node, "row \(row) of the weights of \(what)")
        }
        var biases: [Double]?
        if let node = fields["biases"], !node.isNull {
            biases = row(node, "the biases of \(what)")
        }
        return ExperimentDraft.Layer(
            nodes: nodes, activation: activation.flatMap(Activation.init) ?? .identity, weights: rows,
            biases: biases)
    }

    /// Numbers; 0 stands for each that has been complained about, so that their count stays.
    mutating func row(_ node: YAMLNode, _ what: @autoclosure () -> String) -> [Double] {
        (decoder.list(node, what()) ?? []).enumerated().map { index, item in
            decoder.number(item, "number \(index + 1) of \(what())") ?? 0
        }
    }
}
