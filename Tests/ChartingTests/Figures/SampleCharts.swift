import Drawing

@testable import Charting

/// Charts of every mark, with all that makes layout hard: long names, many series, wide numbers.
enum SampleCharts {
    struct Sample: Sendable, CustomStringConvertible {
        let name: String
        let figure: any Figure

        var description: String { name }
    }

    static let longTitle =
        "A title that goes on for much longer than any figure is wide, because somebody wanted to say it all"
    static let sentence =
        "Network 2 → 2 (relu) → 1 (relu), η = 0.01, batches of 2, seed 7, the first of many runs"

    static let all: [Sample] = charts + diagrams

    static let charts: [Sample] = [
        Sample(name: "lines with end labels", figure: lines(4, ending: true)),
        Sample(name: "twelve lines with end labels", figure: lines(12, ending: true)),
        Sample(name: "thirty lines with a legend", figure: lines(30, ending: false)),
        Sample(name: "points with annotations", figure: points),
        Sample(name: "bars over categories", figure: bars(names: ["A", "B", "C"])),
        Sample(name: "bars over long names", figure: bars(names: longNames)),
        Sample(name: "bars over forty names", figure: bars(names: (0..<40).map { "parameter \($0)" })),
        Sample(name: "lying bars", figure: lying(names: ["A", "B"])),
        Sample(name: "lying bars with long names", figure: lying(names: longNames)),
        Sample(name: "forty lying bars", figure: lying(names: (0..<40).map { "parameter \($0)" })),
        Sample(name: "stacked bars", figure: stacked),
        Sample(name: "areas and rules", figure: areas),
        Sample(name: "arrows and texts", figure: arrows),
        Sample(name: "crowded texts", figure: crowd),
        Sample(name: "heat map", figure: surface(HeatMapMark.init, logarithmic: false)),
        Sample(name: "filled contours", figure: surface(FilledContourMark.init, logarithmic: true)),
        Sample(
            name: "equal aspect",
            figure: surface(FilledContourMark.init, logarithmic: false).chartEqualAspect()),
        Sample(name: "logarithmic axes", figure: logarithmic),
        Sample(name: "numbers far from zero", figure: offset),
        Sample(name: "long titles", figure: long),
        Sample(name: "nothing at all", figure: Chart {}),
    ]

    static let longNames = [
        "a rather long name of a category", "Donaudampfschifffahrtsgesellschaftskapitän", "x",
        "[−1.25, 3.5], output 1",
    ]

    static func lines(_ count: Int, ending: Bool) -> Chart {
        let x = (0...20).map(Double.init)
        let marks = (0..<count).map { index -> any ChartMark in
            let line = LineMark(
                x: .value("Update", x),
                y: .value("Mean Squared Error", x.map { 49 / (1 + $0 * Double(index + 1) * 0.1) })
            ).series("learning rate \(index)")
            return ending ? line.endLabel("learning rate \(index)") : line
        }
        return Chart { marks }.chartTitle("The loss of \(count) runs", subtitle: sentence)
    }

    static let points = Chart {
        for index in 0..<8 {
            PointMark(x: .value("w", Double(index % 3)), y: .value("Loss", Double(index) * 1000))
                .series(index < 4 ? "before" : "after").annotation("point \(index): 12.5", .topLeft, .right)
        }
    }.chartTitle("Points", subtitle: sentence)

    static func bars(names: [String]) -> Chart {
        let values = names.indices.map { Double($0 % 5) - 1.5 }
        return Chart {
            BarMark(x: .value("Weight", names), y: .value("Slope of the MSE", values))
                .valueLabels(values.map { "2 × 3 × \($0) = \(NumberText.significant(6 * $0))" })
        }.chartTitle("Every weight has a slope", subtitle: sentence)
    }

    static func lying(names: [String]) -> Chart {
        let values = names.indices.map { Double($0 % 5) - 1.5 }
        return Chart {
            BarMark(x: .value("Slope", values), y: .value("", names))
                .valueLabels(values.map { NumberText.significant($0) })
        }.chartTitle("Every weight has a slope", subtitle: sentence)
    }

    static let stacked = Chart {
        for index in 0..<6 {
            BarMark(
                x: .value("Squared error / 4", [Double(index + 1) * 3, Double(index + 1) * 4]),
                y: .value("", ["network A", "network B"]),
                base: [Double(index) * 3, Double(index) * 4]
            ).series("[\(index), −2, 0.5]").valueLabels(["\(index)", "\(index)"])
        }
    }.chartTitle(longTitle, subtitle: sentence)

    static let areas: Chart = {
        let x = (0...40).map { Double($0) / 4 }
        return Chart {
            AreaMark(
                x: .value("z", x), yStart: .value("low", x.map { $0 - 2 }),
                yEnd: .value("high", x.map { $0 + 2 })
            )
            .series("band")
            LineMark(x: .value("z", x), y: .value("mean", x)).series("mean")
            RuleMark(y: 9.5).annotation("a limit that nothing may cross").series("limit")
            RuleMark(y: 9.2).annotation("another limit just below it")
            RuleMark(x: 0.2).annotation("start of everything")
            RectangleMark(xStart: [2], xEnd: [4], yStart: [0], yEnd: [5]).opacity(0.2)
        }.chartTitle("Areas and rules").chartYAxisLabel(
            "A title of y that is longer than the chart would be wide, surely")
    }()

    static let arrows = Chart {
        ArrowMark(xStart: [0, 1], yStart: [0, 1], xEnd: [1, 2], yEnd: [1, 0]).annotation("the step")
        for index in 0..<5 {
            TextMark(x: .value("x", Double(index) / 2), y: .value("y", 0.5), text: "text number \(index)")
        }
    }

    static let crowd = Chart {
        for index in 0..<60 {
            TextMark(
                x: .value("x", Double(index % 4)), y: .value("y", Double(index % 3)), text: "label \(index)")
        }
    }

    static func surface(
        _ mark: (Grid, ContourLevels) -> any ChartMark, logarithmic: Bool
    ) -> Chart {
        guard let grid, let levels = ContourLevels(for: grid, logarithmic: logarithmic) else {
            return Chart {}
        }
        return Chart {
            mark(grid, levels)
            ContourMark(grid: grid, levels: levels)
            LineMark(x: .value("W1[0,0]", [-2, 0, 1]), y: .value("W1[0,1]", [2, 1, 0.5])).series("A").casing()
            PointMark(x: .value("W1[0,0]", 1.0), y: .value("W1[0,1]", 0.5))
                .symbol(.cross).annotation("minimum", .bottomRight)
        }
        .chartXAxisLabel("Weight W1[0,0]").chartYAxisLabel("Weight W1[0,1]")
        .chartColorBar(levels, title: "MSE").chartTitle(
            "The path downhill over two weights", subtitle: sentence)
    }

    static let grid: Grid? = {
        let x = (0...30).map { -2 + Double($0) * 0.15 }
        let y = (0...24).map { -1 + Double($0) * 0.125 }
        return Grid(
            x: x, y: y,
            values: y.flatMap { v in
                x.map { u in 40 * (u - 1) * (u - 1) + 300 * (v - 0.5) * (v - 0.5) + 0.25 }
            })
    }()

    static let logarithmic = Chart {
        LineMark(
            x: .value("Learning rate", [1e-9, 1e-4, 1]), y: .value("Final loss", [1e12, 3.0, 1e-30])
        ).series("run").endLabel("run")
        RuleMark(x: 1e-3).annotation("stable below")
    }.chartXScale(type: .log).chartYScale(type: .log).chartTitle("Both axes are logarithmic")

    static let offset = Chart {
        LineMark(
            x: .value("Time", (0..<9).map { 1e9 + 0.01 * Double($0) }),
            y: .value("", (0..<9).map { Double($0) * 1e12 }))
    }

    static let long = Chart {
        LineMark(x: .value(longTitle, [0, 1]), y: .value(longTitle, [-123_456.5, 234_567.25]))
    }.chartTitle(longTitle + ". " + longTitle, subtitle: longTitle + ". " + longTitle)

    // MARK: Other figures

    static let diagrams: [Sample] = [
        Sample(
            name: "two panels",
            figure: Panels(title: "Two", columns: 2, figures: [points, bars(names: longNames)])),
        Sample(
            name: "five panels",
            figure: Panels(
                title: longTitle, subtitle: sentence, columns: 3,
                figures: [areas, logarithmic, lines(3, ending: true), network(3), product(3)])),
        Sample(name: "small network", figure: network(2)),
        Sample(name: "large network", figure: network(8)),
        Sample(name: "product of three", figure: product(3)),
        Sample(name: "product of six", figure: product(6)),
        Sample(name: "surface in space", figure: space),
    ]

    static func network(_ width: Int) -> NetworkDiagram {
        let sizes = [width, width, max(1, width / 2), 1]
        let layers = sizes.enumerated().map { column, size in
            NetworkDiagram.Layer(
                name: column == 0 ? "input" : "hidden layer \(column), relu",
                nodes: (0..<size).map {
                    NetworkDiagram.Node(
                        "−12.34", caption: "from −12.34, bias \($0), target 0.125",
                        look: $0 == 1 ? .dead : .plain)
                })
        }
        let edges = zip(sizes, sizes.dropFirst()).enumerated().flatMap { layer, sizes in
            (0..<sizes.0).flatMap { from in
                (0..<sizes.1).map { to in
                    NetworkDiagram.Edge(
                        layer: layer, from: from, to: to, text: "−0.1234", value: Double(from - to))
                }
            }
        }
        var diagram = NetworkDiagram(layers: layers, edges: edges)
        diagram.title = "From the input to the prediction"
        diagram.subtitle = sentence
        return diagram
    }

    static func product(_ count: Int) -> ProductFigure {
        let factor = ProductFigure.Term(
            "−123.4567", symbol: "∂L/∂a",
            caption: "slope of the loss for node 0 of layer 2, as seen from here",
            paint: Theme.accent)
        var figure = ProductFigure(factors: Array(repeating: factor, count: count), result: factor)
        figure.title = "The gradient of W1[0,1] is a product"
        figure.subtitle = sentence
        return figure
    }

    static let space: any Figure = {
        guard let grid, let levels = ContourLevels(for: grid) else { return Chart {} }
        var chart = SurfaceChart(
            grid: grid, levels: levels, xLabel: "Weight W1[0,0]", yLabel: "Weight W1[0,1]", zLabel: "MSE",
            tracks: [.init(x: [-2, 0, 1], y: [2, 1, 0.5], startLabel: "start", endLabel: "end")])
        chart.title = "The path downhill"
        chart.subtitle = sentence
        return chart
    }()
}
