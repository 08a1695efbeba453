import Drawing
import FigureChecks
import Testing

@testable import Charting

@Suite("Histograms, regressions, steps, stacked areas and orders")
struct StatisticsMarkTests {
    private func layout(_ chart: Chart) -> ChartLayout {
        ChartLayout(chart, in: Rect(x: 0, y: 0, width: 480, height: 300), measuring: EvenTextMeasurer())
    }

    @Test("Bins are round, hold every finite value once, and the last one has its upper end")
    func bins() throws {
        let values = (0..<200).map { Double(($0 * 37) % 200) / 40 - 2.5 } + [.nan, .infinity]
        let found = try #require(HistogramBins(values, count: nil))
        #expect(found.counts.reduce(0, +) == 200)
        #expect(found.edges.first == -3 || found.edges.first == -2.5)
        #expect(
            zip(found.edges, found.edges.dropFirst()).allSatisfy {
                abs($1 - $0 - (found.edges[1] - found.edges[0])) < 1e-12
            })
        let four = try #require(HistogramBins([0, 1, 2, 3, 4], count: 4))
        #expect(four.counts == [1, 1, 1, 2] && four.edges == [0, 1, 2, 3, 4])
        #expect(
            try #require(HistogramBins([1, 2, 2, 6], count: nil)).edges == [
                0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5,
            ])
        #expect(try #require(HistogramBins([7, 7], count: nil)).counts == [2])
        #expect(HistogramBins([.nan], count: nil) == nil && HistogramBins([], count: 3) == nil)
    }

    @Test("A histogram starts at 0, counts in whole numbers, and says its bins in words and in a table")
    func histogram() throws {
        let chart = Chart { HistogramMark(x: .value("w", [0, 0.2, 0.4, 1.1, 3.9]), bins: 2) }
        let layout = layout(chart)
        #expect(layout.yAxis.scale.lower == 0 && layout.yAxis.isInteger && layout.yAxis.title == "count")
        #expect(
            chart.alternativeText.hasSuffix(
                "Histogram of 5 values of w in 2 bins from 0 to 3.9: most, 4, from 0 to 1.95, median 0.4."))
        #expect(chart.dataTable.columns == ["w", "to", "count"])
        #expect(chart.dataTable.rows == [["0", "1.95", "4"], ["1.95", "3.9", "1"]])
        let parts = Chart {
            HistogramMark(x: .value("w", [0, 1, 10, 11, 20.5])).foregroundStyle(
                by: .value("", ["a", "a", "b", "b", "b"]))
        }
        let bins = parts.separateMarks.compactMap { ($0 as? HistogramMark)?.histogram }
        #expect(bins.count == 2 && bins[0].edges == bins[1].edges)
    }

    @Test("A regression is the line of least squares, with the band of Student's distribution")
    func regression() throws {
        let fit = try #require(LinearFit(x: [1, 2, 3, .nan], y: [1, 2, 2.5, 9]))
        #expect(abs(fit.slope - 0.75) < 1e-12 && abs(fit.intercept - 1 / 3.0) < 1e-12 && fit.count == 3)
        #expect(abs(fit.rSquared - 27 / 28.0) < 1e-12)
        // Quantiles as tables of the distribution give them.
        for (degrees, t) in [
            (1, 12.706205), (2, 4.302653), (5, 2.570582), (10, 2.228139), (30, 2.042272), (1000, 1.962339),
        ] {
            #expect(abs(StudentDistribution(degrees: degrees).reach(of: 0.95) - t) < 1e-5, "\(degrees)")
        }
        #expect(fit.margin(at: 2, confidence: 0.95) > 0 && LinearFit(x: [1, 1], y: [1, 2]) == nil)
        let chart = Chart { RegressionMark(x: .value("x", [1, 2, 3]), y: .value("y", [1, 2, 2.5])) }
        #expect(
            chart.alternativeText.hasSuffix(
                "Line of least squares through 3 points: y = 0.3333 + 0.75 x, R² = 0.9643; the band holds the mean with 95 % confidence."
            ))
        let two = Chart { RegressionMark(x: .value("x", [1, 2]), y: .value("y", [1, 2])) }
        #expect(two.alternativeText.hasSuffix("R² = 1; two points have no band."))
        #expect(two.warnings == [])
        let bare = Chart {
            RegressionMark(x: .value("x", [1, 2, 3]), y: .value("y", [1, 2, 2.5]), confidence: 0)
        }
        #expect(bare.warnings == [])
    }

    @Test("Steps have corners and keep gaps")
    func steps() {
        let points: [Point?] = [Point(0, 0), Point(10, 4), nil, Point(20, 8)]
        #expect(
            InterpolationMethod.stepEnd.path(points) == [
                Point(0, 0), Point(10, 0), Point(10, 4), nil, Point(20, 8),
            ])
        #expect(InterpolationMethod.stepStart.path(points)[1] == Point(0, 4))
        #expect(
            InterpolationMethod.stepCenter.path(points).prefix(4) == [
                Point(0, 0), Point(5, 0), Point(5, 4), Point(10, 4),
            ])
        #expect(InterpolationMethod.linear.path(points) == points)
    }

    @Test("Areas stand on each other at the places of all, and one alone stays as it is")
    func areas() throws {
        let chart = Chart {
            AreaMark(x: .value("x", [0, 1, 2]), y: .value("y", [1, 2, 3])).series("a")
            AreaMark(x: .value("x", [0, 2]), y: .value("y", [2, 4])).series("b")
        }
        let drawn = chart.drawnMarks.compactMap { $0 as? AreaMark }
        #expect(
            drawn[1].yStart.values == .numbers([1, 2, 3]) && drawn[1].yEnd.values == .numbers([3, 5, 7]))
        #expect(drawn[1].x.values == .numbers([0, 1, 2]) && drawn[0].style.opacity > 0.5)
        #expect(layout(chart).yAxis.scale.lower == 0)
        // The table has each area's own values.
        #expect(chart.dataTable.rows.count == 5)
        let alone = Chart { AreaMark(x: .value("x", [0, 1]), y: .value("y", [1, 2])) }
        #expect((alone.drawnMarks.first as? AreaMark)?.style.opacity == 0.18)
        let shares = Chart {
            AreaMark(x: .value("x", [0, 1]), y: .value("y", [1, 3]), stacking: .normalized).series("a")
            AreaMark(x: .value("x", [0, 1]), y: .value("y", [1, 1]), stacking: .normalized).series("b")
        }
        #expect((shares.drawnMarks.last as? AreaMark)?.yEnd.values == .numbers([100, 100]))
    }

    @Test("What stands on a gap of an area has a gap there, and the chart says so")
    func gapOfArea() throws {
        func chart(_ stacking: MarkStackingMethod) -> Chart {
            Chart {
                AreaMark(x: .value("x", [0, 1, 2]), y: .value("y", [2, .nan, 3]), stacking: stacking)
                AreaMark(x: .value("x", [0, 1, 2]), y: .value("y", [1, 1, 1]), stacking: stacking)
            }
        }
        let above = try #require(chart(.standard).drawnMarks.last as? AreaMark)
        let ends = if case .numbers(let numbers) = above.yEnd.values { numbers } else { [Double]() }
        #expect(ends.map { $0.isFinite ? $0 : 0 } == [3, 0, 4])
        #expect(
            chart(.standard).warnings.contains { $0.hasPrefix("1 value stands on a gap of an area below") })
        #expect(chart(.normalized).warnings.contains { $0.hasPrefix("1 value stands on a gap") })
        #expect(!chart(.unstacked).warnings.contains { $0.contains("stands on a gap") })
    }

    @Test("Names stand in the order of their values or their letters")
    func order() {
        func names(_ order: CategoryOrder) -> [String]? {
            var chart = Chart {
                BarMark(x: .value("", [0.9, 0.7, 0.95]), y: .value("", ["SGD", "Adam", "Lion"]))
            }
            chart.yAxis.order = order
            return chart.prepared.yAxis.categories
        }
        #expect(names(.x) == ["Adam", "SGD", "Lion"] && names(.xDescending) == ["Lion", "SGD", "Adam"])
        #expect(names(.y) == ["Adam", "Lion", "SGD"] && names(.yDescending) == ["SGD", "Lion", "Adam"])
    }

    @Test(
        "Formats write ticks, with as many digits as they need",
        arguments: [
            (".0%", [0, 0.5, 1], ["0 %", "50 %", "100 %"]), (".0%", [0, 0.005], ["0 %", "0.5 %"]),
            (".2f", [1, 2.5], ["1.00", "2.50"]),
            (",d", [0, 12000, -1_500_000], ["0", "12,000", "\u{2212}1,500,000"]),
            ("s", [1500, 2e6, 0.002], ["1.5k", "2M", "2m"]), (".1e", [0.001, 12], ["1.0×10⁻³", "1.2×10¹"]),
            ("+.1f", [-1, 0, 1], ["\u{2212}1.0", "0", "+1.0"]), (".0f", [0.25, 0.5], ["0.25", "0.50"]),
        ] as [(String, [Double], [String])])
    func formats(text: String, values: [Double], labels: [String]) throws {
        #expect(try #require(TickFormat(text)).labels(values) == labels)
    }

    @Test("What is no format is none", arguments: ["", "%d", ".x%", "0", ".99f", ".2d", "$.2f"])
    func noFormats(text: String) { #expect(TickFormat(text) == nil) }

    @Test("Ticks have the names that are given for them")
    func tickNames() {
        var chart = Chart { LineMark(x: .value("x", [0, 10, 20]), y: .value("y", [1, 2, 3])) }
        chart.xAxis.tickValues = .numbers([20, 0, 10])
        chart.xAxis.tickNames = ["end", "start", "middle"]
        #expect(layout(chart).xAxis.ticks.ticks.map(\.label) == ["start", "middle", "end"])
        chart.yAxis.format = TickFormat(".0%")
        #expect(layout(chart).yAxis.ticks.ticks.map(\.label).contains("200 %"))
    }

    @Test("Contours part a wide valley with a steep rim, and a plain with one hole has even steps")
    func levels() throws {
        let places = (0..<41).map { Double($0) / 20 - 1 }
        func grid(_ height: (Double, Double) -> Double) throws -> Grid {
            try #require(
                Grid(x: places, y: places, values: places.flatMap { y in places.map { height($0, y) } }))
        }
        func power(_ x: Double, _ n: Int) -> Double { (0..<n).reduce(1) { value, _ in value * x } }
        let rim = try #require(ContourLevels(for: grid { power($0, 8) + power($1, 8) - 0.5 }))
        #expect(rim.isEven && rim.values.count > 3)
        #expect(zip(rim.values, rim.values.dropFirst()).allSatisfy(<))
        #expect(abs(rim.fraction(of: rim.values[0]) - 1 / Double(rim.values.count + 1)) < 1e-12)
        #expect(rim.fraction(of: rim.range.lowerBound) == 0 && rim.fraction(of: rim.range.upperBound) == 1)
        let plain = try #require(ContourLevels(for: grid { -1 / (1 + 50 * ($0 * $0 + $1 * $1)) }))
        #expect(!plain.isEven)
        let bowl = try #require(ContourLevels(for: grid { $0 * $0 + $1 * $1 + 1 }))
        #expect(!bowl.isEven && !bowl.isLogarithmic)
    }

    @Test("A grid says which of its points were interpolated, and its extremes are computed ones")
    func interpolated() throws {
        let grid = try #require(
            Grid(x: [0, 1], y: [0, 1], values: [1, 2, 3, -5], isComputed: [true, true, true, false]))
        #expect(grid.rangeText == "from 1 to 3 (3 of 4 points were computed, the others are interpolated)")
        let mark = HeatMapMark(grid: grid, levels: try #require(ContourLevels(for: grid)))
        #expect(mark.plotted?.value?.count == 3)
        #expect(
            Grid(x: [0, 1], y: [0, 1], values: [1, 2, 3, 4], isComputed: [true, true, true, true])?.isComputed
                == nil)
    }
}
