import Testing
import WebRenderer

@testable import ReportBuilder

@Suite("What a page lets a browser do")
struct PolicyTests {
    private func page(_ change: (inout LessonPage) -> Void = { _ in }) -> String {
        var page = SamplePages.lesson
        change(&page)
        return TemplateSet().html(of: page)
    }

    @Test(
        "Hashes are SHA-256 in Base64",
        arguments: [
            ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
            ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="
            ),
            (String(repeating: "a", count: 1000), "Qe3s5C1j6Nm/UVqbppMuHCDLyfWl0TRkWttdsblzfqM="),
        ])
    func hashes(_ text: String, _ hash: String) {
        #expect(Base64.text(SHA256.digest(Array(text.utf8))) == hash)
    }

    @Test("Every length around the ends of blocks is padded, and Base64 ends as it must")
    func lengths() {
        let digests = (0..<200).map { SHA256.digest([UInt8](repeating: 7, count: $0)) }
        #expect(digests.allSatisfy { $0.count == 32 } && Set(digests).count == 200)
        #expect(
            (0..<5).map { Base64.text([UInt8](repeating: 255, count: $0)) } == [
                "", "/w==", "//8=", "////", "/////w==",
            ])
    }

    @Test("The policy names the one style sheet of the page by its hash, and lets nothing run")
    func policy() throws {
        for html in [
            page(), TemplateSet().html(of: SamplePages.course), TemplateSet().html(of: SamplePages.courses),
        ] {
            let sheets = html.matches(of: /<style>(.*?)<\/style>/)
            #expect(sheets.count == 1)
            let hash = Base64.text(SHA256.digest(Array((sheets.first?.1 ?? "").utf8)))
            let policy = try #require(
                html.firstMatch(of: /http-equiv="Content-Security-Policy" content="([^"]*)"/)?.1)
            #expect(
                policy.hasPrefix(
                    "default-src &#39;none&#39;; style-src &#39;self&#39; &#39;sha256-\(hash)&#39;; "))
            #expect(policy.contains("img-src &#39;self&#39;;") && policy.contains("base-uri &#39;none&#39;"))
            // What stands before a policy does not know it.
            #expect(html.contains("<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\""))
            #expect(html.contains("<meta name=\"referrer\" content=\"no-referrer\">"))
        }
    }

    @Test("Only the hosts whose images a page shows may be asked for images")
    func images() async throws {
        let body =
            "![a](https://b.example:8080/x.png) ![a](HTTP://u:p@A.example/y) ![c](https://d;e/z) [f](https://g.example)\n"
        let test = try TestCourse(one: TestCourse.lesson(body), two: "---\ntitle: Two\n---\n")
        let built = try await test.build()
        #expect(built.diagnostics.isEmpty)
        let html = try #require(built.files.first { $0.path == "one.html" }).bytes
        let text = String(decoding: html, as: UTF8.self)
        #expect(text.contains("img-src &#39;self&#39; http://a.example https: https://b.example:8080; "))
        #expect(text.contains("<a href=\"https://g.example\" rel=\"noopener noreferrer\">"))
        let other = try #require(built.files.first { $0.path == "two.html" }).bytes
        #expect(String(decoding: other, as: UTF8.self).contains("img-src &#39;self&#39;; "))
    }

    @Test("A page whose author writes HTML lets it work; the others of the course stay strict")
    func rawHTML() async throws {
        let course = TestCourse.courseText + "raw-html: true\n"
        let test = try TestCourse(
            one: TestCourse.lesson("<b>x</b>\n"), two: "---\ntitle: Two\n---\n", course: course)
        let pages = try await test.build().files.filter { $0.path.hasSuffix(".html") }
            .map { String(decoding: $0.bytes, as: UTF8.self) }
        #expect(pages.count == 4)
        #expect(pages.map { $0.contains("default-src") } == [true, false, true, true])
    }

    @Test("Titles stand at the top of printed sheets, and cannot end the style sheet")
    func paper() {
        let html = page {
            $0.courseTitle = "A \"b\" </style><script>"
            $0.lessons[1].title = "C\\\n}{ é 1"
        }
        #expect(
            html.contains(
                """
                @page{@top-left{content:"A \\22 b\\22  \\3c \\2f style\\3e \\3c script\\3e "}\
                @top-right{content:"C\\5c  \\7d \\7b  é 1"}}</style>
                """))
        #expect(!html.contains("</style><script"))
    }

    @Test("Only a page with answers asks whether to print them")
    func answers() {
        #expect(!page().contains("type=\"checkbox\""))
        #expect(page { $0.needs.hasAnswers = true }.contains("<input type=\"checkbox\" checked>"))
    }

    @Test("The contents stand before the text, and no heading of an author has an id of the page's own")
    func order() throws {
        let html = page()
        let contents = try #require(html.firstRange(of: "<nav class=\"contents\""))
        let main = try #require(html.firstRange(of: "<main id=\"_content\""))
        #expect(contents.lowerBound < main.lowerBound)
        #expect(MarkdownDocument(parsing: "# _content").blocks.count == 1)
    }

    @Test("Where numbers come from is listed once each, for those who cannot hover over them")
    func sources() async throws {
        let body =
            TestCourse.experiment
            + "{{ neuron.loss[1] | 2 }} and {{ neuron.loss[1] | 2 }} and $x = {{ neuron.loss[0] }}$\n"
        let test = try TestCourse(one: TestCourse.lesson(body), two: "---\ntitle: Two\n---\n")
        let built = try await test.build()
        #expect(built.diagnostics.isEmpty)
        let page = try #require(built.files.first { $0.path == "one.html" })
        let html = String(decoding: page.bytes, as: UTF8.self)
        #expect(
            html.contains(
                """
                <tbody>
                <tr><th scope="row" class="number">25</th><td><code>neuron.loss[1]</code></td></tr>
                <tr><th scope="row" class="number">49</th><td><code>neuron.loss[0]</code></td></tr>
                </tbody>
                """))
    }
}
