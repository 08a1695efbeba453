import Testing

@testable import ReportBuilder

@Suite("Works of a lesson and of its course")
struct BibliographyTests {
    private func built(_ one: String, two: String = "") async throws -> BuiltCourse {
        func work(_ key: String, _ name: String) -> String {
            "@misc{\(key), author = {\(name)}, title = {T}, year = {2017}}\n"
        }
        let test = try TestCourse(
            one: "---\ntitle: One\n\(one)", two: "---\ntitle: Two\n\(two)---\n\nText.\n",
            course: TestCourse.courseText + "bibliography: refs.bib\n")
        try test.folder.write(work("goh", "Ann Goh"), to: "course/own.bib")
        try test.folder.write("@misc{x, title}\n", to: "course/broken.bib")
        try test.folder.write(work("goh", "Other") + work("ba", "Bo Ba"), to: "course/refs.bib")
        return try await test.build()
    }

    @Test("A lesson names works of its own, which go before those of the course")
    func ownWorks() async throws {
        let built = try await built("bibliography: own.bib\n---\n\n@goh and [@ba].\n")
        #expect(built.diagnostics.isEmpty, "\(built.diagnostics.map(\.text).joined())")
        let page = built.files.first { $0.path == "one.html" }.map {
            String(decoding: $0.bytes, as: UTF8.self)
        }
        #expect(page?.contains("Goh (2017)</a> and") == true)
        #expect(page?.contains("Ba 2017</a>") == true)
    }

    @Test("A file that is not there, or that two lessons name and is broken, is told once")
    func mistakes() async throws {
        let missing = try await built("bibliography: [own.bib, none.bib]\n---\n\n@goh [@missing].\n")
        let texts = missing.diagnostics.map(\.text)
        #expect(
            texts.count == 1 && texts[0].contains("one.md:3:25: error: there is no such file"),
            "\(texts.joined())")
        let broken = try await built(
            "bibliography: broken.bib\n---\n\nText.\n", two: "bibliography: broken.bib\n")
        #expect(Diagnostic.sorted(broken.diagnostics).count == 1)
    }
}
