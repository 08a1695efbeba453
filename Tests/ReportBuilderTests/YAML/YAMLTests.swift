import Testing

@testable import ReportBuilder

@Suite("YAML")
struct YAMLTests {
    private func read(_ text: String) -> (node: YAMLNode?, text: String) {
        let file = SourceFile(name: "x.yaml", text: text)
        var diagnostics: [Diagnostic] = []
        let node = YAMLComposer.compose(YAMLSource(file: file), diagnostics: &diagnostics)
        return (node, diagnostics.map(\.text).joined())
    }

    @Test("Values keep the place at which they stand, behind characters of several bytes too")
    func places() throws {
        let text = "ä: 'it''s'\nlist: [1, {b: 2}]\n"
        let file = SourceFile(name: "x.yaml", text: text)
        guard case .mapping(let fields) = try #require(read(text).node).content else {
            Issue.record("not a mapping")
            return
        }
        #expect(fields.map { file.text(in: $0.keyRange) } == ["ä", "list"])
        #expect(fields.map { file.text(in: $0.value.range) } == ["'it''s'", "[1, {b: 2}]"])
    }

    @Test(
        "Places on a very long line with wide characters are exact and found in no time",
        .timeLimit(.minutes(1)))
    func longLine() throws {
        let items = (0..<20_000).map { $0 % 3 == 0 ? "漢\($0)" : "\($0)" }
        let text = "[" + items.joined(separator: ", ") + "]"
        let file = SourceFile(name: "x.yaml", text: text)
        guard case .sequence(let nodes) = try #require(read(text).node).content else { return }
        for index in stride(from: 0, to: items.count, by: 997) {
            #expect(file.text(in: nodes[index].range) == items[index])
        }
    }

    @Test("A text without any value is nothing")
    func empty() throws {
        #expect(try #require(read("# only a comment\n").node).isNull)
    }

    @Test("A block that stands in a list keeps its places")
    func indentedBlock() throws {
        let file = SourceFile(name: "l.md", text: "- item\n\n  ```x\n  a: 1\n  b: {c: nan}\n  ```\n")
        let source = YAMLSource(file: file, text: "a: 1\nb: {c: nan}\n", startingAt: 17)
        var diagnostics: [Diagnostic] = []
        let root = try #require(YAMLComposer.compose(source, diagnostics: &diagnostics))
        guard case .mapping(let fields) = root.content else { return }
        #expect(file.text(in: fields[1].keyRange) == "b")
        #expect(file.text(in: fields[1].value.range) == "{c: nan}")
    }

    @Test("Anchors, aliases and tags are refused with their place")
    func refused() {
        #expect(read("a: &x 1\nb: *x\n").text.hasPrefix("x.yaml:1:4: error: anchors (&name) and aliases"))
        #expect(read("a: *x\n").text.hasPrefix("x.yaml:1:4: error: anchors (&name) and aliases"))
        #expect(read("a: !!float 1\n").text.hasPrefix("x.yaml:1:4: error: tags are not allowed"))
    }

    @Test("A bomb of aliases is refused at once", .timeLimit(.minutes(1)))
    func bomb() {
        var text = "a0: &a0 [1, 1]\n"
        for level in 1..<40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        #expect(read(text + "? *a39\n: 1\n? *a39\n: 2\n").text.contains("aliases"))
    }

    @Test("Lists deeper than the bound are refused with the bound")
    func depth() {
        for depth in [65, 2000, 100_000] {
            let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            #expect(read(text).text.contains("more than 64 deep"))
        }
        #expect(read(String(repeating: "[", count: 64) + String(repeating: "]", count: 64)).node != nil)
    }

    @Test("A key that stands twice is shown at both places")
    func duplicate() {
        #expect(
            read("a: 1\nb: {a: 2}\na: 3\n").text == """
                x.yaml:3:1: error: the key "a" stands twice in the same mapping
                  a: 3
                  ^
                x.yaml:1:1: note: it is here first
                  a: 1
                  ^
                  help: remove one of the two, or give it another name

                """)
        #expect(read("{nodes: 1, nodes: 2}").text.hasPrefix("x.yaml:1:12: error: the key \"nodes\""))
    }

    @Test(
        "Mistakes of syntax are explained",
        arguments: [
            ("a:\n\tb: 1\n", "x.yaml:2:1: error: a tab stands where YAML wants spaces"),
            ("caption: MSE: falls\n", "x.yaml:1:13: error: a key with a colon cannot stand here"),
            ("updates:20\nbatch: 1\n", "help: put a space after the colon: updates: 20"),
            ("a: [1, 2\nb: 3\n", "error: a comma or the end of the list is missing"),
            ("a: {b: 1\nc: 2\n", "error: a comma or the end of the mapping is missing"),
            ("a: 'open\n", "x.yaml:1:4: error: a quoted text has no end"),
            ("a: \"\\omega\"\n", "help: use single quotes"),
            ("a: @here\n", "error: a text without quotes cannot start with @"),
            ("a: 1\n  b: 2\n", "error: a key with a colon cannot stand here"),
            ("a:\n    b: 1\n  c: 2\n", "error: this line does not belong to what stands above it"),
            ("a: 1\n---\nb: 2\n", "error: the value ends here, but the text goes on"),
            ("a: \u{1}\n", "error: YAML does not allow this character"),
            ("? [1]\n: 2\n", "error: a key must be a word, found a list"),
        ])
    func syntax(text: String, expected: String) {
        let found = read(text)
        #expect(found.node == nil)
        #expect(found.text.contains(expected), "\(found.text)")
    }

    @Test("Numbers are those of JSON and parse exactly; other spellings are texts")
    func numbers() {
        #expect(YAMLNumber("0.1") == .finite(0.1))
        #expect(YAMLNumber("-1e-3") == .finite(-0.001))
        #expect(YAMLNumber(".5") == .finite(0.5))
        #expect(YAMLNumber("25.401600000000002") == .finite(25.401600000000002))
        #expect(YAMLNumber("-.inf") == .nonFinite)
        #expect(YAMLNumber(".nan") == .nonFinite)
        #expect(YAMLNumber("1e999") == .tooLarge)
        for text in ["", "-", ".", "1e", "0x10", "1_000", "1,5", "one", "1 "] {
            #expect(YAMLNumber(text) == nil)
        }
    }
}
