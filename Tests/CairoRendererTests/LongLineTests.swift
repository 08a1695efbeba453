import Drawing
import Testing

@testable import CairoRenderer

@Suite("Lines of very many points")
struct LongLineTests {
    @Test("200,000 points look the same, thinned to pixels, as all of them", arguments: [1.0, 2.0])
    func difference(scale: Double) throws {
        var state: UInt64 = 11
        var y = 100.0
        let points = (0..<200_000).map { index in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            y = min(180, max(20, y + Double(state >> 11) / 9_007_199_254_740_992 - 0.5))
            return Point(10 + 380 * Double(index) / 200_000, y)
        }
        func scene(_ paint: Paint) -> Scene {
            let line = SceneItem.stroke(.polyline(points), Stroke(paint, width: 1.75))
            return TestScenes.scene([line], width: 400, height: 200)
        }
        var renderer = try CairoRenderer(format: .png, scale: scale, fonts: TestScenes.fonts())
        let thinned = try renderer.picture(of: scene(TestScenes.blue))
        renderer.thinsLines = false
        // Nearly opaque: lines that shine through are not stroked in pieces, whose edges count twice.
        let whole = try renderer.picture(of: scene(Paint(Color(red: 0, green: 0, blue: 1, alpha: 0.999))))
        var sum = 0
        for y in 0..<whole.height {
            for x in 0..<whole.width {
                let (a, b) = (thinned[x, y], whole[x, y])
                sum +=
                    abs(Int(a.red) - Int(b.red)) + abs(Int(a.green) - Int(b.green))
                    + abs(Int(a.blue) - Int(b.blue))
            }
        }
        let mean = Double(sum) / Double(3 * whole.width * whole.height)
        #expect(mean <= 0.75, "\(mean)")
    }
}
