import CairoRenderer
import Drawing
import Testing

@Suite("Measuring text")
struct MeasuringTests {
    let measurer: CairoTextMeasurer

    init() throws { measurer = try CairoTextMeasurer(fonts: TestScenes.fonts()) }

    @Test(
        "Text of twice the size is exactly twice as large",
        arguments: ["MSE", "Mean Squared Error", "−3.5 × 10"])
    func proportional(text: String) {
        for weight in FontWeight.allCases {
            let small = measurer.extents(of: TextLine(text, size: 12, weight: weight))
            let large = measurer.extents(of: TextLine(text, size: 24, weight: weight))
            #expect(abs(large.width - 2 * small.width) < 1e-9)
            #expect(abs(large.height - 2 * small.height) < 1e-9)
            #expect(small.width > 6 && small.ascent > 6 && small.descent > 1)
        }
    }

    @Test("All digits are equally wide")
    func tabularFigures() {
        let widths = (0...9).map { measurer.extents(of: TextLine("\($0)", size: 10)).width }
        #expect(widths.allSatisfy { abs($0 - widths[0]) < 1e-9 })
    }

    @Test("Ascent and descent do not depend on the letters")
    func sharedBaseline() {
        let low = measurer.extents(of: TextLine("ace", size: 12))
        let high = measurer.extents(of: TextLine("Åg()", size: 12))
        let none = measurer.extents(of: TextLine("", size: 12))
        #expect(low.ascent == high.ascent && low.descent == high.descent)
        #expect(none == TextExtents(width: 0, ascent: low.ascent, descent: low.descent))
    }

    @Test("A line is as wide as its runs, each in its own scale")
    func runs() {
        let whole = measurer.extents(of: TextLine([TextRun("10"), .superscript("−3")], size: 20))
        let base = measurer.extents(of: TextLine("10", size: 20))
        let script = measurer.extents(of: TextLine("−3", size: 20))
        #expect(abs(whole.width - base.width - 0.72 * script.width) < 1e-9)
        #expect(abs(whole.ascent - max(base.ascent, 0.72 * base.ascent + 0.38 * 20)) < 1e-9)
    }

    @Test("Heavier letters are wider, italics have their own widths")
    func styles() {
        let widths = FontWeight.allCases.map {
            measurer.extents(of: TextLine("Hamburg", size: 12, weight: $0)).width
        }
        #expect(widths == widths.sorted() && Set(widths).count == widths.count)
        #expect(
            measurer.extents(of: TextLine("Hamburg", size: 12, italic: true)).width
                != measurer.extents(of: TextLine("Hamburg", size: 12)).width)
    }

    @Test("Line ends and tabs count as spaces, other control characters as nothing")
    func controlCharacters() {
        let plain = measurer.extents(of: TextLine("a b", size: 12))
        for text in ["a\nb", "a\tb", "a\u{2028}b", "\u{0}a\u{1} b\u{7f}"] {
            #expect(measurer.extents(of: TextLine(text, size: 12)) == plain)
        }
    }

    @Test("Characters that no font has are named once, joiners and direction marks never")
    func missing() {
        let line = TextLine("a\u{10fffd}b\u{ffffd}\u{10fffd} \u{200d}\u{200e} η ∂ − ₀", size: 12)
        #expect(measurer.missingCharacters(in: line) == ["\u{10fffd}", "\u{ffffd}"])
        #expect(measurer.missingCharacters(in: TextLine("MSE 25.4016 · ∂L/∂w ≤ 10⁻³", size: 12)).isEmpty)
    }

    @Test("A warning names the characters of a drawing that no font has")
    func warning() throws {
        func scene(_ text: String) -> Scene {
            let item = TextItem(TextLine(text, size: 12), at: Point(0, 20), paint: Paint(Color(hex: 0)))
            return Scene(
                size: Size(100, 100), title: "", summary: "", background: Paint(Color(hex: 0)),
                items: [.group(SceneGroup(label: nil, items: [.text(item)]))])
        }
        let fonts = try FontSet.system()
        #expect(fonts.warning(for: scene("plain text")) == nil)
        #expect(
            fonts.warning(for: scene("a\u{10fffd}"))?.contains("has the character \u{10fffd}: it is drawn as")
                == true)
    }

    @Test("10,000 characters are measured as the sum of their parts")
    func longText() {
        let one = measurer.extents(of: TextLine("0", size: 12)).width
        let many = measurer.extents(of: TextLine(String(repeating: "0", count: 10_000), size: 12)).width
        #expect(abs(many / (10_000 * one) - 1) < 1e-3)
    }

    @Test("Eight threads measure what one does")
    func threads() async throws {
        let fresh = try CairoTextMeasurer(fonts: FontSet.system())
        let lines = (0..<50).map { TextLine("label \($0)", size: 12) }
        let results = await withTaskGroup(of: [TextExtents].self) { group in
            for _ in 0..<8 { group.addTask { lines.map { fresh.extents(of: $0) } } }
            return await group.reduce(into: [[TextExtents]]()) { $0.append($1) }
        }
        #expect(Set(results).count == 1)
        #expect(results.first == lines.map { measurer.extents(of: $0) })
    }
}
