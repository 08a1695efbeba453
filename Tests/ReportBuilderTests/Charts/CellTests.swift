import Charting
import Testing
import TrainingCore

@testable import ReportBuilder

@Suite("Numbers and names in columns and lists")
struct CellTests {
    private func read(_ text: String, _ files: [String: String] = [:]) throws -> (chart: Chart?, said: String)
    {
        let folder = try TemporaryFolder()
        for (name, content) in files { try folder.write(content, to: name) }
        var diagnostics: [Diagnostic] = []
        let spec = ChartFile.chart(
            in: SourceFile(name: "c.yaml", text: text), folder: CourseFolder(path: folder.path),
            diagnostics: &diagnostics)
        return (spec?.figure as? Chart, Diagnostic.sorted(diagnostics).map(\.text).joined())
    }

    private static let log = """
        epoch,loss,val_loss
        0,1.20,1.31
        1,0.91,1.02
        2,0.74,0.88
        3,nan,NA

        """

    @Test("Histograms, steps, stacks, orders, regressions, formats and names of ticks are written in a line")
    func forms() throws {
        let files = ["w.csv": "w\n1.2\n0.7\nNA\n1.1\n"]
        for text in [
            "marks: [{mark: histogram, data: w.csv, x: w}]",
            "marks: [{mark: line, x: [0, 1, 2], y: [1, 2, 3], interpolate: step-after}]",
            "marks: [{mark: area, series: a, x: [0, 1], y: [1, 2]}, {mark: area, series: b, x: [0, 1], y: [2, 2]}]",
            "y: {sort: x}\nmarks: [{mark: bar, x: [0.9, 0.7], y: [SGD, Adam]}]",
            "y: {sort: -x}\nmarks: [{mark: bar, x: [0.9, 0.7], y: [SGD, Adam]}]",
            "marks: [{mark: regression, x: [1, 2, 3], y: [1, 2, 2.5]}]",
            "y: {format: \".0%\"}\nmarks: [{mark: line, x: [1, 2], y: [0.1, 0.5]}]",
            "x: {ticks: [0, 10], labels: [start, end]}\nmarks: [{mark: line, x: [0, 10], y: [1, 2]}]",
        ] {
            let (chart, said) = try read("title: t\n" + text + "\n", files)
            #expect(chart != nil && said == "", "\(text): \(said)")
        }
    }

    @Test(
        "What cannot be is refused with what is accepted",
        arguments: [
            ("marks: [{mark: histogram, x: [a, b]}]", "count names with a bar mark"),
            ("marks: [{mark: histogram, x: [1, 2], bins: 0}]", "bins"),
            ("marks: [{mark: line, x: [1], y: [1], interpolate: steps}]", "step-after"),
            ("marks: [{mark: regression, x: [1, 1], y: [1, 2]}]", "two different numbers for x"),
            ("y: {format: percent}\nmarks: [{mark: line, x: [1], y: [1]}]", ".0% (percent)"),
            ("x: {labels: [a]}\nmarks: [{mark: line, x: [1], y: [1]}]", "write ticks: [0, 10, 20]"),
            (
                "x: {ticks: [1, 2], labels: [a]}\nmarks: [{mark: line, x: [1], y: [1]}]",
                "labels has 1 texts and ticks has 2"
            ),
            ("y: {sort: value}\nmarks: [{mark: bar, x: [1], y: [a]}]", "sort"),
        ])
    func refusals(text: String, words: String) throws {
        let (_, said) = try read("title: t\n" + text + "\n")
        #expect(said.contains(words), "\(said)")
    }

    @Test("NA at the end of a log is a gap with one note, and no name")
    func missing() throws {
        let (chart, said) = try read(
            """
            x: epoch
            y: loss
            marks:
              - {mark: line, data: log.csv, x: epoch, y: loss, label: train}
              - {mark: line, data: log.csv, x: epoch, y: val_loss, label: validation, symbol: square}
            """, ["log.csv": Self.log])
        #expect(said == "")
        let lines = try #require(chart).marks.compactMap { $0 as? LineMark }
        guard case .numbers(let values) = lines[1].y.values else {
            Issue.record("names")
            return
        }
        #expect(Array(values.prefix(3)) == [1.31, 1.02, 0.88] && values[3].isNaN)
        #expect(
            chart?.warnings == [
                "loss: 1 of 4 cells is no number: nan (row 4)",
                "val_loss: 1 of 4 cells is no number: NA (row 4)",
            ])
    }

    @Test("Every spelling of a missing value is a gap; the note names the first ones")
    func spellings() throws {
        let cells = [
            "2.3", "nan", "NA", "N/A", "inf", "null", "None", "-", "1.1", "", "1e400", "#N/A", "0.9",
        ]
        let file = "epoch,loss\n" + cells.enumerated().map { "\($0),\($1)\n" }.joined()
        let (chart, said) = try read("marks: [{mark: line, data: a.csv, x: epoch, y: loss}]", ["a.csv": file])
        #expect(said == "")
        #expect(
            chart?.warnings == [
                "loss: 10 of 13 cells are no numbers: nan (row 2), NA (row 3), N/A (row 4) and 7 more"
            ])
    }

    @Test(
        "A column is names only if fewer than a tenth of its cells are numbers",
        arguments: [
            ("1 2 3 OOM", false), ("1 OOM OOM OOM OOM OOM OOM OOM OOM", false), ("NA NA NA", false),
            ("a NA 1", false),
            ("a b c", true), ("a b c NA", true), ("a b c d e f g h i j 3", true), ("NA None -", false),
        ])
    func rule(cells: String, areNames: Bool) throws {
        let cells = cells.split(separator: " ")
        let file = "x,y\n" + cells.enumerated().map { "\($0),\($1)\n" }.joined()
        let (chart, said) = try read("marks: [{mark: point, data: a.csv, x: x, y: y}]", ["a.csv": file])
        #expect(said == "")
        let point = try #require(chart?.marks.first as? PointMark)
        let found = if case .categories = point.y.values { true } else { false }
        #expect(found == areNames)
        let plain = cells.contains { Double($0) == nil && !areNames } || cells.contains("NA")
        #expect(chart?.warnings.count == (plain ? 1 : 0), "\(chart?.warnings ?? [])")
    }

    @Test("The same holds for lists, in YAML and JSON")
    func lists() throws {
        let (chart, said) = try read("marks: [{mark: line, x: [0, 1, 2, 3], y: [1.3, NA, oops, 0.9]}]")
        #expect(said == "")
        #expect(
            chart?.warnings == ["y of mark 1: 2 of 4 values are no numbers: NA (value 2), oops (value 3)"])
        let json = try read(#"{"marks": [{"mark": "bar", "x": ["a", null, "NA"], "y": [1, "NA", 3]}]}"#)
        #expect(json.said == "")
        #expect(
            json.chart?.warnings == [
                "x of mark 1: 2 of 3 values are no names: empty (value 2), NA (value 3)",
                "y of mark 1: 1 of 3 values is no number: NA (value 2)",
            ])
        let quoted = try read(#"marks: [{mark: bar, x: ["1", "2"], y: [1, 2]}]"#)
        guard case .categories(let names) = (quoted.chart?.marks.first as? BarMark)?.x.values else {
            Issue.record("numbers between quotes are names")
            return
        }
        #expect(names == ["1", "2"] && quoted.chart?.warnings == [])
    }

    @Test("Borders of a band with a text among their numbers are drawn up to it")
    func band() throws {
        let (chart, said) = try read(
            "marks: [{mark: error-band, data: b.csv, x: e, y: m, low: lo, high: hi}]",
            ["b.csv": "e,m,lo,hi\n0,2,1.5,2.5\n1,1.5,NA,1.9\n2,1.2,1.0,1.4\n"])
        #expect(said == "")
        #expect(chart?.warnings == ["lo: 1 of 3 cells is no number: NA (row 2)"])
    }

    @Test("An axis with numbers and names is refused, with both columns")
    func both() throws {
        let files = ["a.csv": "epoch,loss,stage\n0,3,warm\n1,2,train\n"]
        let (chart, said) = try read(
            """
            marks:
              - {mark: line, data: a.csv, x: epoch, y: loss}
              - {mark: line, data: a.csv, x: epoch, y: stage}
            """, files)
        #expect(chart == nil)
        #expect(said.contains("the axis y has numbers (loss) and names (stage)"), "\(said)")
        let band = try read(
            "marks: [{mark: error-band, data: a.csv, x: epoch, y: loss, low: stage, high: loss}]", files)
        #expect(band.said.contains("y has numbers and low has names"), "\(band.said)")
    }

    @Test("Rows of facets are counted as in the file")
    func facets() throws {
        let folder = try TemporaryFolder()
        try folder.write("run,e,y\na,0,1\nb,0,2\na,1,3\nb,1,NA\n", to: "f.csv")
        var diagnostics: [Diagnostic] = []
        let spec = ChartFile.chart(
            in: SourceFile(
                name: "c.yaml", text: "facet: run\nmarks: [{mark: line, data: f.csv, x: e, y: y}]"),
            folder: CourseFolder(path: folder.path), diagnostics: &diagnostics)
        #expect(spec?.figure.warnings == ["b: y: 1 of 2 cells is no number: NA (row 4)"])
    }

    @Test("A logarithmic axis without a place for any value is refused, and symlog offered")
    func logarithm() throws {
        let (chart, said) = try read("y: {scale: log}\nmarks: [{mark: line, x: [0, 1], y: [-5, 0]}]")
        #expect(chart == nil)
        #expect(said.contains("all values of y are 0 or less") && said.contains("scale: symlog"), "\(said)")
    }
}
