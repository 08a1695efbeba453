/// The page of a lesson.
package struct LessonPage: Sendable {
    /// The language of the text, a BCP 47 tag.
    package var language = "en"
    package var courseTitle: String
    /// The first page of the course, relative to this one.
    package var courseAddress = "index.html"
    /// The page over several courses, if there is one.
    package var coursesAddress: String?
    /// The lessons in its contents, in order: all of the course, unless they are many.
    package var lessons: [PageLesson]
    /// Whether the course has further lessons.
    package var hasMoreLessons = false
    /// Which of them this page is.
    package var current: Int
    /// The lessons before and after it, where they are not those beside it in the contents.
    package var neighbors: (previous: PageLesson?, next: PageLesson?)?
    package var article: Article
    /// Of the meta tag; empty for the lesson's summary.
    package var description = ""
    /// Who wrote it; empty where that is not said.
    package var author = ""
    /// Author, date and licence as they stand below the title; may be empty.
    package var byline = ""
    /// The address of the page in the web, if there is one.
    package var canonical: String?
    /// The page with the search, if there is one.
    package var searchAddress: String?
    /// The picture of the course, relative to the page.
    package var favicon: String?
    package var footer: HTMLNode = .empty
    package var styleSheet = "style.css"
    /// The folder of the scripts as the page names it: empty, or with a slash at its end.
    package var scriptFolder = ""
    package var needs = PageNeeds()

    package init(courseTitle: String, lessons: [PageLesson], current: Int, article: Article) {
        self.courseTitle = courseTitle
        self.lessons = lessons
        self.current = current
        self.article = article
    }

    var fields: TemplateFields {
        let lesson = lessons.indices.contains(current) ? lessons[current] : nil
        let previous = neighbors.map(\.previous) ?? beside(-1)
        let next = neighbors.map(\.next) ?? beside(1)
        let summary = lesson?.summary ?? ""
        var fields = TemplateFields()
        fields["language"] = .text(language)
        PageWords(language: language).fill(&fields, skip: .skipToText)
        fields["author"] = .text(author)
        fields["byline"] = .text(byline)
        fields["canonical"] = canonical.map { .address($0) } ?? .nothing
        fields["searchAddress"] = searchAddress.map { .address($0) } ?? .nothing
        fields["favicon"] = favicon.map { .address($0) } ?? .nothing
        fields["courseTitle"] = .text(courseTitle)
        fields["courseAddress"] = .address(courseAddress)
        fields["coursesAddress"] = coursesAddress.map { .address($0) } ?? .nothing
        fields["title"] = .text(lesson?.title ?? "")
        fields["number"] = .text(lesson.map { "\($0.number)" } ?? "")
        fields["isExercise"] = .flag(lesson?.kind == .exercise)
        fields["summary"] = .text(summary)
        fields["description"] = .text(description.isEmpty ? summary : description)
        fields["styleSheet"] = .address(styleSheet)
        fields["hasAnswers"] = .flag(needs.hasAnswers)
        var head = PageHead(left: courseTitle, right: lesson?.title ?? "", needs: needs)
        head.scriptFolder = scriptFolder
        head.words = PageWords(language: language)
        head.fill(&fields)
        fields["article"] = .markup(article.content)
        fields["footer"] = .markup(footer)
        fields["previous"] = previous.map { .group($0.fields) } ?? .nothing
        fields["next"] = next.map { .group($0.fields) } ?? .nothing
        fields["hasNeighbors"] = .flag(previous != nil || next != nil)
        fields["lessons"] = .later { lessons.indices.map(contentsFields) }
        fields["parts"] = lessons.fieldsByParts(contentsFields)
        fields["part"] = lesson?.part.map { .group(partFields($0)) } ?? .nothing
        fields["hasMoreLessons"] = .flag(hasMoreLessons)
        return fields
    }

    private func beside(_ step: Int) -> PageLesson? {
        lessons.indices.contains(current + step) ? lessons[current + step] : nil
    }

    private func partFields(_ part: PageLesson.Part) -> TemplateFields {
        var fields = TemplateFields()
        fields["title"] = .text(part.title)
        fields["address"] = .address("\(courseAddress)#\(part.id)")
        return fields
    }

    /// A lesson in the contents; the current one with its headings of the two highest levels.
    private func contentsFields(_ index: Int) -> TemplateFields {
        var fields = lessons[index].fields
        let headings = index == current ? article.headings.filter { $0.level <= 3 } : []
        fields["isCurrent"] = .flag(index == current)
        fields["hasHeadings"] = .flag(!headings.isEmpty)
        fields["headings"] = .list(headings.map(\.fields))
        return fields
    }
}

extension PageLesson {
    var fields: TemplateFields {
        var fields = TemplateFields()
        fields["number"] = .text("\(number)")
        fields["title"] = .text(title)
        fields["summary"] = .text(summary)
        fields["isExercise"] = .flag(kind == .exercise)
        fields["address"] = .address(address)
        return fields
    }
}

extension ArticleHeading {
    /// Its line in the contents of a page.
    var fields: TemplateFields {
        var fields = TemplateFields()
        fields["level"] = .text("\(level)")
        fields["address"] = .text(HTMLAddress(fragment: id).text)
        fields["content"] = .markup(content)
        return fields
    }
}
