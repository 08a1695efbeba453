import CairoRenderer
import Drawing
import Testing

@Suite("Same scene, same bytes")
struct DeterminismTests {
    @Test(
        "A scene gives the same bytes again, whatever was drawn in between",
        arguments: ImageFormat.allCases, Appearance.allCases)
    func again(format: ImageFormat, appearance: Appearance) throws {
        let renderer = try CairoRenderer(format: format, appearance: appearance, fonts: TestScenes.fonts())
        let first = try renderer.render(TestScenes.everything)
        _ = try renderer.render(TestScenes.scene([TestScenes.text("something else")]))
        #expect(try renderer.render(TestScenes.everything) == first)
    }

    @Test("A scene gives the same bytes with fonts loaded anew", arguments: ImageFormat.allCases)
    func newFonts(format: ImageFormat) throws {
        let shared = try CairoRenderer(format: format, fonts: TestScenes.fonts())
        let own = try CairoRenderer(format: format, fonts: FontSet.system())
        #expect(try shared.render(TestScenes.everything) == own.render(TestScenes.everything))
    }

    @Test("Eight threads at once give the bytes of one", arguments: ImageFormat.allCases)
    func threads(format: ImageFormat) async throws {
        let renderer = try CairoRenderer(format: format, fonts: FontSet.system())
        let files = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<8 { group.addTask { try renderer.render(TestScenes.everything) } }
            return try await group.reduce(into: [[UInt8]]()) { $0.append($1) }
        }
        #expect(Set(files).count == 1)
        #expect(try files.first == renderer.render(TestScenes.everything))
    }

    @Test("Light and dark differ, and both keep the same geometry")
    func appearances() throws {
        let light = try CairoRenderer(format: .svg, fonts: TestScenes.fonts()).render(TestScenes.everything)
        let dark = try CairoRenderer(format: .svg, appearance: .dark, fonts: TestScenes.fonts())
            .render(TestScenes.everything)
        #expect(light != dark)
        func outlines(_ file: [UInt8]) -> [Substring] {
            String(decoding: file, as: UTF8.self).split(separator: "\"").filter { $0.hasPrefix("M ") }
        }
        #expect(outlines(light) == outlines(dark))
        #expect(outlines(light).count > 5)
    }
}
