import CairoRenderer
import Drawing
import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("SVG and PDF by Cairo")
struct VectorFileTests {
    private func file(_ format: ImageFormat, _ scene: Scene) throws -> String {
        let bytes = try CairoRenderer(format: format, fonts: TestScenes.fonts()).render(scene)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("The SVG is well-formed, with title and description escaped")
    func wellFormed() throws {
        let scene = TestScenes.scene([TestScenes.text("<&\">")], title: "a < b & \"c\"\u{0}", summary: "]]>")
        let text = try file(.svg, scene)
        #expect(XMLParser(data: Data(text.utf8)).parse())
        #expect(text.contains(">a &lt; b &amp; \"c\"</title>"))
        #expect(text.contains("width=\"40px\" height=\"30px\" viewBox=\"0 0 40 30\""))
        #expect(text.contains("role=\"img\" aria-labelledby=\""))
    }

    @Test("Every id carries the hash of the file, is unique, and every reference has its target")
    func ids() throws {
        let text = try file(.svg, TestScenes.everything)
        func names(after opening: String, upTo end: Character) -> [String] {
            text.components(separatedBy: opening).dropFirst().map { String($0.prefix { $0 != end }) }
        }
        let ids = names(after: " id=\"", upTo: "\"")
        #expect(ids.count > 3 && Set(ids).count == ids.count)
        let prefixes = Set(ids.map { $0.prefix { $0 != "-" } })
        #expect(prefixes.count == 1)
        let references = names(after: "url(#", upTo: ")") + names(after: "href=\"#", upTo: "\"")
        #expect(!references.isEmpty)
        #expect(Set(references).subtracting(ids).isEmpty)
        let other = try file(.svg, TestScenes.scene([TestScenes.text("x")]))
        #expect(!prefixes.contains { other.contains($0) })
    }

    @Test("The SVG has outlines, no text and no picture")
    func onlyOutlines() throws {
        let text = try file(.svg, TestScenes.everything)
        #expect(!text.contains("<text") && !text.contains("<image") && !text.contains("font-family"))
    }

    @Test("Only crisp fills have crisp edges")
    func crispEdges() throws {
        let rect = Path.rectangle(Rect(x: 1, y: 1, width: 5, height: 5))
        let text = try file(
            .svg, TestScenes.scene([.fill(rect, TestScenes.red, crisp: true), .fill(rect, TestScenes.blue)]))
        #expect(text.components(separatedBy: "crispEdges").count == 2)
        #expect(!text.contains("0.99999"))
    }

    @Test("The PDF has a title and no date")
    func pdf() throws {
        let text = try file(.pdf, TestScenes.scene([], title: "A title", summary: "/CreationDate (x)"))
        #expect(text.hasPrefix("%PDF-1.5") && text.hasSuffix("%%EOF\n"))
        #expect(text.contains("/Title (A title)"))
        #expect(!text.contains("/CreationDate (2") && !text.contains("/ModDate"))
    }
}
