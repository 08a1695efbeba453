import Charting
import Drawing

extension Gallery {
    static let diagrams: [GalleryExample] = [
        GalleryExample("network", "NetworkDiagram", size: Size(480, 320)) {
            let layers = [
                NetworkDiagram.Layer(name: "input", nodes: [.init("1"), .init("−2")]),
                NetworkDiagram.Layer(
                    name: "hidden, relu",
                    nodes: [.init("1.5", look: .emphasized), .init("0", look: .dead), .init("0.25")]),
                NetworkDiagram.Layer(name: "output", nodes: [.init("0.8", caption: "target 1")]),
            ]
            let weights = [[0.5, -1.2, 0.75], [-0.5, 0.3, 0.25]]
            var edges = weights.enumerated().flatMap { from, row in
                row.enumerated().map { to, weight in
                    NetworkDiagram.Edge(
                        layer: 0, from: from, to: to, text: NumberText.significant(weight), value: weight)
                }
            }
            edges += [0.4, 1, 0.8].enumerated().map { from, weight in
                NetworkDiagram.Edge(
                    layer: 1, from: from, to: 0, text: NumberText.significant(weight), value: weight)
            }
            var diagram = NetworkDiagram(layers: layers, edges: edges)
            diagram.title = "A forward pass"
            diagram.subtitle = "Blue weights are positive; the dashed unit passes nothing on"
            return diagram
        },
        GalleryExample("product", "ProductFigure", size: Size(560, 200)) {
            var figure = ProductFigure(
                factors: [
                    .init("−0.4", symbol: "∂L/∂ŷ", caption: "slope of the loss", paint: Theme.contrast),
                    .init("0.8", symbol: "∂ŷ/∂h", caption: "weight to the output", paint: Theme.accent),
                    .init("1", symbol: "∂h/∂z", caption: "relu is active", paint: Theme.series[3]),
                ],
                result: .init("−0.32", symbol: "∂L/∂z", caption: "slope of the hidden unit", paint: Theme.ink)
            )
            figure.title = "The chain rule, factor by factor"
            return figure
        },
        GalleryExample("mixed-panels", "Panels of different figures", size: Size(760, 320)) {
            let updates = Array(0...20)
            let loss = Chart {
                LineMark(x: .value("Update", updates), y: .value("Loss", updates.map { 9 * power(0.8, $0) }))
            }
            .chartTitle("The loss falls")
            var network = NetworkDiagram(
                layers: [
                    .init(name: "input", nodes: [.init("1"), .init("−2")]),
                    .init(name: "output", nodes: [.init("$\\hat{y}$", look: .emphasized)]),
                ],
                edges: [
                    .init(layer: 0, from: 0, to: 0, text: "$w_0$", value: 1),
                    .init(layer: 0, from: 1, to: 0, text: "$w_1$", value: -0.4, emphasized: true),
                ])
            network.title = "because the weights"
            let axis = (0...16).map { -2 + Double($0) / 4 }
            let values = axis.flatMap { y in axis.map { x in x * x + 0.5 * y * y } }
            guard let grid = Grid(x: axis, y: axis, values: values), let levels = ContourLevels(for: grid)
            else { return Chart {} }
            var surface = SurfaceChart(
                grid: grid, levels: levels, xLabel: "$w_0$", yLabel: "$w_1$", zLabel: "Loss")
            surface.title = "follow the slope"
            return Panels(
                title: "One update in three pictures", columns: 3, figures: [loss, network, surface])
        },
    ]
}
