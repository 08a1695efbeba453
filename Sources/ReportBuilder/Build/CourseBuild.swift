import CairoRenderer
import Drawing
import LessonFigures

/// What came out of a course.
public struct BuiltCourse: Sendable {
    /// The name of its folder.
    public var name: String
    /// As `course.yaml` has it.
    public var title = ""
    /// As `course.yaml` has it; empty for none.
    public var description = ""
    /// The tag of its language: `en`.
    public var language = "en"
    /// How many lessons it has.
    public var lessonCount = 0
    /// How many figures stand in them.
    public var figureCount = 0
    /// How many experiments stand in them.
    public var experimentCount = 0
    /// What `--set` may set.
    package var parameterNames: [String] = []
    /// Relative to the course's own folder, in the order of their paths; empty after errors.
    public var files: [OutputFile] = []
    /// All that is wrong or worth a warning, by file and place.
    public var diagnostics: [Diagnostic]

    /// Whether anything keeps it from being written.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// As what a course is built.
public enum CourseForm: Sendable, Hashable {
    /// A page for each lesson, and what belongs to them.
    case pages
    /// One HTML file that holds everything: of all lessons, or of the one of that name.
    case singleFile(lesson: String?)
}

/// Builds courses in memory: reads, trains, draws, writes pages. Nothing is written to disk here.
public struct CourseBuilder: Sendable {
    private let measuring: any TextMeasuring
    private let fonts: FontSet
    private let jobs: Int
    private let vocabulary: Vocabulary

    /// - Parameters:
    ///   - fonts: what text in figures is measured and drawn with.
    ///   - jobs: how many experiments, figures and pages are worked on at the same time.
    ///   - vocabulary: what lessons may name.
    /// - Throws: ``CairoError`` where text cannot be laid out with the fonts.
    public init(fonts: FontSet, jobs: Int, vocabulary: Vocabulary = .standard) throws(CairoError) {
        self.init(
            measuring: try CairoTextMeasurer(fonts: fonts), fonts: fonts, jobs: jobs, vocabulary: vocabulary)
    }

    init(measuring: any TextMeasuring, fonts: FontSet, jobs: Int, vocabulary: Vocabulary = .standard) {
        self.measuring = measuring
        self.fonts = fonts
        self.jobs = max(1, jobs)
        self.vocabulary = vocabulary
    }

    /// Builds a course.
    ///
    /// - Parameters:
    ///   - reader: for whom: the values of parameters depend on it.
    ///   - coursesAddress: the page over several courses as seen from a page of this one.
    ///   - figures: the formats in which figures stand beside the pages, instead of those that the course
    ///     asks for; in a single file, which has none unless they are named here, they stand within it.
    ///   - form: as what.
    /// - Throws: ``FileError`` where the folder is no course at all, or has no lesson of the name.
    public func build(
        _ folder: CourseFolder, for reader: Readership = Readership(), coursesAddress: String? = nil,
        figures formats: [ImageFormat]? = nil, as form: CourseForm = .pages
    ) async throws(FileError) -> BuiltCourse {
        var diagnostics: [Diagnostic] = []
        guard
            let course = try CourseReader.read(
                folder, vocabulary: vocabulary, for: reader, diagnostics: &diagnostics)
        else {
            return BuiltCourse(name: FileSystem.name(of: folder.path), diagnostics: diagnostics)
        }
        let templates = try CourseTemplates.read(folder, diagnostics: &diagnostics)
        let files = FigureFiles(
            formats: formats ?? (form == .pages ? course.figureFormats : []), fonts: fonts)
        var drawn = await draw(course, files: files, isForOneFile: form != .pages)
        drawn.report(diagnostics, of: course)
        guard !drawn.built.hasErrors else { return drawn.built }
        switch form {
        case .pages:
            drawn.built.files = try CoursePages(
                course: drawn.course, templates: templates, coursesAddress: coursesAddress
            ).files(drawn.articles, figures: drawn.figures)
        case .singleFile(let lesson):
            drawn.built.files = [
                try SingleFile(course: drawn.course, templates: templates, lesson: lesson)
                    .file(drawn.articles, figures: drawn.figures, diagnostics: &drawn.built.diagnostics)
            ]
        }
        return drawn.built
    }

    /// Draws the figures of a course without making pages of them. What is wrong with the course is found as
    /// in a build.
    ///
    /// - Parameter size: `nil` draws each figure as large as its page shows it.
    /// - Returns: the files of the figures: `lesson/figure.png`.
    /// - Throws: ``FileError`` where the folder is no course at all.
    public func export(
        _ folder: CourseFolder, for reader: Readership = Readership(), formats: [ImageFormat],
        appearance: Appearance = .light, size: Size? = nil
    ) async throws(FileError) -> BuiltCourse {
        var diagnostics: [Diagnostic] = []
        guard
            let course = try CourseReader.read(
                folder, vocabulary: vocabulary, for: reader, diagnostics: &diagnostics)
        else {
            return BuiltCourse(name: FileSystem.name(of: folder.path), diagnostics: diagnostics)
        }
        let files = FigureFiles(formats: formats, appearance: appearance, size: size, fonts: fonts)
        var drawn = await draw(course, files: files)
        drawn.report(diagnostics, of: course)
        if !drawn.built.hasErrors { drawn.built.files = drawn.figures.sorted { $0.path < $1.path } }
        return drawn.built
    }

    /// A course with everything computed, before pages are made.
    private struct Drawn {
        var built: BuiltCourse
        /// With values in its titles.
        var course: Course
        var articles: [LessonArticle.Result]
        var figures: [OutputFile]

        mutating func report(_ diagnostics: [Diagnostic], of course: Course) {
            let all = Diagnostic.sorted(
                diagnostics + built.diagnostics, files: [course.file.name] + course.lessons.map(\.file.name))
            // A name that is not there is one mistake, however often it stands in a lesson.
            var known: Set<String> = []
            built.diagnostics = all.filter { diagnostic in
                !diagnostic.message.hasPrefix("there is no ")
                    || known.insert("\(diagnostic.file.name): \(diagnostic.message)").inserted
            }
        }
    }

    private func draw(
        _ course: Course, files: FigureFiles, isForOneFile: Bool = false
    ) async -> Drawn {
        let index = ExperimentIndex(course)
        let recordings = await Recordings.running(course.experiments, jobs: jobs)
        var diagnostics: [Diagnostic] = []
        let course = FilledTexts.filled(
            course, index: index, recordings: recordings, diagnostics: &diagnostics)
        let plan = FigurePlan(course, index: index, recordings: recordings)
        let maker = FigureMaker(measuring: measuring, files: files, isForOneFile: isForOneFile)
        let made = await Parallel.map(plan.jobs, jobs: jobs) { maker.make($0) }
        diagnostics += plan.diagnostics
        let figures = plan.sorted(made, diagnostics: &diagnostics)
        let articles = await articles(of: course, index: index, recordings: recordings, figures: figures)
        return Drawn(
            built: BuiltCourse(
                name: course.name, title: course.title, description: course.description,
                language: course.language, lessonCount: course.lessons.count, figureCount: plan.jobs.count,
                experimentCount: recordings.count, parameterNames: course.parameters.names,
                diagnostics: diagnostics + articles.flatMap(\.diagnostics)),
            course: course, articles: articles, figures: plan.files(made))
    }

    private func articles(
        of course: Course, index: ExperimentIndex, recordings: Recordings,
        figures: [String: [Int: MadeFigure]]
    ) async -> [LessonArticle.Result] {
        let links = LinkIndex(course)
        return await Parallel.map(course.lessons, jobs: jobs) { lesson in
            let values = LessonValues(
                lesson, index: index, recordings: recordings, parameters: course.parameters,
                language: NumberLanguage(tag: course.language))
            for block in lesson.blocks {
                if case .check(let checks) = block.content { values.run(checks) }
            }
            return LessonArticle.write(
                lesson, of: course, links: links, values: values, figures: figures[lesson.name] ?? [:])
        }
    }
}
