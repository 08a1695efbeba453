import Testing

@testable import ReportBuilder

@Suite("A course in one file")
struct SingleFileTests {
    private static let picture: [UInt8] = Array("GIF89a".utf8)

    /// The one file of a course, and what there is to say about it.
    private func build(
        _ body: String, two: String = "---\ntitle: Two\n---\n", course: String = TestCourse.courseText,
        lesson: String? = nil
    ) async throws -> (html: String, built: BuiltCourse) {
        let test = try TestCourse(one: TestCourse.lesson(body), two: two, course: course)
        try test.folder.write(Self.picture, to: "course/i.png")
        try test.folder.write("a,b\n1,2\n", to: "course/my data.csv")
        let built = try await test.build(as: .singleFile(lesson: lesson))
        #expect(!built.hasErrors, "\(built.diagnostics.map(\.text))")
        #expect(built.files.count == 1)
        return (String(decoding: built.files.first?.bytes ?? [], as: UTF8.self), built)
    }

    /// Values of an attribute in tags.
    private func values(_ name: String, in html: String) -> [String] {
        PageTags(html).attributes.filter { $0.name == name }.map(\.value)
    }

    private let everything = """
        ## Text[^1]

        \(TestCourse.experiment)
        \(TestCourse.figure)
        See [the chart](#history), [below](two.md#text), [two](two.md), [start](index.html), [data](my%20data.csv) and
        [the web](https://example.org/#text).

        ![A picture](i.png "Shown")

        ```answer
        Yes.
        ```

        [^1]: A note.
        """

    private let second = """
        ---
        title: Two
        ---

        ## Text[^1]

        The same loss {{ one/neuron.loss[1] }} as in [lesson one](one.md#history).

        \(TestCourse.experiment)
        \(TestCourse.figure)

        [^1]: Another note.
        """

    @Test("Every id stands once, and every address within leads to one of them")
    func ids() async throws {
        let (html, built) = try await build(everything, two: second)
        #expect(built.diagnostics.isEmpty && built.files[0].path == "course.html")
        let ids = values("id", in: html)
        #expect(Set(ids).count == ids.count, "\(ids)")
        for expected in ["one", "two", "one/text", "two/text", "one/history", "one/fn_1", "two/fn_1", "_top"]
        {
            #expect(ids.contains(expected), "\(expected)")
        }
        let links = values("href", in: html)
        for link in links where link.hasPrefix("#") {
            #expect(ids.contains(String(link.dropFirst())), "\(link)")
        }
        for expected in ["#one/history", "#two/text", "#two", "#_top", "https://example.org/#text"] {
            #expect(links.contains(expected), "\(expected)")
        }
        for name in ["aria-labelledby", "aria-describedby"] {
            for value in values(name, in: html).flatMap({ $0.split(separator: " ") }) {
                #expect(ids.contains(String(value)), "\(name) \(value)")
            }
        }
        // Each figure has a rule for its ground, by a class that no other has.
        let drawn = html.matches(of: /<svg id="(d_[A-Za-z0-9_-]+)_[0-9]+" class="(s[0-9a-z]+)"/)
        let scopes = Set(drawn.map { String($0.2) })
        #expect(!scopes.isEmpty && scopes.allSatisfy { html.contains(".\($0) .a{") })
        #expect(scopes.count == Set(drawn.map { String($0.1) }).count)
    }

    @Test("Pictures, data and styles stand in the file, and nothing is loaded from beside it")
    func embedded() async throws {
        let (html, _) = try await build(everything, two: second)
        #expect(html.contains("<img src=\"data:image/png;base64,R0lGODlh\""))
        #expect(
            html.contains("href=\"data:text/csv;base64,YSxiCjEsMgo=\" download=\"my data.csv\""))
        let loaded = values("src", in: html) + values("poster", in: html)
        #expect(loaded.allSatisfy { $0.hasPrefix("data:") })
        #expect(!html.contains("rel=\"stylesheet\"") && !html.contains("<script"))
        let relative = values("href", in: html).filter { !$0.hasPrefix("#") && !$0.contains(":") }
        #expect(relative.isEmpty)
    }

    @Test("The policy names the one style sheet by its hash, lets pictures stand within, and nothing run")
    func policy() async throws {
        let (html, _) = try await build(everything, two: second)
        let sheets = html.matches(of: /<style>((?s).*?)<\/style>/)
        #expect(sheets.count == 1)
        let hash = Base64.text(SHA256.digest(Array((sheets.first?.1 ?? "").utf8)))
        let policy = try #require(
            html.firstMatch(of: /http-equiv="Content-Security-Policy" content="([^"]*)"/)?.1)
        #expect(
            policy.replacing("&#39;", with: "'")
                == "default-src 'none'; style-src 'sha256-\(hash)'; img-src data:; font-src data:; base-uri 'none'; "
                + "form-action 'none'")
    }

    @Test("One lesson is a file of its own, in which links to the others are words, or lead to the web")
    func lesson() async throws {
        let (html, built) = try await build(everything, two: second, lesson: "one")
        #expect(built.files[0].path == "one.html")
        #expect(!html.contains("Another note") && html.contains("<title>One – Test</title>"))
        #expect(html.contains("<a>two</a>"))
        #expect(built.diagnostics.map(\.severity) == [.warning])
        let address = TestCourse.courseText + "address: https://example.org/course\n"
        let there = try await build(everything, two: second, course: address, lesson: "one")
        #expect(there.built.diagnostics.isEmpty)
        #expect(there.html.contains("<a href=\"https://example.org/course/two.html#text\""))
        let test = try TestCourse(one: TestCourse.lesson(""), two: "---\ntitle: Two\n---\n")
        await #expect(throws: FileError.self) { try await test.build(as: .singleFile(lesson: "tow")) }
    }

    @Test("Addresses and ids in an author's HTML move as well")
    func rawHTML() async throws {
        let body = "<p id=\"mine\"><img src=i.png alt=\"x\"> <a href='#here'>x</a></p>\n\n## Here\n"
        let (html, _) = try await build(body, course: TestCourse.courseText + "raw-html: true\n")
        #expect(
            html.contains(
                "<p id=\"one/mine\"><img src=\"data:image/png;base64,R0lGODlh\" alt=\"x\"> <a href='#one/here'>"
            ))
    }

    @Test("Every lesson begins a sheet of paper, with its title at the top")
    func paper() async throws {
        let (html, _) = try await build("Text\n")
        #expect(
            html.contains(
                ".lesson-2{page:lesson-2}@page lesson-2{@top-right{content:\"Two\"}}"))
        #expect(html.contains("<article class=\"lesson lesson-2\" id=\"two\">"))
    }

    @Test("Pages of paper and of the screen are told what a file holds by its ending")
    func types() {
        #expect(DataAddress([1, 2, 3, 4], name: "a.SVG").text == "data:image/svg+xml;base64,AQIDBA==")
        #expect(DataAddress([], name: "a").text == "data:application/octet-stream;base64,")
    }
}
