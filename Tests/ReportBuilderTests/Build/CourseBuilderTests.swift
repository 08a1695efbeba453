import Testing
import TrainingCore

@testable import ReportBuilder

@Suite("Building courses")
struct CourseBuilderTests {
    @Test("A course becomes its pages, its index, its search and a style sheet")
    func pages() async throws {
        let test = try TestCourse(one: TestCourse.lesson(TestCourse.experiment + TestCourse.figure))
        let built = try await test.build()
        #expect(built.diagnostics.isEmpty, "\(built.diagnostics.map(\.text))")
        #expect(
            built.files.map(\.path) == [
                "index.html", "one.html", "search-index.js", "search.html", "search.js", "style.css",
                "two.html",
            ])
        let one = String(decoding: built.files[1].bytes, as: UTF8.self)
        #expect(one.contains("id=\"history\""))
        #expect(one.contains("<svg"))
        #expect(one.contains("Figure 1."))
        #expect(one.contains("title=\"neuron.loss[20]\""))
        let two = String(decoding: built.files[6].bytes, as: UTF8.self)
        #expect(two.contains(">25.4016</data>"))
        #expect(two.contains("href=\"one.html#history\""))
    }

    @Test("Headings in answers begin one level below, and no id stands twice on a page")
    func headingsInBlocks() async throws {
        let test = try TestCourse(
            one: TestCourse.lesson(
                "## Part\n\n```answer Solution\n# Part\n\ntext\n\n## Part\n\nmore\n```\n\n### Below\n\n```answer Other\n### Part\n```\n"
            ),
            two: "---\ntitle: Two\n---\n")
        let built = try await test.build()
        #expect(built.diagnostics.isEmpty, "\(built.diagnostics.map(\.text))")
        let page = String(decoding: built.files[1].bytes, as: UTF8.self)
        for heading in ["<h2 id=\"part\"", "<h3 id=\"part-2\"", "<h4 id=\"part-2-2\"", "<h4 id=\"part-3\""] {
            #expect(page.contains(heading), "\(heading)")
        }
    }

    @Test("The number of jobs changes nothing")
    func jobs() async throws {
        let test = try TestCourse(one: TestCourse.lesson(TestCourse.experiment + TestCourse.figure))
        #expect(try await test.build(jobs: 1).files == (try await test.build(jobs: 7).files))
    }

    @Test("Equal experiments are run once, also under other names and in other lessons")
    func dedupe() async throws {
        let again = TestCourse.experiment.replacing("id: neuron", with: "id: again")
        let other = TestCourse.second + TestCourse.experiment.replacing("updates: 20", with: "updates: 3")
        let test = try TestCourse(
            one: TestCourse.lesson(TestCourse.experiment + again + TestCourse.figure), two: other)
        #expect(try await test.build().experimentCount == 2)
    }

    @Test("A training that diverges is drawn, and its page says at which update")
    func diverged() async throws {
        let wild = TestCourse.experiment.replacing("0.01", with: "1e200")
        let figure = TestCourse.figure.replacing("neuron.loss[20] | 2", with: "neuron.divergedAt")
        let test = try TestCourse(
            one: TestCourse.lesson(wild + figure), two: "---\ntitle: Two\n---\n")
        let built = try await test.build()
        #expect(built.diagnostics.isEmpty, "\(built.diagnostics.map(\.text))")
        let page = String(decoding: built.files[1].bytes, as: UTF8.self)
        #expect(page.contains("at update 1 the loss or a weight is no longer a finite number"))
    }

    @Test("Files that a lesson shows stand beside its page")
    func assets() async throws {
        let test = try TestCourse(
            one: TestCourse.lesson("![A picture](picture.png)\n"), two: "---\ntitle: Two\n---\n")
        try test.folder.write("GIF89a", to: "course/picture.png")
        #expect(try await test.build().files.contains { $0.path == "picture.png" })
    }

    @Test("A folder without course.yaml is no course")
    func noCourse() async throws {
        let folder = try TemporaryFolder()
        let builder = try TestCourse.builder()
        await #expect(throws: FileError.self) { try await builder.build(CourseFolder(path: folder.path)) }
        await #expect(throws: FileError.self) {
            try await builder.build(CourseFolder(path: folder.path + "/none"))
        }
    }

    @Test("The starter course builds without a complaint")
    func starter() async throws {
        let folder = try TemporaryFolder()
        try StarterCourse.write(to: folder.path + "/new")
        let built = try await TestCourse.builder()
            .build(CourseFolder(path: folder.path + "/new"))
        #expect(built.diagnostics.isEmpty, "\(built.diagnostics.map(\.text))")
        #expect(built.lessonCount == 1)
        #expect(throws: FileError.self) { try StarterCourse.write(to: folder.path + "/new") }
    }
}
