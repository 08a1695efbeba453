/// The pages of the build before, each with all that it was made of, and the templates.
struct PageMemory: Sendable {
    /// What all pages of a course depend on.
    struct Common: Sendable, Hashable {
        var file: SourceFile
        var facts: FileFacts
        var parameters: Parameters
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
    private(set) var sections = Memo<Making, [SearchIndex.Section]>()
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
    mutating func keep(sections: [Making: [SearchIndex.Section]]) { self.sections.keep(sections) }
}
