import Drawing
import Foundation
import Testing

@testable import WebRenderer

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Reads a document and keeps what tests ask for.
private final class Reading: NSObject, XMLParserDelegate {
    var text = ""
    var ids: [String] = []
    var values: [String] = []

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        if let id = attributes["id"] { ids.append(id) }
        values += attributes.values
    }

    /// `nil` for a document that is not well-formed.
    static func of(_ bytes: [UInt8]) -> Reading? {
        let reading = Reading()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = reading
        return parser.parse() ? reading : nil
    }
}

@Suite("SVG for pages as a document")
struct WebDocumentTests {
    private static func scene(_ text: String) -> Scene {
        let item = TextItem(TextLine(text, size: 12), at: Point(1, 2), paint: WebMarkupTests.ink)
        let group = SceneGroup(label: text, clip: Rect(x: 0, y: 0, width: 9, height: 9), items: [.text(item)])
        return WebMarkupTests.scene([.group(group)], title: text, summary: text)
    }

    @Test(
        "Any text gives well-formed XML that says it",
        arguments: [
            ("<&\"'>", "<&\"'>"), ("]]>", "]]>"), ("a\u{0}b\u{1}c\u{7f}\u{85}\u{fffe}d", "abc d"),
            ("a\nb\tc\u{2028}d", "a b c d"), ("🙂 مرحبا 日本", "🙂 مرحبا 日本"),
            ("</style><script>", "</style><script>"),
            ("e\u{301}", "e\u{301}"),
        ])
    func texts(text: String, said: String) throws {
        let reading = try #require(Reading.of(WebRenderer().render(Self.scene(text))))
        // Title and description come first, the text itself last, after the style sheet.
        #expect(reading.text.hasPrefix(said + said))
        #expect(reading.text.hasSuffix(said + "\n") || reading.text.hasSuffix(said))
        #expect(reading.values.contains(said))
    }

    @Test("10 kB of text come through")
    func longText() throws {
        let text = String(repeating: "<long & wide>", count: 800)
        #expect(try #require(Reading.of(WebRenderer().render(Self.scene(text)))).text.contains(text))
    }

    @Test(
        "Far and impossible numbers never reach the file",
        arguments: [1e9, -1e308, Double.leastNonzeroMagnitude, .nan, .infinity])
    func farNumbers(far: Double) throws {
        let path = Path.polyline([Point(far, 1), Point(2, far), Point(-far, far)])
        var item = TextItem(
            TextLine([TextRun("a", scale: far, rise: far)], size: far), at: Point(far, 1),
            paint: WebMarkupTests.ink)
        item.rotation = far
        let stroke = Stroke(WebMarkupTests.ink, width: far, dash: [far, 1])
        let group = SceneGroup(
            clip: Rect(x: far, y: far, width: far, height: far), opacity: far,
            items: [.path(PathItem(path, fill: WebMarkupTests.ink, stroke: stroke)), .text(item)])
        let bytes = WebRenderer().render(WebMarkupTests.scene([.group(group)]))
        _ = try #require(Reading.of(bytes))
        let text = String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "font-variant", with: "")
        #expect(!text.contains("nan") && !text.contains("inf") && !text.contains("e+"))
    }

    @Test("Ids are unique and carry the figure's id")
    func ids() throws {
        let reading = try #require(Reading.of(WebRenderer(id: "mse-history").render(Self.scene("x"))))
        #expect(Set(reading.ids).count == reading.ids.count && reading.ids.count == 4)
        #expect(reading.ids.allSatisfy { $0.hasPrefix("mse-history") })
    }

    @Test("Ids that CSS could misread are made harmless")
    func hostileId() throws {
        let reading = try #require(Reading.of(WebRenderer(id: "1\"{} #<&é\u{1}").render(Self.scene("x"))))
        #expect(reading.ids.first == "f-1---------")
        #expect(reading.text.contains("#f-1--------- .a{"))
    }

    @Test("Token names that CSS could misread are left out")
    func hostileToken() {
        let paint = Paint(name: "x)}*{", light: .black, dark: .white)
        let text = WebRenderer(id: "f").inlineMarkup(
            WebMarkupTests.scene([.fill(.circle(center: .zero, radius: 1), paint)]))
        #expect(text.contains("#f .b{fill:#000000}") && !text.contains("x)}*{"))
    }

    @Test("Equal scenes give equal bytes, other scenes other ids")
    func deterministic() throws {
        let first = WebRenderer().render(Self.scene("x"))
        #expect(WebRenderer().render(Self.scene("x")) == first)
        let id = try #require(Reading.of(first)?.ids.first)
        let other = try #require(Reading.of(WebRenderer().render(Self.scene("y")))?.ids.first)
        #expect(id != other && id.hasPrefix("f"))
    }

    @Test("The inline form is the file without its XML declaration")
    func inline() {
        let file = String(decoding: WebRenderer().render(Self.scene("x")), as: UTF8.self)
        let inline = WebRenderer().inlineMarkup(Self.scene("x"))
        #expect(file == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + inline)
        #expect(inline.hasPrefix("<svg "))
    }

    @Test("Drawings for a page hold no style: their sheet stands apart, and many make one")
    func inlineDrawings() throws {
        let scenes = ["x", "y"].map(Self.scene)
        let things = scenes.enumerated().map { number, scene in
            WebRenderer.inlineDrawings(
                [("d\(number)_640", scene), ("d\(number)_300", scene)], of: "d\(number)")
        }
        for (number, drawings) in things.enumerated() {
            let scope = try #require(drawings.markup[0].firstMatch(of: /class="(s[a-z0-9]+)"/)?.1)
            for (markup, width) in zip(drawings.markup, [640, 300]) {
                #expect(markup.hasPrefix("<svg id=\"d\(number)_\(width)\" class=\"\(scope)\""))
                #expect(!markup.contains("style") && !markup.contains("paint-order"))
            }
            // Every class has a rule, once for both, as in a file of its own.
            let file = WebRenderer(id: "d").inlineMarkup(scenes[number])
            let sheet = try #require(file.firstMatch(of: /<style>(.*)<\/style>/)?.1)
            #expect(
                InlineDrawings.Sheet.text(of: [drawings.sheet])
                    == sheet.replacing("#d ", with: ".\(scope) "))
        }
        let all = InlineDrawings.Sheet.text(of: things.map(\.sheet))
        #expect(Set(all.matches(of: /\.(s[a-z0-9]+) \.a\{/).map(\.1)).count == 2)
        #expect(all.matches(of: /@media screen/).count <= 1)
        #expect(InlineDrawings.Sheet.text(of: []).isEmpty)
    }

    @Test("The classes of ten thousand drawings differ")
    func scopes() {
        #expect(Set((0..<10_000).map { ElementID.shortClass(of: "figure-\($0)") }).count >= 9_990)
    }
}
