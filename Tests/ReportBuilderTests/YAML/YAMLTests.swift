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

    @Test(
        "A text without any value is nothing",
        arguments: ["", "\n", "# only a comment\n", "---\n", "\u{FEFF}"])
    func empty(text: String) throws {
        #expect(try #require(read(text).node, "\(read(text).text)").isNull)
    }

    /// The texts of all values and keys of a text, as they stand in the file, in order.
    private func pieces(_ text: String) throws -> [String] {
        let file = SourceFile(name: "x.yaml", text: text)
        func pieces(_ node: YAMLNode) -> [String] {
            switch node.content {
            case .scalar: [file.text(in: node.range)]
            case .sequence(let items): [file.text(in: node.range)] + items.flatMap(pieces)
            case .mapping(let fields):
                [file.text(in: node.range)]
                    + fields.flatMap { [file.text(in: $0.keyRange)] + pieces($0.value) }
            }
        }
        return try pieces(#require(read(text).node, "\(read(text).text)"))
    }

    @Test(
        "Every value ends where it ends, in one line or in several",
        arguments: [
            ("'é': \"a\\\"漢\" # c\n", ["'é': \"a\\\"漢\"", "'é'", "\"a\\\"漢\""]),
            ("a: two\n  lines\nb: 1", ["a: two\n  lines\nb: 1", "a", "two\n  lines", "b", "1"]),
            ("- [ 1, {b: } ]\n\n# end\n", ["- [ 1, {b: } ]", "[ 1, {b: } ]", "1", "{b: }", "b", ""]),
            ("[a: 漢 ]", ["[a: 漢 ]", "a: 漢", "a", "漢"]),
            ("a:\n- 1\n- x y\nb:\n", ["a:\n- 1\n- x y\nb:", "a", "- 1\n- x y", "1", "x y", "b", ""]),
            (
                "\u{FEFF}é: 1\r\nb: [2,\r\n 3]\r\n",
                ["é: 1\nb: [2,\n 3]", "é", "1", "b", "[2,\n 3]", "2", "3"]
            ),
            ("\u{FEFF}\u{FEFF}é: 1\nb: 2", ["é: 1\nb: 2", "é", "1", "b", "2"]),
            ("a: b\u{2028}c: d", ["a: b\u{2028}c: d", "a", "b", "c", "d"]),
            ("a: x\ty\t\nb: 1\n", ["a: x\ty\t\nb: 1", "a", "x\ty", "b", "1"]),
            (
                "a: \"\u{2028}\u{85}\"\nb: \u{1F600}",
                ["a: \"\u{2028}\u{85}\"\nb: \u{1F600}", "a", "\"\u{2028}\u{85}\"", "b", "\u{1F600}"]
            ),
        ])
    func ends(text: String, expected: [String]) throws {
        #expect(try pieces(text) == expected)
    }

    @Test("Escapes, folds and block texts read as YAML defines them")
    func texts() throws {
        func text(_ yaml: String) throws -> String? {
            guard case .scalar(let text, _) = try #require(read(yaml).node).content else { return nil }
            return text
        }
        #expect(try text("\"a\\0\\u00e9\\n\\/\"") == "a\0é\n/")
        #expect(try text("'it''s\n  folded'") == "it's folded")
        #expect(try text("|\n  a\n   b\n") == "a\n b\n")
        #expect(try text(">-\n  a\n  b\n") == "a b")
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
        #expect(
            read("ä: 1\nb: !!float 1\nc: &name [2]\nd: *name\n").text == """
                x.yaml:2:4: error: tags are not allowed, found !!float
                  b: !!float 1
                     ^~~~~~~
                  help: leave the tag out; put a text that starts with ! into quotes
                x.yaml:3:4: error: anchors (&name) and aliases (*name) are not allowed
                  c: &name [2]
                     ^~~~~
                  help: write the value out; put a text that starts with & or * into quotes
                x.yaml:4:4: error: anchors (&name) and aliases (*name) are not allowed
                  d: *name
                     ^~~~~
                  help: write the value out; put a text that starts with & or * into quotes

                """)
        #expect(read("!x &y {}").text.hasPrefix("x.yaml:1:1: error: tags are not allowed, found !x\n"))
    }

    @Test("A bomb of aliases is refused at once", .timeLimit(.minutes(1)))
    func bomb() {
        var text = "a0: &a0 [1, 1]\n"
        for level in 1..<40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        #expect(read(text + "? *a39\n: 1\n? *a39\n: 2\n").text.contains("aliases"))
    }

    @Test("Lists and mappings deeper than the bound are refused with the bound", .timeLimit(.minutes(1)))
    func depth() {
        func nested(_ opening: String, _ closing: String, _ depth: Int) -> String {
            String(repeating: opening, count: depth) + String(repeating: closing, count: depth)
        }
        for depth in [65, 2000, 100_000] {
            for (opening, closing) in [
                ("[", "]"), ("[", ""), ("{", ""), ("{a: ", "}"), ("- ", ""), ("? ", ""),
            ] {
                #expect(read(nested(opening, closing, depth)).text.contains("more than 64 deep"))
            }
        }
        #expect(read(nested("[", "]", 65)).text.hasPrefix("x.yaml:1:65: error: lists and mappings stand"))
        #expect(read(nested("[", "]", 64)).node != nil)
        #expect(read(nested("{a: ", "}", 64)).node != nil)
    }

    @Test("Keys that stand twice are shown at both places, with all other mistakes")
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
        let found = read("a: {b: a, 'b': 1}\n? [1]\n: 2\nc: !t 3\n").text
        for headline in [
            "x.yaml:1:11: error: the key \"b\"", "1:5: note: it is", "2:3: error: a key must",
            "4:4: error: tags",
        ] {
            #expect(found.contains(headline), "\(found)")
        }
    }

    @Test("A text full of mistakes is told a bounded number of them")
    func manyMistakes() {
        let found = read(String(repeating: "- *a\n", count: 5000)).text
        #expect(found.split(separator: "\n").count { $0.contains("error:") } == YAMLComposer.maximumMistakes)
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
            ("ä: \u{1}\n", "x.yaml:1:4: error: YAML does not allow this character"),
            ("漢: 1\nb: \0", "x.yaml:2:4: error: YAML does not allow this character"),
            ("é: 漢: 1\n", "x.yaml:1:5: error: a key with a colon cannot stand here"),
            ("é: 'x\n漢", "x.yaml:1:4: error: a quoted text has no end"),
            ("\u{FEFF}é: @\n", "x.yaml:1:4: error: a text without quotes cannot start with @"),
            ("é: [1,\n\n漢 2: 3", "x.yaml:1:4: note: the list starts here"),
            ("%YAML 3.0\n--- 1\n", "error: this YAML text cannot be read: found incompatible YAML document"),
            ("? [1]\n: 2\n", "error: a key must be a word, found a list"),
        ])
    func syntax(text: String, expected: String) {
        let found = read(text)
        #expect(found.node == nil)
        #expect(found.text.contains(expected), "\(found.text)")
    }

    @Test("A text of the largest size is read, one byte more is refused with the bound")
    func size() throws {
        // Not the text of its file, for a debug build takes long to find the lines of so many bytes twice.
        let file = SourceFile(name: "x.yaml", text: "")
        func compose(_ text: String) -> (node: YAMLNode?, diagnostics: [Diagnostic]) {
            var diagnostics: [Diagnostic] = []
            let source = YAMLSource(file: file, text: text, startingAt: 0)
            return (YAMLComposer.compose(source, diagnostics: &diagnostics), diagnostics)
        }
        let filling = String(repeating: "x", count: YAMLComposer.maximumSize - 2)
        #expect(compose("'\(filling)'").node?.content == .scalar(filling, isPlain: false))
        let found = compose("'\(filling)x'")
        #expect(found.node == nil)
        #expect(
            found.diagnostics.map(\.message) == [
                "this YAML text has 16777217 bytes; at most 16777216 are read"
            ])
    }

    @Test("A hundred thousand keys are read, and the one that stands twice is found", .timeLimit(.minutes(1)))
    func manyKeys() throws {
        let keys = (0..<100_000).map { "k\($0): \($0)\n" }.joined()
        guard case .mapping(let fields) = try #require(read(keys).node).content else {
            Issue.record("not a mapping")
            return
        }
        #expect(fields.count == 100_000)
        #expect(fields.last?.key == "k99999")
        #expect(read(keys + "k5: 1\n").text.hasPrefix("x.yaml:100001:1: error: the key \"k5\""))
    }

    @Test(
        "Texts of random pieces neither trap nor hang, and all places lie in the text",
        .timeLimit(.minutes(1)))
    func randomTexts() {
        let pieces = [
            "a", "é", "漢", ": ", ":", "- ", "? ", "[", "]", "{", "}", ", ", "\n", "\n  ", "\r\n", "\t", "'",
            "\"",
            "|", ">", "&a ", "*a ", "!t ", "#", " #", "---", "...", "%", "@", "\\", "\0", "\u{FEFF}",
            "\u{85}",
            "\u{2028}", "\u{FFFD}", "1", "~",
        ]
        var state: UInt64 = 1
        for _ in 0..<4000 {
            var text = ""
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            let file = SourceFile(name: "x.yaml", text: text)
            var diagnostics: [Diagnostic] = []
            let node = YAMLComposer.compose(YAMLSource(file: file), diagnostics: &diagnostics)
            #expect((node == nil) == !diagnostics.isEmpty)
            for range in diagnostics.compactMap(\.range) + [node?.range].compactMap({ $0 }) {
                #expect(range.lower >= 0 && range.lower <= range.upper && range.lower <= file.bytes.count)
            }
        }
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
