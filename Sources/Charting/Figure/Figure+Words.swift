/// A figure that can say what it shows.
public protocol DescribedFigure: Figure {
    /// What is seen, in sentences, for people who cannot see it.
    var alternativeText: String { get }
    /// The numbers that are drawn, at most 2,000 rows of them.
    var dataTable: DataTable { get }
}

extension SurfaceChart: DescribedFigure {
    /// The surface with its range, and the paths and points on it.
    public var alternativeText: String {
        let range = grid.rangeText.map { " \($0)" }
        let surface =
            "Surface of \(zLabel.isEmpty ? "z" : zLabel) over \(xLabel) and \(yLabel), "
            + "\(grid.x.count) × \(grid.y.count) points\(range ?? "")."
        let paths = tracks.map {
            " \($0.startLabel.isEmpty ? "A path" : $0.startLabel) of \($0.x.count) points."
        }
        let symbols = points.map { points in
            let places = zip(points.x, points.y).prefix(3).map {
                "(\(NumberText.inWords($0)), \(NumberText.inWords($1)))"
            }
            let more = points.x.count > 3 ? " and \(points.x.count - 3) more" : ""
            return " \(points.label.isEmpty ? "A point" : points.label) at "
                + places.joined(separator: ", ") + "\(more)."
        }
        return surface + (paths + symbols).joined()
    }

    /// The paths and points on the surface; of a surface alone its values.
    public var dataTable: DataTable {
        let lines =
            tracks.map { ($0.startLabel, $0.x, $0.y) } + points.map { ($0.label, $0.x, $0.y) }
        guard lines.isEmpty else {
            let rows = lines.flatMap { name, x, y in
                zip(x, y).map { [name, NumberText.exact($0), NumberText.exact($1)] }
            }
            return DataTable(
                caption: title, columns: ["Series", xLabel, yLabel], rows: Array(rows.prefix(2_000)))
        }
        let rows = grid.values.prefix(2_000).enumerated().map { index, value in
            [grid.x[index % grid.x.count], grid.y[index / grid.x.count], value].map(NumberText.exact)
        }
        return DataTable(
            caption: title, columns: [xLabel, yLabel, zLabel.isEmpty ? "z" : zLabel], rows: Array(rows))
    }
}

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

extension ProductFigure: DescribedFigure {
    /// The product as a sentence: `2, weight, times 3, input, is 6, sum.`
    public var alternativeText: String {
        func words(_ term: Term) -> String {
            [term.text, term.symbol, term.caption].filter { !$0.isEmpty }.joined(separator: ", ")
        }
        return "Product: \(factors.map(words).joined(separator: ", times ")), is \(words(result))."
    }

    public var dataTable: DataTable {
        let terms = factors.map { ("factor", $0) } + [("result", result)]
        return DataTable(
            caption: title, columns: ["Part", "Symbol", "Value", "Meaning"],
            rows: terms.map { [$0, $1.symbol, $1.text, $1.caption] })
    }
}

extension Panels: DescribedFigure {
    /// What the panels show, one after the other.
    public var alternativeText: String {
        figures.compactMap { figure in
            let own = figure.summary.isEmpty ? (figure as? any DescribedFigure)?.alternativeText : nil
            let text = own ?? figure.summary
            return text.isEmpty ? nil : figure.title.isEmpty ? text : "\(figure.title): \(text)"
        }.joined(separator: " ")
    }

    /// The numbers of all panels, with the title of each.
    public var dataTable: DataTable { DataTable(caption: title, joining: figures, called: "Panel") }
}

extension DataTable {
    /// The tables of several figures below each other; columns of one name are one column.
    init(caption: String, joining figures: [any Figure], called name: String) {
        var columns: [String] = []
        var rows: [[String]] = []
        for (index, figure) in figures.enumerated() {
            guard let table = (figure as? any DescribedFigure)?.dataTable else { continue }
            // The second column of one name in a table is the second one in all.
            var free = columns.indices.map { $0 }
            let places = table.columns.map { column -> Int in
                if let place = free.first(where: { columns[$0] == column }) {
                    free.removeAll { $0 == place }
                    return place
                }
                columns.append(column)
                return columns.count - 1
            }
            let title = figure.title.isEmpty ? "\(index + 1)" : figure.title
            for row in table.rows.prefix(max(0, 2_000 - rows.count)) {
                var cells = [title] + Array(repeating: "", count: columns.count)
                for (place, cell) in zip(places, row) { cells[place + 1] = cell }
                rows.append(cells)
            }
        }
        self.init(
            caption: caption, columns: [name] + columns,
            rows: rows.map { $0 + Array(repeating: "", count: columns.count + 1 - $0.count) })
    }
}
