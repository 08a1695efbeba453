import Charting
import Drawing
import FigureChecks
import Testing

@testable import ReportBuilder

@Suite("Charts of long tables, and grids in any order")
struct ChartTableTests {
    private func read(_ text: String, _ files: [String: String] = [:]) throws -> (
        spec: ChartSpec?, said: String
    ) {
        let folder = try TemporaryFolder()
        for (name, content) in files { try folder.write(content, to: name) }
        var diagnostics: [Diagnostic] = []
        let spec = ChartFile.chart(
            in: SourceFile(name: "c.yaml", text: text), folder: CourseFolder(path: folder.path),
            diagnostics: &diagnostics)
        return (
            spec, Diagnostic.sorted(diagnostics).map(\.text).joined() + (spec?.figure.warnings ?? []).joined()
        )
    }

    private static let runs: String = {
        var text = "optimizer,seed,epoch,loss\n"
        for (optimizer, factor) in [("sgd", 2), ("adam", 1)] {
            for seed in 0..<2 {
                for epoch in 0..<3 {
                    text += "\(optimizer),\(seed),\(epoch),\(factor * (5 - epoch) + seed)\n"
                }
            }
        }
        return text
    }()

    @Test("Lines of one column of series take their colors from another")
    func colors() throws {
        let (spec, said) = try read(
            "marks: [{mark: line, data: r.csv, x: epoch, y: loss, series: run, color-by: optimizer}]",
            [
                "r.csv": Self.runs.split(separator: "\n").enumerated().map { index, line in
                    index == 0
                        ? "run,\(line)"
                        : "\(line.split(separator: ",")[0])\(line.split(separator: ",")[1]),\(line)"
                }.joined(separator: "\n")
            ])
        let chart = try #require(spec?.figure as? Chart, "\(said)")
        #expect(chart.marks.map { $0.plotted?.x.count } == [3, 3, 3, 3])
        let colors = chart.marks.map(\.style.groups?.values)
        #expect(colors == ["sgd", "sgd", "adam", "adam"].map { .categories([$0, $0, $0]) })
        #expect(chart.marks.allSatisfy { $0.style.series == nil })
        #expect(said.isEmpty, "\(said)")
        let numbers = try read(
            "marks: [{mark: line, data: r.csv, x: epoch, y: loss, series: optimizer, color-by: seed}]",
            ["r.csv": Self.runs])
        let values = (numbers.spec?.figure as? Chart)?.marks.map(\.style.groups?.values)
        #expect(values == [.numbers([0, 0, 0, 1, 1, 1]), .numbers([0, 0, 0, 1, 1, 1])], "\(numbers.said)")
        #expect((numbers.spec?.figure as? Chart)?.marks.map(\.style.series) == ["sgd", "adam"])
    }

    @Test("A line through the same places again and again is said to be one of several runs")
    func zigzag() throws {
        let (spec, said) = try read(
            "marks: [{mark: line, data: r.csv, x: epoch, y: loss}]", ["r.csv": Self.runs])
        #expect(spec != nil)
        #expect(said.contains("epoch: 9 of 12 values of a line are there once more"), "\(said)")
        #expect(said.contains("series: COLUMN draws a line of each"))
        // The same of parts that hold several runs; none of a path that comes back, or of one run.
        let parts = try read(
            "marks: [{mark: line, data: r.csv, x: epoch, y: loss, series: optimizer}]", ["r.csv": Self.runs])
        #expect(parts.said.contains("epoch: 3 of 6 values"), "\(parts.said)")
        let path = try read(
            "marks: [{mark: line, data: p.csv, x: a, y: b}]",
            ["p.csv": "a,b\n0,1\n2,3\n1,4\n0.5,2\n0,0\n3,3\n"])
        #expect(path.said.isEmpty, "\(path.said)")
    }

    @Test("Rows and columns of a grid may be written in any order, each of them once")
    func order() throws {
        let (spec, said) = try read(
            "marks: [{mark: heat-map, x: [8, 64, 512], y: [0.1, 0.01], z: [[1, 2, 3], [4, 5, 6]]}]")
        let mark = try #require((spec?.figure as? Chart)?.marks.first as? HeatMapMark, "\(said)")
        #expect(mark.grid?.y == [0.01, 0.1] && mark.grid?.values == [4, 5, 6, 1, 2, 3])
        let twice = try read("marks: [{mark: contour, x: [0, 1], y: [2, 2], z: [[1, 2], [3, 4]]}]")
        #expect(
            twice.said.contains("y must have at least two numbers, each of them once"), "\(twice.said)")
    }

    @Test("The same names stand in the same order on both axes of cells")
    func diagonal() throws {
        let (spec, said) = try read(
            "marks: [{mark: heat-map, data: m.csv, x: pred, y: truth, z: n}]",
            ["m.csv": "pred,truth,n\nship,cat,1\ncat,cat,5\ndog,dog,4\nship,ship,7\n"])
        let mark = try #require((spec?.figure as? Chart)?.marks.first as? HeatMapMark, "\(said)")
        #expect(mark.columns.values == mark.rows.values)
        #expect(mark.rows.values == .categories(["cat", "dog", "ship"]))
    }

    @Test("Lines of equal height have a color bar only where it is asked for")
    func bar() throws {
        let contour = "{mark: contour, x: [0, 1, 2], y: [0, 1], z: 'x + y'}"
        func hasBar(_ text: String) throws -> Bool {
            try #require(read(text).spec?.figure as? Chart).colorBar != nil
        }
        #expect(try !hasBar("marks: [\(contour)]"))
        #expect(try hasBar("color-bar: true\nmarks: [\(contour)]"))
        #expect(
            try hasBar("marks: [{mark: filled-contour, x: [0, 1, 2], y: [0, 1], z: 'x + y'}, \(contour)]"))
    }

    @Test("A column that is called true is one, and a flag in place of a list is not put in brackets")
    func flags() throws {
        let cells = try read(
            "marks: [{mark: heat-map, data: m.csv, x: pred, y: true, z: n}]",
            ["m.csv": "pred,true,n\ncat,cat,5\ncat,dog,1\ndog,dog,4\n"])
        #expect(
            ((cells.spec?.figure as? Chart)?.marks.first as? HeatMapMark)?.values.count == 4, "\(cells.said)")
        let labels = try read("marks: [{mark: bar, x: [a, b], y: [1, 2], labels: true}]")
        #expect(labels.said.contains("the labels must be a list, found true"), "\(labels.said)")
        #expect(!labels.said.contains("[true]"), "\(labels.said)")
    }

    @Test("Bars between names on both axes are refused: they have no length")
    func names() throws {
        let (spec, said) = try read("marks: [{mark: bar, x: [a, b], y: [45%, 50%]}]")
        #expect(spec == nil && said.contains("x and y of the bars are both names"), "\(said)")
    }

    @Test("Points outside of a domain, colors without a number and shares below 0 are counted")
    func leftOut() throws {
        for (text, words) in [
            (
                "x: {domain: [0, 1]}\nmarks: [{mark: point, series: run, x: [0, 0.5, 3], y: [1, 2, 3]}]",
                "run: 1 of 3 points lies outside of the domain"
            ),
            (
                "marks: [{mark: point, x: [1, 2, 3], y: [1, 2, 3], color-by: [1, .nan, 3]}]",
                "1 value has no number for a color and is gray"
            ),
            (
                "marks: [{mark: sector, angle: [1, 2, -3], names: [a, b, c]}]",
                "1 value is below 0 or no number and left out"
            ),
        ] {
            let (spec, said) = try read(text)
            #expect(spec != nil && said.contains(words), "\(said)")
        }
        let whole = try read("x: {domain: [0, 1]}\nmarks: [{mark: point, x: [0, 1], y: [1, 2]}]")
        #expect(whole.said.isEmpty, "\(whole.said)")
    }

    @Test("Panels without room on a size that was asked for are refused with one that has it")
    func panels() throws {
        let rows = (0..<30).flatMap { run in (0..<3).map { "run\(run),\($0),\(run * $0)\n" } }
        let spec = try #require(
            read(
                "facet: run\nmarks: [{mark: line, data: r.csv, x: x, y: y}]",
                ["r.csv": "run,x,y\n" + rows.joined()]
            ).spec)
        let measurer = EvenTextMeasurer()
        let refusal = try #require(spec.refusal(of: Size(480, 320), measuring: measurer))
        #expect(refusal.message == "The figure has no room on 480x320: its panels need more.")
        let words = refusal.remedy.split(separator: " ")[1].dropLast().split(separator: "x")
        let size = words.compactMap { Double($0) }
        #expect(spec.refusal(of: Size(size[0], size[1]), measuring: measurer) == nil)
        #expect(spec.refusal(of: nil, measuring: measurer) == nil)
    }
}
