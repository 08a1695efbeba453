/// Turns the articles of a course into the files of its pages.
struct CoursePages {
    let course: Course
    let templates: TemplateSet
    /// The page over several courses as seen from a page of this one.
    let coursesAddress: String?

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
        for (number, article) in articles.enumerated() {
            var page = LessonPage(
                courseTitle: course.title, lessons: lessons, current: number, article: article.article)
            page.language = course.language
            page.coursesAddress = coursesAddress
            page.needs = article.needs
            fill(&page, of: course.lessons[number])
            files.append(OutputFile(path: lessons[number].address, text: templates.html(of: page)))
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
        for path in Set(articles.flatMap(\.assets) + (course.favicon.map { [$0] } ?? [])).sorted() {
            guard !taken.contains(path) else {
                throw FileError(
                    path: "\(course.folder.path)/\(path)",
                    reason: "the build writes a file of this name itself; rename this one")
            }
            files.append(OutputFile(path: path, bytes: try course.folder.bytes(of: path)))
        }
        return files.sorted { $0.path < $1.path }
    }

    private func fill(_ page: inout LessonPage, of lesson: Lesson) {
        page.author = course.author(of: lesson)
        page.byline = course.byline(of: lesson)
        page.canonical = course.address.map { "\($0)/\(lesson.name).html" }
        page.favicon = course.favicon
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
