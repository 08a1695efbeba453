import Drawing
import FigureChecks
import Testing

@testable import Charting

@Suite("Annotations of marks")
struct AnnotationTests {
    private let measurer = EvenTextMeasurer()
    private let size = Size(640, 400)

    private func layout(_ chart: Chart) -> ChartLayout {
        ChartLayout(chart, in: Rect(x: 0, y: 0, width: 640, height: 400), measuring: measurer)
    }

    /// The boxes of these words as they are drawn.
    private func box(_ text: String, _ chart: Chart) throws -> Rect {
        let boxes = chart.scene(size: size, measuring: measurer).textBoxes(measuring: measurer)
        return try #require(boxes.first { $0.text == text }).rect
    }

    private func bar(_ position: AnnotationPosition, _ alignment: Alignment = .center) -> Chart {
        Chart {
            BarMark(x: .value("", ["a", "b"]), y: .value("", [6.0, 0]), width: 0.5)
                .annotation(position: position, alignment: alignment, spacing: 4) { ["six", ""] }
        }
        .chartYScale(domain: 0...10)
    }

    @Test("Words stand on the side of a bar that is asked for, aligned as is asked for")
    func sides() throws {
        let frame = try #require(
            (layout(bar(.top)).chart.marks[0] as? BarMark)?.rects(on: layout(bar(.top)).plot)[0])
        let top = try box("six", bar(.top))
        #expect(abs(top.midX - frame.midX) < 1e-9 && abs(top.maxY - (frame.minY - 4)) < 1e-9)
        #expect(abs(try box("six", bar(.top, .leading)).minX - frame.minX) < 1e-9)
        #expect(abs(try box("six", bar(.top, .trailing)).maxX - frame.maxX) < 1e-9)
        let right = try box("six", bar(.trailing))
        #expect(abs(right.minX - (frame.maxX + 4)) < 1e-9 && abs(right.midY - frame.midY) < 1e-9)
        #expect(abs(try box("six", bar(.trailing, .top)).minY - frame.minY) < 1e-9)
        let overlay = try box("six", bar(.overlay))
        #expect(abs(overlay.midX - frame.midX) < 1e-9 && abs(overlay.midY - frame.midY) < 1e-9)
        #expect(abs(try box("six", bar(.overlay, .bottom)).maxY - (frame.maxY - 4)) < 1e-9)
        #expect(abs(try box("six", bar(.automatic)).midX - frame.midX) < 1e-9)
    }

    @Test("Words of a mark stand at its last value, those of each value at their own")
    func values() throws {
        let x = [0.0, 1, 2]
        let one = Chart {
            LineMark(x: .value("", x), y: .value("", [1.0, 3, 2])).annotation(position: .bottom) { "end" }
        }
        let plot = layout(one).plot
        let last = try #require(plot.px(2))
        #expect(abs(try box("end", one).midX - last) < 30)
        let each = Chart {
            PointMark(x: .value("", x), y: .value("", [1.0, .nan, 2]))
                .annotation(position: .top) { ["p", "q", "r"] }
        }
        let texts = each.scene(size: size, measuring: measurer).textBoxes(measuring: measurer).map(\.text)
        #expect(texts.contains("p") && texts.contains("r") && !texts.contains("q"))
    }

    @Test("A mark that is split by names keeps the words of its values")
    func split() throws {
        let chart = Chart {
            PointMark(x: .value("", [0.0, 1, 2, 3]), y: .value("", [1.0, 3, 2, 4]))
                .foregroundStyle(by: .value("", ["a", "b", "a", "b"]))
                .annotation(position: .top) { ["0", "one", "two", "three"] }
        }
        let plot = layout(chart).plot
        let place = try #require(plot.px(2))
        #expect(abs(try box("two", chart).midX - place) < 1e-9)
    }

    @Test("Words on an opaque shape are in the color that stands out from it")
    func legible() {
        #expect(Theme.legible(on: Theme.ground) == Theme.ink)
        let dark = Paint(Color(hex: 0x000010))
        #expect(Theme.legible(on: dark).color(in: .light) == Theme.ground.light)
        #expect(Theme.legible(on: dark).color(in: .dark) == Theme.ink.dark)
    }

    @Test(
        "Every mark with a place takes words, and they lie on no others",
        arguments: AnnotationPosition.allCases)
    func marks(position: AnnotationPosition) {
        let (x, y) = (PlottableValue.value("", [1.0, 2, 3]), PlottableValue.value("", [2.0, 5, 3]))
        let low = PlottableValue.value("", [1.0, 2, 2])
        func noted(_ mark: some AnnotatedMark, _ text: String) -> any ChartMark {
            mark.annotation(position: position) { text }
        }
        let chart = Chart {
            noted(LineMark(x: x, y: y), "line")
            noted(PointMark(x: x, y: y), "point")
            noted(BarMark(x: x, y: y, width: 0.3), "bar")
            noted(AreaMark(x: x, yStart: low, yEnd: y), "area")
            noted(ErrorBandMark(x: x, y: y, error: [1, 1, 1]), "band")
            noted(ErrorBarMark(x: x, yStart: low, yEnd: y), "whisker")
            noted(RectangleMark(xStart: [1], xEnd: [2], yStart: [3], yEnd: [4]), "rectangle")
            noted(RuleMark(x: 1.5), "upright")
            noted(RuleMark(y: 4.5), "level")
            noted(ArrowMark(xStart: [1], yStart: [1], xEnd: [2.5], yEnd: [4]), "arrow")
            noted(LinePlot(x: "", y: "", domain: 1...3) { 6 - $0 }, "function")
        }
        let scene = chart.scene(size: Size(900, 620), measuring: measurer)
        #expect(scene.textProblems(measuring: measurer) == [])
        let texts = Set(scene.textBoxes(measuring: measurer).map(\.text))
        let omitted = chart.fit(size: Size(900, 620), measuring: measurer).omitted
        for name in ["line", "area", "rectangle", "upright", "level", "arrow", "function", "whisker"] {
            #expect(texts.contains(name) != omitted.contains(name), "\(name)")
        }
        let sectors = Chart {
            SectorMark(angle: .value("", [3.0, -1, 2])).annotation(position: position) { ["A", "no", "B"] }
        }
        let named = sectors.scene(size: size, measuring: measurer).textBoxes(measuring: measurer).map(\.text)
        #expect(named.contains("A") && named.contains("B") && !named.contains("no"))
    }
}
