import CairoRenderer
import Drawing
import Testing

@Suite("Errors of the Cairo renderer")
struct ErrorTests {
    @Test("A font file that is not there is named")
    func missingFile() {
        let error = #expect(throws: CairoError.self) { try FontSet(files: ["/nowhere/Font.otf"]) }
        #expect(error == .fontUnreadable(path: "/nowhere/Font.otf"))
        #expect("\(CairoError.fontUnreadable(path: "/nowhere/Font.otf"))".contains("\"/nowhere/Font.otf\""))
    }

    @Test("Without fonts the message names the packages to install")
    func noFonts() {
        #expect(throws: CairoError.fontsMissing(searched: [])) { try FontSet(files: []) }
        let text = "\(CairoError.fontsMissing(searched: ["/usr/share/fonts"]))"
        #expect(text.contains("fonts-inter") && text.contains("/usr/share/fonts"))
    }

    @Test("Impossible scales are refused", arguments: [0.0, -1, .nan, .infinity])
    func scale(_ scale: Double) throws {
        let renderer = try CairoRenderer(format: .png, scale: scale, fonts: TestScenes.fonts())
        #expect(throws: CairoError.self) { try renderer.render(TestScenes.scene([])) }
    }

    @Test("A picture beyond Cairo's pixels is refused with its size", arguments: [1000.0, 1e300])
    func tooLarge(scale: Double) throws {
        let renderer = try CairoRenderer(format: .png, scale: scale, fonts: TestScenes.fonts())
        let error = #expect(throws: CairoError.self) { try renderer.render(TestScenes.scene([])) }
        guard case .pictureTooLarge(let width, _, let limit) = error else {
            Issue.record("unexpected \(String(describing: error))")
            return
        }
        #expect(width >= 40_000 && limit == 32_767)
    }
}
