import Charting
import Foundation
import Gallery
import Schema
import Testing

@testable import ReportBuilder

/// Whether the JSON Schema of charts agrees with what reads them, asked through Python's jsonschema.
@Suite(
    "The JSON Schema of charts", .enabled(if: Validator.isInstalled, "Python's jsonschema is not installed"))
struct ChartSchemaTests {
    private func accepts(_ cases: [String]) throws -> [Bool] {
        try Validator.accepts(cases, as: "chart")
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The blocks of this language in a page.
    private static func blocks(_ path: String, _ language: String) throws -> [String] {
        let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
        return text.components(separatedBy: "```\(language)\n").dropFirst().map {
            $0.components(separatedBy: "```")[0]
        }
    }

    private func json(_ yaml: String) throws -> String {
        var diagnostics: [Diagnostic] = []
        let file = SourceFile(name: "c.yaml", text: yaml)
        let node = try #require(YAMLComposer.compose(YAMLSource(file: file), diagnostics: &diagnostics))
        var decoder = YAMLDecoder(file: file)
        return decoder.value(of: node).json
    }

    @Test("It accepts every chart of the gallery as it is written")
    func gallery() throws {
        var cases: [(name: String, text: String)] = []
        for example in Gallery.examples {
            guard let figure = example.figure as? any Encodable, let data = try? JSONEncoder().encode(figure)
            else { continue }
            cases.append((example.name, String(decoding: data, as: UTF8.self)))
        }
        #expect(cases.count > 40)
        for (answer, name) in zip(try accepts(cases.map(\.text)), cases.map(\.name)) {
            #expect(answer, "\(name)")
        }
    }

    @Test("It accepts every chart of the documentation and the courses")
    func pages() throws {
        var blocks = try Self.blocks("docs/charts.md", "yaml").filter { $0.contains("title:") }
        let courses = Self.root.appendingPathComponent("Courses")
        let files = FileManager.default.enumerator(atPath: courses.path)?.compactMap { $0 as? String } ?? []
        for file in files where file.hasSuffix(".md") {
            blocks += try Self.blocks("Courses/\(file)", "chart")
        }
        #expect(blocks.count > 8)
        for (answer, text) in zip(try accepts(try blocks.map(json)), blocks) { #expect(answer, "\(text)") }
    }

    /// All in one call: to check the schema itself takes longer than to ask it.
    @Test("What the reader refuses for its form it refuses too")
    func refused() throws {
        let texts = [
            "{marks: [{mark: lin, x: [1], y: [2]}]}", "{marks: [{mark: line, x: [1], y: [1], z: [2]}]}",
            "{marks: []}", "{title: a}", "{x: {scale: lg}, marks: [{mark: rule, x: 1}]}",
            "{marks: [{mark: rule, y: 1, opacity: 2}]}",
            "{y: {ticks: {step: -1}}, marks: [{mark: rule, y: 1}]}",
            "{marks: [{mark: line, x: [1]}]}", "{columns: 2, marks: [{mark: rule, y: 1}]}", "{facets: []}",
            "{marks: [{mark: bar, x: [a], y: [1], stacking: up}]}", "{layers: [{weights: [[1]]}]}",
            "{marks: [{mark: line, x: [0], y: [1], casing: 1}]}", "{factors: [{value: 2}]}",
            "{inset: {chart: {marks: [{mark: rul, y: 1}]}}, marks: [{mark: rule, y: 1}]}",
            "{panels: [{marks: [{mark: text, x: 1, y: 1}]}]}",
            "{legend: {position: up}, marks: [{mark: rule, y: 1}]}",
            "{marks: [{mark: contour, x: [0, 1], y: [0, 1], z: x, levels: 1}]}",
        ]
        for text in texts {
            var diagnostics: [Diagnostic] = []
            let file = SourceFile(name: "c.yaml", text: text)
            #expect(ChartFile.chart(in: file, folder: nil, diagnostics: &diagnostics) == nil, "\(text)")
        }
        for (answer, text) in zip(try accepts(try texts.map(json)), texts) { #expect(!answer, "\(text)") }
    }
}
