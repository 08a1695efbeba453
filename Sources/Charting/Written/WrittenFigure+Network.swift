import Drawing
import Schema

// Network diagrams in writing: layers of nodes with their weights, and edges one by one.
extension NetworkDiagram {
    static let writtenKeys = ChartKind.network.names
    static let layerKeys = ChartKind.layer.names
    static let nodeKeys = ChartKind.node.names
    static let edgeKeys = ChartKind.edge.names
    static let most = (layers: 20, nodes: 64, edges: 2_000)

    func written(at path: [any CodingKey]) throws -> Value {
        var writer = ChartWriter()
        writer.titles(self)
        writer.text("caption", caption)
        writer.write("layers", .list(layers.map(\.written)))
        if !edges.isEmpty { writer.write("edges", .list(edges.map(\.written))) }
        writer.flag("reversed", isReversed, unless: false)
        return writer.value
    }
}

extension NetworkDiagram.Layer {
    fileprivate var written: Value {
        var writer = ChartWriter()
        writer.text("name", name)
        writer.write("nodes", .list(nodes.map(\.written)))
        return writer.value
    }
}

extension NetworkDiagram.Node {
    fileprivate var written: Value {
        guard self != NetworkDiagram.Node(text) else { return .text(text) }
        var writer = ChartWriter()
        writer.text("value", text)
        writer.text("caption", caption)
        if look != .plain { writer.text("look", look.rawValue) }
        writer.text("color", paint?.written)
        return writer.value
    }
}

extension NetworkDiagram.Edge {
    fileprivate var written: Value {
        var writer = ChartWriter()
        writer.number("layer", Double(layer + 1))
        writer.number("from", Double(from))
        writer.number("to", Double(to))
        writer.number("weight", value.isFinite ? value : nil)
        if text != Self.usualText(value) { writer.write("text", .text(text)) }
        writer.flag("emphasized", isEmphasized, unless: false)
        return writer.value
    }

    fileprivate static func usualText(_ value: Double) -> String {
        value.isFinite ? NumberText.significant(value) : ""
    }
}

extension ChartFields {
    func network() -> NetworkDiagram? {
        refuse(besides: NetworkDiagram.writtenKeys, "network diagrams have") { "remove \($0)" }
        guard let items = list("layers", "the layers") else { return nil }
        let example = "write layers: [{nodes: [1, 2]}, {nodes: [3], weights: [[0.5, 1]]}]"
        if items.isEmpty { report("the network has no layers", at: "layers", remedy: example) }
        guard reader.hasRoom(for: items.count, "layers", most: NetworkDiagram.most.layers, at: path, "layers")
        else { return nil }
        var layers: [NetworkDiagram.Layer] = []
        var edges: [NetworkDiagram.Edge] = []
        for (index, item) in items.enumerated() {
            let place = path + [.key("layers"), .index(index)]
            let layer = reader.fields(item, at: place, "the layer", keys: NetworkDiagram.layerKeys)
            guard let layer, let nodes = layer.nodes(example) else { return nil }
            edges += layer.weights(index, into: nodes.count, from: layers.last?.nodes.count)
            layers.append(.init(name: layer.text("name", "the name of the layer") ?? "", nodes: nodes))
        }
        readEdges(between: layers, into: &edges)
        guard
            reader.hasRoom(
                for: edges.count, "edges", most: NetworkDiagram.most.edges, at: path,
                has("edges") ? "edges" : "layers")
        else { return nil }
        var diagram = NetworkDiagram(layers: layers, edges: edges)
        diagram.isReversed = flag("reversed") ?? false
        readTitles(into: &diagram)
        diagram.caption = text("caption", "the caption") ?? ""
        return diagram
    }

    // MARK: Nodes

    private func nodes(_ example: String) -> [NetworkDiagram.Node]? {
        guard requires("nodes", remedy: example) else { return nil }
        let most = NetworkDiagram.most.nodes
        if case .number? = self["nodes"] {
            return integer("nodes", in: 0...most, "the number of nodes").map {
                Array(repeating: NetworkDiagram.Node(""), count: $0)
            }
        }
        guard let items = list("nodes", "the nodes"),
            reader.hasRoom(for: items.count, "nodes", most: most, at: path, "nodes")
        else { return nil }
        return items.enumerated().map { index, item in
            node(item, at: path + [.key("nodes"), .index(index)])
        }
    }

    private func node(_ value: Value, at path: [PathStep]) -> NetworkDiagram.Node {
        guard case .fields = value else {
            // A value alone is read as if it stood behind its key.
            let alone = ChartFields(
                reader: reader, path: path, what: "the node", members: Members(all: [.init("value", value)]))
            return NetworkDiagram.Node(alone.shownValue(at: path) ?? "")
        }
        guard let node = reader.fields(value, at: path, "the node", keys: NetworkDiagram.nodeKeys) else {
            return NetworkDiagram.Node("")
        }
        let looks = NetworkDiagram.Node.Look.allCases.map(\.rawValue)
        let look = node.choice("look", of: looks, called: "looks", "the look")
        return NetworkDiagram.Node(
            node.shownValue(at: path + [.key("value")]) ?? "",
            caption: node.text("caption", "the caption of the node") ?? "",
            look: look.flatMap { NetworkDiagram.Node.Look(rawValue: $0) } ?? .plain, paint: node.paint())
    }

    // MARK: Edges

    /// A row of weights for each node, a column for each node that feeds it; null for no edge.
    private func weights(_ index: Int, into count: Int, from feeding: Int?) -> [NetworkDiagram.Edge] {
        guard has("weights") else { return [] }
        guard let feeding else {
            report(
                "nothing feeds the first layer, so it has no weights", at: "weights", .key,
                remedy: "write them into the layer that they lead to")
            return []
        }
        let values = rows(
            "weights", width: feeding, height: count, of: ("node", "node that feeds it"),
            remedy: "write a row for each node, with a number for each node that feeds it")
        return (values ?? []).enumerated().compactMap { place, value in
            value.isFinite ? edge(index, from: place % feeding, to: place / feeding, value) : nil
        }
    }

    private func edge(_ layer: Int, from: Int, to: Int, _ value: Double) -> NetworkDiagram.Edge {
        NetworkDiagram.Edge(
            layer: layer - 1, from: from, to: to, text: NetworkDiagram.Edge.usualText(value), value: value)
    }

    /// Edges one by one: new ones, and those of the weights that look otherwise.
    private func readEdges(between layers: [NetworkDiagram.Layer], into edges: inout [NetworkDiagram.Edge]) {
        guard let items = list("edges", "the edges"),
            reader.hasRoom(for: items.count, "edges", most: NetworkDiagram.most.edges, at: path, "edges")
        else { return }
        struct Ends: Hashable { var layer, from, to: Int }
        var known: [Ends: Int] = [:]
        for (index, edge) in edges.enumerated() {
            known[Ends(layer: edge.layer, from: edge.from, to: edge.to)] = index
        }
        for (index, item) in items.enumerated() {
            let place = path + [.key("edges"), .index(index)]
            guard let fields = reader.fields(item, at: place, "the edge", keys: NetworkDiagram.edgeKeys),
                let ends = fields.ends(between: layers)
            else { continue }
            // Each weight is changed once; a second edge on the same way is one more.
            let weight = known.removeValue(forKey: Ends(layer: ends.layer - 1, from: ends.from, to: ends.to))
            let value = fields.number("weight", "the weight") ?? weight.map { edges[$0].value } ?? .nan
            var edge = self.edge(ends.layer, from: ends.from, to: ends.to, value)
            if let text = fields.text("text", "the text of the edge") { edge.text = text }
            edge.isEmphasized = fields.flag("emphasized") ?? false
            if let weight { edges[weight] = edge } else { edges.append(edge) }
        }
    }

    private func ends(between layers: [NetworkDiagram.Layer]) -> (layer: Int, from: Int, to: Int)? {
        let example = "write {layer: 1, from: 0, to: 1, weight: 0.5}"
        guard ["layer", "from", "to"].filter({ !requires($0, remedy: example) }).isEmpty else { return nil }
        guard layers.count > 1 else {
            reader.report("one layer has no edges", at: path, .head, remedy: "write another layer")
            return nil
        }
        guard let layer = integer("layer", in: 1...(layers.count - 1), "the layer that the edge leads to")
        else { return nil }
        func node(_ key: String, _ count: Int, _ name: String) -> Int? {
            guard count > 0 else {
                report("\(name) is in a layer without nodes", at: key, remedy: "write nodes into it")
                return nil
            }
            return integer(key, in: 0...(count - 1), name)
        }
        guard let from = node("from", layers[layer - 1].nodes.count, "the node that the edge comes from"),
            let to = node("to", layers[layer].nodes.count, "the node that the edge leads to")
        else { return nil }
        return (layer, from, to)
    }
}
