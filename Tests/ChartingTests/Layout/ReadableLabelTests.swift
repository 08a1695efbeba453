import Drawing
import FigureChecks
import Testing

@testable import Charting

@Suite("Words in plots are read as what they belong to")
struct ReadableLabelTests {
    private let measurer = EvenTextMeasurer()

    private func layout(_ chart: Chart, _ size: Size) -> ChartLayout {
        ChartLayout(
            chart, in: Rect(x: 0, y: 0, width: size.width, height: size.height), measuring: measurer)
    }

    /// The labels in the plot, with their boxes.
    private func labels(_ layout: ChartLayout) -> [(text: String, box: Rect)] {
        let placer = layout.labels(layout.labelRequests(), layout.ink, besides: [])
        #expect(placer.omitted.isEmpty, "\(placer.omitted)")
        return placer.items.compactMap { item in
            guard case .text(let text) = item else { return nil }
            return (text.line.plainText, text.box(extents: measurer.extents(of: text.line)))
        }
    }

    @Test("A number stands over its own bar, not beside it over the next one", arguments: [320.0, 640])
    func bars(width: Double) {
        let values = [0.3213, 0.2142, 0.271, 0.1016, -0.5528, -0.2073, 0.2143, 0.06776, -0.1382, -0.9143]
        let names = values.indices.map { "b\($0)" }
        let chart = Chart {
            BarMark(x: .value("Weight", names), y: .value("Slope", values)).valueLabels(
                values.map { "\($0)" })
        }
        let layout = layout(chart, Size(width, 340))
        let band = layout.plot.frame.width / Double(values.count)
        for (index, value) in values.enumerated() {
            let middle = layout.plot.frame.minX + (Double(index) + 0.5) * band
            let box = labels(layout).first { $0.text == "\(value)" }?.box
            // At the ends of the plot a label keeps within it.
            let limit = index == 0 || index == values.count - 1 ? band * 0.75 : band / 4
            #expect(abs((box?.center.x ?? 0) - middle) < limit, "\(value) at \(width)")
        }
    }

    @Test("A legend shows the shape of symbols that are tiny in the plot")
    func symbols() {
        let chart = Chart {
            for name in ["a", "b"] {
                PointMark(x: .value("x", [0, 1]), y: .value("y", [0, 1])).series(name)
                    .symbol(name == "a" ? .square : .triangle, radius: 1.5)
            }
        }
        let layout = layout(chart, Size(400, 300))
        let sizes = layout.legend.items(x: 0, top: 0, plot: layout.plot).compactMap { item -> Double? in
            if case .path(let path) = item { path.path.bounds?.width } else { nil }
        }
        #expect(sizes.count == 2)
        for size in sizes { #expect(size > 1.5 * Theme.pointRadius, "\(sizes)") }
    }

    @Test("The sum behind a bar stands clear of it where there is no room behind it")
    func sums() {
        let chart = Chart {
            BarMark(x: .value("Squared error", [1.803]), y: .value("", ["run"])).valueLabels(["MSE 1.803"])
        }.chartXScale(domain: 0...2.2)
        for width in [240.0, 320, 640] {
            let layout = layout(chart, Size(width, 420))
            let bar = chart.marks[0].ink(on: layout.plot)[0]
            let label = labels(layout).first
            #expect(label.map { !$0.box.intersects(bar) } == true, "\(width)")
        }
    }

    @Test("The words of an upright line stand where nothing crosses them")
    func rules() {
        let places = (0...100).map { Double($0) / 10 }
        let chart = Chart {
            LineMark(
                x: .value("x", places), y: .value("y", places.map { 9 - 8 / (1 + ($0 - 5) * ($0 - 5)) }))
            RuleMark(x: 7).annotation("stable below 2/λ = 7")
        }.chartYScale(domain: 0...9.5)
        for width in [280.0, 320, 640] {
            let layout = layout(chart, Size(width, 300))
            let line = chart.marks[0].ink(on: layout.plot)
            let box = labels(layout).first?.box
            #expect(box.map { box in !line.contains { $0.intersects(box) } } == true, "\(width)")
        }
    }

    @Test("No line ends or begins with an equals sign or begins with a percent sign, and joined spaces stay")
    func lines() {
        let text =
            "Network 2 → 8 (tanh) → 1, adam, η = 0.02, batches of 16; shows 99.3 % of the path's variance"
        for width in stride(from: 60.0, through: 500, by: 10) {
            let lines = TextBlock(text, size: 12, width: width, limit: 30, measuring: measurer).lines.map(
                \.plainText)
            let isParted = lines.contains { $0.hasPrefix("=") || $0.hasSuffix("=") || $0.hasPrefix("%") }
            #expect(!isParted, "\(width): \(lines)")
            #expect(lines.joined(separator: " ") == text)
        }
        let joined = TextBlock("five\u{A0}kg of it", size: 12, width: 40, measuring: measurer)
        #expect(joined.lines.first?.plainText.hasPrefix("five\u{A0}") == true)
    }

    @Test("A plot in which a unit is as long along x as along y asks for no more height than it fills")
    func strips() throws {
        let chart = Chart { LineMark(x: .value("x", [0, 8]), y: .value("y", [0, 1])) }
            .chartXScale(domain: 0...8).chartYScale(domain: 0...1).chartEqualAspect()
        let height = try #require(chart.preferredHeight(width: 640, measuring: measurer))
        let own = layout(chart, Size(640, height))
        #expect(
            abs(own.plot.frame.height - (height - own.insets.top - own.insets.bottom)) < 2,
            "\(own.plot.frame)")
        // On a canvas that is higher, what is left over stands on both sides of it.
        let high = layout(chart, Size(640, height + 200))
        let above = high.plot.frame.minY - high.insets.top
        let below = height + 200 - high.insets.bottom - high.plot.frame.maxY
        #expect(abs(above - below) < 1 && above > 90)
    }

    @Test(
        "A field counts in its note the places that have no arrow",
        arguments: [Size(640, 520), Size(320, 230)])
    func arrows(size: Size) throws {
        let places = (0..<15).map { Double($0) - 7 }
        let field = try #require(
            VectorField(x: places, y: places) { x, y in x == 3 ? (.nan, 0) : (x * x * x, y * y * y) })
        let mark = VectorFieldMark(field: field)
        let chart = Chart { mark }.chartCaption("Arrows run uphill.")
        let plot = layout(chart, size).plot
        let one = try #require(VectorField(x: [0, 1], y: [0, 1]) { _, _ in (1, 1) })
        let lone = VectorFieldMark(field: one)
        let parts = lone.draw(on: layout(Chart { lone }, size).plot).count / 4
        let drawn = mark.draw(on: plot).count / parts
        let said = chart.scene(size: size, measuring: measurer).textBoxes(measuring: measurer).map(\.text)
            .joined(separator: " ")
        #expect(said.contains("Arrows run uphill. \(225 - drawn) of 225 arrows are left out: "), "\(said)")
        #expect(said.contains("of hardly any length") && said.contains("not finite"))
        #expect(said.contains("for want of room") == (size.width < 400))
        let whole = try #require(VectorField(x: places, y: places) { _, _ in (1, 1) })
        let quiet = Chart { VectorFieldMark(field: whole) }
        let words = quiet.scene(size: Size(640, 520), measuring: measurer).textBoxes(measuring: measurer)
        #expect(!words.contains { $0.text.contains("left out") })
    }
}
