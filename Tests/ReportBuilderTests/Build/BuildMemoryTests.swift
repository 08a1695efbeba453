import Testing

@testable import ReportBuilder

@Suite("Builds that remember")
struct BuildMemoryTests {
    private static let chart = """
        ```chart
        id: lines
        marks: [{mark: line, data: line.csv, x: a, y: b}]
        ```

        """
    private static let recorded = """
        ```chart
        id: losses
        of: neuron
        marks: [{mark: line, x: update, y: loss}]
        ```

        """
    private static let body = TestCourse.lesson(
        TestCourse.experiment + "\n" + TestCourse.figure + "\n" + chart + "\n" + recorded)

    /// Each as a name and what the file is from then on.
    private static let edits: [(name: String, text: String)] = [
        ("one.md", body + "\nMore.\n"),
        ("one.md", body.replacing("id: history", with: "id: history\ntitle: Losses")),
        ("one.md", body.replacing("learning-rate: 0.01", with: "learning-rate: 0.02")),
        ("line.csv", "a,b\n1,2\n2,5\n"),
        ("one.md", body.replacing("kind: loss-history", with: "kind: weight-history")),
        ("one.md", body.replacing("mark: line, x: update", with: "mark: point, x: update")),
        ("one.md", body.replacing("id: history", with: "id: history\nsize: 500x300")),
        ("one.md", body.replacing("updates: 20", with: "updates: 30") + "\nBelow.\n"),
        ("two.md", "---\ntitle: Two\n---\n\n" + TestCourse.experiment + "\n" + TestCourse.figure),
        ("course.yaml", TestCourse.courseText + "figures: [svg]\n"),
        ("course.yaml", TestCourse.courseText + "language: de\n"),
        ("one.md", body), ("one.md", "---\ntitle: [\n---\n"), ("one.md", body),
        ("line.csv", "a,b\n1,2\n2,3\n"),
    ]

    @Test("After any edit the files are those of a build without a memory")
    func edits() async throws {
        let test = try TestCourse(one: Self.body)
        try test.folder.write("a,b\n1,2\n2,3\n", to: "course/line.csv")
        let builder = try TestCourse.builder(jobs: 2)
        let course = CourseFolder(path: test.folder.path + "/course")
        var memory = BuildMemory()
        var whole = 0
        for (name, text) in [("one.md", Self.body)] + Self.edits {
            try test.folder.write(text, to: "course/\(name)")
            let remembering = try await builder.build(
                course, for: Readership(), coursesAddress: nil, memory: &memory, holdsMedia: true)
            let fresh = try await builder.build(course)
            if !fresh.hasErrors { whole += 1 }
            #expect(remembering.files == fresh.files, "\(name): \(text)")
            #expect(remembering.diagnostics == fresh.diagnostics, "\(name): \(text)")
        }
        #expect(whole >= 10)
    }

    @Test("What a figure is made of is known where nothing but prose changed, and not where it did")
    func remembered() async throws {
        let test = try TestCourse(one: Self.body)
        try test.folder.write("a,b\n1,2\n2,3\n", to: "course/line.csv")
        let builder = try TestCourse.builder(jobs: 1)
        let course = CourseFolder(path: test.folder.path + "/course")
        var memory = BuildMemory()
        func build() async throws -> Set<FigureIngredients> {
            _ = try await builder.build(course, for: Readership(), coursesAddress: nil, memory: &memory)
            return Set(memory.drawn.figures.used)
        }
        let first = try await build()
        #expect(first.count == 3)
        try test.folder.write(
            Self.body.replacing("\n---\n\n", with: "\n---\n\nAbove.\n\n"), to: "course/one.md")
        #expect(try await build() == first)
        try test.folder.write("a,b\n1,2\n2,4\n", to: "course/line.csv")
        #expect(try await build().intersection(first).count == 2)
    }

    @Test("For another reader only what names a parameter with another value is made again")
    func readers() async throws {
        let test = try TestCourse(
            one: TestCourse.lesson(
                TestCourse.experiment.replacing("rate: 0.01", with: "rate: \"{{ rate }}\"")
                    + TestCourse.figure),
            two: "---\ntitle: Two\n---\n\n" + TestCourse.experiment + TestCourse.figure,
            course: TestCourse.courseText + "description: In {{ unit }}.\nparameters:\n"
                + "  rate: {default: 0.01}\n  unit: {type: text, default: cm}\n  unused: {default: 1}\n")
        let builder = try TestCourse.builder(jobs: 1)
        let course = CourseFolder(path: test.folder.path + "/course")
        var memory = BuildMemory()
        func build(_ settings: String...) async throws -> [String: FileContent] {
            let reader = Readership(settings: settings.compactMap { ParameterSetting($0) })
            let built = try await builder.build(
                course, for: reader, coursesAddress: nil, memory: &memory, holdsMedia: true)
            #expect(try await builder.build(course, for: reader).files == built.files)
            return Dictionary(built.files.map { ($0.path, $0.content) }) { first, _ in first }
        }
        func equal(_ one: [String: FileContent], _ other: [String: FileContent]) -> [String] {
            one.keys.filter { one[$0] === other[$0] }.sorted()
        }
        let first = try await build()
        let rate = try await build("rate=0.02")
        #expect(
            equal(first, rate) == ["index.html", "search.html", "search.js", "style.css", "two.html"])
        #expect(equal(rate, try await build("rate=0.02", "unused=5")).count == rate.count)
        let unit = try await build("rate=0.02", "unit=mm")
        #expect(!equal(rate, unit).contains("index.html"))
    }

    @Test("A preview's request comes back from its arguments")
    func request() {
        var request = PreviewRequest(courses: ["a", "--b"])
        #expect(PreviewRequest(arguments: request.arguments) == request)
        request.settings = ["rate=0.1", "--x=--"]
        request.port = 9000
        request.jobs = 3
        request.opensBrowser = true
        #expect(PreviewRequest(arguments: request.arguments) == request)
        for wrong in [
            [], ["c"], ["--"], ["--port", "70000", "--", "c"], ["--jobs", "0", "--", "c"], ["--help"],
        ] {
            #expect(PreviewRequest(arguments: wrong) == nil, "\(wrong)")
        }
    }
}
