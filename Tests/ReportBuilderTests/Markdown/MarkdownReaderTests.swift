import Testing

@testable import ReportBuilder

@Suite("Reading Markdown")
struct MarkdownReaderTests {
    private func read(_ text: String) -> [MarkdownBlock] {
        MarkdownDocument(parsing: text).blocks
    }

    /// The inlines of a document that is one paragraph.
    private func inlines(_ text: String) -> [MarkdownInline] {
        guard case .paragraph(let content)? = read(text).first else { return [] }
        return content
    }

    private func range(_ lower: Int, _ upper: Int) -> SourceRange {
        SourceRange(lower: lower, upper: upper)
    }

    private func slice(_ text: String, _ range: SourceRange) -> String {
        String(decoding: Array(text.utf8)[range.lower..<range.upper], as: UTF8.self)
    }

    @Test("Text carries its byte offsets, also behind characters of several bytes")
    func textOffsets() {
        let text = "Größe *η* ist"
        #expect(
            inlines(text) == [
                .text("Größe ", range(0, 8)), .emphasis([.text("η", range(9, 11))]),
                .text(" ist", range(12, 16)),
            ])
    }

    @Test("Offsets count from the start of the file when the body starts behind front matter")
    func bodyOffset() {
        let text = "---\ntitle: A\n---\nHello"
        let document = MarkdownDocument(parsing: text, startingAt: 17)
        #expect(document.blocks == [.paragraph([.text("Hello", range(17, 22))])])
    }

    @Test("A heading has a slug of its own, also when its text repeats")
    func slugs() {
        let text = "# The loss\n\n## The loss\n\nSetext $x$\n---\n\n# 20 updates\n\n# …"
        let ids = read(text).compactMap { block -> String? in
            guard case .heading(_, _, let id, _) = block else { return nil }
            return id
        }
        #expect(ids == ["the-loss", "the-loss-2", "setext-x", "section-20-updates", "section"])
        guard case .heading(let level, _, _, let range)? = read(text).dropFirst().first else {
            Issue.record("no heading")
            return
        }
        #expect(level == 2)
        #expect(slice(text, range) == "## The loss")
    }

    @Test(
        "Money in prose is no mathematics",
        arguments: ["$5 and $6", "a $ b $ c", "costs $5", "$$$", "5$ or 6$7"])
    func money(text: String) {
        #expect(inlines(text).plainText == text)
        #expect(inlines(text).allSatisfy { if case .math = $0 { false } else { true } })
    }

    @Test(
        "Mathematics is read as written wherever it stands",
        arguments: [
            ("so $x_1 * y_1 * z$ is", "x_1 * y_1 * z"), ("($x$)", "x"), ("the $x$-axis", "x"),
            ("η=$a$.", "a"),
            ("$\\{ a \\} \\\\ b$", "\\{ a \\} \\\\ b"), ("**$|x|$**", "|x|"), ("$5 and $x$", "x"),
            ("$a\nb$", "a b"), ("word$x$word", "x"), ("`a$b` $c$ `d$`", "c"), ("$<b>$", "<b>"),
            ("[$x$](#y)", "x"), ("`code`$x$`code`", "x"),
        ])
    func mathematics(text: String, tex: String) {
        func all(_ inlines: [MarkdownInline]) -> [MarkdownInline] {
            inlines.flatMap { inline -> [MarkdownInline] in
                switch inline {
                case .strong(let content), .link(_, _, let content, _, _): all(content)
                case .math: [inline]
                default: []
                }
            }
        }
        let found = all(inlines(text))
        #expect(found.count == 1)
        guard case .math(let read, let display, let range)? = found.first else { return }
        #expect(read == tex)
        #expect(!display)
        #expect(slice(text, range).replacing("\n", with: " ") == tex)
    }

    @Test("Display mathematics may run over lines, even those that look like Markdown")
    func displayMathematics() {
        let text = "$$\nL = \\frac{1}{N}\n- \\sum_i e_i^2\n= 3\n$$"
        guard case .math(let tex, true, let range)? = inlines(text).first, inlines(text).count == 1 else {
            Issue.record("\(read(text))")
            return
        }
        #expect(tex.utf8.count == range.upper - range.lower)
        #expect(tex.contains("\\frac{1}{N} - \\sum_i e_i^2 = 3"))
    }

    @Test("A value with a bar stays whole in a paragraph and in the cell of a table")
    func valuesSurvive() {
        let value = "{{ a.loss[1] | 3 }}"
        #expect(inlines(value) == [.text(value, range(0, 19))])
        let table = "| a | b |\n|--:|---|\n| \(value) | $|x|$ |\n"
        guard case .table(let alignments, let header, let rows)? = read(table).first else {
            Issue.record("no table")
            return
        }
        #expect(alignments == [.right, .automatic])
        #expect(header.map(\.plainText) == ["a", "b"])
        #expect(rows.count == 1)
        #expect(rows.first?.map(\.plainText) == [value, "|x|"])
        #expect(inlines("*{{ a.W1[0,1]*b_c }}* _x_").count == 3)
    }

    @Test("An escaped brace opens no value")
    func escapedBrace() {
        let pieces = inlines("\\{{ a }}")
        #expect(pieces.plainText == "{{ a }}")
        #expect(pieces.count == 2)
    }

    @Test("Entities are resolved, unknown ones stay as they are")
    func entities() {
        #expect(inlines("a&amp;b &#960; &#xD800; &nonsense;").plainText == "a&b π \u{FFFD} &nonsense;")
    }

    @Test("Links and images tell where they stand")
    func links() {
        let text = "See [the *chart*](#mse \"T\") and ![plot](a.png), [x][r] <https://a.b>.\n\n[r]: c.md"
        var found: [String] = []
        for inline in inlines(text) {
            switch inline {
            case .link(let destination, let title, _, let range, _):
                found.append("\(destination)|\(title)|\(slice(text, range))")
            case .image(let source, _, let alt, let range, _):
                found.append("\(source)|\(alt.plainText)|\(slice(text, range))")
            default: break
            }
        }
        #expect(
            found == [
                "#mse|T|[the *chart*](#mse \"T\")", "a.png|plot|![plot](a.png)", "c.md||[x]",
                "https://a.b||<https://a.b>",
            ])
    }

    @Test("A tight list has its text in paragraphs too")
    func lists() {
        guard case .list(true, 3, true, let items)? = read("3. a\n4. b\n   - c\n").first else {
            Issue.record("no list")
            return
        }
        #expect(items.count == 2)
        #expect(items.first == [.paragraph([.text("a", range(3, 4))])])
        #expect(items.last?.count == 2)
    }

    @Test("Raw HTML is kept apart with its place")
    func html() {
        let text = "<div onclick=x>\nhi\n</div>\n\na <b>c</b>"
        guard case .html(let block, let range)? = read(text).first else {
            Issue.record("no HTML")
            return
        }
        #expect(block == "<div onclick=x>\nhi\n</div>\n")
        #expect(range.lower == 0)
        #expect(read(text).count == 2)
    }

    @Test("Nesting without end neither fails nor overflows the stack")
    func deepNesting() {
        let quotes = read(String(repeating: ">", count: 20_000) + "a")
        #expect(quotes.count == 1)
        let emphasis = read(
            String(repeating: "*a **b ", count: 5_000) + String(repeating: "** *", count: 5_000))
        #expect(emphasis.count == 1)
        let lists = read(String(repeating: "- ", count: 5_000) + "a")
        #expect(lists.count == 1)
    }

    @Test(
        "Repeated openings of anything are read in a moment", .timeLimit(.minutes(1)),
        arguments: [
            "$", "`", "{{", "[", "*a ", "[x](y ", "|a\n|-\n", "> ", "``a ", "[a]: b\n", "\\", "~~~\n",
            "> ```\n\n",
        ])
    func repetition(opening: String) {
        let text = String(repeating: opening, count: 100_000 / opening.utf8.count)
        #expect(MarkdownDocument(parsing: text).blocks.count <= 100_000)
    }
}
