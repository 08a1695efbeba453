import Charting
import Tables
import Testing

@testable import ReportBuilder

@Suite("CSV files")
struct CSVReaderTests {
    /// The names and the rows of a file, and everything that was said about it.
    private func read(_ text: String) -> (columns: [String], rows: [[String]], text: String) {
        var diagnostics: [Diagnostic] = []
        let table = Table(
            SourceFile(name: "d.csv", text: text), formats: TableFormat.all, diagnostics: &diagnostics)
        return (table?.names ?? [], table?.textRows ?? [], diagnostics.map(\.text).joined())
    }

    @Test("Quotes, line breaks in them, carriage returns, a byte order mark, spaces and empty lines are read")
    func cells() {
        let found = read("\u{FEFF}a, \"b \"\"c\"\"\" ,d\r\n\r\n1,\"x,\n y\",\r\n  \r\n 2 ,\"\",5\" pipe")
        #expect(found.text == "")
        #expect(found.columns == ["a", "b \"c\"", "d"])
        #expect(found.rows == [["1", "x,\n y", ""], ["2", "", "5\" pipe"]])
        #expect(read("a\n1\n\"\"\n").rows == [["1"], [""]])
        #expect(read("a,b\n1,\n").rows == [["1", ""]])
        #expect(read("a,b\n1,").rows == [["1", ""]])
        #expect(read("a").columns == ["a"])
    }

    @Test(
        "What is wrong is told with its place",
        arguments: [
            ("", "d.csv:1:1: error: the file is empty"),
            ("\n \n", "d.csv:1:1: error: the file is empty"),
            ("a,b\n1,2\n\n3\n", "d.csv:4:1: error: this row has 1 value, the file has 2 columns"),
            ("a,b,a\n", "d.csv:1:5: error: there are two columns \"a\""),
            ("a,b\n1,\"2\n3,4\n", "d.csv:2:3: error: a value in quotes has no end"),
            ("a,b\n1,\"", "d.csv:2:3: error: a value in quotes has no end"),
            ("a,b\n\"x\" y,2\n", "d.csv:2:5: error: there is text behind the quotes of a value"),
            ("a,b\n\"x\ny\",2,3\n", "d.csv:2:1: error: this row has 3 values"),
        ])
    func mistakes(text: String, words: String) {
        let found = read(text)
        #expect(found.text.hasPrefix(words), "\(found.text)")
        #expect(found.columns == [])
    }

    @Test("Ten mistakes of one file are told, not more")
    func many() {
        let found = read("a,b\n" + String(repeating: "1\n", count: 50))
        #expect(found.text.components(separatedBy: "error:").count == 11)
    }
}

extension Table {
    /// The texts of all cells, row by row.
    var textRows: [[String]] {
        (0..<rowCount).map { row in columns.map { $0.cells.text(row) } }
    }
}
