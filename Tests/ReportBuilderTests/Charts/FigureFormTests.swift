import Charting
import Drawing
import FigureChecks
import Foundation
import Testing

@testable import ReportBuilder

private func read(_ text: String) -> (chart: ChartSpec?, text: String) {
    var diagnostics: [Diagnostic] = []
    let chart = ChartFile.chart(
        in: SourceFile(name: "c.yaml", text: text), folder: nil, diagnostics: &diagnostics)
    return (chart, Diagnostic.sorted(diagnostics).map(\.text).joined())
}

private func encoded(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try encoder.encode(value)
}

@Suite("Figures in writing")
struct FigureFormTests {
    @Test("A network is layers of nodes with their weights, and edges that look otherwise")
    func network() throws {
        let (chart, text) = read(
            """
            layers:
              - {name: input, nodes: [1, -2]}
              - name: hidden
                nodes: [{value: 1.5, look: emphasized}, {value: 0, look: dead, caption: off, color: muted}]
                weights: [[0.5, -0.25], [-1.2, null]]
              - {nodes: 1}
            edges:
              - {layer: 1, from: 1, to: 0, emphasized: true}
              - {layer: 2, from: 0, to: 0, weight: 2, text: two}
            reversed: true
            """)
        #expect(text == "")
        let network = try #require(chart?.figure as? NetworkDiagram)
        #expect(network.isReversed)
        #expect(network.layers.map(\.name) == ["input", "hidden", ""])
        #expect(network.layers[0].nodes == [.init("1"), .init("−2")])
        #expect(network.layers[1].nodes[1] == .init("0", caption: "off", look: .dead, paint: Theme.muted))
        #expect(network.layers[2].nodes == [.init("")])
        #expect(
            network.edges == [
                .init(layer: 0, from: 0, to: 0, text: "0.5", value: 0.5),
                .init(layer: 0, from: 1, to: 0, text: "−0.25", value: -0.25, emphasized: true),
                .init(layer: 0, from: 0, to: 1, text: "−1.2", value: -1.2),
                .init(layer: 1, from: 0, to: 0, text: "two", value: 2),
            ])
        #expect(network.summary.contains("input: 1, −2; hidden: 1.5, 0 (dead)"))
        #expect(
            chart?.table.rows.contains(["input, node 1 → hidden, node 0", "−0.25", "emphasized"]) == true)
        let back = try JSONDecoder().decode(NetworkDiagram.self, from: encoded(network))
        #expect(back == network)
        #expect(try encoded(back) == encoded(network))
    }

    @Test("A product of numbers is worked out; other results are written")
    func product() throws {
        let (chart, text) = read(
            """
            factors:
              - {value: -0.4, symbol: $s$, caption: slope, color: "#123456|#abcdef"}
              - {value: 0.8}
            result: {caption: of both}
            """)
        #expect(text == "")
        let product = try #require(chart?.figure as? ProductFigure)
        #expect(product.factors.map(\.text) == ["−0.4", "0.8"])
        #expect(product.result == .init("−0.32", caption: "of both", paint: Theme.ink))
        #expect(product.summary == "Product: −0.4, $s$, slope, times 0.8, is −0.32, of both.")
        let back = try JSONDecoder().decode(ProductFigure.self, from: encoded(product))
        #expect(back == product)
        #expect(
            read("{factors: [{value: a}, {value: 2}], result: {}}").text.contains("only products of numbers"))
    }

    @Test("A surface keeps its view, its colors, its paths and its points")
    func surface() throws {
        let (chart, text) = read(
            """
            x: {label: w, scale: linear}
            legend: false
            color-bar: {continuous: true}
            marks:
              - {mark: surface3d, x: [-1, 0, 1], y: [-1, 1], z: "x^2 - y^2", center: 0, map: diverging,
                 label: L, projection: perspective, distance: 2, azimuth: 200, elevation: 20}
              - {mark: line, x: [-1, 1], y: [0, 1], series: A, color: contrast}
              - {mark: line, x: [-1, 1], y: [0, 1], label: end}
              - {mark: point, x: [0], y: [1], symbol: cross, label: saddle, color: ink}
            """)
        #expect(text == "")
        let surface = try #require(chart?.figure as? SurfaceChart)
        #expect(surface.colorMap == .diverging && surface.colorBar?.map == .diverging)
        #expect(surface.colorBar?.isContinuous == true)
        #expect(surface.projection == .perspective(distance: 2))
        #expect(surface.azimuth == 200 && surface.elevation == 20)
        #expect(surface.xLabel == "w" && surface.yLabel == "y" && surface.zLabel == "L")
        #expect(
            surface.tracks == [
                .init(x: [-1, 1], y: [0, 1], paint: Theme.contrast, startLabel: "A"),
                .init(x: [-1, 1], y: [0, 1], paint: Theme.series[1], endLabel: "end"),
            ])
        #expect(surface.points == [.init(x: [0], y: [1], symbol: .cross, label: "saddle")])
        #expect(surface.summary.contains("A of 2 points. A path of 2 points. saddle at (0, 1)."))
        let back = try JSONDecoder().decode(SurfaceChart.self, from: encoded(surface))
        #expect(back == surface)
        #expect(try encoded(back) == encoded(surface))
    }

    @Test("Panels hold every kind of figure, panels too, and come back as they were")
    func panels() throws {
        let (chart, text) = read(
            """
            columns: 2
            panel-aspect: 0.5
            caption: a note
            panels:
              - {title: A, marks: [{mark: line, x: [0, 1], y: [4, 2]}]}
              - {title: B, layers: [{nodes: [1]}, {nodes: [2], weights: [[3]]}]}
              - {factors: [{value: 2}], result: {}}
              - {marks: [{mark: surface3d, x: [0, 1], y: [0, 1], z: "x + y"}]}
              - {facets: [{title: a, marks: [{mark: bar, x: [a], y: [1]}]}]}
              - {panels: [{marks: [{mark: rule, y: 1}]}]}
            """)
        #expect(text == "")
        let panels = try #require(chart?.figure as? Panels)
        #expect(
            panels.figures.map { "\(type(of: $0))" } == [
                "Chart", "NetworkDiagram", "ProductFigure", "SurfaceChart", "Facets", "Panels",
            ])
        #expect(panels.columns == 2 && panels.aspect == 0.5 && panels.caption == "a note")
        #expect(chart?.table.columns.prefix(3) == ["Panel", "x", "y"])
        #expect(panels.summary.contains("B: Network diagram of 2 layers"))
        let back = try JSONDecoder().decode(Panels.self, from: encoded(panels))
        #expect(try encoded(back) == encoded(panels))
        let measurer = EvenTextMeasurer()
        let size = Size(640, 800)
        let scenes = [panels, back].map { $0.scene(size: size, measuring: measurer) }
        #expect(scenes[0].description == scenes[1].description)
        #expect(scenes[0].droppedItemCount == 0 && scenes[0].textProblems(measuring: measurer) == [])
    }

    @Test("A figure of another kind is not decoded, and foreign figures are not encoded")
    func kinds() throws {
        let product = ProductFigure(
            factors: [.init("2", caption: "", paint: Theme.ink)],
            result: .init("2", caption: "", paint: Theme.ink))
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(NetworkDiagram.self, from: encoded(product))
        }
        #expect(throws: EncodingError.self) {
            try encoded(Panels(title: "", columns: 1, figures: [ForeignFigure()]))
        }
    }

    @Test(
        "Mistakes are explained at their place",
        arguments: [
            ("layer: [{nodes: 1}]", "c.yaml:1:1", "did you mean \"layers\"?"),
            ("panel: []", "c.yaml:1:1", "did you mean \"panels\"?"),
            ("layers: []", "c.yaml:1:9", "the network has no layers"),
            ("layers: [{nodes: 1, weight: [[1]]}]", "c.yaml:1:21", "did you mean \"weights\"?"),
            ("layers: [{nodes: 1, weights: [[1]]}]", "c.yaml:1:21", "nothing feeds the first layer"),
            (
                "layers: [{nodes: 2}, {nodes: 1, weights: [[1]]}]", "c.yaml:1:43",
                "row 1 of weights has 1 values, expected 2, one for each node that feeds it"
            ),
            ("layers: [{nodes: [{value: 1, look: ded}]}]", "c.yaml:1:36", "did you mean \"dead\"?"),
            ("layers: [{nodes: [\"$\\\\frac{1}$\"]}]", "c.yaml:1:19", "in the value"),
            ("layers: [{nodes: [[1]]}]", "c.yaml:1:19", "must be a number or a text, found a list"),
            ("layers: [{nodes: 65}]", "c.yaml:1:18", "must be at most 64, found 65"),
            (
                "layers: [{nodes: 1}, {nodes: 1}]\nedges: [{layer: 2, from: 0, to: 0}]", "c.yaml:2:17",
                "must be at most 1, found 2"
            ),
            (
                "layers: [{nodes: 1}, {nodes: 0}]\nedges: [{layer: 1, from: 0, to: 0}]", "c.yaml:2:33",
                "in a layer without nodes"
            ),
            (
                "layers: [{nodes: 1}]\nedges: [{layer: 1, from: 0, to: 0}]", "c.yaml:2:9",
                "one layer has no edges"
            ),
            ("layers: [{nodes: 1}]\nx: Update", "c.yaml:2:1", "network diagrams have no x of their own"),
            ("layers: [" + repeated("{nodes: 1}", 21) + "]", "c.yaml:1:9", "there are 21 layers, at most 20"),
            (
                "layers: [{nodes: 64}, {nodes: 64, weights: ["
                    + repeated("[" + repeated("1", 64) + "]", 64) + "]}]", "c.yaml:1:9",
                "there are 4096 edges, at most 2000"
            ),
            ("factors: [{value: 1}]", "c.yaml:1:1", "the chart has no \"result\""),
            ("factors: [{value: 1, colour: ink}]\nresult: {}", "c.yaml:1:22", "did you mean \"color\"?"),
            ("factors: [{value: 1, color: blu}]\nresult: {}", "c.yaml:1:29", "\"blu\" is no color"),
            ("panels: []", "c.yaml:1:9", "there are no panels"),
            ("panels: [{marks: [{mark: lin, x: [1], y: [1]}]}]", "c.yaml:1:26", "did you mean \"line\"?"),
            (
                "panels: [{marks: [{mark: rule, y: 1}], size: 1x1}]", "c.yaml:1:40",
                "the panel has no key \"size\""
            ),
            ("panels: [{title: a}]", "c.yaml:1:10", "the panel has no \"marks\""),
            ("panels: [{marks: [{mark: rule, y: 1}]}]\nx: a", "c.yaml:2:1", "write x into the panels"),
            ("panels: [" + repeated("{nodes: 1}", 65) + "]", "c.yaml:1:9", "there are 65 panels, at most 64"),
            (
                "panels: [{panels: [{panels: [{panels: [{panels: [{marks: [{mark: rule, y: 1}]}]}]}]}]}]",
                "c.yaml:1:49", "stand in each other more than 4 deep"
            ),
            (
                "facet: a\nmarks: [{mark: rule, y: 1}]\nreversed: true", "c.yaml:1:8",
                "only network diagrams have reversed"
            ),
            ("marks: [{mark: rule, y: 1}]\nedges: []", "c.yaml:2:1", "only network diagrams have edges"),
            (
                "marks: [\(spaceMark), {mark: bar, x: [0], y: [1]}]", "c.yaml:1:62",
                "the mark bar cannot stand on"
            ),
            ("marks: [\(spaceMark), \(spaceMark)]", "c.yaml:1:62", "a second surface cannot stand on"),
            (
                "marks: [\(spaceMark), {mark: line, x: [0], y: [1], dash: [1]}]", "c.yaml:1:91",
                "a path on a surface has no dash"
            ),
            (
                "marks: [\(spaceMark), {mark: point, x: [a], y: [1]}]", "c.yaml:1:79",
                "x on a surface must be numbers"
            ),
            ("marks: [\(spaceMark)]\ncolors: {A: ink}", "c.yaml:2:1", "a surface in space has no colors"),
            ("marks: [\(spaceMark)]\ny: {scale: log}", "c.yaml:2:5", "an axis in space has no scale"),
            (
                "marks: [{mark: surface3d, x: [0, 1], y: [0, 1], z: x, elevation: 90}]", "c.yaml:1:66",
                "must be a number from 5 to 85"
            ),
            (
                "marks: [{mark: surface3d, x: [0, 1], y: [0, 1], z: x, distance: 2}]", "c.yaml:1:55",
                "only a perspective view"
            ),
            (
                "marks: [{mark: surface3d, x: [0, 1], y: [0, 1], z: x, width: 2}]", "c.yaml:1:55",
                "has no key \"width\""
            ),
        ])
    func mistakes(text: String, place: String, words: String) {
        let (chart, said) = read(text)
        #expect(chart == nil)
        #expect(said.hasPrefix(place + ": error"), "\(said)")
        #expect(said.contains(words), "\(said)")
    }
}

private func repeated(_ text: String, _ count: Int) -> String {
    Array(repeating: text, count: count).joined(separator: ", ")
}

private let spaceMark = "{mark: surface3d, x: [0, 1], y: [0, 1], z: \"x + y\"}"

private struct ForeignFigure: Figure {
    var title = ""
    var subtitle = ""
    var summary = ""
    func items(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> [SceneItem] { [] }
}
