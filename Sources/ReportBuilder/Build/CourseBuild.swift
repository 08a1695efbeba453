import CairoRenderer
import Drawing
import LessonFigures

/// A file of a build, not yet written.
public struct OutputFile: Sendable, Hashable {
    /// Relative to the folder of the output.
    public var path: String
    public var bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }
}

/// What came out of a course.
public struct BuiltCourse: Sendable {
    public var name: String
    public var title: String
    public var description: String
    public var language: String
    public var lessonCount: Int
    public var figureCount: Int
    public var experimentCount: Int
    /// Relative to the course's own folder, in the order of their paths; empty after errors.
    public var files: [OutputFile]
    public var diagnostics: [Diagnostic]

    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// Builds courses in memory: reads, trains, draws, writes pages. Nothing is written to disk here.
public struct CourseBuilder: Sendable {
    private let measuring: any TextMeasuring
    private let jobs: Int

    /// - Parameters:
    ///   - measuring: how large text in figures will be.
    ///   - jobs: how many experiments, figures and pages are worked on at the same time.
    public init(measuring: any TextMeasuring, jobs: Int) {
        self.measuring = measuring
        self.jobs = max(1, jobs)
    }

    /// Builds a course.
    ///
    /// - Parameter coursesAddress: the page over several courses as seen from a page of this one.
    /// - Throws: ``FileError`` where the folder is no course at all.
    public func build(_ folder: CourseFolder, coursesAddress: String? = nil) async throws(FileError)
        -> BuiltCourse
    {
        var diagnostics: [Diagnostic] = []
        guard let course = try CourseReader.read(folder, diagnostics: &diagnostics) else {
            return BuiltCourse(
                name: FileSystem.name(of: folder.path), title: "", description: "", language: "en",
                lessonCount: 0, figureCount: 0, experimentCount: 0, files: [], diagnostics: diagnostics)
        }
        let templates = try CourseTemplates.read(folder, diagnostics: &diagnostics)
        let index = ExperimentIndex(course)
        let recordings = await Recordings.running(course.experiments, jobs: jobs)
        let plan = FigurePlan(course, index: index, recordings: recordings)
        diagnostics += plan.diagnostics
        let maker = FigureMaker(measuring: measuring)
        let made = await Parallel.map(plan.jobs, jobs: jobs) { maker.make($0) }
        let figures = plan.sorted(made, diagnostics: &diagnostics)
        let articles = await articles(of: course, index: index, recordings: recordings, figures: figures)
        diagnostics += articles.flatMap(\.diagnostics)
        diagnostics = Diagnostic.sorted(
            diagnostics, files: [course.file.name] + course.lessons.map(\.file.name))
        var files: [OutputFile] = []
        if !diagnostics.contains(where: { $0.severity == .error }) {
            files = try CoursePages(course: course, templates: templates, coursesAddress: coursesAddress)
                .files(articles)
        }
        return BuiltCourse(
            name: course.name, title: course.title, description: course.description,
            language: course.language,
            lessonCount: course.lessons.count, figureCount: plan.jobs.count,
            experimentCount: recordings.count,
            files: files, diagnostics: diagnostics)
    }

    private func articles(
        of course: Course, index: ExperimentIndex, recordings: Recordings,
        figures: [String: [Int: MadeFigure]]
    ) async -> [LessonArticle.Result] {
        let links = LinkIndex(course)
        return await Parallel.map(course.lessons, jobs: jobs) { lesson in
            let values = LessonValues(lesson, index: index, recordings: recordings)
            for block in lesson.blocks {
                if case .check(let checks) = block.content { values.run(checks) }
            }
            return LessonArticle.write(
                lesson, of: course, links: links, values: values, figures: figures[lesson.name] ?? [:])
        }
    }
}
