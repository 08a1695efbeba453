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
        let lessons = course.lessons.enumerated().map { index, lesson in
            PageLesson(
                number: index + 1, title: lesson.title, summary: lesson.summary,
                kind: lesson.kind == .exercise ? .exercise : .concept, address: "\(lesson.name).html")
        }
        var files = [
            OutputFile(path: "index.html", text: index(of: lessons)),
            OutputFile(path: "style.css", text: templates.styleSheet),
        ]
        var index = SearchIndex()
        for (number, article) in articles.enumerated() {
            index.add(lessons[number], article.article)
            var page = LessonPage(
                courseTitle: course.title, lessons: lessons, current: number, article: article.article)
            page.language = course.language
            page.coursesAddress = coursesAddress
            page.needs = article.needs
            fill(&page, of: course.lessons[number])
            files.append(OutputFile(path: lessons[number].address, text: templates.html(of: page)))
        }
        if hasSearch { files += search(lessons, index) }
        if let address = course.address {
            let pages = course.lessons.map { ("\($0.name).html", $0.date) }
            let text = Sitemap.text(at: address, pages: [("index.html", "")] + pages)
            files.append(OutputFile(path: "sitemap.xml", text: text))
        }
        for lesson in course.lessons {
            for alias in lesson.aliases {
                let name = alias.hasSuffix(".html") ? alias : alias + ".html"
                let isTaken = files.contains { $0.path == name }
                guard CourseFolder.objection(to: name) == nil, !isTaken else {
                    throw FileError(
                        path: lesson.file.name,
                        reason: isTaken
                            ? "the alias \"\(alias)\" is the name of another page; choose another one"
                            : "the alias \"\(alias)\" cannot be the name of a page; write it like old-name")
                }
                files.append(
                    OutputFile(path: name, text: redirection(to: "\(lesson.name).html", lesson.title)))
            }
        }
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
        let taken = Set(course.lessons.flatMap { [$0.name] + $0.aliases })
        return ["search", "search-course", "course-search"].first {
            !taken.contains($0) && !taken.contains($0 + ".html")
        }
        .map { $0 + ".html" } ?? "search-of-the-course.html"
    }

    private func search(_ lessons: [PageLesson], _ index: SearchIndex) -> [OutputFile] {
        var page = SearchPage(courseTitle: course.title, lessons: lessons)
        page.language = course.language
        page.coursesAddress = coursesAddress
        page.favicon = course.favicon
        page.footer = course.footerContent
        return [
            OutputFile(path: searchAddress, text: templates.html(of: page)),
            OutputFile(path: SearchPage.indexScript, text: index.script),
            OutputFile(path: SearchPage.searchScript, text: Templates.searchScript),
        ]
    }

    private func fill(_ page: inout LessonPage, of lesson: Lesson) {
        page.author = course.author(of: lesson)
        page.byline = course.byline(of: lesson)
        page.canonical = course.address.map { "\($0)/\(lesson.name).html" }
        page.favicon = course.favicon
        page.searchAddress = hasSearch ? searchAddress : nil
        page.footer = course.footerContent
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

    private func index(of lessons: [PageLesson]) -> String {
        var page = CoursePage(title: course.title, lessons: lessons)
        page.language = course.language
        page.description = course.description
        page.coursesAddress = coursesAddress
        page.canonical = course.address.map { $0 + "/index.html" }
        page.searchAddress = hasSearch ? searchAddress : nil
        page.favicon = course.favicon
        page.footer = course.footerContent
        return templates.html(of: page)
    }
}

/// The templates that a course brings in its folder `templates`.
enum CourseTemplates {
    static let folder = "templates"

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
