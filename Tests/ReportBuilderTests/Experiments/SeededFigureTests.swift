import LessonFigures
import Testing

@testable import ReportBuilder

@Suite("Figures over seeds")
struct SeededFigureTests {
    private static let experiment = """
        ```experiment
        id: noisy
        network: {inputs: 1, layers: [{nodes: 1, activation: identity, initialization: {scheme: glorot-uniform, seed: 9}}]}
        data: {inputs: [[1], [2]], targets: [0, 1]}
        training: {optimizer: {name: gradient-descent, learning-rate: 0.05}, updates: 4}
        ```

        """

    private static func figure(_ line: String = "seeds: 6") -> String {
        "```figure\nid: band\nof: noisy\nkind: loss-history\n\(line)\n```\n"
    }

    private static func table(_ test: TestCourse, cache: ResultCache? = nil) async throws -> [String] {
        var builder = try TestCourse.builder()
        builder.cache = cache
        let built = try await builder.build(CourseFolder(path: test.folder.path + "/course"))
        let page = try #require(
            built.files.first { $0.path == "one.html" }, "\(built.diagnostics.map(\.text))")
        let text = String(decoding: page.bytes, as: UTF8.self)
        return text.split(separator: "<tr>").map(String.init).filter { $0.contains("scope=\"row\"") }
    }

    @Test("The experiment is trained from as many seeds as are asked for, for everything that is drawn")
    func trained() async throws {
        let body = TestCourse.lesson(Self.experiment + Self.figure())
        let test = try TestCourse(one: body, two: "---\ntitle: Two\n---\n")
        var found: [Diagnostic] = []
        let source = try #require(
            try ExperimentSource.read("\(test.folder.path)/course/one.md#noisy", diagnostics: &found))
        let reruns = source.reruns(seeds: 6)
        #expect(Set(reruns.map { $0.loss[0] }).count == 6)
        #expect(reruns == source.reruns(seeds: 6))
        #expect(Array(reruns.prefix(3)) == source.reruns(seeds: 3))
        let cache = ResultCache(path: test.folder.path + "/cache", program: "this")
        let rows = try await Self.table(test, cache: cache)
        #expect(rows == (try await Self.table(test)))
        // Once more, from the cache.
        #expect(rows == (try await Self.table(test, cache: cache)))
        try test.folder.write(
            TestCourse.lesson(Self.experiment + Self.figure("seeds: 7")), to: "course/one.md")
        #expect(rows != (try await Self.table(test, cache: cache)))
        try test.folder.write(body.replacing("seed: 9", with: "seed: 8"), to: "course/one.md")
        #expect(rows != (try await Self.table(test, cache: cache)))
    }

    @Test("Recordings and experiments without chance are refused at the number of seeds")
    func refused() async throws {
        let fixed = Self.experiment.replacing(
            "nodes: 1, activation: identity, initialization: {scheme: glorot-uniform, seed: 9}",
            with: "activation: identity, weights: [[1]]")
        let text = try await TestCourse.errors(in: fixed + Self.figure())
        #expect(text.contains("one.md:16:8: error: all trainings of noisy are equal"), "\(text)")
        let many = try await TestCourse.errors(in: Self.experiment + Self.figure("seeds: 1001"))
        #expect(
            many.contains("one.md:16:8: error: the option \"seeds\" must be at most 1000, found 1001"),
            "\(many)")
        let long = Self.experiment.replacing("updates: 4", with: "updates: 300000")
        let objection = try await TestCourse.errors(in: long + Self.figure("seeds: 20"))
        #expect(objection.contains("more than 2000000 updates together"), "\(objection)")
        #expect(
            objection.hasPrefix("one.md:16:8: error: from 20 seeds this is a sweep, and the runs"),
            "\(objection)")
        #expect(!objection.contains("not known"), "\(objection)")
    }
}
