import Testing

@testable import Charting

@Suite("What a legend shows of a series")
struct LegendEntryTests {
    @Test("A series with a pale band is shown as its line, the first of several that are as opaque")
    func band() {
        let places = [0.0, 1, 2]
        let band = AreaMark(
            x: .value("x", places), yStart: .value("y", [0.0, 1, 2]), yEnd: .value("y", [2.0, 3, 4]))
        let line = LineMark(x: .value("x", places), y: .value("y", [1.0, 2, 3])).series("test")
        let chart = Chart {
            band.series("test").opacity(0.2)
            line
            line.lineStyle(width: 1.25, dash: [1.5, 3])
            band.series("alone").opacity(0.2)
        }
        #expect(chart.legendEntries.map(\.name) == ["test", "alone"])
        #expect(chart.legendEntries.map(\.kind) == [.line, .area])
        #expect(chart.legendEntries[0].style.dash == line.style.dash)
    }
}
