import Drawing
import FigureChecks
import Testing

@testable import Charting

/// Letters as real fonts have them where it matters: the sign of a cut is wider than a digit.
private struct WideEllipsisMeasurer: TextMeasuring {
    func extents(of line: TextLine) -> TextExtents {
        let width = line.plainText.reduce(0) { $0 + ($1 == "…" ? 0.9 : 0.55) }
        return TextExtents(width: width * line.size, ascent: 0.95 * line.size, descent: 0.25 * line.size)
    }
}

@Suite("Labels of ticks")
struct TickLabelTests {
    /// Functions whose labels along y have one digit.
    private static let panels = Panels(
        title: "Activations", columns: 3,
        figures: ["relu", "step", "square"].map { name -> any Figure in
            let z = (0...8).map { Double($0) - 4 }
            let values: [Double]
            switch name {
            case "relu": values = z.map { max(0, $0) }
            case "step": values = z.map { $0 < 0 ? 0 : 1 }
            default: values = z.map { $0 * $0 / 2 }
            }
            return Chart { LineMark(x: .value("z", z), y: .value(name, values)) }.chartTitle(name)
                .chartYScale(integer: true)
        })

    @Test(
        "A column of labels as narrow as one digit keeps them, though an ellipsis has no room there",
        arguments: [320.0, 480, 640, 900])
    func panels(width: Double) throws {
        for measurer in [WideEllipsisMeasurer(), try DrawnText.measurer()] as [any TextMeasuring] {
            let height = try #require(Self.panels.preferredHeight(width: width, measuring: measurer))
            let scene = Self.panels.scene(size: Size(width, height), measuring: measurer)
            let digits = scene.textBoxes(measuring: measurer).filter { $0.text == "0" }
            // One of each axis at least: 0 is a tick of all of them.
            #expect(digits.count == 6, "\(digits)")
        }
    }

    /// Where numbers have ticks, every label that was chosen has room: the search measured it.
    static func missing(_ figure: any Figure, size: Size, measuring: any TextMeasuring) -> [String] {
        guard let chart = figure as? Chart else { return [] }
        let canvas = Rect(x: 0, y: 0, width: size.width, height: size.height)
        let layout = ChartLayout(chart, in: canvas, measuring: measuring)
        guard !layout.yAxis.isCategory, layout.yAxis.hasLabels,
            layout.yAxis.labelWidth(measuring: measuring) < 0.4 * size.width
        else { return [] }
        let drawn = layout.rows.map(\.label)
        return layout.yAxis.ticks.ticks.map(\.label).filter { !$0.isEmpty && !drawn.contains($0) }
    }

    @Test("Of generated charts with real letters no chosen label of y is dropped", arguments: 0..<4)
    func generated(part: Int) throws {
        let measurer = try DrawnText.measurer()
        var charts = GeneratedCharts(seed: UInt64(900 + part))
        for index in 0..<60 {
            let missing = Self.missing(
                charts.figure(), size: GeneratedCharts.sizes[index % 3], measuring: measurer)
            #expect(missing == [], "\(part).\(index)")
        }
    }
}
