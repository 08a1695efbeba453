import Drawing
import FigureChecks
import Testing

@testable import Charting

@Suite("Labels")
struct LabelTests {
    private let measurer = EvenTextMeasurer()
    private let bounds = Rect(x: 0, y: 0, width: 300, height: 200)

    private func request(_ text: String, at place: Point) -> LabelRequest {
        LabelRequest(TextLine(text, size: 10), paint: Theme.ink, at: place)
    }

    private func boxes(_ items: [SceneItem]) -> [Rect] {
        items.compactMap { item in
            guard case .text(let text) = item else { return nil }
            return text.box(extents: measurer.extents(of: text.line))
        }
    }

    @Test("Placed labels never overlap and never leave the bounds")
    func placing() {
        var numbers = SeededNumbers(seed: 11)
        var placer = LabelPlacer(bounds: bounds, ink: [], measuring: measurer)
        for index in 0..<200 {
            let x = Double.random(in: -20...320, using: &numbers)
            let y = Double.random(in: -20...220, using: &numbers)
            placer.place(request("label \(index)", at: Point(x, y)))
        }
        let boxes = boxes(placer.items)
        #expect(boxes.count > 40 && boxes.count < 200)
        #expect(boxes.allSatisfy { bounds.contains($0) })
        for (index, box) in boxes.enumerated() {
            #expect(!boxes[(index + 1)...].contains { $0.intersects(box) })
        }
    }

    @Test("A label within a line goes on along it where it would cover a marker")
    func within() {
        let marker = Rect(x: 95, y: 95, width: 10, height: 10)
        var placer = LabelPlacer(bounds: bounds, ink: [marker], measuring: measurer)
        var contour = request("40", at: Point(100, 100))
        contour.sides = []
        contour.places = [Point(100, 100), Point(104, 100), Point(200, 100)]
        placer.place(contour)
        #expect(boxes(placer.items).first?.contains(Point(200, 100)) == true)
    }

    @Test("A label stands on its wanted side, clear of its place")
    func side() {
        var placer = LabelPlacer(bounds: bounds, ink: [], measuring: measurer)
        var wanted = request("here", at: Point(150, 100))
        wanted.sides = [.left]
        placer.place(wanted)
        // Four characters of 5.5 points, 6 points to the left of the place, centered in height.
        #expect(boxes(placer.items) == [Rect(x: 122, y: 94, width: 22, height: 12)])
    }

    @Test("A label leaves the side on which there is ink")
    func ink() {
        let ink = Rect(x: 100, y: 90, width: 50, height: 20)
        var placer = LabelPlacer(bounds: bounds, ink: [ink], measuring: measurer)
        var wanted = request("here", at: Point(150, 100))
        wanted.sides = [.left, .right]
        placer.place(wanted)
        #expect(!boxes(placer.items).contains { $0.intersects(ink) })
    }

    @Test("Names at the ends of lines move apart by as little as possible")
    func spreading() {
        func spread(_ middles: [Double], bottom: Double = 1000) -> [Double] {
            LabelSpread.middles(
                middles, heights: middles.map { _ in 10 }, top: 0, bottom: bottom)
        }
        #expect(spread([20, 60, 90]) == [20, 60, 90])
        #expect(spread([50, 50]) == [45, 55])
        #expect(spread([50, 52, 80]) == [46, 56, 80])
        #expect(spread([0, 0, 0]) == [5, 15, 25])
        #expect(spread([99, 99], bottom: 100) == [85, 95])
        #expect(spread([]) == [])
    }

    @Test("Spread names never overlap, stay inside, and no small move brings them closer")
    func spreadingIsMinimal() {
        var numbers = SeededNumbers(seed: 12)
        for _ in 0..<200 {
            let count = Int.random(in: 1...8, using: &numbers)
            let wanted = (0..<count).map { _ in Double.random(in: 0...200, using: &numbers) }.sorted()
            let heights = (0..<count).map { _ in Double.random(in: 8...16, using: &numbers) }
            let placed = LabelSpread.middles(wanted, heights: heights, top: 0, bottom: 200)
            func isAllowed(_ middles: [Double]) -> Bool {
                let edges = zip(middles, heights).map { ($0 - $1 / 2, $0 + $1 / 2) }
                return edges.allSatisfy { $0.0 > -1e-9 && $0.1 < 200 + 1e-9 }
                    && zip(edges, edges.dropFirst()).allSatisfy { $0.1 <= $1.0 + 1e-9 }
            }
            func cost(_ middles: [Double]) -> Double {
                zip(middles, wanted).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            }
            #expect(isAllowed(placed))
            for first in 0..<count {
                for last in first..<count {
                    for move in [-0.01, 0.01] {
                        var other = placed
                        for index in first...last { other[index] += move }
                        #expect(!isAllowed(other) || cost(other) > cost(placed) - 1e-9)
                    }
                }
            }
        }
    }

    @Test("Text breaks at spaces and stays inside of its width")
    func breaking() {
        // Each character is 5.5 points wide.
        let block = TextBlock("one two three four", size: 10, width: 50, measuring: measurer)
        #expect(block.lines.map(\.plainText) == ["one two", "three", "four"])
        #expect(block.width <= 50)
        #expect(block.height == 12 + 2 * 13)
    }

    @Test("Words wider than the block end in an ellipsis, and so does the last line of too many")
    func shortening() {
        let word = TextBlock("incomprehensibilities", size: 10, width: 50, measuring: measurer)
        #expect(word.lines.map(\.plainText) == ["incompre…"])
        let lines = TextBlock("a b c d e f", size: 10, width: 10, limit: 2, measuring: measurer)
        #expect(lines.lines.count == 2 && lines.lines.last?.plainText.hasSuffix("…") == true)
        #expect(lines.width <= 10 + 1e-9)
        #expect(TextBlock("anything", size: 10, width: 3, measuring: measurer).lines.isEmpty)
        #expect(TextBlock("anything", size: 10, width: 100, limit: 0, measuring: measurer).lines.isEmpty)
        #expect(TextBlock("", size: 10, width: 100, measuring: measurer).height == 0)
    }

    @Test("Of a very long text only what lines can hold is measured")
    func longTexts() {
        for text in [
            String(repeating: "ten words ", count: 100_000), String(repeating: "x", count: 1_000_000),
        ] {
            let counter = CountingMeasurer()
            let block = TextBlock(text, size: 10, width: 200, limit: 3, measuring: counter)
            #expect(!block.isWhole && (1...3).contains(block.lines.count) && block.width <= 200)
            #expect(block.lines.last?.plainText.hasSuffix("…") == true)
            #expect(counter.characters < 20_000)
        }
    }

    @Test("A legend breaks into rows inside of its width and gives up rows that do not fit")
    func legend() {
        let entries = (0..<9).map { LegendEntry(name: "series \($0)", style: MarkStyle(), kind: .line) }
        let legend = Legend(entries, width: 200, measuring: measurer)
        // A swatch of 22, a gap of 6, 8 characters of 6.6: 80.8 with 18 between, two to a row.
        #expect(legend.height == 5 * Legend.rowHeight)
        #expect(Legend(entries, width: 200, rows: 2, measuring: measurer).height == 2 * Legend.rowHeight)
        #expect(Legend(entries, width: 200, rows: 0, measuring: measurer).height == 0)
        #expect(Legend([], width: 200, measuring: measurer).height == 0)
    }

    @Test("A title keeps its first line where everything else has to go")
    func header() {
        let long = String(repeating: "word ", count: 60)
        func height(_ limit: Double) -> Double {
            FigureHeader(title: long, subtitle: long, width: 300, limit: limit, measuring: measurer).height
        }
        #expect(height(100) <= 100)
        #expect(height(0) > 0 && height(0) < 40)
        #expect(height(.infinity) > 120)
    }
}

/// Counts the characters that are measured.
private final class CountingMeasurer: TextMeasuring, @unchecked Sendable {
    private(set) var characters = 0

    func extents(of line: TextLine) -> TextExtents {
        characters += line.plainText.count
        return EvenTextMeasurer().extents(of: line)
    }
}
