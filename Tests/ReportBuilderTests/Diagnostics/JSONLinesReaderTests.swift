import Charting
import Tables
import Testing

@testable import ReportBuilder

@Suite("JSON Lines")
struct JSONLinesReaderTests {
    private func read(_ text: String) -> (columns: [String], rows: [[String]], text: String) {
        var diagnostics: [Diagnostic] = []
        let table = Table(
            SourceFile(name: "d.jsonl", text: text), formats: TableFormat.all, diagnostics: &diagnostics)
        return (table?.names ?? [], table?.textRows ?? [], diagnostics.map(\.text).joined())
    }

    @Test("Keys are columns, in the order in which they come up; a line without one has an empty cell")
    func lines() {
        let found = read(
            "{\"step\": 1, \"loss\": 0.5}\n\n  {\"loss\":1e-3,\"run\":\"a \\\"b\\\", \\u00e9\",\"step\":2} \r\n"
                + "{\"more\": {\"a\": [1, \"}\"]}, \"loss\": null, \"step\": NaN}\n{}\n")
        #expect(found.text == "")
        #expect(found.columns == ["step", "loss", "run", "more"])
        #expect(
            found.rows == [
                ["1", "0.5", "", ""], ["2", "1e-3", "a \"b\", é", ""],
                ["NaN", "", "", "{\"a\": [1, \"}\"]}"], ["", "", "", ""],
            ])
    }

    @Test(
        "What is no object is told with its line",
        arguments: [
            ("", "d.jsonl:1:1: error: the file is empty"),
            ("[1, 2]", "d.jsonl:1:1: error: this line is no JSON"),
            ("{\"a\": 1}\n{\"a\": 2", "d.jsonl:2:1: error: this line"),
            ("{\"a\": 1}\n{\"a\": }\n", "d.jsonl:2:1"), ("{\"a\": 1} x", "d.jsonl:1:1"),
            ("{\"a\": \"b}", "d.jsonl:1:1"), ("{\"a\" 1}", "d.jsonl:1:1"), ("a,b\n1,2", "d.jsonl:1:1"),
        ])
    func mistakes(text: String, message: String) {
        #expect(read(text).text.contains(message))
    }

    @Test("Charts and experiments read them as they read CSV")
    func everywhere() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "{\"x\": 0, \"y\": 1, \"run\": \"a\"}\n{\"x\": 1, \"y\": 3, \"run\": \"a\"}\n", to: "d.jsonl")
        var diagnostics: [Diagnostic] = []
        let chart = ChartFile.chart(
            in: SourceFile(
                name: "c.yaml", text: "marks: [{mark: line, data: d.jsonl, x: x, y: y, series: run}]"),
            folder: CourseFolder(path: folder.path), diagnostics: &diagnostics)
        #expect(diagnostics.map(\.text) == [])
        let line = try #require((chart?.figure as? Chart)?.marks.first as? LineMark)
        #expect(line.y.values == .numbers([1, 3]) && line.style.series == "a")
        let table = NumberTable(
            SourceFile(name: "d.NDJSON", text: "{\"x\": 0, \"y\": 1}\n{\"y\": 3, \"x\": 1}"),
            format: NumberTable.Format(), among: TableFormat.all, diagnostics: &diagnostics
        ) { names in NumberTable.Choice(columns: [names.firstIndex(of: "y") ?? 0, 0]) }
        #expect(table?.numbers.nested == [[1, 0], [3, 1]])
    }
}
