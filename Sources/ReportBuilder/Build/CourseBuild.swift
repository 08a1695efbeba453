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
    package var parameterNames: [String] { parameters.map(\.name) }
    /// What the parameters were, in the order of their letters.
    package var parameters: [NamedParameter] = []
    /// Which of them any of this depends on.
    var asked = ParameterAnswers()
    /// The answers in its lessons, with the values of this reader, in their order.
    package var answers: [LessonAnswer] = []
    /// The questions in its lessons that check themselves.
    package var quizzes: [LessonQuiz] = []
    /// Relative to the course's own folder, in the order of their paths; empty after errors.
    public var files: [OutputFile] = []
    /// The files of the course that its pages show or link to and that are not in ``files``.
    package var media: [String] = []
    /// What the pages of its lessons were made of.
    package var inputs = CourseInputs()
    /// What the next build may go on from.
    package var kept: KeptCourse?
    /// All that is wrong or worth a warning, by file and place.
    public var diagnostics: [Diagnostic]
    /// The names of lessons that were left out because of their errors, where a build goes on in spite of them.
    public var leftOut: [String] = []

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
    package let fonts: FontSet
    private(set) var jobs: Int
    let vocabulary: Vocabulary
    /// Results of earlier runs; nothing depends on it.
    package var cache: ResultCache?

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

    /// The same, working on another number of things at the same time.
    func working(jobs: Int) -> CourseBuilder {
        var builder = self
        builder.jobs = max(1, jobs)
        return builder
    }

    /// Builds a course.
    ///
    /// - Parameters:
    ///   - reader: for whom: the values of parameters depend on it.
    ///   - coursesAddress: the page over several courses as seen from a page of this one.
    ///   - figures: the formats in which figures stand beside the pages, instead of those that the course
    ///     asks for; in a single file, which has none unless they are named here, they stand within it.
    ///   - form: as what.
    ///   - keepsGoing: whether lessons without errors become pages where others have some.
    /// - Throws: ``FileError`` where the folder is no course at all, or has no lesson of the name.
    public func build(
        _ folder: CourseFolder, for reader: Readership = Readership(), coursesAddress: String? = nil,
        figures formats: [ImageFormat]? = nil, as form: CourseForm = .pages, keepsGoing: Bool = false
    ) async throws(FileError) -> BuiltCourse {
        var memory = BuildMemory()
        return try await build(
            folder, for: reader, coursesAddress: coursesAddress, figures: formats, as: form,
            keepsGoing: keepsGoing, memory: &memory, holdsMedia: true)
    }

    /// Builds a course that was built before.
    ///
    /// - Parameters:
    ///   - memory: what the builds before have computed; takes what this one does.
    ///   - holdsMedia: whether the files hold the pictures and films of the course, or only name them
    ///     (``BuiltCourse/media``).
    ///   - isRecorded: whether the course tells what it was made of and what the next build may go on from, where there is a
    ///     cache for that.
    package func build(
        _ folder: CourseFolder, for reader: Readership, coursesAddress: String?,
        figures formats: [ImageFormat]? = nil, as form: CourseForm = .pages, keepsGoing: Bool = false,
        memory: inout BuildMemory, holdsMedia: Bool = false, isRecorded: Bool = true
    ) async throws(FileError) -> BuiltCourse {
        var diagnostics: [Diagnostic] = []
        let read = try read(folder, for: reader, memory: &memory.lessons, diagnostics: &diagnostics)
        guard let course = read else {
            return BuiltCourse(name: FileSystem.name(of: folder.path), diagnostics: diagnostics)
        }
        let before = diagnostics.count
        let templates = try CourseTemplates.read(folder, memory: &memory.pages, diagnostics: &diagnostics)
        let isWhole = !course.all.hasErrors && !diagnostics[before...].contains { $0.severity == .error }
        let files = FigureFiles(
            formats: formats ?? (form == .pages ? course.edition.figureFormats : []), fonts: fonts)
        var drawn = await draw(
            course, for: reader.edition, files: files, isForOneFile: form != .pages, memory: &memory)
        drawn.findFailures(with: diagnostics)
        drawn.report(diagnostics, of: course.all)
        if keepsGoing, isWhole, drawn.built.hasErrors { drawn.leaveOutFailures() }
        guard !drawn.built.hasErrors || !drawn.built.leftOut.isEmpty && !drawn.course.lessons.isEmpty else {
            return drawn.built
        }
        switch form {
        case .pages:
            let pages = CoursePages(
                course: drawn.course, templates: templates, coursesAddress: coursesAddress,
                hasSearch: reader.edition != .print, holdsMedia: holdsMedia)
            drawn.built.files = try await pages.files(
                drawn.articles, figures: drawn.figures, jobs: jobs, memory: &memory.pages)
            drawn.built.asked = course.asked
            if isRecorded, cache != nil {
                drawn.built.inputs = CourseInputs(of: drawn.course, for: reader.edition, memory)
                drawn.built.kept = kept(drawn, memory)
            }
            if !holdsMedia { drawn.built.media = pages.media(of: drawn.articles) }
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
        var memory = BuildMemory()
        let read = try read(folder, for: reader, memory: &memory.lessons, diagnostics: &diagnostics)
        guard let course = read else {
            return BuiltCourse(name: FileSystem.name(of: folder.path), diagnostics: diagnostics)
        }
        let files = FigureFiles(formats: formats, appearance: appearance, size: size, fonts: fonts)
        var drawn = await draw(course, for: reader.edition, files: files, memory: &memory)
        drawn.report(diagnostics, of: course.all)
        if !drawn.built.hasErrors { drawn.built.files = drawn.figures.sorted { $0.path < $1.path } }
        return drawn.built
    }

    /// A course with everything computed, before pages are made.
    struct Drawn {
        var built: BuiltCourse
        /// Of the lessons whose figures could not all be made, or whose titles hold values that are wrong.
        var failures: Set<String>
        /// With values in its titles.
        var course: Course
        var articles: [LessonArticle.Result]
        var figures: [OutputFile]
        /// What is wrong with its figures themselves.
        var figureDiagnostics: [Diagnostic]

        /// Lessons with mistakes, also in what an edition leaves out.
        mutating func findFailures(with diagnostics: [Diagnostic]) {
            let wrong = Set(
                (diagnostics + built.diagnostics).filter { $0.severity == .error }.map(\.file.name))
            failures.formUnion(course.lessons.filter { wrong.contains($0.file.name) }.map(\.name))
        }

        /// Goes on with the lessons that are whole.
        mutating func leaveOutFailures() {
            let isFailure = zip(course.lessons, articles).map { lesson, article in
                lesson.hasErrors || failures.contains(lesson.name) || article.isIncomplete
                    || article.diagnostics.contains { $0.severity == .error }
            }
            let failed = zip(course.lessons, isFailure).filter(\.1).map(\.0.name)
            built.leftOut = course.missingLessons.sorted() + failed
            articles = zip(articles, isFailure).filter { !$1 }.map(\.0)
            course.lessons = zip(course.lessons, isFailure).filter { !$1 }.map(\.0)
            built.lessonCount = course.lessons.count
            let lost = Set(failed)
            figures.removeAll { lost.contains(CourseFolder.folder(of: $0.path)) }
        }

        mutating func report(_ diagnostics: [Diagnostic], of course: Course) {
            let all = Diagnostic.sorted(
                diagnostics + built.diagnostics, files: [course.file.name] + course.lessons.map(\.file.name))
            // A name that is not there is one mistake, however often it stands in a lesson.
            var known: Set<String> = []
            // What has no end hides the ids behind it.
            let isTorn = all.contains { $0.code == .unclosed }
            built.diagnostics = all.filter { diagnostic in
                if isTorn, diagnostic.code == .brokenLink, diagnostic.message.contains(" id \"") {
                    return false
                }
                return !diagnostic.message.hasPrefix("there is no ")
                    || known.insert("\(diagnostic.file.name): \(diagnostic.message)").inserted
            }
        }
    }

    /// - Parameters:
    ///   - whole: the same course with all that the edition leaves out.
    ///   - other: an edition of the same course whose figures need not be drawn again.
    ///   - known: lessons whose texts need not be written again.
    func draw(
        _ course: Course, of whole: Course? = nil, for edition: Edition, recordings: Recordings,
        files: FigureFiles, isForOneFile: Bool = false, besides other: Course? = nil,
        withoutTexts known: Set<String> = [], memory: inout DrawnMemory
    ) async -> Drawn {
        let index = ExperimentIndex(course, of: whole, recordings: recordings)
        var diagnostics: [Diagnostic] = []
        let course = FilledTexts.filled(
            course, index: index, recordings: recordings, diagnostics: &diagnostics)
        let plan = FigurePlan(course, index: index, recordings: recordings, besides: other)
        let made = await figureMaker(files, isForOneFile: isForOneFile).make(
            plan.jobs, jobs: jobs, memo: &memory.figures)
        diagnostics += plan.diagnostics
        var figureDiagnostics: [Diagnostic] = []
        let figures = plan.sorted(made, diagnostics: &figureDiagnostics)
        var failures: Set<String> = []
        for lesson in course.lessons {
            let count = lesson.blocks.count { if case .figure = $0.content { true } else { false } }
            if count > figures[lesson.name]?.count ?? 0 { failures.insert(lesson.name) }
        }
        var written = course
        written.lessons.removeAll { known.contains($0.name) }
        let articles = await articles(
            of: written, LinkIndex(course, of: whole, memo: &memory.targets), for: edition, index: index,
            recordings: recordings, figures: figures, memory: &memory.articles)
        return Drawn(
            built: BuiltCourse(
                name: course.name, title: course.title, description: course.description,
                language: course.language, lessonCount: course.lessons.count, figureCount: plan.jobs.count,
                experimentCount: Set(course.experiments).count, parameters: course.parameters.all,
                answers: articles.flatMap(\.answers), quizzes: articles.flatMap(\.quizzes),
                diagnostics: diagnostics + articles.flatMap(\.diagnostics)),
            failures: failures, course: course, articles: articles, figures: plan.files(made),
            figureDiagnostics: figureDiagnostics)
    }

    func figureMaker(_ files: FigureFiles, isForOneFile: Bool = false) -> FigureMaker {
        FigureMaker(measuring: measuring, files: files, isForOneFile: isForOneFile, cache: cache)
    }

    func articles(
        of course: Course, _ links: LinkIndex, for edition: Edition, index: ExperimentIndex,
        recordings: Recordings, figures: [String: [Int: MadeFigure]], memory: inout ArticleMemory
    ) async -> [LessonArticle.Result] {
        memory.begin(ArticleMemory.Common(course, for: edition))
        let words = PageWords(language: course.language)
        let language = NumberLanguage(tag: course.language)
        let entries = await Parallel.map(course.lessons, jobs: jobs) {
            [memory] lesson -> ArticleMemory.Entry in
            let own = figures[lesson.name] ?? [:]
            let values = LessonValues(
                lesson, index: index, recordings: recordings, parameters: course.parameters,
                language: language)
            let known = memory[lesson.name].first {
                $0.holds(for: lesson, values, links: links, words: words, figures: own)
            }
            if let known { return known }
            for block in lesson.blocks {
                if case .check(let checks) = block.content { values.run(checks) }
            }
            let result = LessonArticle.write(
                lesson, of: course, for: edition, links: links, values: values, figures: own)
            return ArticleMemory.Entry(lesson, values, figures: own, result: result)
        }
        memory.keep(zip(course.lessons, entries).map { ($0.name, $1) })
        var results = entries.map(\.result)
        let shown = zip(course.lessons, results).map { (lesson: $0, files: $1.media) }
        for (number, found) in memory.shown.diagnostics(of: shown, in: course.folder).enumerated() {
            results[number].diagnostics += found
        }
        return results
    }
}
