/// The pages of the build before, each with all that it was made of, and the templates.
struct PageMemory: Sendable {
    /// What all pages of a course depend on.
    struct Common: Sendable, Hashable {
        var file: SourceFile
        var facts: FileFacts
        var asked: ParameterAnswers
        /// `nil` for templates that are not kept.
        var templates: [String: SourceFile]?
        var coursesAddress: String?
        var searchAddress: String?
    }

    /// What the page of a lesson depends on besides.
    struct Ingredients: Sendable, Hashable {
        var article: Making
        var author: String
        var byline: String
        var contents: [PageLesson]
        var current: Int
        var previous: PageLesson?
        var next: PageLesson?
        var hasMoreLessons: Bool

        /// The text tells enough.
        func hash(into hasher: inout Hasher) { hasher.combine(article) }
    }

    private var common: Common?
    private(set) var pages = Memo<Ingredients, OutputFile>()
    /// The pages of the course itself by the lessons in them, and their paths.
    private(set) var indexes = Memo<[String: [PageLesson]], OutputFile>()
    /// What the search has of a text.
    private(set) var sections = Memo<Making, [String]>()
    /// What was written under each path.
    private var contents: [String: FileContent] = [:]
    /// The templates of the course, and what was made of them.
    private(set) var templates: (files: [String: SourceFile], set: TemplateSet)?

    /// Forgets the pages where what all of them depend on is another.
    mutating func begin(_ common: Common) {
        if common != self.common || common.templates == nil {
            pages = Memo()
            indexes = Memo()
        }
        self.common = common
    }

    mutating func forgetTemplates() { templates = nil }
    mutating func keep(templates: TemplateSet, of files: [String: SourceFile]) {
        self.templates = (files, templates)
    }
    mutating func keep(pages: [Ingredients: OutputFile]) { self.pages.keep(pages) }
    mutating func keep(indexes: [[String: [PageLesson]]: OutputFile]) { self.indexes.keep(indexes) }
    mutating func keep(sections: [Making: [String]]) { self.sections.keep(sections) }

    /// The same files; those that are as they were share what is known of their contents.
    mutating func kept(_ files: [OutputFile]) -> [OutputFile] {
        let files = files.map { file in
            var file = file
            if let known = contents[file.path], known == file.content { file.content = known }
            return file
        }
        contents = Dictionary(files.map { ($0.path, $0.content) }) { first, _ in first }
        return files
    }

    /// Takes in what another build used, if what all pages depend on is the same.
    mutating func join(_ other: PageMemory, isNewAge: Bool) {
        guard common == other.common else {
            self = other
            return
        }
        pages.join(other.pages, isNewAge: isNewAge)
        indexes.join(other.indexes, isNewAge: isNewAge)
        sections.join(other.sections, isNewAge: isNewAge)
        (templates, contents) = (other.templates, other.contents)
    }
}
