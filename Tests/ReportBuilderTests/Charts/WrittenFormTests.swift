import Charting
import Drawing
import FigureChecks
import Foundation
import Gallery
import Testing

@testable import ReportBuilder

@Suite("Charts as JSON")
struct WrittenFormTests {
    private static let examples = Gallery.examples

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
            (#"{"marks": [], "x": {"domain": [2, 1]}}"#, "the chart has no marks"),
            (#"{"title": "a"}"#, "the chart has no \"marks\""),
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
