import Foundation
import Testing

@testable import ReportBuilder

@Suite("Results of earlier builds")
struct ResultCacheTests {
    private static let chart = """
        ```chart
        id: lines
        marks: [{mark: line, data: line.csv, x: a, y: b}]
        ```

        """
    private static let body = TestCourse.lesson(TestCourse.experiment + TestCourse.figure + chart)

    private static func course(_ body: String = body) throws -> TestCourse {
        let test = try TestCourse(one: body)
        try test.folder.write("a,b\n1,2\n2,3\n", to: "course/line.csv")
        return test
    }

    /// A build by a process that has nothing but the cache from others.
    private static func build(
        _ test: TestCourse, program: String = "this", cache: String = "cache", as form: CourseForm = .pages
    ) async throws -> [OutputFile] {
        var builder = try TestCourse.builder()
        builder.cache = ResultCache(path: "\(test.folder.path)/\(cache)", program: program)
        let built = try await builder.build(CourseFolder(path: test.folder.path + "/course"), as: form)
        #expect(!built.hasErrors, "\(built.diagnostics.map(\.text))")
        return built.files
    }

    private static func entries(_ test: TestCourse) -> [String] {
        test.folder.contents(of: "cache").keys.map { "cache/\($0)" }.sorted()
    }

    @Test("Files are the same with a cache, a damaged one, one that is gone, and one that cannot be")
    func same() async throws {
        let test = try Self.course()
        let files = try await test.build().files
        #expect(try await Self.build(test) == files)
        let entries = Self.entries(test)
        #expect(entries.count == 2)
        #expect(try await Self.build(test) == files)
        #expect(Self.entries(test) == entries)
        for damage in [0, 1, 2, 3] {
            for entry in entries {
                let path = test.folder.path + "/" + entry
                var bytes = try FileSystem.read(path)
                switch damage {
                case 0: bytes[bytes.count / 2] ^= 1
                case 1: bytes = Array(bytes.dropLast(7))
                case 2: bytes = []
                default: break
                }
                if damage == 3 {
                    try FileSystem.removeFile(path)
                } else {
                    try test.folder.write(bytes, to: entry)
                }
            }
            #expect(try await Self.build(test) == files, "\(damage)")
            #expect(Self.entries(test) == entries)
        }
        try test.folder.write("no folder", to: "file")
        #expect(try await Self.build(test, cache: "file") == files)
    }

    @Test("A figure that was kept is taken, and not drawn again")
    func taken() async throws {
        let test = try Self.course()
        let files = try await Self.build(test)
        let cache = ResultCache(path: test.folder.path + "/cache", program: "this")
        for entry in Self.entries(test) {
            let key = entry.split(separator: "/").suffix(2).joined()
            var figure = try #require(
                cache.content("figures", key).flatMap(FigureRecordReader.figure))
            figure.notes.append("Taken from the cache.")
            cache.keep(FigureRecord.bytes(of: figure), "figures", key)
        }
        let taken = try await Self.build(test)
        #expect(taken != files)
        #expect(
            taken.contains { String(decoding: $0.bytes, as: UTF8.self).contains("Taken from the cache.") })
        #expect(try await Self.build(test, program: "another") == files)
    }

    @Test(
        "What a figure is made of is another entry",
        arguments: [
            body.replacing("learning-rate: 0.01", with: "learning-rate: 0.02"),
            body.replacing("id: history", with: "id: history\ntitle: '{{ neuron.loss[1] }}'"),
            body.replacing("id: history", with: "id: history\nsize: 500x300"),
            body.replacing("kind: loss-history", with: "kind: weight-history"),
            body.replacing("mark: line", with: "mark: point"),
            body.replacing("id: history", with: "id: other"),
        ])
    func another(text: String) async throws {
        let test = try Self.course()
        _ = try await Self.build(test)
        try test.folder.write(text, to: "course/one.md")
        try test.folder.write("---\ntitle: Two\n---\n", to: "course/two.md")
        #expect(try await Self.build(test) == (try await test.build().files))
        #expect(Self.entries(test).count > 2)
    }

    @Test("Data files, values and forms are part of what a figure is made of")
    func files() async throws {
        let test = try Self.course()
        _ = try await Self.build(test)
        try test.folder.write("a,b\n1,2\n2,9\n", to: "course/line.csv")
        #expect(try await Self.build(test) == (try await test.build().files))
        #expect(Self.entries(test).count == 3)
        let form = CourseForm.singleFile(lesson: nil)
        #expect(try await Self.build(test, as: form) == (try await test.build(as: form).files))
    }

    @Test("Prose makes no further entry")
    func prose() async throws {
        let test = try Self.course()
        _ = try await Self.build(test)
        try test.folder.write(Self.body + "\nMore.\n", to: "course/one.md")
        #expect(try await Self.build(test) == (try await test.build().files))
        #expect(Self.entries(test).count == 2)
    }

    @Test("Of more than fits the oldest go")
    func trimming() throws {
        let folder = try TemporaryFolder()
        let cache = ResultCache(path: folder.path + "/cache", program: "")
        for number in 1...9 {
            cache.keep(Array(repeating: 7, count: 1000), "figures", "a\(number)x")
            let path = "\(folder.path)/cache/figures/a\(number)/x"
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1_000_000 - Double(number))],
                ofItemAtPath: path)
        }
        cache.trim(to: 3500)
        #expect(
            (1...9).map { cache.content("figures", "a\($0)x") != nil } == [true, true, true]
                + Array(repeating: false, count: 6))
    }

    @Test("What a page was made of is kept, and what has changed is said")
    func explanation() async throws {
        let test = try Self.course()
        var builder = try TestCourse.builder()
        let cache = ResultCache(path: test.folder.path + "/cache", program: "this")
        builder.cache = cache
        let course = CourseFolder(path: test.folder.path + "/course")
        let built = try await builder.build(course)
        let output = test.folder.path + "/out"
        try OutputTree(path: output).replace(with: built.files)
        BuildRecord(course: course.path, folder: output, program: "this", inputs: built.inputs).keep(
            in: cache)
        func explanation(of page: String, program: String = "this") throws -> PageExplanation {
            let record = try #require(BuildRecord.read(from: cache, of: output))
            return try #require(PageExplanation(page, in: output, record, program: program))
        }
        let one = try explanation(of: "one.html")
        #expect(one.reasons.isEmpty)
        #expect(
            one.inputs.map { "\($0.input.kind.rawValue) \(FileSystem.name(of: $0.input.name))" } == [
                "lesson one.md", "file line.csv", "course course.yaml",
            ])
        #expect(try explanation(of: "two.html").inputs.map(\.input.kind).contains(.other))
        try test.folder.write("a,b\n3,4\n5,6\n", to: "course/line.csv")
        #expect(try explanation(of: "one.html").reasons == ["\(course.path)/line.csv has changed"])
        #expect(try explanation(of: "two.html").reasons.isEmpty)
        #expect(try explanation(of: "two.html", program: "other").reasons.count == 1)
        try test.folder.write("mine", to: "out/two.html")
        #expect(try explanation(of: "two.html").reasons == ["the page is not as it was written"])
    }
}
