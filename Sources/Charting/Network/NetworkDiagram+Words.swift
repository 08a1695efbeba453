extension NetworkDiagram: DescribedFigure {
    /// The layers with their nodes, and how many edges join them.
    public var alternativeText: String {
        let parts = layers.enumerated().map { index, layer in
            let nodes = layer.nodes.map { node in
                (node.text.isEmpty ? "empty" : node.text) + (node.look == .dead ? " (dead)" : "")
            }
            return "\(name(index)): \(nodes.joined(separator: ", "))"
        }
        let count = "\(edges.count) edge\(edges.count == 1 ? "" : "s")"
        return "Network diagram of \(layers.count) layer\(layers.count == 1 ? "" : "s"), "
            + "\(parts.joined(separator: "; ")); \(count)."
    }

    /// Every node, then every edge.
    public var dataTable: DataTable {
        var rows: [[String]] = []
        for (index, layer) in layers.enumerated() {
            for (place, node) in layer.nodes.enumerated() {
                let note = [node.caption, node.look == .plain ? "" : node.look.rawValue]
                rows.append([
                    "\(name(index)), node \(place)", node.text,
                    note.filter { !$0.isEmpty }.joined(separator: ", "),
                ])
            }
        }
        for edge in edges {
            rows.append([
                "\(name(edge.layer)), node \(edge.from) → \(name(edge.layer + 1)), node \(edge.to)",
                edge.value.isFinite ? NumberText.exact(edge.value) : edge.text,
                edge.isEmphasized ? NetworkDiagram.Node.Look.emphasized.rawValue : "",
            ])
        }
        return DataTable(caption: title, columns: ["Part", "Value", "Note"], rows: Array(rows.prefix(2_000)))
    }

    private func name(_ layer: Int) -> String {
        layers.indices.contains(layer) && !layers[layer].name.isEmpty ? layers[layer].name : "layer \(layer)"
    }
}
