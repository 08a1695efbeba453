import Drawing
import FigureChecks
import Testing

@testable import Charting

@Suite("Hostile data")
struct RobustnessTests {
    private let measurer = EvenTextMeasurer()

    private func check(_ figure: some Figure, _ name: String, size: Size = Size(480, 300)) {
        let scene = figure.scene(size: size, measuring: measurer)
        #expect(scene.droppedItemCount == 0, "\(name)")
        #expect(!scene.coordinates.contains { !$0.isFinite }, "\(name)")
        for problem in scene.textProblems(measuring: measurer) { Issue.record("\(name): \(problem)") }
        _ = figure.warnings
        _ = figure.preferredHeight(width: size.width, measuring: measurer)
    }

    @Test("Every mark draws whatever numbers it is given", arguments: HostileData.numbers)
    func numbers(data: HostileData.Numbers) {
        for (name, mark) in HostileData.marks(data.values) {
            for kind in [ScaleKind.linear, .log] {
                let chart = Chart { mark.series("series") }
                    .chartXScale(type: kind).chartYScale(type: kind).chartEqualAspect(kind == .linear)
                check(chart, "\(name), \(data.name), \(kind)")
            }
        }
    }

    @Test("A warning names the series and counts what has no place", arguments: HostileData.numbers)
    func warnings(data: HostileData.Numbers) {
        let chart = Chart {
            LineMark(x: .value("x", data.values.indices.map(Double.init)), y: .value("y", data.values))
                .series("my run")
        }
        let count = data.unplaced
        #expect(chart.warnings.isEmpty == (count == 0))
        #expect(
            chart.warnings.allSatisfy { $0.hasPrefix("my run: \(count) value\(count == 1 ? " " : "s ")") })
    }

    @Test("On a logarithmic axis, zero and what is below it are counted too")
    func logarithmicWarnings() {
        let line = LineMark(x: .value("x", [1, 2, 3, 4, 5]), y: .value("loss", [1, 0, -1, .nan, 2]))
        #expect(
            Chart { line }.chartYScale(type: .log).warnings.map { String($0.prefix(14)) } == [
                "loss: 3 values"
            ])
        #expect(Chart { line }.warnings.map { String($0.prefix(13)) } == ["loss: 1 value"])
    }

    @Test("Domains that are no domains are repaired")
    func domains() {
        let (largest, infinity) = (Double.greatestFiniteMagnitude, Double.infinity)
        let line = LineMark(x: .value("x", [0, 1]), y: .value("y", [0, 1]))
        for domain in [0...0, -largest...largest, 0...infinity, -infinity...infinity, 1...1.0.nextUp] {
            for kind in [ScaleKind.linear, .log] {
                let chart = Chart { line }.chartXScale(domain: domain, type: kind)
                    .chartYScale(domain: domain, type: kind, integer: true)
                check(chart, "\(domain) \(kind)")
            }
        }
    }

    @Test("Every text may be anything, of any length", arguments: HostileData.texts)
    func texts(text: String) throws {
        let numbers = [1.0, 4, 2]
        let charts = HostileData.marks(numbers).map { _, mark in
            Chart {
                mark.series(text); mark.series("B" + text)
            }
        }
        let named = Chart {
            LineMark(x: .value(text, numbers), y: .value(text, numbers)).endLabel(text)
            BarMark(x: .value(text, [text, "b"]), y: .value(text, [1, 2])).valueLabels([text, text])
            PointMark(x: .value("", 1.0), y: .value("", 1.0)).annotation(text)
            TextMark(x: .value("", 2.0), y: .value("", 2.0), text: text)
            RuleMark(x: 1).annotation(text)
            ArrowMark(xStart: [0], yStart: [0], xEnd: [1], yEnd: [1]).annotation(text)
        }
        let lying = Chart { BarMark(x: .value("", [1, 2]), y: .value("", [text, "b"])) }
        let network = NetworkDiagram(
            layers: [
                .init(name: text, nodes: [.init(text, caption: text)]),
                .init(name: text, nodes: [.init(text)]),
            ], edges: [.init(layer: 0, from: 0, to: 0, text: text, value: .nan)])
        let term = ProductFigure.Term(text, symbol: text, caption: text, paint: Theme.ink)
        var figures: [any Figure] =
            charts + [named, lying, network, ProductFigure(factors: [term], result: term)]
        figures.append(Panels(title: text, columns: 2, figures: figures))
        let cairo = try DrawnText.measurer()
        for var figure in figures {
            (figure.title, figure.subtitle, figure.summary) = (text, text, text)
            for measurer in [measurer, cairo] as [any TextMeasuring] {
                let scene = figure.scene(size: Size(480, 300), measuring: measurer)
                #expect(scene.droppedItemCount == 0)
                #expect(scene.textProblems(measuring: measurer) == [])
            }
        }
    }

    @Test("Canvases of impossible size are repaired")
    func sizes() {
        for side in [-5, 3, .nan, 1e300] {
            for size in [Size(side, 300), Size(300, side)] {
                for sample in SampleCharts.all {
                    let scene = sample.figure.scene(size: size, measuring: measurer)
                    #expect(scene.droppedItemCount == 0, "\(sample.name) at \(size)")
                }
            }
        }
    }

    @Test("Lists of different length are drawn as far as both go")
    func ragged() {
        let (long, short) = ([1.0, 2, 3, 4, 5], [1.0, 2])
        let chart = Chart {
            LineMark(x: .value("x", long), y: .value("y", short))
            BarMark(x: .value("x", long), y: .value("y", short), base: [1]).valueLabels(["a", "b", "c"])
            AreaMark(x: .value("x", long), yStart: .value("y", short), yEnd: .value("y", long))
            RuleMark(xStart: long, yStart: short, xEnd: short, yEnd: long)
            RectangleMark(xStart: long, xEnd: short, yStart: short, yEnd: long)
            ArrowMark(xStart: long, yStart: short, xEnd: short, yEnd: long)
        }
        check(chart, "ragged")
    }

    @Test("Diagrams without nodes, with edges to nowhere and panels without figures draw nothing")
    func emptyFigures() {
        check(
            NetworkDiagram(layers: [], edges: [.init(layer: 5, from: -1, to: 9, text: "1", value: 1)]),
            "no layers")
        check(NetworkDiagram(layers: [.init(name: "", nodes: [])], edges: []), "no nodes")
        check(Panels(title: "", columns: -3, figures: []), "no panels")
        let term = ProductFigure.Term("1", caption: "", paint: Theme.ink)
        check(ProductFigure(factors: [], result: term), "no factors")
    }

    @Test("A surface in space survives every height, hole and path", arguments: HostileData.numbers)
    func space(data: HostileData.Numbers) {
        for (name, mark) in HostileData.surfaces(data.values) {
            guard let mark = mark as? HeatMapMark, let grid = mark.grid else { continue }
            let track = SurfaceChart.Track(x: data.values, y: data.values, startLabel: "a", endLabel: "b")
            let chart = SurfaceChart(
                grid: grid, levels: mark.levels, xLabel: "x", yLabel: "y", zLabel: "z", tracks: [track])
            check(chart, "\(name), \(data.name)")
        }
    }
}
