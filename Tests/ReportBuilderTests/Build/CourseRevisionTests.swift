import Foundation
import Testing

@testable import ReportBuilder

@Suite("Lessons that are made anew by themselves")
struct CourseRevisionTests {
    private static let texts = [
        "More words.\n", "A formula $x^2$ and `code`.\n", "See [](one.md) and [the first](one.md).\n",
        "A note.[^1]\n\n[^1]: It.\n", "::: include _more.md\n", "See @below.\n\n## Below {#below}\n",
        "{{ own.loss[2] }} is small.\n", "```table\nkind: weight-history\nof: own\nid: more\n```\n",
        "[](one.md#history)\n", "See @history.\n", "{{ one/neuron.loss[1] }}\n", "## Another\n",
        "![A picture](picture.svg)\n", "$$x = 1 \\label{one}$$\n", "[](nowhere.md)\n", "[^2]: Unused.\n",
    ]

    private static let own =
        TestCourse.experiment.replacing("id: neuron", with: "id: own")
        + "```figure\nid: own-loss\nof: own\nkind: loss-history\n```\n\n"
    private static let second = "---\ntitle: Two\n---\n\n" + own

    private struct Course {
        let test: TestCourse
        let build: KeptBuild

        init(_ second: String = second) async throws {
            test = try TestCourse(
                one: TestCourse.lesson(TestCourse.experiment + TestCourse.figure), two: second,
                course: "title: Test\n")
            try test.folder.write(
                "---\ntitle: Three\n---\n\n[](two.md), {{ two/own.loss[1] }}\n", to: "course/three.md")
            try test.folder.write("More.\n", to: "course/_more.md")
            try test.folder.write("<svg xmlns='http://www.w3.org/2000/svg'/>", to: "course/picture.svg")
            build = try KeptBuild(in: test.folder.path)
            #expect(try await build.build() == .whole)
        }

        /// Builds, and compares with a clean build.
        func build(expecting way: KeptBuild.Way, _ comment: Comment) async throws {
            #expect(try await build.build() == way, comment)
            try? FileManager.default.removeItem(atPath: test.folder.path + "/clean")
            let clean = try KeptBuild(in: test.folder.path + "/clean")
            try test.folder.write("", to: "clean/x")
            try FileSystem.turnLink(clean.path + "/course", to: "../course")
            #expect(try await clean.build() == .whole, comment)
            #expect(test.folder.contents(of: "out") == test.folder.contents(of: "clean/out"), comment)
        }
    }

    @Test(
        "What others do not see of a lesson changes its page alone, as in a clean build",
        arguments: Array(texts.prefix(5)) + [texts[6]])
    func alone(text: String) async throws {
        let course = try await Course()
        try course.test.folder.write(Self.second + text, to: "course/two.md")
        try await course.build(expecting: .revised, "\(text)")
        #expect(try await course.build.build() == .nothing)
        let record = try #require(
            BuildRecord.read(from: course.build.cache, of: course.build.path + "/out/course"))
        for page in ["one.html", "two.html", "three.html"] {
            let explanation = try #require(
                PageExplanation(page, in: course.build.path + "/out/course", record, program: "this"))
            #expect(explanation.reasons.isEmpty, "\(page) after \(text)")
        }
        // And back.
        try course.test.folder.write(Self.second, to: "course/two.md")
        try await course.build(expecting: .revised, "without \(text)")
    }

    @Test(
        "What others see of a lesson, or what it says of them, is a build of the whole course",
        arguments: [texts[5]] + texts[7...13])
    func whole(text: String) async throws {
        let course = try await Course()
        try course.test.folder.write(Self.second + text, to: "course/two.md")
        try await course.build(expecting: .whole, "\(text)")
    }

    @Test("Errors and warnings are those of the whole course")
    func messages() async throws {
        let course = try await Course()
        try course.test.folder.write(Self.second + Self.texts[14], to: "course/two.md")
        #expect(try await course.build.build() == .failed)
        try course.test.folder.write(Self.second + Self.texts[15], to: "course/two.md")
        #expect(try await course.build.build() == .whole)
        #expect(course.build.known?.warnings.count == 1)
        try course.test.folder.write("---\ntitle: Three\n---\n\nNothing.\n", to: "course/three.md")
        #expect(try await course.build.build() == .revised)
        #expect(course.build.known?.warnings.count == 1)
        try course.test.folder.write(Self.second, to: "course/two.md")
        #expect(try await course.build.build() == .whole)
        #expect(course.build.known?.warnings.isEmpty == true)
    }

    @Test(
        "Front matter and experiments are seen by others",
        arguments: [
            ("title: Two", "title: Too"), ("title: Two", "title: Two\nsummary: It."),
            ("title: Two", "title: Two\nkind: exercise"),
            ("title: Two", "title: Two\naliases: [old]"), ("title: Two", "title: Two\ndraft: true"),
            ("0.01", "0.02"),
        ])
    func face(old: String, new: String) async throws {
        let course = try await Course()
        try course.test.folder.write("---\ntitle: Three\n---\n\nNothing.\n", to: "course/three.md")
        try await course.build(expecting: .revised, "three.md")
        try course.test.folder.write(Self.second.replacing(old, with: new), to: "course/two.md")
        try await course.build(expecting: .whole, "\(new)")
    }

    @Test("The index of the search has other sections of one lesson")
    func search() {
        var index = SearchIndex()
        for number in 0..<12 {
            index.add(
                PageLesson(number: number + 1, title: "L\(number)", address: "l\(number).html"),
                [.init(text: "[1,\(number)\n[2,"), .init(id: "a", title: "A", text: "b")])
        }
        let bytes = Array(index.script.utf8)
        for lesson in [0, 1, 10, 11] {
            let same = SearchIndex.script(
                bytes, with: [.init(text: "[1,\(lesson)\n[2,"), .init(id: "a", title: "A", text: "b")],
                of: lesson)
            #expect(same == bytes)
            let other = SearchIndex.script(bytes, with: [.init(text: "new")], of: lesson)
            #expect(other != nil && other != bytes)
        }
        #expect(SearchIndex.script(bytes, with: [.init()], of: 12) == nil)
        #expect(SearchIndex.script([], with: [.init()], of: 0) == nil)
    }
}
