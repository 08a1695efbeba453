import Foundation
import Testing

@testable import ReportBuilder

@Suite("The search of a course")
struct SearchTests {
    private func file(_ path: String, of built: BuiltCourse) throws -> String {
        String(decoding: try #require(built.files.first { $0.path == path }).bytes, as: UTF8.self)
    }

    private static let plain = "---\ntitle: Two\n---\n\nText.\n"

    private static let body = """
        Before *all* head\\
        ings, $x^2$.

        ## Größe

        Its “text” <!-- not this --> with `code` and [a link](two.md).

        ```note Aside
        In a note.
        ```

        ### Below

        | a | b |
        |---|---|
        | c | d |

        """

    @Test("The index has the text of every section, without what repeats it")
    func index() async throws {
        let test = try TestCourse(
            one: TestCourse.lesson(Self.body + "\n" + TestCourse.experiment + TestCourse.figure))
        let built = try await test.build()
        #expect(!built.hasErrors, "\(built.diagnostics.map(\.text))")
        let script = try file("search-index.js", of: built)
        let start = "var descentSearch="
        #expect(script.hasPrefix(start) && script.hasSuffix(";\n"))
        let json = try JSONSerialization.jsonObject(
            with: Data(script.dropFirst(start.count).dropLast(2).utf8))
        let root = try #require(json as? [String: [[Any]]])
        #expect(
            root["lessons"]?.compactMap { $0 as? [String] } == [["one.html", "One"], ["two.html", "Two"]])
        let rows: [[Any]] = try #require(root["sections"])
        let sections: [[String]] = rows.map { row in row.map { "\($0)" } }
        #expect(
            Array(sections[0].prefix(3)) == ["0", "", ""]
                && sections[0][3].hasPrefix("First. Before all head"))
        #expect(sections[1] == ["0", "größe", "Größe", "Its “text” with code and a link. Aside In a note."])
        #expect(
            Array(sections[2].prefix(3)) == ["0", "below", "Below"] && sections[2][3].hasPrefix("a b c d"))
        #expect(sections[2][3].contains("Figure 1. It falls to") && !sections[2][3].contains("Data"))
        #expect(sections.count == 4 && sections[3][0] == "1")
    }

    @Test("Text of authors ends neither a line nor the script of the index")
    func escaped() {
        var index = SearchIndex()
        let lesson = PageLesson(number: 1, title: "\"\\\u{2028}</script>\n", address: "a.html")
        index.add(
            lesson, SearchText.sections(of: lesson, Article(content: .text("x"), headings: [])))
        #expect(
            index.script
                == "var descentSearch={\"lessons\":[\n[\"a.html\",\"\\\"\\\\\\u2028</script>\\u000a\"]\n],\"sections\":[\n"
                + "[0,\"\",\"\",\"x\"]\n]};\n")
    }

    @Test("Pages lead to the search; scripts from beside it run on its page and nowhere else")
    func policy() async throws {
        let built = try await TestCourse(one: TestCourse.lesson(""), two: Self.plain).build()
        for path in ["one.html", "index.html"] where try file(path, of: built).contains("<script") {
            Issue.record("\(path)")
        }
        #expect(try file("one.html", of: built).contains("rel=\"search\" href=\"search.html\""))
        let page = try file("search.html", of: built)
        #expect(page.contains("; script-src &#39;self&#39;; ") && !page.contains("unsafe"))
        #expect(page.contains("role=\"search\"") && page.contains(" hidden>") && page.contains("<noscript>"))
        #expect(try file("search.js", of: built).contains("descentSearch"))
    }

    @Test("A lesson that is called so keeps its name")
    func taken() async throws {
        let test = try TestCourse(
            one: TestCourse.lesson(""), two: Self.plain,
            course: "title: Test\nlessons: [one.md, two.md, search.md]\n")
        try test.folder.write("---\ntitle: Searching\n---\n", to: "course/search.md")
        let built = try await test.build()
        #expect(try file("search.html", of: built).contains("<h1>Searching</h1>"))
        #expect(try file("one.html", of: built).contains("href=\"search-course.html\""))
    }

    @Test("A course with an address has a site map of its pages, with the days that authors give")
    func sitemap() async throws {
        let course = TestCourse.courseText + "address: https://example.org/a&b/\n"
        let test = try TestCourse(
            one: "---\ntitle: One\ndate: 2026-03-14\n---\n", two: "---\ntitle: Two\ndate: May 2026\n---\n",
            course: course)
        let map = try file("sitemap.xml", of: try await test.build())
        #expect(
            map == """
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                <url><loc>https://example.org/a&amp;b/index.html</loc></url>
                <url><loc>https://example.org/a&amp;b/one.html</loc><lastmod>2026-03-14</lastmod></url>
                <url><loc>https://example.org/a&amp;b/two.html</loc></url>
                </urlset>

                """)
        let without = try await TestCourse(one: TestCourse.lesson(""), two: Self.plain).build()
        #expect(!without.files.contains { $0.path == "sitemap.xml" })
    }

    @Test(
        "From a disk, words are found without regard to accents and case, in their section",
        .enabled(if: PageTools.find("chromium") != nil, "there is no Chromium"))
    func browser() async throws {
        let test = try TestCourse(
            one: TestCourse.lesson("## Größe\n\nDie Straße führt ans \\<Ende> des CAFÉS.\n"),
            two: "---\ntitle: Zwei\n---\n\nNichts.\n")
        let built = try await test.build()
        for file in built.files {
            try test.folder.write(String(decoding: file.bytes, as: UTF8.self), to: file.path)
        }
        func found(_ query: String) throws -> String {
            let words = [
                "--headless=new", "--no-sandbox", "--user-data-dir=\(test.folder.path)/profile",
                "--virtual-time-budget=3000", "--dump-dom",
                "file://\(test.folder.path)/search.html#q=\(query)",
            ]
            let page = String(decoding: try PageTools.run("chromium", words), as: UTF8.self)
            return String(
                page.firstMatch(of: /<ol class="results entries" id="_results">(.*?)<\/ol>/)?.1 ?? "")
        }
        #expect(
            try found("grosse%20strasse")
                == "<li><a href=\"one.html#gr%C3%B6%C3%9Fe\"><mark>Größe</mark></a> <span class=\"kind\">One</span>"
                + "<p>Die <mark>Straße</mark> führt ans &lt;Ende&gt; des CAFÉS.</p></li>")
        #expect(try found("cafes%20ende").contains("&lt;<mark>Ende</mark>&gt; des <mark>CAFÉS</mark>."))
        #expect(try found("zwei").hasPrefix("<li><a href=\"two.html\"><mark>Zwei</mark></a>"))
        #expect(try found("nirgends") == "")
    }
}
