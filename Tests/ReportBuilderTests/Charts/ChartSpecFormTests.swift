import Charting
import Drawing
import FigureChecks
import Foundation
import Gallery
import Testing

@testable import ReportBuilder

@Suite("Charts as JSON")
struct ChartSpecFormTests {
    private static let examples = Gallery.examples.filter {
        !hasSwiftAxis($0.figure)
    }

    /// Whether a second axis is Swift code, which cannot be written at all.
    private static func hasSwiftAxis(_ figure: any Figure) -> Bool {
        let chart = figure as? Chart
        return [chart?.xSecondaryAxis, chart?.ySecondaryAxis].contains {
            $0.map { $0.formula == nil } ?? false
        }
    }

    private func json(_ figure: any Figure) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let figure = try #require(figure as? any Encodable)
        return try encoder.encode(figure)
    }

    private func decoded(_ data: Data, like figure: any Figure) throws -> any Figure {
        let kind: Any.Type = type(of: figure)
        guard let kind = kind as? any (Figure & Decodable).Type else { return figure }
        return try JSONDecoder().decode(kind, from: data)
    }

    /// Whether a curve's function is Swift code, of which only points can be written.
    private func isWrittenAsPoints(_ figure: any Figure) -> Bool {
        (figure as? Chart)?.marks.contains { ($0 as? LinePlot).map { $0.formula == nil } ?? false } ?? false
    }

    @Test("Every chart of the gallery, encoded and decoded, is the same picture", arguments: examples)
    func roundTrip(example: GalleryExample) throws {
        let data = try json(example.figure)
        let back = try decoded(data, like: example.figure)
        #expect(try json(back) == data, "the second form is the first")
        guard !isWrittenAsPoints(example.figure) else { return }
        let measurer = EvenTextMeasurer()
        let scene = back.scene(size: example.size, measuring: measurer)
        #expect(scene.description == example.scene(measuring: measurer).description)
    }

    @Test("What a program encodes as JSON is what descent chart draws", arguments: examples)
    func command(example: GalleryExample) throws {
        let text = String(decoding: try json(example.figure), as: UTF8.self)
        var diagnostics: [Diagnostic] = []
        let spec = ChartFile.chart(
            in: SourceFile(name: "c.json", text: text), folder: nil, diagnostics: &diagnostics)
        #expect(diagnostics.map(\.text) == [])
        let figure = try #require(spec?.figure)
        let measurer = EvenTextMeasurer()
        var drawn = figure
        drawn.summary = example.figure.summary
        let back = try decoded(try json(example.figure), like: example.figure)
        #expect(
            drawn.scene(size: example.size, measuring: measurer).description
                == back.scene(size: example.size, measuring: measurer).description)
        #expect(!figure.summary.isEmpty)
    }

    @Test("A form that is wrong is refused with its place and a remedy")
    func mistakes() throws {
        let wrong = [
            (
                #"{"marks": [{"mark": "lin", "x": [1], "y": [2]}]}"#,
                "marks[0].mark: the mark \"lin\" is unknown"
            ),
            (#"{"marks": [{"mark": "line", "x": [1], "y": [2, 3]}]}"#, "x has 1 values and y has 2"),
            (#"{"marks": []}"#, "the chart has no marks"),
            (
                #"{"marks": [], "x": {"domain": [2, 1]}}"#,
                "the smaller one first; write domain: [0, 20] (and 1 more)"
            ),
            (#"{"title": "a"}"#, "the chart has no \"marks\""),
            (
                #"{"marks": [{"mark": "rule", "y": 1}], "legend": {"position": "topp"}}"#,
                "legend.position: the position of the legend \"topp\" is unknown; did you mean \"top\"?"
            ),
            (
                #"{"marks": [{"mark": "rule", "y": 1}], "legend": "top"}"#,
                "the legend must be true, false or a mapping, found the text \"top\"; write legend: {position: top}"
            ),
            (
                #"{"marks": [{"mark": "rule", "y": 1}], "x": {"secondary": {"label": "Epoch"}}}"#,
                "the second axis of the axis x has no \"formula\"; write formula: \"x / 32\""
            ),
            (
                #"{"marks": [{"mark": "heat-map", "annotation": "a"}]}"#,
                "the mark heat-map has no key \"annotation\""
            ),
            (
                #"{"marks": [{"mark": "rule", "y": 1, "annotation": {"position": "top"}}]}"#,
                "the annotation has no \"text\""
            ),
            (
                #"{"marks": [{"mark": "function", "formula": "sin(x", "domain": [0, 1]}]}"#,
                "a closing parenthesis is missing"
            ),
        ]
        for (text, words) in wrong {
            do {
                _ = try JSONDecoder().decode(Chart.self, from: Data(text.utf8))
                Issue.record("\(text) was read")
            } catch DecodingError.dataCorrupted(let context) {
                #expect(context.debugDescription.contains(words), "\(context.debugDescription)")
            }
        }
    }

    @Test("Legends, second axes and annotations are written and read again")
    func placements() throws {
        let epoch = try Formula("x / 32")
        let root = try Formula("sqrt(y)")
        let chart = Chart {
            BarMark(x: .value("", [0.0, 1]), y: .value("", [2.0, 1])).series("a")
                .annotation(position: .overlay, alignment: .bottom, spacing: 2) { ["two", "one"] }
            RuleMark(y: 1).annotation { "limit" }
        }
        .chartLegend(position: .bottomTrailing, alignment: .center, spacing: 12)
        .chartXSecondaryAxis(label: "Epoch", formula: epoch)
        .chartYSecondaryAxis(label: "Root", formula: root)
        let text = String(decoding: try json(chart), as: UTF8.self)
        for part in [
            #""legend":{"alignment":"center","position":"bottom-trailing","spacing":12}"#,
            #""x":{"secondary":{"formula":"x \/ 32","label":"Epoch"}}"#,
            #""annotation":{"alignment":"bottom","position":"overlay","spacing":2,"texts":["two","one"]}"#,
            #""annotation":{"text":"limit"}"#,
        ] { #expect(text.contains(part), "\(text)") }
        let back = try JSONDecoder().decode(Chart.self, from: Data(text.utf8))
        #expect(
            back.legend == chart.legend && back.marks[0].style.annotation == chart.marks[0].style.annotation)
        #expect(back.ySecondaryAxis?.function(9) == 3 && back.xSecondaryAxis?.function(64) == 2)
        let size = Size(480, 320)
        #expect(
            back.scene(size: size, measuring: EvenTextMeasurer()).description
                == chart.scene(size: size, measuring: EvenTextMeasurer()).description)
    }

    @Test("A second axis that is Swift code cannot be encoded, and the error says what can")
    func swiftAxis() throws {
        let chart = Chart { RuleMark(y: 1) }.chartYSecondaryAxis(label: "Root") { $0.squareRoot() }
        do {
            _ = try json(chart)
            Issue.record("it was encoded")
        } catch EncodingError.invalidValue(_, let context) {
            #expect(context.debugDescription.contains("give a Formula"))
        }
    }

    @Test("A mark of somebody else's cannot be encoded, and the error says so")
    func foreignMark() {
        #expect(throws: EncodingError.self) { try JSONEncoder().encode(Chart { ForeignMark() }) }
    }
}

private struct ForeignMark: ChartMark {
    var style = MarkStyle()
    var demands: MarkDemands { MarkDemands() }
    func draw(on plot: Plot) -> [SceneItem] { [] }
}
