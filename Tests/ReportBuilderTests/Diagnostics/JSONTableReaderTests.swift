import Tables
import Testing

@testable import ReportBuilder

@Suite("Tables in JSON")
struct JSONTableReaderTests {
    private func read(_ text: String) -> (columns: [String], rows: [[String]], text: String) {
        var diagnostics: [Diagnostic] = []
        let table = Table(
            SourceFile(name: "d.json", text: text), formats: TableFormat.all, diagnostics: &diagnostics)
        return (table?.names ?? [], table?.textRows ?? [], diagnostics.map(\.text).joined())
    }

    @Test(
        "A list of records, one among other keys, and a list a column are the same table",
        arguments: [
            "[{\"step\": 1, \"loss\": 0.5}, {\"step\": 2, \"loss\": null}]",
            "{\"best\": null, \"log\": [\n  {\"step\": 1, \"loss\": 0.5},\n  {\"step\": 2}\n], \"epoch\": 3}\n",
            "{\"step\": [1, 2], \"loss\": [0.5]}",
            "{\"step\": {\"0\": 1, \"1\": 2}, \"loss\": {\"0\": 0.5, \"1\": null}}",
        ])
    func forms(text: String) {
        let found = read(text)
        #expect(found.text == "")
        #expect(found.columns == ["step", "loss"])
        #expect(found.rows == [["1", "0.5"], ["2", ""]])
    }

    @Test(
        "What is no table is told once, with its place",
        arguments: [
            ("", "d.json:1:1: error: the file is empty"),
            ("3", "d.json:1:1: error: the JSON goes wrong here"),
            ("{}", "d.json:1:1: error: there is no table"), ("[]", "d.json:1:1: error: there is no table"),
            ("[1, 2]", "d.json:1:2: error: this is no record"),
            ("{\"a\": 1, \"b\": {\"c\": [1]}}", "d.json:1:1: error: there is no table"),
            ("[{\"a\": 1},\n {\"a\": 2", "d.json:2"), ("{\"a\": [1, 2}", "d.json:1"),
            ("a,b\n1,2", "d.json:1:1: error: the JSON goes wrong"),
        ])
    func mistakes(text: String, message: String) {
        let found = read(text).text
        #expect(found.contains(message) && found.split(separator: "error:").count == 2, "\(found)")
    }
}
