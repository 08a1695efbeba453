import Templates

/// Turns the articles of a course into the files of its pages.
struct CoursePages {
    let course: Course
    let templates: TemplateSet
    /// The page over several courses as seen from a page of this one.
    let coursesAddress: String?
    /// Whether there is a search, which is not for paper.
    var hasSearch = true
    /// Whether files of the course that pages show are among the files of the pages.
    var holdsMedia = true

    /// All files of the course, in the order of their paths.
    ///
    /// - Parameter figures: the files of figures.
    func files(
        _ articles: [LessonArticle.Result], figures: [OutputFile]
    ) throws(FileError) -> [OutputFile] {
        let lessons = contents
        let searchAddress = searchAddress
        let common = common(searchAddress)
        var files = [
            OutputFile(path: "index.html", text: index(of: lessons, common)),
            OutputFile(path: "style.css", text: templates.styleSheet),
        ]
        files += pages(articles, lessons, common)
        if hasSearch { files += search(articles, lessons, at: searchAddress, common) }
        if let address = course.address {
            let pages = course.lessons.map { ($0.page, $0.date) }
            let text = Sitemap.text(at: address, pages: [("index.html", "")] + pages)
            files.append(OutputFile(path: "sitemap.xml", text: text))
        }
        files += try redirections(besides: files)
        files += figures.map { OutputFile(path: FigureFile.folder + $0.path, bytes: $0.bytes) }
        let taken = Set(files.map(\.path))
        for path in media(of: articles) {
            guard !taken.contains(path) else {
                throw FileError(
                    path: "\(course.folder.path)/\(path)",
                    reason: "the build writes a file of this name itself; rename this one")
            }
            if holdsMedia {
                files.append(OutputFile(path: path, bytes: try course.folder.bytes(of: path)))
            }
        }
        return files.sorted { $0.path < $1.path }
    }

    /// The files of the course that pages show or link to, in the order of their paths.
    func media(of articles: [LessonArticle.Result]) -> [String] {
        Set(articles.flatMap(\.assets) + (course.favicon.map { [$0] } ?? [])).sorted()
    }

    /// The page with the search: `search.html`, unless a lesson is called so, now or before.
    private var searchAddress: String {
        let taken = Set(
            course.lessons.flatMap { lesson in [lesson.page] + lesson.aliases.compactMap(lesson.page) })
        return ["search.html", "search-course.html", "course-search.html"].first { !taken.contains($0) }
            ?? "search-of-the-course.html"
    }

    private func search(
        _ articles: [LessonArticle.Result], _ lessons: [PageLesson], at address: String, _ common: Common
    ) -> [OutputFile] {
        var index = SearchIndex()
        for (lesson, article) in zip(lessons, articles) { index.add(lesson, article.article) }
        var page = SearchPage(courseTitle: course.title, lessons: lessons)
        page.language = course.language
        page.coursesAddress = coursesAddress
        page.favicon = course.favicon
        page.footer = common.footer
        return [
            OutputFile(path: address, text: templates.html(of: page)),
            OutputFile(path: SearchPage.indexScript, text: index.script),
            OutputFile(path: SearchPage.searchScript, text: Templates.searchScript),
        ]
    }

    // MARK: Pages

    /// What all pages have.
    struct Common {
        var searchAddress: String?
        var footer: HTMLNode
    }

    private func common(_ searchAddress: String) -> Common {
        Common(searchAddress: hasSearch ? searchAddress : nil, footer: course.footerContent)
    }

    /// All lessons, as the page of the course names them.
    private var contents: [PageLesson] {
        var ids: [String: String] = [:]
        return course.lessons.enumerated().map { index, lesson in
            let part = course.part(of: lesson).map { part in
                let id = ids[part.folder] ?? "_part-\(ids.count + 1)"
                ids[part.folder] = id
                return PageLesson.Part(title: part.title, id: id)
            }
            return PageLesson(
                number: index + 1, title: lesson.title, summary: lesson.summary,
                kind: lesson.kind == .exercise ? .exercise : .concept, address: lesson.page, part: part)
        }
    }

    private func pages(
        _ articles: [LessonArticle.Result], _ lessons: [PageLesson], _ common: Common
    ) -> [OutputFile] {
        let shown = ShownContents(lessons)
        return articles.indices.map { number in
            let lesson = course.lessons[number]
            let range = shown.range(around: number)
            var page = LessonPage(
                courseTitle: course.title, lessons: lessons[range].map { $0.seen(from: lesson.page) },
                current: number - range.lowerBound, article: articles[number].article)
            page.hasMoreLessons = range.count < lessons.count
            page.neighbors = (
                number > 0 ? lessons[number - 1].seen(from: lesson.page) : nil,
                number + 1 < lessons.count ? lessons[number + 1].seen(from: lesson.page) : nil
            )
            page.needs = articles[number].needs
            fill(&page, of: lesson, common)
            return OutputFile(path: lesson.page, text: templates.html(of: page))
        }
    }

    private func fill(_ page: inout LessonPage, of lesson: Lesson, _ common: Common) {
        let relative = { (path: String) in CourseFolder.relative(path, from: lesson.page) }
        page.language = course.language
        page.courseAddress = relative("index.html")
        page.coursesAddress = coursesAddress.map { CourseFolder.above(lesson.folder) + $0 }
        page.styleSheet = relative("style.css")
        page.author = course.author(of: lesson)
        page.byline = course.byline(of: lesson)
        page.canonical = course.address.map { "\($0)/\(lesson.page)" }
        page.favicon = course.favicon.map(relative)
        page.searchAddress = common.searchAddress.map(relative)
        page.footer = common.footer
    }

    /// The pages of names that lessons had before.
    private func redirections(besides files: [OutputFile]) throws(FileError) -> [OutputFile] {
        var taken = Set(files.map(\.path))
        var found: [OutputFile] = []
        for lesson in course.lessons {
            for alias in lesson.aliases {
                guard let name = lesson.page(ofAlias: alias), taken.insert(name).inserted else {
                    throw FileError(
                        path: lesson.file.name,
                        reason: lesson.page(ofAlias: alias) != nil
                            ? "the alias \"\(alias)\" is the name of another page; choose another one"
                            : "the alias \"\(alias)\" cannot be the name of a page; write it like old-name")
                }
                let address = CourseFolder.relative(lesson.page, from: name)
                found.append(OutputFile(path: name, text: redirection(to: address, lesson.title)))
            }
        }
        return found
    }

    /// The page of a name that a lesson had before.
    private func redirection(to address: String, _ title: String) -> String {
        let html = HTMLNode.fragment([
            .element("meta", HTMLAttribute("charset", "utf-8")), .text("\n"),
            .element(
                "meta", HTMLAttribute("http-equiv", "refresh"), HTMLAttribute("content", "0; url=\(address)")),
            .text("\n"), .element("title", text: title), .text("\n"),
            .element("p", content: [.element("a", HTMLAttribute("href", address), text: title)]), .text("\n"),
        ])
        return "<!doctype html>\n<html lang=\"\(course.language)\">\n" + html.markup + "</html>\n"
    }

    private func index(of lessons: [PageLesson], _ common: Common) -> String {
        var page = CoursePage(title: course.title, lessons: lessons)
        page.language = course.language
        page.description = course.description
        page.coursesAddress = coursesAddress
        page.canonical = course.address.map { $0 + "/index.html" }
        page.searchAddress = common.searchAddress
        page.favicon = course.favicon
        page.footer = common.footer
        return templates.html(of: page)
    }
}

/// The templates that a course brings in its folder `templates`.
enum CourseTemplates {
    static let folder = CourseFolder.templates

    static func read(_ course: CourseFolder, diagnostics: inout [Diagnostic]) throws(FileError) -> TemplateSet
    {
        guard FileSystem.kind(of: "\(course.path)/\(folder)") == .folder else { return TemplateSet() }
        var files: [String: SourceFile] = [:]
        for name in try FileSystem.names(in: "\(course.path)/\(folder)") where !name.hasPrefix(".") {
            let file = try course.read("\(folder)/\(name)")
            if !file.reportIllFormedText(into: &diagnostics) { files[name] = file }
        }
        return TemplateSet(overrides: files, diagnostics: &diagnostics)
    }
}
