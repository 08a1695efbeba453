import Drawing
import FigureChecks
import Testing

@testable import Charting

@Suite("Box plots")
struct BoxTests {
    @Test("Quartiles are interpolated linearly, whiskers end at the last value within 1.5 ranges")
    func summary() throws {
        // As numpy.percentile says: 1.75, 2.5, 3.25 of 1 to 4.
        let four = try #require(BoxSummary([4, 1, 3, 2]))
        #expect((four.lowerQuartile, four.median, four.upperQuartile) == (1.75, 2.5, 3.25))
        #expect(four.beyond == [] && (four.lowest, four.highest) == (1, 4))
        let far = try #require(BoxSummary([1, 2, 3, 4, 5, 100, .nan, -50, .infinity]))
        #expect(far.count == 7 && far.beyond == [-50, 100] && (far.lowest, far.highest) == (1, 5))
        #expect(BoxSummary([.nan]) == nil && BoxSummary([]) == nil)
        let one = try #require(BoxSummary([7]))
        #expect(one.median == 7 && one.lowest == 7 && one.highest == 7)
        // A quartile between two numbers far apart lies beyond all numbers inside.
        for numbers in [[0, 0, 0, 0, 10.0], [0, 10], [1, 1, 1, 9, 9]] {
            let box = try #require(BoxSummary(numbers))
            #expect(box.lowest <= box.lowerQuartile && box.highest >= box.upperQuartile)
            #expect(box.lowerQuartile <= box.median && box.median <= box.upperQuartile)
        }
    }

    private let chart = Chart {
        BoxMark(
            x: .value("optimizer", ["sgd", "sgd", "adam", "sgd", "adam", "sgd", "sgd"]),
            y: .value("loss", [1, 2, 5, 3, 7, 4, 40]))
    }

    private func plot(_ chart: Chart) -> Plot {
        ChartLayout(
            chart, in: Rect(x: 0, y: 0, width: 480, height: 300), measuring: EvenTextMeasurer()
        ).plot
    }

    @Test("A box reaches from quartile to quartile, and what lies beyond the whiskers is a point")
    func drawn() throws {
        let plot = plot(chart)
        let mark = try #require(chart.marks.first as? BoxMark)
        let parts = mark.parts(on: plot.inPlaces)
        let boxes = try #require(parts[2] as? RectangleMark)
        #expect(boxes.yStart == [2, 5.5] && boxes.yEnd == [4, 6.5])
        let points = try #require(parts[4] as? PointMark)
        #expect(points.y.values == .numbers([40]) && points.x.values == .numbers([0]))
        let bounds = boxes.draw(on: plot.inPlaces).compactMap { item in
            if case .path(let path) = item { path.path.bounds } else { nil }
        }
        #expect(bounds.count == 2)
        #expect(abs(bounds[0].minY - (plot.py(4) ?? 0)) < 1e-9)
        #expect(abs(bounds[0].midX - (plot.px(0) ?? 0)) < 1e-9)
    }

    @Test("Words and table say median and quartiles")
    func words() {
        #expect(
            chart.alternativeText.hasSuffix(
                "Box plot of loss: sgd: median 3, quartiles 2 to 4, 1 beyond the whiskers; adam: median 6, "
                    + "quartiles 5.5 to 6.5."))
        let table = chart.dataTable
        #expect(
            table.columns == [
                "optimizer", "Values", "Lower whisker", "Lower quartile", "Median", "Upper quartile",
                "Upper whisker", "Beyond the whiskers",
            ])
        #expect(table.rows[0] == ["sgd", "5", "1", "2", "3", "4", "4", "40"])
    }

    @Test("Boxes of several series stand side by side, on names and on numbers")
    func sideBySide() throws {
        let chart = Chart {
            for name in ["a", "b"] {
                BoxMark(x: .value("", [32.0, 32, 8, 8]), y: .value("", [1, 2, 3, 4]))
                    .foregroundStyle(by: .value("", name))
            }
        }
        let plot = plot(chart)
        let boxes = chart.drawnMarks.compactMap { mark in
            (mark as? BoxMark)?.parts(on: plot.inPlaces)[2] as? RectangleMark
        }
        #expect(boxes.count == 2 && boxes[0].xStart.count == 2)
        for (left, right) in zip(boxes[0].xEnd, boxes[1].xStart) { #expect(left <= right) }
        #expect(plot.xNumbers(.categories(["8", "32"])) == [0, 1])
        #expect(chart.warnings == [])
    }
}
