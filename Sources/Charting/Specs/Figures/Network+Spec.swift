import Drawing
import Schema

// Network diagrams in writing: layers of nodes with their weights, and edges one by one.
extension NetworkDiagram {
    static let most = (layers: 20, nodes: 64, edges: 2_000)

    static let written = FigureForm(
        "network diagrams", toldBy: "layers", { NetworkSpec.kind }, make: { $0.figure($1, &$2) },
        spec: { ($0 as? NetworkDiagram).map { NetworkSpec($0) } })
}

private struct NetworkSpec: Sendable {
    /// The titles, and which way arrows lead.
    var diagram = NetworkDiagram(layers: [], edges: [])
    var layers: [LayerSpec] = []
    var edges: [EdgeSpec] = []

    init() {}

    init(_ diagram: NetworkDiagram) {
        self.diagram = diagram
        layers = diagram.layers.map { LayerSpec(name: $0.name, nodes: $0.nodes) }
        edges = diagram.edges.map { EdgeSpec($0) }
    }

    static let kind = Kind(
        "network", title: "A network diagram", "Layers of nodes, joined by edges.", NetworkSpec(),
        fields: Field.titles.map { $0.through(\.diagram) } + [
            Field(
                "layers", \.layers,
                .parts(
                    "layers", of: LayerSpec.kind.form, most: NetworkDiagram.most.layers,
                    none: "the network has no layers", called: "the layer"),
                "From the inputs to the outputs.",
                called: "the layers", example: "[{nodes: [x, 1]}, {name: hidden, nodes: 3}, {nodes: [y]}]",
                isRequired: true),
            Field(
                "edges", \.edges,
                .parts(
                    "edges", of: EdgeSpec.kind.form, most: NetworkDiagram.most.edges, none: nil,
                    called: "the edge"),
                "Edges one by one: new ones, and how one of the weights looks.", called: "the edges"),
            Field("reversed", \.diagram.isReversed, .flag, "Whether arrows lead back."), .name, .size,
        ])

    func figure(_ mapping: Mapping, _ reader: inout Reader) -> NetworkDiagram? {
        let before = reader.problems.count
        var edges: [NetworkDiagram.Edge] = []
        for (index, layer) in layers.enumerated() {
            edges += layer.weights(
                index, from: index > 0 ? layers[index - 1].nodes.count : nil, mapping, &reader)
        }
        if reader.problems.count == before { add(to: &edges, mapping, &reader) }
        guard reader.problems.count == before,
            reader.hasRoom(
                for: edges.count, "edges", most: NetworkDiagram.most.edges,
                at: mapping.path + [mapping.has("edges") ? "edges" : "layers"])
        else { return nil }
        var diagram = diagram
        diagram.layers = layers.map { NetworkDiagram.Layer(name: $0.name, nodes: $0.nodes) }
        diagram.edges = edges
        return diagram
    }

    /// Edges one by one: new ones, and those of the weights that look otherwise.
    private func add(to edges: inout [NetworkDiagram.Edge], _ mapping: Mapping, _ reader: inout Reader) {
        struct Ends: Hashable { var layer, from, to: Int }
        var known: [Ends: Int] = [:]
        for (index, edge) in edges.enumerated() {
            known[Ends(layer: edge.layer, from: edge.from, to: edge.to)] = index
        }
        for (index, spec) in self.edges.enumerated() {
            let path = mapping.path + ["edges", .index(index)]
            guard spec.isBetween(layers, at: path, &reader) else { continue }
            // Each weight is changed once; a second edge on the same way is one more.
            let weight = known.removeValue(forKey: Ends(layer: spec.layer - 1, from: spec.from, to: spec.to))
            let edge = spec.edge(weight.map { edges[$0].value } ?? .nan)
            if let weight { edges[weight] = edge } else { edges.append(edge) }
        }
    }
}

private struct LayerSpec: Sendable, Hashable {
    var name = ""
    var nodes: [NetworkDiagram.Node] = []
    /// A row for each node, a column for each node that feeds it; not finite for no edge.
    var weights: [[Double]]?

    static let kind = Kind(
        "layer", title: "A layer", "A column of nodes.", LayerSpec(),
        fields: [
            Field("name", \.name, .shown, "What stands above it.", called: "the name of the layer"),
            Field(
                "nodes", \.nodes, .nodes, "How many, or each: its value, or a mapping.",
                called: "the number of nodes", example: "[x, 1]", isRequired: true),
            Field(
                "weights", \.weights, .optional(.rows),
                "A row for each node, a column for each that feeds it; null for no edge."),
        ])

    /// The edges of the weights.
    ///
    /// - Parameter feeding: how many nodes the layer before has; `nil` for the first.
    func weights(
        _ index: Int, from feeding: Int?, _ network: Mapping, _ reader: inout Reader
    ) -> [NetworkDiagram.Edge] {
        guard let weights else { return [] }
        let mapping = Mapping(
            path: network.path + ["layers", .index(index)], what: "the layer", members: Members(all: []))
        guard let feeding else {
            mapping.report(
                "nothing feeds the first layer, so it has no weights", at: "weights", .key,
                remedy: "write them into the layer that they lead to", into: &reader)
            return []
        }
        let values = FieldRows.rows(weights).values(
            width: feeding, height: nodes.count, of: ("node", "node that feeds it"), mapping, "weights",
            remedy: "write a row for each node, with a number for each node that feeds it", &reader)
        return (values ?? []).enumerated().compactMap { place, value in
            guard value.isFinite else { return nil }
            return EdgeSpec(layer: index, from: place % feeding, to: place / feeding, weight: value).edge(
                value)
        }
    }
}

extension Form where Content == [NetworkDiagram.Node] {
    /// How many nodes, or each.
    fileprivate static var nodes: Form {
        let most = NetworkDiagram.most.nodes
        let count = Form<Int>.integer(0...most).compactMap { count -> Content? in
            Array(repeating: NetworkDiagram.Node(""), count: count)
        } from: { _ in
            nil
        }
        let list = parts("nodes", of: .node, most: most, none: nil, called: "the node")
        return .shaped(
            "their number or a list", [ShapedForm(.number, form: count), ShapedForm(.list, form: list)])
    }
}

extension Form where Content == NetworkDiagram.Node {
    private static var kind: Kind<NetworkDiagram.Node> {
        Kind(
            "node", title: "A node", "A circle of a layer.", NetworkDiagram.Node(""),
            fields: [
                Field(
                    "value", \.text, ShownValue.form.map({ $0.text }, from: { ShownValue(text: $0) }),
                    "What stands in it.", called: "the value"),
                Field("caption", \.caption, .shown, "Words below it.", called: "the caption of the node"),
                Field("look", \.look, .word("looks"), "How it looks.", called: "the look"),
                Field("color", \.paint, .optional(.color), "Its color.", called: "the color"),
            ])
    }

    /// The value of a node alone, or a mapping.
    fileprivate static var node: Form {
        let alone = Form(ShownValue.form.description) { value, spot, reader in
            let place = Spot(path: spot.path, name: "the value")
            return ShownValue.form.readAnyhow(value, at: place, into: &reader).map {
                NetworkDiagram.Node($0.text)
            }
        } write: {
            $0 == NetworkDiagram.Node($0.text) ? .text($0.text) : .none
        }
        return .shaped(
            "a number or a text",
            [ShapedForm(.number, .text, .flag, form: alone), ShapedForm(.mapping, form: kind.form)])
    }
}

private struct EdgeSpec: Sendable, Hashable {
    /// The layer that it leads to; the inputs are 0.
    var layer = 0
    var from = 0
    var to = 0
    var weight: Double?
    var text: String?
    var isEmphasized = false

    init(layer: Int = 0, from: Int = 0, to: Int = 0, weight: Double? = nil) {
        (self.layer, self.from, self.to, self.weight) = (layer, from, to, weight)
    }

    init(_ edge: NetworkDiagram.Edge) {
        self.init(
            layer: edge.layer + 1, from: edge.from, to: edge.to,
            weight: edge.value.isFinite ? edge.value : nil)
        text = edge.text == Self.usualText(edge.value) ? nil : edge.text
        isEmphasized = edge.isEmphasized
    }

    static let kind = Kind(
        "edge", title: "An edge", "A line between two nodes.", EdgeSpec(),
        fields: [
            Field(
                "layer", \.layer, .integer(1...NetworkDiagram.most.layers),
                "The layer that it leads to; the inputs are 0.", called: "the layer that the edge leads to",
                example: "1", isRequired: true),
            Field(
                "from", \.from, .integer(0...NetworkDiagram.most.nodes),
                "The node that it comes from, counted from 0.", called: "the node that the edge comes from",
                example: "0", isRequired: true),
            Field(
                "to", \.to, .integer(0...NetworkDiagram.most.nodes), "The node that it leads to.",
                called: "the node that the edge leads to", example: "1", isRequired: true),
            Field(
                "weight", \.weight, .optional(.number), "Decides its color and its thickness.",
                called: "the weight"),
            Field(
                "text", \.text, .optional(.shown), "What stands on it; else the weight.",
                called: "the text of the edge"),
            Field("emphasized", \.isEmphasized, .flag, "Whether it stands out."),
        ])

    /// - Parameter known: the weight on the same way.
    func edge(_ known: Double) -> NetworkDiagram.Edge {
        let value = weight ?? known
        return NetworkDiagram.Edge(
            layer: layer - 1, from: from, to: to, text: text ?? Self.usualText(value), value: value,
            emphasized: isEmphasized)
    }

    private static func usualText(_ value: Double) -> String {
        value.isFinite ? NumberText.significant(value) : ""
    }

    /// Whether there are the nodes that the edge joins; complains if not.
    func isBetween(_ layers: [LayerSpec], at path: [PathStep], _ reader: inout Reader) -> Bool {
        guard layers.count > 1 else {
            reader.report("one layer has no edges", at: path, .head, remedy: "write another layer")
            return false
        }
        func has(_ key: String, _ value: Int, _ range: ClosedRange<Int>, _ name: String) -> Bool {
            let spot = Spot(path: path + [.key(key)], name: name)
            guard let problem = Form<Int>.integer(range).problem(of: value, at: spot) else { return true }
            reader.report(problem)
            return false
        }
        func hasNode(_ key: String, _ value: Int, _ layer: LayerSpec, _ name: String) -> Bool {
            if !layer.nodes.isEmpty { return has(key, value, 0...(layer.nodes.count - 1), name) }
            reader.report(
                "\(name) is in a layer without nodes", at: path + [.key(key)], remedy: "write nodes into it")
            return false
        }
        guard has("layer", layer, 1...(layers.count - 1), "the layer that the edge leads to") else {
            return false
        }
        return hasNode("from", from, layers[layer - 1], "the node that the edge comes from")
            && hasNode("to", to, layers[layer], "the node that the edge leads to")
    }
}
