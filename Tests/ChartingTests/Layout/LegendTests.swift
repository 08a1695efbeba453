import Drawing
import FigureChecks
import Testing

@testable import Charting

@Suite("Legends")
struct LegendTests {
    private let measurer = EvenTextMeasurer()
    private let canvas = Rect(x: 0, y: 0, width: 640, height: 400)
    private let names = ["slow", "middling", "fast"]

    private func layout(_ chart: Chart, width: Double = 640, height: Double = 400) -> ChartLayout {
        ChartLayout(chart, in: Rect(x: 0, y: 0, width: width, height: height), measuring: measurer)
    }

    /// Losses that fall from one start to ends clearly apart.
    private func falling(_ names: [String]) -> Chart {
        let x = (0...20).map(Double.init)
        let marks = names.enumerated().map { index, name in
            LineMark(
                x: .value("Update", x), y: .value("Loss", x.map { 9 / (1 + 0.1 * Double(index + 1) * $0) })
            ).series(name)
        }
        return Chart { marks }
    }

    private func texts(_ layout: ChartLayout) -> [String: Point] {
        let all = layout.legendItems().compactMap { item -> (String, Point)? in
            guard case .text(let text) = item else { return nil }
            return (text.line.plainText, text.position)
        }
        return Dictionary(all) { first, _ in first }
    }

    @Test("Two short names stand in a row above the plot, three in its free corner")
    func automatic() throws {
        #expect(layout(falling(["slow", "fast"])).legendSide == .top)
        let three = layout(falling(names))
        #expect(three.legendSide == .inside)
        let place = try #require(three.legendFrame)
        let frame = three.plot.frame
        #expect(abs(frame.maxX - place.maxX - 8) < 1e-9 && abs(place.minY - frame.minY - 8) < 1e-9)
        // The row would have taken this from the plot.
        let above = layout(falling(names).chartLegend(position: .top))
        #expect(frame.height - above.plot.frame.height == Legend.rowHeight + 10)
    }

    @Test("Inside of the plot names have the order in which lines end, if that is clear")
    func order() throws {
        // The first series falls least and ends on top; reversed, the last one does.
        let ascending = texts(layout(falling(names)))
        let reversed = texts(
            layout(Chart { for mark in falling(names).marks.reversed() { mark } }))
        for places in [ascending, reversed] {
            let sorted = places.sorted { $0.value.y < $1.value.y }.map(\.key)
            #expect(sorted == names)
        }
        // Lines that end together keep the order of their series.
        let x = [0.0, 1, 2]
        let meeting = Chart {
            for (index, name) in ["b", "a", "c"].enumerated() {
                LineMark(x: .value("", x), y: .value("", [Double(index) + 1, 0.2, 0.1])).series(name)
            }
        }
        let places = texts(layout(meeting.chartLegend(position: .overlay)))
        #expect(places.sorted { $0.value.y < $1.value.y }.map(\.key) == ["b", "a", "c"])
    }

    @Test("Where corners are taken the legend finds the free stretch of an edge, else stands above")
    func edges() throws {
        let x = (0...40).map { Double($0) / 20 - 1 }
        let valley = layout(
            Chart {
                for index in 1...3 {
                    LineMark(x: .value("", x), y: .value("", x.map { Double(index) + 8 * $0 * $0 })).series(
                        "\(index)")
                }
                RuleMark(y: 0.8)
            }.chartYScale(domain: 0...10))
        #expect(valley.legendSide == .inside)
        let place = try #require(valley.legendFrame)
        #expect(abs(place.midX - valley.plot.frame.midX) < 20)
        let full = Chart {
            for index in 0..<3 {
                LineMark(
                    x: .value("", (0...200).map(Double.init)),
                    y: .value("", (0...200).map { ($0 + index) % 2 == 0 ? 0.0 : 10 + Double(index) })
                ).series("\(index)")
            }
        }
        #expect(layout(full).legendSide == .top)
        #expect(layout(full.chartLegend(position: .overlay)).legendSide == .inside)
    }

    @Test("Points, heat maps and panels keep their legend above the plot")
    func above() throws {
        let points = Chart {
            for name in names {
                PointMark(x: .value("", [1.0, 2]), y: .value("", [1.0, 2])).series(name)
            }
        }
        #expect(layout(points).legendSide == .top)
        let grid = try #require(Grid(x: [0, 20], y: [0, 9], values: [0, 1, 2, 3]))
        let levels = try #require(ContourLevels(for: grid))
        let map = Chart {
            HeatMapMark(grid: grid, levels: levels)
            falling(names).marks
        }
        #expect(layout(map).legendSide == .top)
        let panel = ChartLayout(falling(names), in: canvas, style: .panel, measuring: measurer)
        #expect(panel.legendSide == .top)
    }

    @Test("A legend stands at the side that is asked for, and nothing stands there besides")
    func sides() throws {
        let chart = falling(names).chartXAxisLabel("Update").chartCaption("a note")
        for (position, side) in [
            (AnnotationPosition.bottom, LegendSide.bottom), (.leading, .leading), (.trailing, .trailing),
            (.top, .top), (.bottomTrailing, .bottom), (.topTrailing, .top),
        ] {
            let result = layout(chart.chartLegend(position: position))
            #expect(result.legendSide == side)
            let frame = result.plot.frame
            for point in texts(result).values {
                switch side {
                case .bottom: #expect(point.y > frame.maxY + 20)
                case .leading: #expect(point.x < frame.minX - 20)
                case .trailing: #expect(point.x > frame.maxX + 16)
                default: #expect(point.y < frame.minY)
                }
            }
            let scene = chart.chartLegend(position: position).scene(
                size: canvas.size, measuring: measurer)
            #expect(scene.textProblems(measuring: measurer) == [] && scene.inkProblems == [])
            #expect(scene.textBoxes(measuring: measurer).count { names.contains($0.text) } == 3)
        }
        let right = layout(chart.chartLegend(position: .topTrailing))
        let ends = texts(right).map { $0.value.x + measurer.extents(of: TextLine($0.key, size: 12)).width }
        #expect(abs((ends.max() ?? 0) - (canvas.maxX - 16)) < 1e-9)
    }

    @Test("Beside a narrow plot there is no room: the legend stands above")
    func narrow() {
        let chart = falling(["gradient descent", "with momentum", "with Nesterov momentum"])
        #expect(layout(chart.chartLegend(position: .trailing), width: 320, height: 240).legendSide == .top)
        #expect(layout(chart.chartLegend(position: .trailing)).legendSide == .trailing)
    }

    @Test("In a part of the plot that the author chose, labels and insets make way")
    func fixed() throws {
        let chart = falling(names).chartLegend(position: .overlay, alignment: .topTrailing)
        let place = try #require(layout(chart).legendFrame)
        let inset = layout(chart.chartInset { self.falling(["a"]) })
        #expect(inset.legendSide == .inside)
        let small = try #require(inset.insetFrame(inset.ink))
        #expect(!small.intersects(place))
        // An inset in the same corner was wanted there as well: the legend goes above.
        let both = layout(chart.chartInset(.topRight) { self.falling(["a"]) })
        #expect(both.legendSide == .top)
        let labelled = Chart {
            chart.marks
            TextMark(x: .value("", 17.0), y: .value("", 8.6), text: "a note in the corner")
        }.chartLegend(position: .overlay, alignment: .topTrailing)
        let scene = labelled.scene(size: canvas.size, measuring: measurer)
        #expect(scene.textProblems(measuring: measurer) == [])
        let note = try #require(
            scene.textBoxes(measuring: measurer).first { $0.text.hasPrefix("a note") })
        let legend = try #require(layout(labelled).insideLegend)
        #expect(!note.rect.intersects(legend))
    }

    @Test("Columns are filled from top to bottom and keep the order")
    func columns() {
        let entries = (0..<5).map { LegendEntry(name: "series \($0)", style: MarkStyle(), kind: .line) }
        let legend = Legend(columns: 2, entries, width: 400, measuring: measurer)
        // A swatch of 22, a gap of 6, 8 characters of 6.6: 80.8, twice, with 18 between.
        #expect(abs(legend.width - 179.6) < 1e-9)
        #expect(legend.height == 3 * Legend.rowHeight && legend.isWhole)
        #expect(!Legend(columns: 2, entries, width: 150, measuring: measurer).isWhole)
    }

    @Test("Ink is where lines pass, not in the rectangle around them")
    func inkMap() {
        var map = InkMap(Rect(x: 0, y: 0, width: 400, height: 400))
        map.add([.stroke(.segment(Point(0, 0), Point(400, 400)), Stroke(Theme.ink, width: 2))])
        var sums = InkSums(map)
        #expect(sums.count(in: Rect(x: 220, y: 20, width: 160, height: 160)) == 0)
        #expect(sums.count(in: Rect(x: 190, y: 190, width: 20, height: 20)) > 0)
        // A ring: the hole of an outline that winds the other way is free.
        var ring = Path.rectangle(Rect(x: 40, y: 240, width: 120, height: 120))
        ring.append(
            .polyline([Point(70, 270), Point(70, 330), Point(130, 330), Point(130, 270)], closed: true))
        map = InkMap(Rect(x: 0, y: 0, width: 400, height: 400))
        map.add([.fill(ring, Theme.ink)])
        sums = InkSums(map)
        #expect(sums.count(in: Rect(x: 80, y: 280, width: 40, height: 40)) == 0)
        #expect(sums.count(in: Rect(x: 48, y: 292, width: 8, height: 8)) == 4)
        #expect(sums.count(in: Rect(x: 200, y: 0, width: 200, height: 200)) == 0)
    }

    @Test("A legend that found its place inside covers no ink of any mark and no other text")
    func coversNothing() {
        var inside = 0
        for seed in 0..<300 {
            var charts = GeneratedCharts(seed: UInt64(7_000 + seed))
            var chart = charts.curves()
            if seed % 3 == 0 { chart = chart.chartInset { self.falling(["a"]) } }
            let size = GeneratedCharts.sizes[seed % 3]
            let result = layout(chart, width: size.width, height: size.height)
            guard result.legendSide == .inside, let place = result.legendFrame else { continue }
            inside += 1
            let items = result.layout().items
            let own = texts(result)
            for item in items {
                if case .group = item, item.hasInk(in: place) { Issue.record("\(seed): ink under a legend") }
            }
            let scene = Scene(size: size, title: "", summary: "", background: Theme.ground, items: items)
            let covered = scene.textBoxes(measuring: measurer).filter { $0.rect.intersects(place) }
            #expect(covered.count == own.count, "\(seed)")
        }
        #expect(inside > 60, "\(inside)")
    }

    @Test("Beside stacked bars names stand in the order of the stack, beside others in that of the series")
    func stackOrder() {
        func order(_ marks: [BarMark]) -> [String] {
            let chart = Chart { for mark in marks { mark } }.chartLegend(position: .trailing)
            return texts(layout(chart)).sorted { $0.value.y < $1.value.y }.map(\.key)
        }
        let upright = names.map {
            BarMark(x: .value("", ["a", "b"]), y: .value("", [1.0, 2])).foregroundStyle(by: .value("", $0))
        }
        #expect(order(upright) == names.reversed())
        #expect(order(upright.map { $0.position(by: .value("", $0.style.series ?? "")) }) == names)
        let lying = names.map {
            BarMark(x: .value("", [1.0, 2]), y: .value("", ["a", "b"])).foregroundStyle(by: .value("", $0))
        }
        #expect(order(lying) == names)
    }

    @Test("Facets have one legend, above all charts")
    func facets() {
        let facets = Facets(columns: 2) {
            falling(names).chartLegend(position: .overlay)
            falling(names)
        }
        let scene = facets.scene(size: canvas.size, measuring: measurer)
        #expect(scene.textBoxes(measuring: measurer).count { names.contains($0.text) } == 3)
        #expect(scene.textProblems(measuring: measurer) == [])
    }
}
