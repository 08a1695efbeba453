import Testing

@testable import ReportBuilder

@Suite("Writing HTML")
struct HTMLNodeTests {
    @Test("Text and attributes are escaped")
    func escaping() {
        let node = HTMLNode.element("p", .class("a\" onclick='x'&<"), text: "1 < 2 & \"3\"")
        #expect(node.markup == "<p class=\"a&quot; onclick=&#39;x&#39;&amp;&lt;\">1 &lt; 2 &amp; \"3\"</p>")
    }

    @Test("A quote with a combining mark behind it does not end an attribute")
    func combiningMark() {
        #expect(HTMLNode.element("p", .id("a\"\u{301}b")).markup == "<p id=\"a&quot;\u{301}b\"></p>")
        #expect(HTMLNode.text("<\u{338}script").markup == "&lt;\u{338}script")
    }

    @Test("Controls are replaced, tabs and line ends stay")
    func controls() {
        #expect(HTMLNode.text("a\u{0}b\u{1b}c\t\n\u{85}").markup == "a\u{FFFD}b\u{FFFD}c\t\n\u{FFFD}")
    }

    @Test("Void elements have no end tag, attributes may lack a value, nil attributes are left out")
    func shapes() {
        let node = HTMLNode.element(
            "details", HTMLAttribute("open"), nil,
            content: [.element("br"), .fragment([.text("x"), .empty])])
        #expect(node.markup == "<details open><br>x</details>")
    }

    @Test(
        "Addresses that run code or leave for another host are refused",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:x", "java\tscript:x",
            "\u{1}javascript:x",
            "data:text/html,x", "vbscript:x", "//evil.example", "\\\\evil.example", "/\\evil.example",
            "file:///etc",
            "javascript\u{A0}:x", "blob:x",
        ])
    func refusedAddresses(address: String) {
        #expect(HTMLAddress(address) == nil)
        #expect(HTMLNode.element("a", HTMLAttribute("href", address)).markup == "<a href=\"\"></a>")
    }

    @Test(
        "Addresses of pages are kept",
        arguments: [
            ("https://a.b/c?d=e&f#g", "https://a.b/c?d=e&amp;f#g"), ("HTTP://a", "HTTP://a"),
            ("mailto:a@b.c", "mailto:a@b.c"), ("b.html#c", "b.html#c"), ("#c:d", "#c:d"),
            ("../a b.png", "../a%20b.png"),
            ("?a:b", "?a:b"), ("./a:b", "./a:b"), ("", ""),
        ])
    func keptAddresses(address: String, written: String) throws {
        let accepted = try #require(HTMLAddress(address))
        #expect(HTMLNode.element("a", .href(accepted)).markup == "<a href=\"\(written)\"></a>")
    }
}
