/// Turns the articles of a course into one file that needs nothing beside it.
///
/// Ids get the name of their lesson and a slash in front: `first-lesson/plain`. A lesson of a part is named with a dot, which no
/// name of a file has: `part-one.first-lesson`. Links between lessons lead to these; files of the course stand in the page
/// themselves.
struct SingleFile {
    let course: Course
    let templates: TemplateSet
    /// The one lesson that the file holds; `nil` for all.
    let lesson: String?

    /// - Parameters:
    ///   - figures: the files of figures.
    ///   - diagnostics: takes what the file cannot hold.
    func file(
        _ articles: [LessonArticle.Result], figures: [OutputFile], diagnostics: inout [Diagnostic]
    ) throws(FileError) -> OutputFile {
        let chosen = course.lessons.indices.filter { lesson == nil || course.lessons[$0].name == lesson }
        guard !chosen.isEmpty || lesson == nil else {
            let names = course.lessons.map(\.name)
            throw FileError(
                path: "\(course.folder.path)/\(lesson ?? "").md",
                reason: "the course has no such lesson; "
                    + Nearest.remedy(for: lesson ?? "", among: names, called: "lessons"))
        }
        let content = EmbeddedFiles(course.folder, figures: figures)
        let places = SingleFilePlaces(
            course, chosen: chosen.map { course.lessons[$0].name }, content: content)
        let lessons = chosen.map { index in
            part(index, articles[index], places: places)
        }
        var page = SingleFilePage(courseTitle: course.title, lessons: lessons)
        page.needs = needs(of: chosen.map { articles[$0] })
        fill(&page, places: places)
        let html = templates.html(of: page)
        diagnostics += places.diagnostics(needs: page.needs)
        if let failure = content.failure { throw failure }
        return OutputFile(path: "\(FileSystem.name(of: lesson ?? course.name)).html", text: html)
    }

    private func part(
        _ index: Int, _ article: LessonArticle.Result, places: SingleFilePlaces
    ) -> SingleFilePage.Lesson {
        let lesson = course.lessons[index]
        let move = places.relocation(of: lesson.name, assets: article.assets)
        let headings = article.article.headings.map { heading in
            ArticleHeading(
                level: heading.level, id: move.prefix + heading.id, content: move.moved(heading.content))
        }
        let entry = PageLesson(
            number: index + 1, title: lesson.title, summary: lesson.summary,
            kind: lesson.kind == .exercise ? .exercise : .concept,
            address: "#\(LessonAnchor.of(lesson.name))",
            part: course.part(of: lesson).map { PageLesson.Part(title: $0.title, id: "") })
        var part = SingleFilePage.Lesson(
            entry, article: Article(content: move.moved(article.article.content), headings: headings),
            name: LessonAnchor.of(lesson.name))
        part.byline = course.byline(of: lesson)
        return part
    }

    private func needs(of articles: [LessonArticle.Result]) -> PageNeeds {
        var needs = PageNeeds()
        for article in articles.map(\.needs) {
            needs.sheets += article.sheets
            needs.imageOrigins.formUnion(article.imageOrigins)
            needs.holdsRawHTML = needs.holdsRawHTML || article.holdsRawHTML
            needs.hasAnswers = needs.hasAnswers || article.hasAnswers
            needs.scripts.formUnion(article.scripts)
            needs.holdsMedia = needs.holdsMedia || article.holdsMedia
        }
        return needs
    }

    private func fill(_ page: inout SingleFilePage, places: SingleFilePlaces) {
        page.language = course.language
        page.description = course.description
        page.isCourse = lesson == nil
        page.author = course.author
        page.byline = course.byline(of: nil)
        page.canonical = course.address.map { "\($0)/\(lesson ?? "index").html" }
        page.favicon = course.favicon.flatMap { places.content.address(of: $0) }
        page.footer = places.relocation(of: "", assets: []).moved(course.footerContent)
    }
}

extension Course {
    /// Author, date and licence in a line, of a lesson or of all; may be empty.
    func byline(of lesson: Lesson?) -> String {
        let author = author(of: lesson)
        let words = PageWords(language: language)
        return [author.isEmpty ? "" : "\(words[.author]) \(author)", lesson?.date ?? "", licence]
            .filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// Who wrote a lesson.
    func author(of lesson: Lesson?) -> String {
        guard let lesson, !lesson.author.isEmpty else { return author }
        return lesson.author
    }

    /// What the course says at the end of every page; links in it lead to the web or stand as they are.
    var footerContent: HTMLNode {
        guard !footer.isEmpty else { return .empty }
        return ArticleWriter(handlers: ArticleHandlers()).line(footer, startingAt: 0)
    }
}
