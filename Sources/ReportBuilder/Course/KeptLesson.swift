/// What of a lesson that was read before others can see: enough to make pages of other lessons that say nothing of what is
/// in it.
struct KeptLesson: Sendable, Hashable {
    /// The path of its file in the course without the extension.
    var name: String
    /// The file as messages print it.
    var file: String
    /// With values.
    var title: String
    var summary: String
    var kind: Lesson.Kind
    var date: String
    var aliases: [String]
    /// Tells all that others can name in it, its experiments and the numbers of its figures, from anything else.
    var face: UInt64
    /// The files of the course that its page shows or links to.
    var assets: [String]
    /// Whether files of figures belong to it.
    var hasFigureFiles: Bool

    /// - Parameters:
    ///   - lesson: with values in its title.
    ///   - targets: what links can lead to in it.
    init(_ lesson: Lesson, ids: [String], assets: [String], hasFigureFiles: Bool) {
        (name, file, title) = (lesson.name, lesson.file.name, lesson.title)
        (summary, kind, date) = (lesson.summary, lesson.kind, lesson.date)
        (aliases, self.assets, self.hasFigureFiles) = (lesson.aliases, assets, hasFigureFiles)
        var seen = RecordWriter()
        seen.add([title, summary, kind.rawValue, date, lesson.author] + aliases + ids) { $1.add($0) }
        for block in lesson.blocks {
            guard block.content.isSeenByOthers else { continue }
            seen.add(block.source) { $1.add($0) }
        }
        face = FileSystem.fingerprint(of: seen.bytes)
    }

    /// A lesson without its text.
    func lesson(_ vocabulary: Vocabulary) -> Lesson {
        let text = LessonText(
            file: SourceFile(name: file, bytes: []), edition: .usual, vocabulary: vocabulary)
        var lesson = Lesson(
            name: name, text: text, title: title, summary: summary, kind: kind,
            document: MarkdownDocument(blocks: []), blocks: [])
        lesson.date = date
        lesson.aliases = aliases
        lesson.isKept = true
        return lesson
    }
}

extension LessonBlock.Content {
    /// Whether other lessons can name what the block makes. Figures are named by their numbers alone.
    fileprivate var isSeenByOthers: Bool {
        switch self {
        case .experiment, .sweep: true
        case .figure, .check, .quiz: false
        }
    }
}

/// What is kept of the lessons of a course, in their order.
package struct KeptCourse: Sendable, Hashable {
    var lessons: [KeptLesson]

    /// The lesson in a file, as messages print it.
    package func lesson(inFile path: String) -> String? { lessons.first { $0.file == path }?.name }
}

extension KeptCourse {
    func write(to record: inout RecordWriter) {
        record.add(lessons) { lesson, record in
            for text in [
                lesson.name, lesson.file, lesson.title, lesson.summary, lesson.kind.rawValue, lesson.date,
            ] {
                record.add(text)
            }
            record.add(lesson.aliases) { $1.add($0) }
            record.add(lesson.face)
            record.add(lesson.assets) { $1.add($0) }
            record.add(lesson.hasFigureFiles ? 1 : 0)
        }
    }

    init?(from record: inout RecordReader) {
        guard let lessons = record.list({ KeptLesson(from: &$0) }) else { return nil }
        self.lessons = lessons
    }
}

extension KeptLesson {
    fileprivate init?(from record: inout RecordReader) {
        guard let name = record.text(), let file = record.text(), let title = record.text(),
            let summary = record.text(), let kind = record.text().flatMap(Lesson.Kind.init),
            let date = record.text(), let aliases = record.list({ $0.text() }), let face = record.word(),
            let assets = record.list({ $0.text() }), let hasFigureFiles = record.number()
        else { return nil }
        (self.name, self.file, self.title, self.summary) = (name, file, title, summary)
        (self.kind, self.date, self.aliases, self.face) = (kind, date, aliases, face)
        (self.assets, self.hasFigureFiles) = (assets, hasFigureFiles == 1)
    }
}
