import CairoRenderer
import Drawing
import Testing

@Suite("Hostile input to the Cairo renderer")
struct HostileInputTests {
    static let far: [Double] = [1e9, -1e9, 1e15, 1e308, Double.leastNonzeroMagnitude]

    @Test("Far coordinates neither stop the drawing nor reach the file", arguments: ImageFormat.allCases)
    func farCoordinates(format: ImageFormat) throws {
        let renderer = try CairoRenderer(format: format, fonts: TestScenes.fonts())
        for far in Self.far {
            let path = Path.polyline([Point(5, 5), Point(far, 7), Point(20, far), Point(far, -far)])
            var curve = Path()
            curve.move(to: Point(0, 0))
            curve.curve(to: Point(far, 10), control1: Point(10, far), control2: Point(-far, far))
            let scene = TestScenes.scene([
                .fill(path, TestScenes.red), .fill(curve, TestScenes.blue, crisp: true),
                .stroke(path, Stroke(TestScenes.blue, width: 1)),
                .stroke(path, Stroke(TestScenes.blue, width: 1, dash: [2, 1], join: .miter)),
                .stroke(curve, Stroke(TestScenes.blue, width: far)),
                .text(
                    TextItem(
                        TextLine("far", size: far), at: Point(far, far), paint: TestScenes.ink, rotation: far)
                ),
                .group(SceneGroup(clip: Rect(x: -far, y: -far, width: far, height: far))),
            ])
            let file = try renderer.render(scene)
            #expect(!file.isEmpty)
            if format == .svg {
                let text = String(decoding: file, as: UTF8.self)
                #expect(!text.contains("nan") && !text.contains("inf"))
            }
        }
    }

    @Test("A line through the canvas to 10⁹ is drawn where it passes")
    func farLine() throws {
        let renderer = try CairoRenderer(format: .png, scale: 1, fonts: TestScenes.fonts())
        let path = Path.polyline([Point(-1e9, -1e9 + 0.5), Point(1e9, 1e9 + 0.5)])
        let image = try DecodedPNG(
            renderer.render(TestScenes.scene([.stroke(path, Stroke(TestScenes.red, width: 3))])))
        for k in 2..<28 { #expect(image.pixel(k, k) == [255, 0, 0, 255]) }
        #expect(image.pixel(25, 5) == [255, 255, 255, 255])
    }

    @Test("A fill around the canvas from 10⁹ away covers it")
    func farFill() throws {
        let renderer = try CairoRenderer(format: .png, scale: 1, fonts: TestScenes.fonts())
        let path = Path.rectangle(Rect(minX: -1e9, minY: -1e9, maxX: 1e9, maxY: 15))
        let image = try DecodedPNG(renderer.render(TestScenes.scene([.fill(path, TestScenes.red)])))
        #expect(image.pixels.count { $0 == [255, 0, 0, 255] } == 40 * 15)
    }

    @Test(
        "Texts of all kinds are drawn", arguments: ImageFormat.allCases,
        [
            String(repeating: "10 kB ", count: 1700), "🙂🎉👩‍👩‍👧", "مرحبا שלום", "<&\"'>", "a\u{0}b\u{1}c",
            "\n\t\r\u{2029}",
            "", "日本語", "e\u{301}\u{301}\u{301}", "\u{feff}\u{202e}abc\u{fffe}",
        ])
    func texts(format: ImageFormat, text: String) throws {
        let renderer = try CairoRenderer(format: format, scale: 1, fonts: TestScenes.fonts())
        let scene = TestScenes.scene([TestScenes.text(text)], title: text, summary: text)
        #expect(try renderer.render(scene).count > 100)
    }

    @Test(
        "Strokes and texts without a size paint nothing and do no harm",
        arguments: [0.0, -1, .nan, .infinity])
    func withoutSize(size: Double) throws {
        let renderer = try CairoRenderer(format: .png, scale: 1, fonts: TestScenes.fonts())
        let image = try DecodedPNG(
            renderer.render(
                TestScenes.scene([
                    .stroke(.segment(Point(0, 0), Point(40, 30)), Stroke(TestScenes.red, width: size)),
                    TestScenes.text("text", size: size),
                    .group(SceneGroup(opacity: size == .infinity ? 0 : size, items: [TestScenes.text("x")])),
                ])))
        #expect(image.pixels.allSatisfy { $0 == [255, 255, 255, 255] })
    }

    @Test(
        "Impossible dashes are solid lines",
        arguments: [[0, 0], [-1, 2], [.nan], [1e-300, 1e-300], [.infinity, 1]])
    func dashes(dash: [Double]) throws {
        let renderer = try CairoRenderer(format: .png, scale: 1, fonts: TestScenes.fonts())
        let line = Path.segment(Point(0, 10.5), Point(40, 10.5))
        let image = try DecodedPNG(
            renderer.render(TestScenes.scene([.stroke(line, Stroke(TestScenes.red, width: 1, dash: dash))])))
        for x in 0..<40 { #expect(image.pixel(x, 10) == [255, 0, 0, 255]) }
    }
}
