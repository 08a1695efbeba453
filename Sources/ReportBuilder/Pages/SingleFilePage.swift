/// A course, or one of its lessons, on one page that needs nothing beside it.
package struct SingleFilePage: Sendable {
    /// A lesson on the page.
    package struct Lesson: Sendable {
        /// Its address is the id of its part of the page behind `#`.
        package var lesson: PageLesson
        /// Moved onto the page: its ids are those of no other lesson.
        package var article: Article
        /// Author, date and licence as they stand below the title; may be empty.
        package var byline = ""
        /// The id of its part of the page.
        package var name: String

        package init(_ lesson: PageLesson, article: Article, name: String) {
            self.lesson = lesson
            self.article = article
            self.name = name
        }
    }

    package var language = "en"
    package var courseTitle: String
    package var description = ""
    package var author = ""
    /// Author and licence of the course; may be empty.
    package var byline = ""
    /// The address of the page in the web, if there is one.
    package var canonical: String?
    /// The picture of the course.
    var favicon: DataAddress?
    package var footer: HTMLNode = .empty
    package var lessons: [Lesson]
    /// Whether it is a course, with a cover and its lessons listed there; else it is one lesson of it.
    package var isCourse = true
    package var needs = PageNeeds()

    package init(courseTitle: String, lessons: [Lesson]) {
        self.courseTitle = courseTitle
        self.lessons = lessons
    }

    /// - Parameter styleSheet: the one of all pages, which the page holds itself.
    func fields(styleSheet: String) -> TemplateFields {
        var fields = TemplateFields()
        let only = isCourse ? nil : lessons.first
        let summary = only?.lesson.summary ?? ""
        fields["language"] = .text(language)
        PageWords(language: language).fill(&fields, skip: .skipToText)
        fields["title"] = .text(only.map { "\($0.lesson.title) – \(courseTitle)" } ?? courseTitle)
        fields["courseTitle"] = .text(courseTitle)
        fields["description"] = .text(summary.isEmpty ? description : summary)
        fields["author"] = .text(author)
        fields["byline"] = .text(byline)
        fields["canonical"] = canonical.map { .address($0) } ?? .nothing
        fields["favicon"] = favicon.map { .text($0.text) } ?? .nothing
        fields["footer"] = .markup(footer)
        fields["hasSeveral"] = .flag(isCourse)
        fields["hasAnswers"] = .flag(needs.hasAnswers)
        fields["lessons"] = .list(lessons.map { $0.fields })
        fields["parts"] = lessons.map(\.lesson).fieldsByParts { lessons[$0].fields }
        head(styleSheet).fill(&fields)
        return fields
    }

    private func head(_ styleSheet: String) -> PageHead {
        // The page of paper that the cover stands on has no lesson's name.
        let parts = lessons.map { (name: $0.className, right: $0.lesson.title) }
        return PageHead(
            ownStyleSheet: styleSheet, words: PageWords(language: language), left: courseTitle, needs: needs,
            parts: (isCourse ? [(name: "cover", right: "")] : []) + parts)
    }
}

extension SingleFilePage.Lesson {
    /// Names its sheets of paper as well.
    fileprivate var className: String { "lesson-\(lesson.number)" }

    fileprivate var fields: TemplateFields {
        var fields = lesson.fields
        fields["name"] = .text(name)
        fields["class"] = .text(className)
        fields["byline"] = .text(byline)
        fields["article"] = .markup(article.content)
        let headings = article.headings.filter { $0.level <= 2 }
        fields["hasHeadings"] = .flag(!headings.isEmpty)
        fields["headings"] = .list(headings.map(\.fields))
        return fields
    }
}
