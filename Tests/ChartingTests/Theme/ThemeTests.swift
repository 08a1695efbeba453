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
