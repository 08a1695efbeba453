/// The texts of the lessons of the build before, each with all that it was made of.
struct ArticleMemory: Sendable {
    /// What all texts of a course depend on.
    struct Common: Sendable, Hashable {
        let file: SourceFile
        let facts: FileFacts
        let asked: ParameterAnswers
        let edition: Edition

        init(_ course: Course, for edition: Edition) {
            (file, facts, asked) = (course.file, course.facts, course.asked)
            self.edition = edition
        }
    }

    struct Entry: LessonVersion {
        let reading: Making
        let title: String
        let summary: String
        let values: ValueAnswers
        /// By where their blocks start.
        let figures: [Int: Making]
        let result: LessonArticle.Result
        var making: Making { result.making }

        init(
            _ lesson: Lesson, _ values: LessonValues, figures: [Int: MadeFigure], result: LessonArticle.Result
        ) {
            (reading, title, summary) = (lesson.reading, lesson.title, lesson.summary)
            self.values = values.answers
            self.figures = figures.mapValues(\.making)
            self.result = result
        }

        /// The other lessons whose titles, numbers or values it has.
        func lessons(named lesson: Lesson) -> Set<String> {
            var names: Set<String> = []
            for subject in values.experiments.keys where ExperimentReference.namesLesson(subject) {
                names.formUnion(ExperimentReference.meanings(of: subject, in: lesson.name).map(\.lesson))
            }
            for block in lesson.blocks {
                guard case .figure(let figure) = block.content else { continue }
                for subject in figure.subjects where ExperimentReference.namesLesson(subject.name) {
                    names.formUnion(
                        ExperimentReference.meanings(of: subject.name, in: lesson.name).map(\.lesson))
                }
            }
            var addresses: [String] = []
            for destination in result.links.destinations.values {
                if case .page(let address) = destination { addresses.append(address) }
            }
            addresses += result.links.places.values.compactMap { $0?.address }
            for address in addresses {
                let path = String(address.prefix { $0 != "#" })
                guard path.hasSuffix(".html"),
                    let page = CourseFolder.meanings(of: path, seenFrom: lesson.folder).first
                else { continue }
                names.insert(String(page.dropLast(5)))
            }
            return names.subtracting([lesson.name])
        }

        /// Whether the text would be the same now.
        func holds(
            for lesson: Lesson, _ values: LessonValues, links: LinkIndex, words: PageWords,
            figures: [Int: MadeFigure]
        ) -> Bool {
            lesson.reading == reading && lesson.title == title && lesson.summary == summary
                && figures.mapValues(\.making) == self.figures
                && result.links.hold(in: links, for: lesson, words) && self.values.hold(in: values)
        }
    }

    /// What is known of the files that pages show.
    var shown = ShownFileMemory()
    private var common: Common?
    private var entries = LessonVersions<Entry>()

    /// Forgets everything where what all texts depend on is another.
    mutating func begin(_ common: Common) {
        if common != self.common { entries = LessonVersions() }
        self.common = common
    }

    /// The texts of a lesson, the newest first.
    subscript(lesson: String) -> [Entry] { entries[lesson] }

    /// Keeps the texts without mistakes of a build, and nothing else.
    mutating func keep(_ written: [(lesson: String, entry: Entry)]) {
        let whole = written.filter {
            !$0.entry.result.isIncomplete
                && !$0.entry.result.diagnostics.contains { $0.severity == .error }
        }
        entries.keep(Dictionary(whole.map { ($0.lesson, $0.entry) }) { first, _ in first })
    }

    /// Takes in the texts that another build used, if what all of them depend on is the same.
    mutating func join(_ other: ArticleMemory, most: Int) {
        if common == other.common { entries.join(other.entries, most: most) } else { self = other }
    }
}
