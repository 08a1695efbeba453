import Drawing
import FigureChecks
import Platform
import Testing

@testable import Charting

@Suite("Cells, bars, bands and whiskers on logarithmic axes")
struct LogarithmicMarkTests {
    private func plot(_ chart: Chart) -> Plot {
        ChartLayout(
            chart, in: Rect(x: 0, y: 0, width: 480, height: 300), measuring: EvenTextMeasurer()
        ).plot
    }

    private func paths(_ items: [SceneItem]) -> [PathItem] {
        items.compactMap { if case .path(let path) = $0 { path } else { nil } }
    }

    private let rates = [0.003, 0.01, 0.03, 0.1, 0.3, 1]

    @Test("Edges of cells lie half way on the axis' own scale")
    func edges() throws {
        let cells = Scale.Kind.log.cells(around: [0.01, 0.1, 10])
        let expected = [
            (0.01 / 10.squareRoot(), 0.01 * 10.squareRoot()), (0.01 * 10.squareRoot(), 1), (1, 100),
        ]
        for (cell, known) in zip(cells, expected) {
            let cell = try #require(cell)
            #expect(abs(cell.lower / known.0 - 1) < 1e-12 && abs(cell.upper / known.1 - 1) < 1e-12)
        }
        let linear = try #require(Scale.Kind.linear.cells(around: [1, 2, 4]).last ?? nil)
        #expect(linear == (3, 5))
        #expect(
            Scale.Kind.log.cells(around: [-1, 0, 1, 10]).map { $0 == nil } == [true, true, false, false])
    }

    @Test("Every cell of a heat map is drawn, as wide as its neighbours where the factors are the same")
    func heatMap() throws {
        let grid = try #require(Grid(x: rates, y: [0, 1, 2], values: (0..<18).map { Double($0 % 6) }))
        let mark = HeatMapMark(grid: grid, levels: try #require(ContourLevels(for: grid)))
        let plot = plot(Chart { mark }.chartXScale(type: .log))
        let boxes = paths(mark.draw(on: plot)).compactMap(\.path.bounds).sorted { $0.minX < $1.minX }
        #expect(boxes.count == 6)
        #expect(abs((boxes.first?.minX ?? 0) - plot.frame.minX) < 1e-6)
        #expect(abs((boxes.last?.maxX ?? 0) - plot.frame.maxX) < 1e-6)
        for (left, right) in zip(boxes, boxes.dropFirst()) { #expect(abs(left.maxX - right.minX) < 1e-6) }
        for (box, rate) in zip(boxes, rates) {
            let middle = try #require(plot.px(rate))
            #expect(box.minX < middle && middle < box.maxX)
        }
        #expect(Chart { mark }.chartXScale(type: .log).warnings == [])
    }

    @Test("Runs of cells of one color are drawn as well, inside a domain of one's own")
    func runs() throws {
        let grid = try #require(
            Grid(x: [0.003, 0.01, 0.03, 0.1], y: [0, 1], values: [1, 1, 1, 1, 1, 1, 1, 5]))
        let mark = HeatMapMark(grid: grid, levels: try #require(ContourLevels(for: grid)))
        let plot = plot(Chart { mark }.chartXScale(domain: 0.001...2, type: .log))
        let area = paths(mark.draw(on: plot)).compactMap(\.path.bounds)
        let left = try #require(plot.px(0.003 / (0.01 / 0.003).squareRoot()))
        #expect(abs((area.map(\.minX).min() ?? 0) - left) < 1e-6)
    }

    @Test("Columns without a place on a logarithmic axis are counted")
    func columns() throws {
        let grid = try #require(Grid(x: [0, 1, 10], y: [0, 1], values: [1, 2, 3, 4, 5, 6]))
        let mark = HeatMapMark(grid: grid, levels: try #require(ContourLevels(for: grid)))
        let chart = Chart { mark }.chartXScale(type: .log)
        #expect(chart.warnings.count == 1)
        #expect(!mark.draw(on: plot(chart)).isEmpty)
    }

    @Test("Bars stand on the lower end of a logarithmic axis, and a note says what that means")
    func bars() throws {
        let mark = BarMark(x: .value("", ["a", "b"]), y: .value("n", [1e5, 1e11]))
        let chart = Chart { mark }.chartYScale(type: .log)
        let plot = plot(chart)
        let rects = mark.rects(on: plot)
        for (rect, value) in zip(rects, [1e5, 1e11]) {
            let rect = try #require(rect)
            #expect(rect.maxY == plot.frame.maxY)
            #expect(abs(rect.minY - (try #require(plot.py(value)))) < 1e-9)
        }
        #expect(
            chart.warnings.count == 1 && chart.warnings[0].contains("only where they end means something"))
        let lying = BarMark(x: .value("n", [1e5, 1e11]), y: .value("", ["a", "b"]))
        let across = self.plot(Chart { lying }.chartXScale(type: .log))
        #expect(lying.rects(on: across).allSatisfy { $0?.minX == across.frame.minX })
        let stacked = Chart {
            BarMark(x: .value("", ["a"]), y: .value("n", [10])).series("one")
            BarMark(x: .value("", ["a"]), y: .value("n", [90])).series("two")
        }.chartYScale(type: .log)
        let parts = stacked.drawnMarks.compactMap { $0 as? BarMark }.flatMap {
            $0.rects(on: self.plot(stacked))
        }
        #expect(parts.count == 2 && !parts.contains { $0 == nil })
        #expect(stacked.warnings.count == 1)
    }

    @Test("Whiskers that reach 0 or less are cut at the end of the axis, without a bar there")
    func whiskers() throws {
        let mark = ErrorBarMark(
            x: .value("", [0.0, 1, 2]), yStart: .value("", [4, -1, -2]), yEnd: .value("loss", [6, 3, -1]))
        let chart = Chart { mark }.chartYScale(type: .log)
        let plot = plot(chart)
        let path = try #require(paths(mark.draw(on: plot)).first?.path)
        #expect(abs((try #require(path.bounds)).maxY - plot.frame.maxY) < 1e-9)
        // Two whiskers with three bars, each a segment of its own.
        #expect(mark.ink(on: plot).map(\.maxY).max().map { $0 <= plot.frame.maxY + 8.01 } == true)
        #expect(
            chart.warnings == [
                "loss: 3 values are 0 or less and cut at the lower end of the logarithmic axis"
            ])
    }

    @Test("Areas, bands and rectangles are cut at the end of a logarithmic axis")
    func areas() throws {
        let x = PlottableValue.value("", [0.0, 1, 2])
        let area = AreaMark(x: x, yStart: .value("", [0.0, 0, 0]), yEnd: .value("y", [1.0, 10, 100]))
        let band = ErrorBandMark(
            x: x, y: .value("y", [1.0, 10, 100]), yStart: .value("", [-1.0, 5, 50]),
            yEnd: .value("", [2.0, 20, 200]))
        let box = RectangleMark(xStart: [0], xEnd: [1], yStart: [0], yEnd: [10])
        let marks: [any ChartMark] = [area, band, box]
        for mark in marks {
            let chart = Chart { [mark] }.chartYScale(domain: 0.1...1000, type: .log)
            let plot = plot(chart)
            let bounds = try #require(paths(mark.draw(on: plot)).first?.path.bounds)
            #expect(abs(bounds.maxY - plot.frame.maxY) < 1e-9, "\(type(of: mark))")
            // The area stands on 0 of its own accord: none of its values is 0.
            let words = mark is AreaMark ? "areas start at its lower end" : "cut at the lower end"
            #expect(chart.warnings.count == 1 && chart.warnings[0].contains(words))
        }
    }

    @Test("Every bar of a histogram is seen on a logarithmic axis of counts")
    func counts() throws {
        let mark = HistogramMark(x: .value("", [1.0, 1, 1, 1, 2, 2, 2, 3, 5, 8, 9, 20, 50]))
        let chart = Chart { mark }.chartYScale(type: .log)
        let plot = plot(chart)
        let boxes = paths(mark.draw(on: plot)).compactMap(\.path.bounds)
        #expect(boxes.count == mark.histogram?.counts.filter { $0 > 0 }.count)
        #expect(boxes.allSatisfy { $0.height > 4 && abs($0.maxY - plot.frame.maxY) < 1e-6 })
        #expect(chart.warnings.count == 1 && chart.warnings[0].contains("bars start at its lower end"))
    }

    @Test("Bins are equally wide on a logarithmic axis, and those of several histograms are the same")
    func bins() throws {
        let marks = [
            HistogramMark(x: .value("lr", [0.001, 0.002, 0.01, 0.1, 1])).series("a"),
            HistogramMark(x: .value("lr", [0, 0.01, 0.02, 0.1, 1, 10])).series("b"),
        ]
        let chart = Chart { marks }.chartXScale(type: .log)
        let plot = plot(chart)
        let drawn = chart.drawnMarks.compactMap { $0 as? HistogramMark }
        let edges = try drawn.map { try #require($0.histogram).edges }
        #expect(edges[0] == edges[1])
        #expect(drawn.map { $0.histogram?.counts.reduce(0, +) } == [5, 5])
        let widths = zip(edges[0], edges[0].dropFirst()).compactMap { low, high in
            plot.px(low).flatMap { left in plot.px(high).map { $0 - left } }
        }
        #expect(widths.allSatisfy { abs($0 - widths[0]) < 1e-6 })
        #expect(
            chart.warnings == [
                "b: 1 value without a place on the axes (not a number, infinite or, on a logarithmic axis, not positive)"
            ])
    }

    @Test("A function is drawn over all of a logarithmic axis, also where its domain begins at 0 or less")
    func function() throws {
        for start in [-5.0, 0, 0.001] {
            let curve = LinePlot(x: "x", y: "y", domain: start...100) { log10($0) }
            let plot = plot(Chart { curve }.chartXScale(type: .log))
            let points = curve.points(on: plot).compactMap { $0 }
            #expect(plot.x.lower < 0.2 && points.count > 30)
            #expect((points.first?.x ?? .infinity) < plot.frame.minX + 0.12 * plot.frame.width)
        }
    }

    @Test("A domain that begins at 0 or less is said to begin elsewhere on a logarithmic axis")
    func domain() {
        let chart = Chart { LineMark(x: .value("", [1.0, 2]), y: .value("", [1.0, 10])) }
        #expect(chart.chartYScale(domain: 1...10, type: .log).warnings == [])
        let warnings = chart.chartYScale(domain: 0...100, type: .log).warnings
        #expect(warnings.count == 1 && warnings[0].contains("it is shown from 0.0001 to 100"))
    }

    @Test("An upright rule is cut at the end of a logarithmic axis, a slanted one is left out")
    func rules() throws {
        let upright = RuleMark(xStart: [1], yStart: [0], xEnd: [1], yEnd: [10])
        let slanted = RuleMark(xStart: [1], yStart: [0], xEnd: [2], yEnd: [10])
        let plot = plot(Chart { upright }.chartYScale(domain: 1...100, type: .log))
        #expect(upright.segments(on: plot).first?.0.y == plot.frame.maxY)
        #expect(slanted.segments(on: plot).isEmpty)
    }

    @Test("Where no value has a place on a logarithmic axis, the chart says so and offers another scale")
    func nothing() {
        let chart = Chart { LineMark(x: .value("", [0.0, 1]), y: .value("reward", [-5.0, 0])) }
            .chartYScale(type: .log)
        #expect(
            chart.warnings == [
                "all values of y are 0 or less and have no place on a logarithmic axis; the scale symlog shows them"
            ])
    }

    // MARK: Categories

    @Test("Bars of one mark that share a category stand on each other")
    func repeated() throws {
        let bars = BarMark(x: .value("", ["A", "A", "B"]), y: .value("n", [1, 2, 3]))
        let drawn = try #require(Chart { bars }.drawnMarks.first as? BarMark)
        #expect(drawn.base == [0, 1, 0] && drawn.parts.values == [1, 3, 3])
        // What is said of them are their own values.
        #expect(Chart { bars }.dataTable.rows == [["A", "1"], ["A", "2"], ["B", "3"]])
        #expect(Chart { bars }.alternativeText.contains("lowest 1, highest 3"))
        let over = BarMark(x: .value("", ["A", "A"]), y: .value("n", [1, 2]), stacking: .unstacked)
        #expect((Chart { over }.drawnMarks.first as? BarMark)?.base == [])
        let grouped = Chart {
            BarMark(x: .value("", ["A", "A"]), y: .value("n", [1, 2])).position(by: .value("", "one"))
            BarMark(x: .value("", ["A"]), y: .value("n", [4])).position(by: .value("", "two"))
        }
        let parts = grouped.drawnMarks.compactMap { $0 as? BarMark }
        #expect(parts.map(\.base) == [[0, 1], [0]] && parts.map(\.shift).first != parts.map(\.shift).last)
    }

    @Test("A hundred thousand names have their places at once, in the order of appearance")
    func manyNames() {
        let names = (0..<100_000).map { "name \($0)" }
        let chart = Chart { PointMark(x: .value("", names), y: .value("", Array(names.indices))) }
        let plot = plot(chart)
        #expect(plot.xNumbers(.categories(names)) == names.indices.map(Double.init))
        #expect(plot.xNumbers(.categories(["name 3", "", "none"])).map(\.isNaN) == [false, true, true])
        let scene = chart.scene(size: Size(640, 400), measuring: EvenTextMeasurer())
        #expect(scene.droppedItemCount == 0)
    }
}
