import Drawing
import Testing

@testable import Charting

@Suite("Colors")
struct ThemeTests {
    @Test("Text has a contrast of at least 4.5 on its ground", arguments: Appearance.allCases)
    func text(appearance: Appearance) {
        let ground = Theme.ground.color(in: appearance)
        for paint in [Theme.ink, Theme.muted] {
            #expect(paint.color(in: appearance).contrast(with: ground) >= 4.5, "\(paint.name ?? "")")
        }
    }

    @Test("Lines and marks have a contrast of at least 3 on their ground", arguments: Appearance.allCases)
    func marks(appearance: Appearance) {
        let ground = Theme.ground.color(in: appearance)
        for paint in [Theme.accent, Theme.contrast] + Theme.series {
            #expect(paint.color(in: appearance).contrast(with: ground) >= 3, "\(paint.name ?? "")")
        }
    }

    @Test(
        "Words in the color of a series have a contrast of 4.5 and its hue", arguments: Theme.series,
        Appearance.allCases)
    func seriesText(paint: Paint, appearance: Appearance) {
        let ground = Theme.ground.color(in: appearance)
        let text = Theme.text(paint).color(in: appearance)
        #expect(text.contrast(with: ground) >= 4.5, "\(paint.name ?? "")")
        let (own, other) = (Oklab(paint.color(in: appearance)), Oklab(text))
        #expect(abs(own.lightness - other.lightness) < 0.12)
        #expect(abs(own.a - other.a) < 0.03 && abs(own.b - other.b) < 0.03)
        // What can be read is left as it is, token and all.
        #expect(
            Theme.text(Theme.text(paint)) == Theme.text(paint) && Theme.text(Theme.accent) == Theme.accent)
    }

    @Test("No text of a chart of eight named lines is hard to read", arguments: Appearance.allCases)
    func namedLines(appearance: Appearance) {
        let x = PlottableValue.value("x", [0.0, 1])
        let chart = Chart {
            (0..<8).map { index in
                LineMark(x: x, y: .value("y", [0, Double(index)])).series("run \(index)").endLabel(
                    "run \(index)")
            }
        }
        let texts = chart.scene(size: Size(640, 400), measuring: FlatText()).texts
        let ground = Theme.ground.color(in: appearance)
        #expect(texts.filter { $0.line.plainText.hasPrefix("run ") }.count == 8)
        for text in texts where text.paint.color(in: appearance).alpha == 1 {
            #expect(text.paint.color(in: appearance).contrast(with: ground) >= 4.5, "\(text.line.plainText)")
        }
    }

    @Test("Marks of places have a color that no series has")
    func marks() {
        #expect(!Theme.series.contains(Theme.mark))
    }

    @Test("Positive is the accent, negative the contrast, zero and NaN muted")
    func signs() {
        #expect(Theme.sign(of: 0.1) == Theme.accent)
        #expect(Theme.sign(of: -0.1) == Theme.contrast)
        #expect(Theme.sign(of: 0) == Theme.muted && Theme.sign(of: .nan) == Theme.muted)
    }

    @Test("The map of losses leaves the ground step by step in lightness", arguments: Appearance.allCases)
    func lightness(appearance: Appearance) {
        let values = (0...100).map {
            Oklab(ColorMap.sequential.paint(at: Double($0) / 100).color(in: appearance)).lightness
        }
        let ground = Oklab(Theme.ground.color(in: appearance)).lightness
        let distances = values.map { abs($0 - ground) }
        let steps = zip(distances, distances.dropFirst()).map { $1 - $0 }
        #expect(steps.allSatisfy { $0 > 0 })
        #expect((steps.max() ?? 1) < 1.6 * (steps.min() ?? 0), "even steps")
    }

    @Test("Fractions outside of the map take its ends, and NaN the low one")
    func outside() {
        let map = ColorMap.sequential
        #expect(map.paint(at: -3) == map.paint(at: 0) && map.paint(at: 7) == map.paint(at: 1))
        #expect(map.paint(at: .nan) == map.paint(at: 0))
    }

    @Test("A bright side is lighter than a dark one", arguments: Appearance.allCases)
    func shading(appearance: Appearance) {
        func luminance(_ shade: Double) -> Double {
            ColorMap.sequential.paint(at: 0.5, shade: shade).color(in: appearance).luminance
        }
        #expect(luminance(-1) < luminance(0) && luminance(0) < luminance(1))
    }
}

private struct FlatText: TextMeasuring {
    func extents(of line: TextLine) -> TextExtents { TextExtents(width: 20, ascent: 8, descent: 2) }
}

extension Scene {
    fileprivate var texts: [TextItem] { Self.texts(items) }

    private static func texts(_ items: [SceneItem]) -> [TextItem] {
        items.flatMap { item -> [TextItem] in
            switch item {
            case .text(let text): [text]
            case .group(let group): texts(group.items)
            case .path: []
            }
        }
    }
}
