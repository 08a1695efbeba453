import Drawing
import FigureChecks
import Testing

@testable import Charting

@Suite("Axes and what stands on them")
struct AxisPlaceTests {
    private let measurer = EvenTextMeasurer()

    private func layout(_ chart: Chart, size: Size = Size(480, 300)) -> ChartLayout {
        ChartLayout(
            chart, in: Rect(x: 0, y: 0, width: size.width, height: size.height), measuring: measurer)
    }

    private func line(_ values: [Double]) -> LineMark {
        LineMark(x: .value("x", Array(values.indices)), y: .value("y", values))
    }

    @Test(
        "An axis ends at 0 where the data does, and where it comes near",
        arguments: [([0.0, 3, 9], 0.0), ([1, 3, 9], 0), ([-1, 3, 9], nil), ([8, 9], nil)])
    func floor(values: [Double], lower: Double?) {
        let scale = layout(Chart { line(values) }).plot.y
        if let lower { #expect(scale.lower == lower) } else { #expect(scale.lower < values[0]) }
    }

    /// The place of the axis line among the items, and of the first mark.
    private func order(_ chart: Chart) throws -> (axis: Int, mark: Int) {
        let items = layout(chart).items()
        let axis = items.firstIndex { item in
            if case .path(let path) = item { return path.stroke?.paint == Theme.axis }
            return false
        }
        let mark = items.firstIndex { item in
            if case .group = item { return true }
            return false
        }
        return (try #require(axis), try #require(mark))
    }

    @Test("Lines lie over the axis, bars stand on it")
    func order() throws {
        let lines = try order(Chart { line([0, 1, 0]) })
        #expect(lines.axis < lines.mark)
        let bars = try order(Chart { BarMark(x: .value("x", ["a", "b"]), y: .value("y", [1, 2])) })
        #expect(bars.axis > bars.mark)
    }

    @Test("Labels of one axis have as many decimals each, and 0 has none")
    func decimals() {
        #expect(
            NumberText.aligned([0, 0.25, 0.5, -1].map { DecimalDigits($0) }) == [
                "0", "0.25", "0.50", "−1.00",
            ])
        #expect(NumberText.aligned([0, 5, 10].map { DecimalDigits($0) }) == ["0", "5", "10"])
        #expect(NumberText.aligned([0, 1e-9].map { DecimalDigits($0) }) == ["0", "1×10⁻⁹"])
    }

    @Test("Ticks at whole numbers only are labelled as such", arguments: [240.0, 320, 480, 520, 640])
    func wholeNumbers(width: Double) {
        let points = PointMark(x: .value("Update", Array(1...20)), y: .value("y", Array(1...20)))
        let layout = layout(Chart { points }.chartXScale(integer: true), size: Size(width, 300))
        #expect(layout.xAxis.ticks.ticks.count > 1)
        #expect(layout.xAxis.ticks.ticks.allSatisfy { $0.label == "\(Int($0.value))" })
    }

    @Test("With equal units, ticks are as far apart along x as along y", arguments: [1.0, 1.5, 2, 3])
    func equalSteps(ratio: Double) {
        let points = PointMark(x: .value("x", [-3, 3]), y: .value("y", [-3 * ratio, 3 * ratio]))
        for size in [Size(480, 300), Size(300, 480), Size(640, 640)] {
            let layout = layout(Chart { points }.chartEqualAspect(), size: size)
            #expect(layout.xAxis.ticks.step != nil)
            #expect(layout.xAxis.ticks.step == layout.yAxis.ticks.step, "\(size)")
        }
    }
}
