import Charting
import Tables
import Testing
import TrainingCore

@testable import ReportBuilder

/// Reads a chart and gives it with everything that was said about it.
private func readChart(_ text: String, folder: CourseFolder? = nil) -> (chart: ChartSpec?, text: String) {
    var diagnostics: [Diagnostic] = []
    let chart = ChartFile.chart(
        in: SourceFile(name: "c.yaml", text: text), folder: folder, diagnostics: &diagnostics)
    return (chart, Diagnostic.sorted(diagnostics).map(\.text).joined())
}

@Suite("Charts from YAML")
struct ChartSpecTests {
    @Test("Titles, axes and a line with a gap arrive")
    func line() throws {
        let (chart, text) = readChart(
            """
            title: Two runs
            x: {label: Update}
            y: {label: MSE, scale: log, domain: [1, 100]}
            marks:
              - {mark: line, series: A, x: [0, 1, 2], y: [49, .nan, 13]}
            """)
        #expect(text.isEmpty)
        let figure = try #require(chart?.figure as? Chart)
        #expect(figure.title == "Two runs")
        #expect(figure.yAxis.scale == .log)
        #expect(figure.yAxis.domain == 1...100)
        #expect(figure.warnings.count == 1)
        #expect(figure.warnings.first?.hasPrefix("A: 1 value") == true)
        #expect(chart?.table.columns == ["Series", "Update", "MSE"])
        #expect(chart?.table.rows == [["A", "0", "49"], ["A", "1", "NaN"], ["A", "2", "13"]])
        #expect(figure.summary.contains("A, line of 2 values, from 49 to 13"))
    }

    @Test("JSON is YAML, and null and infinities are gaps")
    func json() throws {
        let (chart, text) = readChart(
            #"{"marks": [{"mark": "point", "x": [0, 1, 2], "y": [1, null, .inf]}]}"#)
        #expect(text.isEmpty)
        #expect(chart?.figure.warnings.first?.contains("2 values") == true)
    }

    @Test("A column of a data file names the series; quoted cells and holes are read")
    func data() throws {
        let folder = try TemporaryFolder()
        try folder.write("update,mse,run\n0,4,\"a, b\"\n1,,\"a, b\"\n0,8,c\n", to: "runs.csv")
        let (chart, text) = readChart(
            "marks: [{mark: line, data: runs.csv, x: update, y: mse, series: run}]",
            folder: CourseFolder(path: folder.path))
        #expect(text.isEmpty)
        let figure = try #require(chart?.figure as? Chart)
        #expect(figure.marks.map(\.style.series) == ["a, b", "c"])
        #expect(chart?.table.rows == [["a, b", "0", "4"], ["a, b", "1", "NaN"], ["c", "0", "8"]])
    }

    @Test("A grid becomes contours with a color bar, or a surface in space with a path on it")
    func surfaces() throws {
        let grid = "x: [0, 1, 2], y: [0, 1], z: [[1, 2, 3], [2, 3, 4]]"
        let flat = readChart("marks: [{mark: filled-contour, \(grid), label: loss}]").chart
        #expect((flat?.figure as? Chart)?.colorBar?.title == "loss")
        let space = readChart(
            "marks: [{mark: surface3d, projection: perspective, \(grid)}, {mark: line, x: [0, 2], y: [0, 1], series: path}]"
        )
        let surface = try #require(space.chart?.figure as? SurfaceChart)
        #expect(surface.tracks.map(\.startLabel) == ["path"])
        #expect(surface.projection == .perspective())
        #expect(surface.tracks.first?.x == [0, 2])
    }

    @Test("A surface from a file is the surface that was written")
    func gridFile() throws {
        let folder = try TemporaryFolder()
        var archive = NumPyArchive()
        archive.add("x", [0, 1, 2])
        archive.add("y", [0, 5])
        archive.add("loss", Matrix(rows: 2, columns: 3, known: [1, 2, 3, 4, 5, 6]))
        try folder.write(archive.bytes(), to: "s.npz")
        let text = "marks: [{mark: contour, grid: s.npz}]"
        let (chart, said) = readChart(text, folder: CourseFolder(path: folder.path))
        #expect(said.isEmpty)
        let mark = try #require((chart?.figure as? Chart)?.marks.first as? ContourMark)
        #expect(mark.grid.x == [0, 1, 2])
        #expect(mark.grid[2, 1] == 6)
        try folder.write([1, 2, 3], to: "s.npz")
        let damaged = readChart(text, folder: CourseFolder(path: folder.path))
        #expect(damaged.chart == nil)
        #expect(damaged.text.contains("no .npz archive"))
    }

    @Test(
        "Mistakes are explained at their place",
        arguments: [
            ("marks: [{mark: lin, x: [1], y: [2]}]", "c.yaml:1:16", "did you mean \"line\"?"),
            ("marks: [{mark: line, x: [1], y: [2, 3]}]", "c.yaml:1:33", "x has 1 values and y has 2"),
            ("marks: [{mark: line, x: [1], y: [1], z: [2]}]", "c.yaml:1:38", "has no key \"z\""),
            (
                "title: 'See $x^2 + \\apha$'\nmarks: [{mark: rule, x: 1}]", "c.yaml:1:8",
                "Unknown command \\apha in the title, at its column 12"
            ),
            ("marks: []", "c.yaml:1:8", "the chart has no marks"),
            ("title: a", "c.yaml:1:1", "the chart has no \"marks\""),
            ("title: a\nfacet: run", "c.yaml:1:1", "the chart has no \"marks\""),
            ("x: {scale: lg}\nmarks: [{mark: rule, x: 1}]", "c.yaml:1:12", "did you mean \"log\"?"),
            ("x: {domain: [2, 1]}\nmarks: [{mark: rule, x: 1}]", "c.yaml:1:13", "the smaller one first"),
            ("marks: [{mark: rule, x: 1, y: 2}]", "c.yaml:1:9", "one x or one y"),
            (
                "marks: [{mark: heat-map, x: [0, 1], y: [0, 1], z: [[1, 2], [3]]}]", "c.yaml:1:60",
                "row 2 of z has 1"
            ),
            ("marks: [{mark: line, data: a.csv, x: a, y: b}]", "c.yaml:1:28", "need a folder"),
            (
                "marks: [{mark: function, formula: 2 y, domain: [0, 1]}]", "c.yaml:1:35",
                "the formula has a y, but only x has values here"
            ),
            ("marks: [{mark: rule, y: 1, color: blu}]", "c.yaml:1:35", "write #1f5fbf"),
            ("marks: [{mark: rule, y: .inf}]", "c.yaml:1:25", "must be a finite number, found .inf"),
            ("marks: [{mark: rule, y: \"1\"}]", "c.yaml:1:25", "remove the quotes"),
            ("marks: [{mark: rule, y: 1, opacity: 2}]", "c.yaml:1:37", "must be a number from 0 to 1"),
            (
                "y: {ticks: {step: -1}}\nmarks: [{mark: rule, y: 1}]", "c.yaml:1:19",
                "must be a positive number"
            ),
            (
                "inset: {chart: {marks: [{mark: rul, y: 1}]}}\nmarks: [{mark: rule, y: 1}]", "c.yaml:1:32",
                "did you mean \"rule\"?"
            ),
            ("columns: 2\nmarks: [{mark: rule, y: 1}]", "c.yaml:1:1", "only facets and panels have columns"),
            ("facets: [{marks: [{mark: rule, y: a}]}]", "c.yaml:1:35", "must be a number, found the text"),
            (
                "marks: [{mark: sector, angle: [1, 2], names: [a]}]", "c.yaml:1:46",
                "angle has 2 values and names has 1"
            ),
        ])
    func mistakes(text: String, place: String, words: String) {
        let (chart, said) = readChart(text)
        #expect(chart == nil)
        #expect(said.hasPrefix(place + ": error"), "\(said)")
        #expect(said.contains(words), "\(said)")
    }

    @Test("A column of a data file makes facets, with shared axes and the rows that belong to each")
    func facets() throws {
        let folder = try TemporaryFolder()
        try folder.write("update,mse,run\n0,4,a\n1,2,a\n0,8,b\n1,9,b\n", to: "runs.csv")
        let (chart, text) = readChart(
            """
            title: Two runs
            facet: run
            share: x
            columns: 2
            y: {scale: log}
            marks:
              - {mark: line, data: runs.csv, x: update, y: mse}
              - {mark: rule, y: 3, label: goal}
            """, folder: CourseFolder(path: folder.path))
        #expect(text.isEmpty)
        let facets = try #require(chart?.figure as? Facets)
        #expect(facets.charts.map(\.title) == ["a", "b"])
        #expect(facets.charts.map(\.marks.count) == [2, 2])
        #expect(facets.sharing == .x && facets.columns == 2 && facets.charts[1].yAxis.scale == .log)
        #expect(
            chart?.table.rows == [["a", "0", "4"], ["a", "1", "2"], ["b", "0", "8"], ["b", "1", "9"]])
        let missing = readChart(
            "{facet: rum, marks: [{mark: line, data: runs.csv, x: update, y: mse}]}",
            folder: CourseFolder(path: folder.path))
        #expect(missing.text.contains("no data file of a mark has a column \"rum\""))
    }

    @Test("Arrays of a NumPy archive are columns")
    func arrays() throws {
        let folder = try TemporaryFolder()
        var archive = NumPyArchive()
        archive.add("step", [0, 1, 2])
        archive.add("loss", [4, .nan])
        archive.add("weights", Matrix(rows: 1, columns: 2, known: [1, 2]))
        try folder.write(archive.bytes(), to: "run.npz")
        let (chart, text) = readChart(
            "marks: [{mark: line, data: run.npz, x: step, y: loss}]", folder: CourseFolder(path: folder.path))
        #expect(text.isEmpty)
        #expect(chart?.table.rows == [["0", "4"], ["1", "NaN"], ["2", "NaN"]])
        let wrong = readChart(
            "marks: [{mark: line, data: run.npz, x: stop, y: loss}]", folder: CourseFolder(path: folder.path))
        #expect(wrong.text.contains("did you mean \"step\"?"), "\(wrong.text)")
    }

    @Test("A data file outside of the chart's folder is refused")
    func outside() throws {
        let folder = try TemporaryFolder()
        let (chart, text) = readChart(
            "marks: [{mark: line, data: ../../etc/passwd, x: a, y: b}]",
            folder: CourseFolder(path: folder.path))
        #expect(chart == nil)
        #expect(text.contains("leads out of the course folder"), "\(text)")
    }
}
