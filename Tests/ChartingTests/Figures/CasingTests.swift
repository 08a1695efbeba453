import Drawing
import FigureChecks
import Testing

@testable import Charting

@Suite("Lines that cross other ink")
struct CasingTests {
    private static let lines: [any ChartMark] = [
        LineMark(x: .value("", [0.0, 1]), y: .value("", [0.0, 1])),
        LinePlot(x: "", y: "", domain: 0...1) { $0 },
        RuleMark(y: 0.5),
        ErrorBarMark(x: .value("", [0.0, 1]), yStart: .value("", [0.0, 0]), yEnd: .value("", [1.0, 1])),
        ArrowMark(xStart: [0], yStart: [0], xEnd: [1], yEnd: [1]),
    ]

    private func groundStrokes(_ mark: any ChartMark) -> Int {
        func count(_ items: [SceneItem]) -> Int {
            items.reduce(0) { sum, item in
                switch item {
                case .path(let path): sum + (path.stroke?.paint == Theme.ground ? 1 : 0)
                case .group(let group): sum + count(group.items)
                case .text: sum
                }
            }
        }
        let scene = Chart { mark }.scene(size: Size(400, 300), measuring: EvenTextMeasurer())
        return count(scene.items)
    }

    @Test(
        "A casing lies under every kind of line, and under none that has not asked for one",
        arguments: lines.indices)
    func casings(kind: Int) {
        let mark = Self.lines[kind]
        #expect(groundStrokes(mark) == 0)
        #expect(groundStrokes(mark.casing()) == 1)
    }

    @Test("Of a translucent arrow nothing lies on itself")
    func arrow() {
        let paint = Theme.accent.opacity(0.6)
        let items = Arrow(from: Point(0, 0), to: Point(40, 30)).items(stroke: Stroke(paint, width: 3))
        #expect(items.count == 1)
        // A short one with a thick shaft is as wide as its head, and no wider.
        let short = Arrow(from: .zero, to: Point(4, 0)).items(stroke: Stroke(paint, width: 3))
        guard case .path(let item)? = short.first, let bounds = item.path.bounds else {
            Issue.record("an arrow is not a path")
            return
        }
        #expect(abs(bounds.maxX - 4) < 1e-9 && abs(bounds.height - 2 * 2.8 * 0.42) < 1e-9)
    }
}
