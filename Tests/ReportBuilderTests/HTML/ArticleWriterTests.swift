import Testing

@testable import ReportBuilder

@Suite("Writing articles")
struct ArticleWriterTests {
    /// What a writer reports, in order.
    private final class Problems {
        var found: [ArticleProblem] = []
    }

    private func write(
        _ text: String, raw: Bool = false, configure: (inout ArticleHandlers) -> Void = { _ in }
    ) -> (html: String, article: Article, problems: [ArticleProblem]) {
        let problems = Problems()
        var handlers = ArticleHandlers()
        handlers.report = { problems.found.append($0) }
        configure(&handlers)
        let writer = ArticleWriter(handlers: handlers, allowsRawHTML: raw)
        let article = writer.article(MarkdownDocument(parsing: text))
        return (article.content.markup, article, problems.found)
    }

    private func slice(_ text: String, _ range: SourceRange) -> String {
        String(decoding: Array(text.utf8)[range.lower..<range.upper], as: UTF8.self)
    }

    @Test("Text becomes plain HTML")
    func plain() {
        let text = "A *b* **c** ~~d~~ `<e>`\nf  \ng\n\n- x\n- y\n\n2. z\n\n> q\n\n---"
        #expect(
            write(text).html == """
                <p>A <em>b</em> <strong>c</strong> <del>d</del> <code>&lt;e&gt;</code>
                f<br>
                g</p>
                <ul>
                <li>x</li>
                <li>y</li>
                </ul>
                <ol start="2">
                <li>z</li>
                </ol>
                <blockquote>
                <p>q</p>
                </blockquote>
                <hr>

                """)
    }

    @Test("Headings are anchored and moved below the title of the page")
    func headings() {
        let written = write("# One [x](https://a.b)\n\n## Two {{ v }}") {
            $0.value = { name, _ in .element("data", text: name + "!") }
        }
        #expect(
            written.html == """
                <div class="heading">\
                <h2 id="one-x">One <a href="https://a.b" rel="noopener noreferrer">x</a></h2> \
                <a class="anchor" href="#one-x" aria-label="Link to “One x”">#</a></div>
                <div class="heading"><h3 id="two-v">Two <data>v!</data></h3> \
                <a class="anchor" href="#two-v" aria-label="Link to “Two v!”">#</a></div>

                """)
        #expect(written.article.headings.map(\.level) == [2, 3])
        #expect(written.article.headings.map(\.content.markup) == ["One x", "Two <data>v!</data>"])
        #expect(write("## A").article.headings.map(\.level) == [2])
    }

    @Test("Values are asked for with their expression, in cells and links too, but not in code")
    func values() {
        var asked: [String] = []
        let text = "{{ a | 3 }} [{{ b }}](#x) `{{ c }}`\n\n| h |\n|---|\n| {{ d | exact }} |\n"
        let html = write(text) { handlers in
            handlers.value = { expression, range in
                asked.append(expression)
                #expect(slice(text, range) == expression)
                return BlockMarkup.value(text: "1", value: "1.0", origin: expression)
            }
        }.html
        #expect(asked == ["a | 3", "b", "d | exact"])
        #expect(html.contains("<td class=\"number\"><data value=\"1.0\" title=\"d | exact\">1</data></td>"))
        #expect(html.contains("<code>{{ c }}</code>"))
    }

    @Test("Columns of numbers stand to the right, others to the left, as the source says otherwise")
    func tables() {
        let html = write(
            "| a | b | c | d |\n|---|---|:-:|--:|\n| −1.5 | x | 1 | y |\n| 2·10⁻³ | 1 | 2 | z |\n"
        ).html
        #expect(
            html.contains(
                "<th scope=\"col\">a</th><th scope=\"col\">b</th><th scope=\"col\" class=\"center\">c</th>"))
        #expect(html.contains("<th scope=\"col\" class=\"number\">d</th>"))
        #expect(
            write("| a |\n|---|\n| −1.5 |\n| 2 × 10⁻³ |\n| – |\n").html.contains(
                "<td class=\"number\">–</td>"))
    }

    @Test("A handler takes a block or leaves it as code")
    func blocks() {
        let text = "```figure\nid: a\n```\n\n```python \"><script>\nx < 1\n```"
        let html = write(text) { handlers in
            handlers.block = { block in
                guard block.info == "figure" else { return nil }
                #expect(slice(text, block.infoRange) == "figure")
                return .element("figure", text: block.text)
            }
        }.html
        #expect(
            html == """
                <figure>id: a
                </figure>
                <pre class="code">
                <code class="language-python">x &lt; <span class="tn">1</span>
                </code></pre>

                """)
    }

    @Test("The info string of a code block can't leave its attribute")
    func infoString() {
        #expect(write("```a\"onload=x\n```").html.contains("class=\"language-a&quot;onload=x\""))
    }

    @Test("A formula with an error is reported at its place in the file")
    func formulaErrors() {
        let text = "Größe $\\eta + \\farc{1}{2}$ x"
        let problems = write(text).problems
        #expect(problems.map(\.message) == ["Unknown command \\farc"])
        #expect(problems.map { slice(text, $0.range) } == ["\\farc"])
    }

    @Test("A displayed formula is a block of its own")
    func equation() {
        let html = write("$$x$$").html
        #expect(html.hasPrefix("<div class=\"equation\"><math display=\"block\">"))
    }

    @Test(
        "Addresses that run code are refused and reported",
        arguments: ["javascript:alert(1)", "JAVASCRIPT&#58;x", "data:x"])
    func refusedAddresses(address: String) {
        let text = "[a](\(address)) ![b](\(address))"
        let written = write(text)
        #expect(written.html == "<p>a b</p>\n")
        #expect(written.problems.count == 2)
        // The whole link where the address is not written as it reads.
        let place = address.contains("&") ? "[a](\(address))" : address
        #expect(written.problems.first.map { slice(text, $0.range) } == place)
    }

    @Test("Addresses are resolved, and left out when the handler refuses them")
    func resolvedAddresses() {
        let html = write("[a](b.md#c) [d](e.md) ![f](g.png \"T\\\"\")") { handlers in
            handlers.address = { address, use, _ in
                switch use {
                case .image, .media: "assets/" + address
                case .link: address == "e.md" ? nil : address.replacing(".md", with: ".html")
                }
            }
        }.html
        #expect(
            html == "<p><a href=\"b.html#c\">a</a> d "
                + "<img src=\"assets/g.png\" alt=\"f\" title=\"T&quot;\"></p>\n")
    }

    @Test("Raw HTML is refused and reported unless the course allows it")
    func rawHTML() {
        let text = "a <b>c</b>\n\n<script>x</script>\n"
        let refused = write(text)
        #expect(refused.html == "<p>a c</p>\n\n")
        #expect(refused.problems.map { slice(text, $0.range) } == ["<b>", "</b>", "<script>x</script>"])
        let allowed = write(text, raw: true)
        #expect(allowed.html == "<p>a <b>c</b></p>\n<script>x</script>\n\n")
        #expect(allowed.problems.isEmpty)
    }

    @Test("A value that never ends is reported")
    func unfinishedValue() {
        let text = "a {{ b } c"
        #expect(write(text).problems.map { slice(text, $0.range) } == ["{{ b } c"])
        #expect(write("a \\{{ b").problems.isEmpty)
    }

    @Test("A caption is one line, whose places count from where it stands in the file")
    func line() {
        var found: [SourceRange] = []
        var handlers = ArticleHandlers()
        handlers.value = { _, range in
            found.append(range)
            return .text("7")
        }
        let node = ArticleWriter(handlers: handlers).line("The *loss* {{ a }} & $x$", startingAt: 40)
        #expect(node.markup.hasPrefix("The <em>loss</em> 7 &amp; <math>"))
        #expect(found == [SourceRange(lower: 54, upper: 55)])
    }
}
