import Drawing
import Testing

@testable import Charting

@Suite("Colors for every eye")
struct ColorProofTests {
    /// Three and a half times the difference that is just noticeable.
    private static let apart = 0.07

    @Test(
        "Any two colors of the line cycle are told apart, whichever kind of cone an eye lacks",
        arguments: Appearance.allCases, ColorVision.allCases)
    func cycle(appearance: Appearance, vision: ColorVision) {
        let series = Theme.series
        for (index, paint) in series.enumerated() {
            for other in series[(index + 1)...] {
                let difference = vision.difference(
                    paint.color(in: appearance), other.color(in: appearance))
                #expect(
                    difference >= Self.apart,
                    "\(paint.name ?? "") and \(other.name ?? ""), \(appearance): \(difference)")
            }
        }
    }

    @Test(
        "Positive and negative are told apart by every eye", arguments: Appearance.allCases,
        ColorVision.allCases)
    func signs(appearance: Appearance, vision: ColorVision) {
        let colors = [1.0, -1, 0].map { Theme.sign(of: $0).color(in: appearance) }
        #expect(vision.difference(colors[0], colors[1]) > 0.14)
        #expect(vision.difference(colors[0], colors[2]) > 0.06)
        #expect(vision.difference(colors[1], colors[2]) > 0.06)
    }

    @Test("Lines beyond the first have dashes of their own, and points symbols, besides their color")
    func dashes() {
        let x = PlottableValue.value("x", [0.0, 1])
        let names = (0..<4).map { "series \($0)" }
        let chart = Chart { names.map { LineMark(x: x, y: x).series($0) } }
        let layout = ChartLayout(
            chart, in: Rect(x: 0, y: 0, width: 400, height: 300), measuring: FlatMeasurer())
        let dashes = layout.chart.marks.map { layout.plot.dash($0.style) }
        #expect(Set(dashes).count == 4 && dashes[0].isEmpty)
        let points = Chart { PointMark(x: x, y: x).symbol(by: .value("", ["a", "b"])) }
        #expect(Set(points.drawnMarks.map(\.style.symbol)).count == 2)
    }

    // MARK: Maps

    @Test(
        "Maps run at an even pace: no step in Oklab is twice another",
        arguments: ["sequential", "diverging", "cyclic", "values"], Appearance.allCases)
    func pace(name: String, appearance: Appearance) throws {
        let map = try #require(ColorMap(name))
        let colors = (0...64).map { map.paint(at: Double($0) / 64).color(in: appearance) }
        let steps = zip(colors, colors.dropFirst()).map { ColorVision.all.difference($0, $1) }
        let (least, most) = (try #require(steps.min()), try #require(steps.max()))
        #expect(least > 0 && most < (name == "sequential" ? 2 : 1.35) * least, "\(least)…\(most)")
    }

    @Test("Maps stay inside of sRGB, where nothing is clipped", arguments: ["diverging", "cyclic", "values"])
    func gamut(name: String) throws {
        let map = try #require(ColorMap(name))
        for index in 0...100 {
            for appearance in Appearance.allCases {
                let color = map.paint(at: Double(index) / 100).color(in: appearance)
                for component in [color.red, color.green, color.blue] {
                    #expect(component > 0 && component < 1, "\(name) \(index) \(appearance)")
                }
            }
        }
    }

    @Test(
        "A diverging map leaves its neutral middle on both sides evenly, and no eye confuses the sides",
        arguments: Appearance.allCases, ColorVision.allCases)
    func diverging(appearance: Appearance, vision: ColorVision) {
        func color(_ fraction: Double) -> Color {
            ColorMap.diverging.paint(at: fraction).color(in: appearance)
        }
        func lightness(_ fraction: Double) -> Double { Oklab(color(fraction)).lightness }
        for part in [0.1, 0.2, 0.3, 0.4, 0.5] {
            #expect(abs(lightness(0.5 - part) - lightness(0.5 + part)) < 0.005)
            #expect(vision.difference(color(0.5 - part), color(0.5 + part)) > 0.25 * part)
        }
    }

    @Test(
        "A cyclic map closes, and no eye confuses a phase with another",
        arguments: Appearance.allCases, ColorVision.allCases)
    func cyclic(appearance: Appearance, vision: ColorVision) {
        func color(_ fraction: Double) -> Color { ColorMap.cyclic.paint(at: fraction).color(in: appearance) }
        #expect(ColorVision.all.difference(color(0), color(1)) < 1e-6)
        for index in 0..<24 {
            for other in (index + 4)..<(index + 21) where other < 24 {
                let difference = vision.difference(color(Double(index) / 24), color(Double(other) / 24))
                #expect(difference > 0.04, "\(index) and \(other): \(difference)")
            }
        }
    }

    @Test(
        "Points in the color of a value have a contrast of 3 on their ground", arguments: Appearance.allCases)
    func values(appearance: Appearance) {
        let ground = Theme.ground.color(in: appearance)
        for index in 0...20 {
            let color = ColorMap.values.paint(at: Double(index) / 20).color(in: appearance)
            #expect(color.contrast(with: ground) >= 3, "\(index)")
        }
    }
}

private struct FlatMeasurer: TextMeasuring {
    func extents(of line: TextLine) -> TextExtents { TextExtents(width: 20, ascent: 8, descent: 2) }
}
