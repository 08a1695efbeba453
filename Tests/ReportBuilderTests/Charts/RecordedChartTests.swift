import Charting
import Testing
import TrainingCore

@testable import ReportBuilder

@Suite("Charts of a training")
struct RecordedChartTests {
    private static let experiment = """
        network: {inputs: 1, layers: [{activation: identity, weights: [[0.5]]}]}
        data: {inputs: [[1], [2], [3], [4]], targets: [2, 4, 6, 8], test: 0.25}
        training: {optimizer: {name: gradient-descent, learning-rate: 0.02}, updates: 5}
        """

    private func chart(_ text: String) throws -> (ChartSpec?, [String]) {
        var diagnostics: [Diagnostic] = []
        let folder = try TemporaryFolder()
        try folder.write(Self.experiment, to: "line.yaml")
        let run = try #require(
            ExperimentFile.experiment(
                in: SourceFile(name: "line.yaml", text: Self.experiment), folder: nil,
                diagnostics: &diagnostics))
        let recording = RecordingFile(id: "line", run.run())
        try folder.write("\(recording.json)", to: "run.json")
        try FileSystem.writeAtomically(recording.archive.bytes(), to: folder.path + "/run.npz")
        try folder.write("# L\n\n```experiment\nid: plain\n\(Self.experiment)\n```\n", to: "lesson.md")
        let chart = ChartFile.chart(
            in: SourceFile(name: "c.yaml", text: text), folder: CourseFolder(path: folder.path),
            diagnostics: &diagnostics)
        return (chart, diagnostics.map(\.message))
    }

    @Test(
        "A chart file draws columns of an experiment beside it, or of one in a lesson",
        arguments: ["line.yaml", "lesson.md#plain"])
    func file(name: String) throws {
        let (spec, problems) = try chart(
            """
            of: \(name)
            x: Update
            marks:
              - {mark: line, x: update, y: loss, series: training}
              - {mark: line, x: update, y: test_loss, series: test}
              - {mark: point, x: update, y: "W1[0,0]"}
            """)
        #expect(problems == [])
        let table = try #require(spec?.table)
        #expect(table.rows.contains { $0.contains("0.5") })
    }

    @Test(
        "A recording as the data of a mark has the columns of its training",
        arguments: ["run.npz", "run.json"])
    func data(name: String) throws {
        let (named, mistakes) = try chart("of: line.yaml\nmarks: [{mark: line, x: update, y: test_loss}]")
        let (spec, problems) = try chart("marks: [{mark: line, data: \(name), x: update, y: test_loss}]")
        #expect(problems == [] && mistakes == [])
        #expect(try #require(spec?.table.rows) == named?.table.rows)
    }

    @Test("What is not there is said at its place")
    func errors() throws {
        let (_, columns) = try chart("of: line.yaml\nmarks: [{mark: line, x: update, y: acuracy}]")
        #expect(columns.count == 1 && columns[0].contains("acuracy"), "\(columns)")
        let (_, files) = try chart("of: lin.yaml\nmarks: [{mark: line, x: update, y: loss}]")
        #expect(files.count == 1, "\(files)")
        let (_, outside) = try chart("of: ../line.yaml\nmarks: [{mark: line, x: update, y: loss}]")
        #expect(outside.count == 1, "\(outside)")
    }
}
