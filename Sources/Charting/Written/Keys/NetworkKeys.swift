import Schema

// The keys of network diagrams and of products in writing.
extension ChartKind {
    private static let shown: FormDescription = .either([.number(.all), .text])

    static let network = ChartKind(
        "network", title: "A network diagram", "Layers of nodes, joined by edges.",
        ChartKey.titles + [
            ChartKey(
                "layers", .list(of: layer.form, counts: 1...NetworkDiagram.most.layers),
                "From the inputs to the outputs.", isRequired: true),
            ChartKey(
                "edges", .list(of: edge.form, counts: nil),
                "Edges one by one: new ones, and how one of the weights looks."),
            ChartKey("reversed", .flag, "Whether arrows lead back.", usual: .flag(false)), .size,
        ])

    static let layer = ChartKind(
        "layer", title: "A layer", "A column of nodes.",
        [
            ChartKey("name", .text, "What stands above it."),
            ChartKey(
                "nodes",
                .either([
                    .whole(0...NetworkDiagram.most.nodes),
                    .list(of: .either([shown, node.form]), counts: 0...NetworkDiagram.most.nodes),
                ]), "How many, or each: its value, or a mapping.", isRequired: true),
            ChartKey(
                "weights", .list(of: .numbers, counts: nil),
                "A row for each node, a column for each that feeds it; null for no edge."),
        ])

    static let node = ChartKind(
        "node", title: "A node", "A circle of a layer.",
        [
            ChartKey("value", shown, "What stands in it."), ChartKey("caption", .text, "Words below it."),
            ChartKey("look", .word(NetworkDiagram.Node.Look.self), "How it looks.", usual: .text("plain")),
            ChartKey("color", .color, "Its color."),
        ])

    static let edge = ChartKind(
        "edge", title: "An edge", "A line between two nodes.",
        [
            ChartKey(
                "layer", .whole(1...NetworkDiagram.most.layers),
                "The layer that it leads to; the inputs are 0.", isRequired: true),
            ChartKey(
                "from", .whole(0...NetworkDiagram.most.nodes), "The node that it comes from, counted from 0.",
                isRequired: true),
            ChartKey(
                "to", .whole(0...NetworkDiagram.most.nodes), "The node that it leads to.", isRequired: true),
            ChartKey("weight", .number(.all), "Its weight."), ChartKey("text", .text, "What stands at it."),
            ChartKey("emphasized", .flag, "Whether it stands out.", usual: .flag(false)),
        ])

    static let product = ChartKind(
        "product", title: "A product", "Factors and their product, worked out.",
        ChartKey.titles + [
            ChartKey(
                "factors", .list(of: factor.form, counts: 1...ProductFigure.mostFactors),
                "What is multiplied.", isRequired: true),
            ChartKey(
                "result", result.form, "The product; its value is worked out where all factors are numbers.",
                isRequired: true),
            .size,
        ])

    static let factor = ChartKind(
        "factor", title: "A factor", "A card of a product.",
        [ChartKey("value", shown, "The number.", isRequired: true)] + card)

    static let result = ChartKind(
        "result", title: "The result", "The last card of a product.",
        [ChartKey("value", shown, "The number.")] + card)

    private static let card = [
        ChartKey("symbol", .text, "Its sign in formulas."), ChartKey("caption", .text, "Words below it."),
        ChartKey("color", .color, "Its color."),
    ]
}
