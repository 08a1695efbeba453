import Foundation
import Testing

@testable import Preview

@Suite("What a preview does after a change")
struct ChangeTests {
    @Test(
        "A page hears of an edit, however it is saved, and however it is noticed", arguments: [false, true])
    func edits(polls: Bool) async throws {
        let preview = try await RunningPreview(polls: polls)
        for (number, save) in [preview.replace, preview.write(_:with:)].enumerated() {
            let version = try await preview.page().version
            let news = try await preview.client.news(of: "/c/one.html", version: version)
            #expect(try await news.next()?.name == "problems")
            try save("one.md", RunningPreview.lesson.replacing("A sentence", with: "Sentence \(number)"))
            #expect(try await news.next()?.name == "reload")
            #expect(try await preview.page().html.contains("Sentence \(number)."))
        }
        try await preview.end()
    }

    @Test("A page that is not concerned hears nothing, one that is old hears it at once")
    func concerned() async throws {
        let preview = try await RunningPreview([
            "c/course.yaml": "title: Course\nlessons: [one.md, two.md]\n",
            "c/two.md": "---\ntitle: Two\n---\n\nText.\n",
        ])
        let (one, two) = (try await preview.page(), try await preview.page("/c/two.html"))
        let news = (
            try await preview.client.news(of: "/c/one.html", version: one.version),
            try await preview.client.news(of: "/c/two.html", version: two.version)
        )
        #expect(try await news.0.next()?.name == "problems")
        #expect(try await news.1.next()?.name == "problems")
        try preview.replace(with: RunningPreview.lesson.replacing("A sentence", with: "Another"))
        #expect(try await news.0.next()?.name == "reload")
        #expect(try await news.1.next(within: 1) == nil)
        let late = try await preview.client.news(of: "/c/one.html", version: one.version)
        #expect(try await late.next()?.name == "reload")
        try await preview.end()
    }

    @Test("A picture that changes, and one in a folder that was not there, concern their page")
    func pictures() async throws {
        let preview = try await RunningPreview()
        var news = try await preview.client.news(of: "/c/one.html", version: try await preview.page().version)
        #expect(try await news.next()?.name == "problems")
        try preview.write("<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>", to: "dot.svg")
        #expect(try await news.next()?.name == "reload")
        #expect(try await preview.client.get("/c/dot.svg").body.contains("<g/>"))
        try preview.write("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", to: "new/dot.svg")
        try preview.replace(with: RunningPreview.lesson.replacing("dot.svg", with: "new/dot.svg"))
        news = try await preview.client.news(of: "/c/one.html", version: "old")
        #expect(try await news.next()?.name == "reload")
        try await preview.end()
    }

    @Test("An error stands in the page with its place and remedy, and is taken away when it is mended")
    func errors() async throws {
        let preview = try await RunningPreview()
        let (html, version) = try await preview.page()
        let news = try await preview.client.news(of: "/c/one.html", version: version)
        #expect(try await news.next()?.data == "")
        try preview.replace(with: RunningPreview.lesson.replacing("dot.svg", with: "dott.svg"))
        let problem = try #require(try await news.next())
        #expect(problem.name == "problems" && problem.data.contains("c/one.md:7:"), "\(problem)")
        #expect(
            problem.data.contains("error: ") && problem.data.contains("help: ")
                && problem.data.contains("dott.svg"))
        // The page stays as it was.
        #expect(try await preview.page().html == html)
        try preview.replace(with: RunningPreview.lesson)
        let mended = try #require(try await news.next())
        #expect(mended.name == "problems" && mended.data.isEmpty)
        try await preview.end()
    }

    @Test("A course with errors from the start is shown when they are mended")
    func brokenStart() async throws {
        let preview = try await RunningPreview(["c/course.yaml": "titel: Course\n"])
        let answer = try await preview.client.get("/c/one.html")
        #expect(answer.status == 503 && answer.body.contains("/_preview/page.js"))
        let news = try await preview.client.news(of: "/c/one.html", version: try await preview.page().version)
        #expect(try await news.next()?.data.contains("course.yaml:1:1: error") == true)
        try preview.replace("course.yaml", with: "title: Course\n")
        #expect(try await news.next()?.name == "reload")
        #expect(try await preview.client.get("/c/one.html").status == 200)
        try await preview.end()
    }

    @Test("Nothing is written into the course")
    func writesNothing() async throws {
        let preview = try await RunningPreview()
        let before = try FileManager.default.subpathsOfDirectory(atPath: preview.folder).sorted()
        let news = try await preview.client.news(of: "/c/one.html", version: "old")
        #expect(try await news.next()?.name == "reload")
        #expect(try FileManager.default.subpathsOfDirectory(atPath: preview.folder).sorted() == before)
        try await preview.end()
    }
}

extension RunningPreview {
    fileprivate func write(_ name: String, with text: String) throws { try write(text, to: name) }
}
