import Drawing
import FigureChecks
import Testing

@testable import Charting
@testable import ReportBuilder

@Suite("What is written into a chart is what it shows")
struct ChartTruthTests {
    private func read(
        _ text: String, _ files: [String: String] = [:]
    ) throws -> (figure: (any Figure)?, said: String) {
        let folder = try TemporaryFolder()
        for (name, content) in files { try folder.write(content, to: name) }
        var diagnostics: [Diagnostic] = []
        let spec = ChartFile.chart(
            in: SourceFile(name: "c.yaml", text: text), folder: CourseFolder(path: folder.path),
            diagnostics: &diagnostics)
        return (spec?.figure, Diagnostic.sorted(diagnostics).map(\.text).joined())
    }

    private func texts(_ figure: (any Figure)?, width: Double = 640) throws -> [String] {
        let scene = try #require(figure).scene(size: Size(width, 400), measuring: EvenTextMeasurer())
        return scene.texts.map(\.plainText)
    }

    private func fills(_ mark: any ChartMark, of chart: Chart) -> [PathItem] {
        let layout = ChartLayout(
            chart, in: Rect(x: 0, y: 0, width: 640, height: 400), measuring: EvenTextMeasurer())
        return mark.draw(on: layout.plot).compactMap { if case .path(let path) = $0 { path } else { nil } }
    }

    // MARK: Cells

    @Test("Cells have names on both axes and their numbers in them")
    func names() throws {
        let (figure, said) = try read(
            """
            y: {reversed: true}
            marks:
              - {mark: heat-map, x: [cat, dog], y: [cat, dog, ship], z: [[50, 3], [4, null], [0, 60]], label: images}
            """)
        #expect(said == "")
        let texts = try texts(figure)
        for text in ["cat", "dog", "ship", "50", "3", "4", "0", "60", "images"] {
            #expect(texts.contains(text), "\(text)")
        }
        let chart = try #require(figure as? Chart)
        #expect(chart.dataTable.columns == ["x", "y", "images"])
        #expect(chart.dataTable.rows[1] == ["dog", "cat", "3"])
        #expect(chart.alternativeText.contains("2 × 3 cells, from 0 to 60 (1 of 6 values are not finite)"))
    }

    @Test("A long table gives a cell for each pair, the mean where it has several rows, and says so")
    func longTable() throws {
        let table = "lr,wd,acc\n0.1,0,0.5\n0.01,0,0.7\n0.1,0.1,0.9\n0.01,0,0.8\n"
        let (figure, _) = try read(
            "x: {scale: log}\nmarks: [{mark: heat-map, data: t.csv, x: lr, y: wd, z: acc}]", ["t.csv": table])
        let chart = try #require(figure as? Chart)
        let mark = try #require(chart.marks.first as? HeatMapMark)
        #expect(mark.columns.values == .numbers([0.01, 0.1]) && mark.rows.values == .numbers([0, 0.1]))
        #expect(chart.yAxis.scale == .category && chart.xAxis.scale == .log)
        #expect(
            mark.values[0] == 0.75 && mark.values[1] == 0.5 && mark.values[2].isNaN && mark.values[3] == 0.9)
        #expect(
            chart.warnings == [
                "1 of 4 cells stand for up to 2 rows of the table: their mean is shown",
                "1 of 4 cells have no number in the table and stay empty",
            ])
        #expect(fills(mark, of: chart).count == 3)
        #expect(try texts(figure).contains("0.75"))
    }

    @Test("Heights of contours can be a list, and one that no value has is named")
    func heights() throws {
        let (figure, said) = try read(
            "marks: [{mark: contour, x: [0, 1, 2], y: [0, 1, 2], z: x + y, levels: [2, 0.5, 9]}]")
        #expect(said == "")
        let chart = try #require(figure as? Chart)
        #expect((chart.marks.first as? ContourMark)?.levels.values == [0.5, 2, 9])
        #expect(chart.warnings == ["no value has the height 9: they go from 0 to 4"])
        let wrong = try read("marks: [{mark: contour, x: [0, 1], y: [0, 1], z: x, levels: many}]").said
        #expect(wrong.contains("levels: 8 or levels: [1, 2, 5]"))
    }

    // MARK: Axes

    @Test("Numbers on an axis of categories are names in ascending order, and rules stand at theirs")
    func numbersAsNames() throws {
        let (figure, said) = try read(
            """
            x: {scale: category}
            marks:
              - {mark: bar, x: [128, 8, 32], y: [3, 1, 2]}
              - {mark: rule, x: 32}
            """)
        #expect(said == "")
        let chart = try #require(figure as? Chart)
        let bars = fills(chart.marks[0], of: chart).compactMap(\.path.bounds)
        let rule = try #require(fills(chart.marks[1], of: chart).first?.path.bounds)
        #expect(bars.count == 3)
        #expect(bars[1].midX < bars[2].midX && bars[2].midX < bars[0].midX)
        #expect(abs(rule.midX - bars[2].midX) < 1e-9)
        #expect(abs((bars[0].midX - bars[2].midX) - (bars[2].midX - bars[1].midX)) < 1e-6)
        #expect(try texts(figure).contains("128"))
    }

    @Test("An axis that several columns share has the title of none, and the lines are named by them")
    func sharedAxis() throws {
        let files = ["t.csv": "epoch,loss,accuracy\n0,2,0.1\n1,1,0.5\n2,0.5,0.9\n"]
        let (figure, _) = try read(
            """
            marks:
              - {mark: line, data: t.csv, x: epoch, y: loss}
              - {mark: line, data: t.csv, x: epoch, y: accuracy}
            """, files)
        let chart = try #require(figure as? Chart)
        #expect(chart.alternativeText.hasPrefix("Chart of y against epoch."))
        let texts = try texts(figure)
        #expect(texts.count { $0 == "loss" } == 1 && texts.count { $0 == "accuracy" } == 1)
        // There is no half of an epoch.
        #expect(!texts.contains("0.5") || texts.contains("1.5") == false)
        #expect(texts.contains("1") && !texts.contains("1.0"))
    }

    @Test("A logarithmic axis over a tiny range shows differences as a linear one does")
    func tinyRange() throws {
        let values = "[1.0000000001, 1.0000000009, 1.0000000004]"
        func heights(_ axis: String) throws -> [Double] {
            let chart = try #require(
                try read("y: {\(axis)}\nmarks: [{mark: line, x: [1, 2, 3], y: \(values)}]").figure as? Chart)
            let plot = ChartLayout(
                chart, in: Rect(x: 0, y: 0, width: 640, height: 400), measuring: EvenTextMeasurer()
            ).plot
            return [1.0000000001, 1.0000000009, 1.0000000004].compactMap { plot.py($0) }
        }
        let (linear, logarithmic) = (try heights("scale: linear, zero: false"), try heights("scale: log"))
        #expect(logarithmic.count == 3 && logarithmic[0] - logarithmic[1] > 200)
        let shares = [linear, logarithmic].map { ($0[0] - $0[2]) / ($0[0] - $0[1]) }
        #expect(abs(shares[0] - shares[1]) < 1e-4)
    }

    @Test("One number stands where a list of one is meant, and holds for all of several")
    func scalars() throws {
        let (figure, said) = try read(
            """
            marks:
              - {mark: rectangle, x: 0, x2: 5, y: 0, y2: 1.7}
              - {mark: arrow, x: [0, 1], y: 1, x2: [2, 3], y2: 2}
              - {mark: point, x: 3, y: 1}
              - {mark: error-bar, x: 1, low: 1, high: 2}
            """)
        #expect(said == "")
        let chart = try #require(figure as? Chart)
        #expect((chart.marks[0] as? RectangleMark)?.xEnd == [5])
        #expect((chart.marks[1] as? ArrowMark)?.yEnd == [2, 2])
    }

    // MARK: Colors, names and legends

    @Test("Lines colored by a number have the colors of the one bar, and its scale is that of all of them")
    func coloredLines() throws {
        let (figure, said) = try read(
            """
            marks:
              - {mark: line, x: [0, 1], y: [4, 3], color-by: {name: rate, values: [0.001, 0.001]}}
              - {mark: line, x: [0, 1], y: [4, 2], color-by: {name: rate, values: [0.01, 0.01]}}
              - {mark: line, x: [0, 1, 2], y: [4, 1, 0], color-by: {name: rate, values: [0.1, 0.1, 0.001]}}
            """)
        #expect(said == "")
        let chart = try #require(figure as? Chart).prepared
        let bar = try #require(chart.colorBar)
        #expect(bar.levels.range == 0.001...0.1 && bar.levels.isLogarithmic && bar.title == "rate")
        let paints = chart.marks.map { fills($0, of: chart).compactMap(\.stroke?.paint) }
        #expect(paints[0] == [bar.map.paint(at: 0)] && paints[1] == [bar.map.paint(at: 0.5)])
        #expect(paints[2].count == 2 && paints[2][0] == bar.map.paint(at: 1))
        let area = try read("marks: [{mark: area, x: [0, 1], y: [1, 2], color-by: [1, 2]}]").said
        #expect(area.contains("has one color, and color-by has several numbers"))
    }

    @Test("64 lines look different from each other, and names without room are counted in the figure")
    func manyLines() throws {
        func figure(_ count: Int) throws -> (any Figure)? {
            let marks = (0..<count).map {
                "  - {mark: line, series: s\($0), x: [0, 1], y: [\($0), \(count - $0)]}"
            }
            return try read("marks:\n" + marks.joined(separator: "\n")).figure
        }
        let chart = try #require(try figure(64) as? Chart)
        let strokes = chart.marks.compactMap { fills($0, of: chart).first?.stroke }
        #expect(Set(strokes.map { "\($0.paint.light.hex) \($0.dash)" }).count == 64)
        let texts = try texts(try figure(400))
        let named = texts.count { $0.hasPrefix("s") }
        #expect(texts.contains("and \(400 - named) more"))
    }

    @Test("`legend: true` shows a legend, `label: false` no label, also where a column names the series")
    func obeyed() throws {
        let files = ["t.csv": "epoch,seed,loss\n0,a,2\n1,a,1\n0,b,3\n1,b,2\n"]
        let facet = try read(
            "marks: [{mark: line, data: t.csv, x: epoch, y: loss, series: seed, label: false}]\nlegend: false",
            files)
        #expect(try texts(facet.figure).contains("a") == false)
        let wide = try read(
            """
            legend: true
            marks:
              - {mark: line, x: [0, 1], y: [1, 2], label: train}
              - {mark: line, x: [0, 1], y: [2, 3], series: val}
            """)
        let texts = try texts(wide.figure)
        #expect(texts.count { $0 == "train" } == 2 && texts.count { $0 == "val" } == 1)
        let point = try read("marks: [{mark: point, x: [1], y: [1], label: false}]")
        #expect(try self.texts(point.figure).contains("false") == false)
    }

    // MARK: Bars and points

    @Test("Bars of one series that stand on each other are told apart by a line")
    func seams() throws {
        let chart = try #require(
            try read("marks: [{mark: bar, x: [A, A, B], y: [1, 2, 3]}]").figure as? Chart
        ).prepared
        let items = fills(chart.marks[0], of: chart)
        let seam = try #require(items.first { $0.stroke?.paint == Theme.ground })
        #expect(items.count == 4)
        let boxes = items.compactMap { $0.fill == nil ? nil : $0.path.bounds }
        #expect(abs((seam.path.bounds?.midY ?? 0) - boxes[0].minY) < 1e-9)
    }

    @Test("Points on the border are drawn whole, and those beyond it not at all")
    func edges() throws {
        let chart = try #require(
            try read(
                "x: {domain: [0, 2]}\nmarks: [{mark: point, x: [0, 1, 2, 2.01], y: [0, 0.5, 1, 1], size: 9}]"
            )
            .figure as? Chart)
        let size = Size(640, 400)
        let layout = ChartLayout(
            chart, in: Rect(x: 0, y: 0, width: size.width, height: size.height), measuring: EvenTextMeasurer()
        )
        let groups = layout.items().compactMap { if case .group(let group) = $0 { group } else { nil } }
        let clip = try #require(groups.compactMap(\.clip).first)
        let circles = fills(chart.marks[0], of: chart).compactMap(\.path.bounds)
        #expect(circles.count == 3)
        for circle in circles { #expect(clip.contains(circle)) }
    }

    // MARK: Words

    @Test("Words round no number without saying so")
    func words() throws {
        #expect(NumberText.inWords(123456) == "123456" && NumberText.inWords(1.0 / 3) == "about 0.3333")
        #expect(NumberText.inWords(-0.4 * 0.8) == "\u{2212}0.32")
        #expect(NumberText.inWords(0.0025) == "0.0025" && NumberText.inWords(-12.5) == "\u{2212}12.5")
        let chart = try #require(
            try read("marks: [{mark: line, x: [0, 1], y: [123456, 0.12345678]}]").figure as? Chart)
        #expect(chart.alternativeText.contains("from 123456 to about 0.1235"))
        let product = try #require(
            try read("factors: [{value: 41152}, {value: 3}]\nresult: {}").figure as? ProductFigure)
        #expect(product.result.text == "123456")
    }

    @Test("Notes name the series, or the kind of mark")
    func notes() throws {
        let chart = try #require(
            try read("y: {scale: log}\nmarks: [{mark: error-bar, x: [0, 1], low: [-1, 1], high: [2, 2]}]")
                .figure as? Chart)
        #expect(chart.warnings.contains { $0.hasPrefix("an error bar: 1 value is 0 or less and cut") })
    }
}
