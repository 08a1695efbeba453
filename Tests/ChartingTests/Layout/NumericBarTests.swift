import Drawing
import FigureChecks
import Testing

@testable import Charting

@Suite("Bars over numbers")
struct NumericBarTests {
    private func plot(_ chart: Chart) -> Plot {
        ChartLayout(
            chart, in: Rect(x: 0, y: 0, width: 480, height: 300), measuring: EvenTextMeasurer()
        ).plot
    }

    @Test(
        "They are as wide as the distance of their numbers allows, and stand whole in the plot",
        arguments: [
            ([0.1, 0.2, 0.3], ScaleKind.linear), ([100, 200, 300], .linear), ([1, 2, 3], .linear),
            ([0.001, 0.01, 0.1], .log), ([1, 10, 100], .symlog), ([5], .linear), ([0.01], .log),
        ])
    func widths(numbers: [Double], scale: ScaleKind) throws {
        let mark = BarMark(x: .value("", numbers), y: .value("n", numbers.map { _ in 1 }))
        let plot = plot(Chart { mark }.chartXScale(type: scale))
        let rects = try mark.rects(on: plot).map { try #require($0) }
        for (left, right) in zip(rects, rects.dropFirst()) {
            #expect(left.maxX < right.minX)
            #expect(left.width > plot.frame.width * 0.1)
        }
        for (rect, number) in zip(rects, numbers) {
            let middle = try #require(plot.px(number))
            #expect(rect.minX < middle && middle < rect.maxX)
            #expect(rect.minX >= plot.frame.minX && rect.maxX <= plot.frame.maxX)
        }
    }

    @Test("Each of few bars has its number below it")
    func ticks() {
        func labels(_ numbers: [Double]) -> [String] {
            let chart = Chart { BarMark(x: .value("", numbers), y: .value("n", numbers.map { _ in 1 })) }
            let canvas = Rect(x: 0, y: 0, width: 480, height: 300)
            return ChartLayout(chart, in: canvas, measuring: EvenTextMeasurer()).xAxis.ticks.ticks.map(
                \.label)
        }
        #expect(labels([0.1, 0.25, 0.3]) == ["0.1", "0.25", "0.3"])
        #expect(labels((0..<40).map(Double.init)).count < 20)
    }

    @Test(
        "What a histogram or a regression leaves out is counted, and areas that fall through each other are noted"
    )
    func dropped() {
        let histogram = Chart { HistogramMark(x: .value("w", [1, 2, .nan, .infinity, 3])) }
        #expect(
            histogram.warnings.count == 1 && histogram.warnings[0].contains("w: 2 values without a place"))
        let line = Chart { RegressionMark(x: .value("x", [1, 2, 3, 4]), y: .value("y", [1, .nan, 3, 4])) }
        #expect(line.warnings.count == 1 && line.warnings[0].contains("y: 1 value without a place"))
        // Through two points there is a line, but no band.
        #expect(Chart { RegressionMark(x: .value("x", [1, 2]), y: .value("y", [1, 2])) }.warnings == [])
        let bare = RegressionMark(x: .value("x", [1, 2, 3]), y: .value("y", [1, 2, 4]), confidence: 0)
        #expect(Chart { bare }.warnings == [])
        func areas(_ values: [Double]) -> [String] {
            Chart {
                AreaMark(x: .value("", [0, 1]), y: .value("", values)).series("a")
                AreaMark(x: .value("", [0, 1]), y: .value("", [1, 1])).series("b")
            }.warnings
        }
        #expect(areas([1, 2]).isEmpty)
        #expect(areas([1, -2]).count == 1 && areas([1, -2])[0].contains("below 0 in places"))
    }

    @Test("Bars end where the plot ends, however far a domain lets them reach")
    func clip() throws {
        let chart = Chart { BarMark(x: .value("", ["a", "b"]), y: .value("n", [3, 9])) }
            .chartYScale(domain: 2...5)
        let layout = ChartLayout(
            chart, in: Rect(x: 0, y: 0, width: 480, height: 300), measuring: EvenTextMeasurer())
        let clips = layout.items().compactMap { item -> Rect? in
            if case .group(let group) = item { group.clip } else { nil }
        }
        #expect(clips == [layout.plot.frame])
        #expect(chart.warnings.count == 1 && chart.warnings[0].contains("the domain leaves out 0"))
        #expect(chart.chartYScale(domain: 0...5).warnings.isEmpty)
    }
}
