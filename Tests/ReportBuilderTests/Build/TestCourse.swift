import CairoRenderer
import Drawing
import Testing

@testable import ReportBuilder

/// Every character is as wide as half the size.
struct EvenMeasurer: TextMeasuring {
    func extents(of line: TextLine) -> TextExtents {
        TextExtents(
            width: Double(line.plainText.count) * line.size / 2, ascent: line.size * 0.8,
            descent: line.size * 0.2)
    }
}

/// A course on disk, built in memory.
struct TestCourse {
    let folder: TemporaryFolder

    static let courseText = "title: Test\nlessons: [one.md, two.md]\n"

    static let experiment = """
        ```experiment
        id: neuron
        network: {inputs: 3, layers: [{activation: identity, weights: [[0, 2, 1]]}]}
        data: {inputs: [[1, 2, 3]], targets: [0]}
        training: {optimizer: {name: gradient-descent, learning-rate: 0.01}, updates: 20}
        ```

        """

    static let figure = """
        ```figure
        id: history
        of: neuron
        kind: loss-history
        caption: It falls to {{ neuron.loss[20] | 2 }}.
        ```

        """

    static let second = """
        ---
        title: Two
        kind: exercise
        ---

        The same loss {{ one/neuron.loss[1] }} as in [lesson one](one.md#history).

        """

    static func lesson(_ body: String) -> String { "---\ntitle: One\nsummary: First.\n---\n\n" + body }

    init(one: String, two: String = TestCourse.second, course: String = TestCourse.courseText) throws {
        folder = try TemporaryFolder()
        try folder.write(course, to: "course/course.yaml")
        try folder.write(one, to: "course/one.md")
        try folder.write(two, to: "course/two.md")
    }

    static func builder(jobs: Int = 2) throws -> CourseBuilder {
        CourseBuilder(measuring: EvenMeasurer(), fonts: try fonts.get(), jobs: jobs)
    }

    private static let fonts = Result { try FontSet.system() }

    func build(
        jobs: Int = 2, figures: [ImageFormat]? = nil, as form: CourseForm = .pages
    ) async throws -> BuiltCourse {
        try await TestCourse.builder(jobs: jobs)
            .build(CourseFolder(path: folder.path + "/course"), figures: figures, as: form)
    }

    func export(
        _ formats: [ImageFormat], appearance: Appearance = .light, size: Size? = nil
    ) async throws -> BuiltCourse {
        try await TestCourse.builder()
            .export(
                CourseFolder(path: folder.path + "/course"), formats: formats, appearance: appearance,
                size: size)
    }

    /// What is wrong with a course whose first lesson has this body.
    static func errors(in body: String) async throws -> String {
        try await errors(inLesson: lesson(body))
    }

    static func errors(inLesson text: String, course: String = courseText) async throws -> String {
        let test = try TestCourse(one: text, two: "---\ntitle: Two\n---\n", course: course)
        let built = try await test.build()
        #expect(built.files.isEmpty == built.hasErrors)
        return built.diagnostics.map(\.text).joined().replacing(test.folder.path + "/course/", with: "")
    }
}
