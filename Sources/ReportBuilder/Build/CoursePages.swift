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

    /// The script of pages with quizzes.

    /// All files of the course, in the order of their paths.
    ///
    /// - Parameters:
    ///   - figures: the files of figures.
    ///   - jobs: how many pages are written at the same time.
    ///   - memory: holds pages of before, which are not written again; takes those of now.
    func files(
        _ articles: [LessonArticle.Result], figures: [OutputFile], jobs: Int, memory: inout PageMemory
    ) async throws(FileError) -> [OutputFile] {
        let lessons = contents
        let searchAddress = searchAddress
        let common = common(searchAddress)
        memory.begin(
            PageMemory.Common(
                file: course.file, facts: course.facts, asked: course.asked,
                templates: memory.templates?.files, coursesAddress: coursesAddress,
                searchAddress: common.searchAddress))
        var files = [OutputFile(path: "style.css", text: templates.styleSheet)]
        files += await pages(articles, lessons, common, jobs: jobs, memory: &memory)
        files += indexes(of: lessons, common, memory: &memory)
        if hasSearch {
            files += [
                OutputFile(
                    path: SearchPage.indexScript, text: searchIndex(articles, lessons, memory: &memory)),
                OutputFile(path: SearchPage.searchScript, text: Templates.searchScript),
            ]
        }
        for script in PageScript.allCases
        where articles.contains(where: { $0.needs.scripts.contains(script) }) {
            files.append(OutputFile(path: script.path, text: script.source))
        }
        if let address = course.address {
            let pages = course.lessons.map { ($0.page, $0.date) }
            let text = Sitemap.text(at: address, pages: [("index.html", "")] + pages)
            files.append(OutputFile(path: "sitemap.xml", text: text))
        }
        files += try redirections(besides: files)
        files += figures.map { OutputFile(path: FigureFile.folder + $0.path, content: $0.content) }
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
        return memory.kept(files.sorted { $0.path < $1.path })
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

    /// What the search looks through.
    private func searchIndex(
        _ articles: [LessonArticle.Result], _ lessons: [PageLesson], memory: inout PageMemory
    ) -> String {
        var index = SearchIndex()
        var used: [Making: [String]] = [:]
        for (lesson, article) in zip(lessons, articles) {
            let sections =
                memory.sections[article.making]
                ?? SearchText.sections(of: lesson, article.article).map(SearchIndex.text)
            used[article.making] = sections
            index.add(lesson, texts: sections)
        }
        memory.keep(sections: used)
        return index.script
    }

    /// The page of the course, and that of its search.
    private func indexes(
        of lessons: [PageLesson], _ common: Common, memory: inout PageMemory
    ) -> [OutputFile] {
        var used: [[String: [PageLesson]]: OutputFile] = [:]
        func file(_ path: String, _ text: () -> String) -> OutputFile {
            let file = memory.indexes[[path: lessons]] ?? OutputFile(path: path, text: text())
            used[[path: lessons]] = file
            return file
        }
        var files = [file("index.html") { index(of: lessons, common) }]
        if let address = common.searchAddress { files.append(file(address) { search(lessons, common) }) }
        memory.keep(indexes: used)
        return files
    }

    private func search(_ lessons: [PageLesson], _ common: Common) -> String {
        var page = SearchPage(courseTitle: course.title, lessons: lessons)
        page.language = course.language
        page.coursesAddress = coursesAddress
        page.favicon = course.favicon
        page.footer = common.footer
        return templates.html(of: page)
    }

    // MARK: Pages

    /// What all pages have.
    struct Common: Sendable {
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
        _ articles: [LessonArticle.Result], _ lessons: [PageLesson], _ common: Common, jobs: Int,
        memory: inout PageMemory
    ) async -> [OutputFile] {
        let shown = ShownContents(lessons)
        let known = memory.pages
        let made = await Parallel.map(Array(articles.indices), jobs: jobs) {
            number -> (PageMemory.Ingredients, OutputFile) in
            let lesson = course.lessons[number]
            let ingredients = ingredients(of: number, articles[number], lessons, shown)
            if let page = known[ingredients] { return (ingredients, page) }
            return (ingredients, page(of: lesson, ingredients, articles[number], common))
        }
        memory.keep(pages: Dictionary(made) { first, _ in first })
        return made.map(\.1)
    }

    private func ingredients(
        of number: Int, _ article: LessonArticle.Result, _ lessons: [PageLesson], _ shown: ShownContents
    ) -> PageMemory.Ingredients {
        let lesson = course.lessons[number]
        let range = shown.range(around: number)
        return PageMemory.Ingredients(
            article: article.making, author: course.author(of: lesson),
            byline: course.byline(of: lesson),
            contents: lessons[range].map { $0.seen(from: lesson.page) },
            current: number - range.lowerBound,
            previous: number > 0 ? lessons[number - 1].seen(from: lesson.page) : nil,
            next: number + 1 < lessons.count ? lessons[number + 1].seen(from: lesson.page) : nil,
            hasMoreLessons: range.count < lessons.count)
    }

    /// The pages of some lessons, and the search with their text.
    ///
    /// - Parameters:
    ///   - articles: of the lessons with their texts, in the order of the course.
    ///   - index: what the search looks through, as it is; `nil` where there is none.
    /// - Returns: `nil` where it is no such index.
    func files(of articles: [LessonArticle.Result], searchIndex index: [UInt8]?) -> [OutputFile]? {
        let lessons = contents
        let common = common(searchAddress)
        let shown = ShownContents(lessons)
        let numbers = course.lessons.indices.filter { !course.lessons[$0].isKept }
        var files: [OutputFile] = []
        var index = index
        for (number, article) in zip(numbers, articles) {
            let ingredients = ingredients(of: number, article, lessons, shown)
            files.append(page(of: course.lessons[number], ingredients, article, common))
            guard let script = index else { continue }
            let sections = SearchText.sections(of: lessons[number], article.article)
            guard let next = SearchIndex.script(script, with: sections, of: number) else { return nil }
            index = next
        }
        if let index { files.append(OutputFile(path: SearchPage.indexScript, bytes: index)) }
        return files
    }

    private func page(
        of lesson: Lesson, _ ingredients: PageMemory.Ingredients, _ article: LessonArticle.Result,
        _ common: Common
    ) -> OutputFile {
        var page = LessonPage(
            courseTitle: course.title, lessons: ingredients.contents, current: ingredients.current,
            article: article.article)
        page.hasMoreLessons = ingredients.hasMoreLessons
        page.neighbors = (ingredients.previous, ingredients.next)
        page.needs = article.needs
        page.author = ingredients.author
        page.byline = ingredients.byline
        fill(&page, of: lesson, common)
        return OutputFile(path: lesson.page, text: templates.html(of: page))
    }

    private func fill(_ page: inout LessonPage, of lesson: Lesson, _ common: Common) {
        let relative = { (path: String) in CourseFolder.relative(path, from: lesson.page) }
        page.language = course.language
        page.courseAddress = relative("index.html")
        page.coursesAddress = coursesAddress.map { CourseFolder.above(lesson.folder) + $0 }
        page.styleSheet = relative("style.css")
        page.scriptFolder = CourseFolder.above(lesson.folder)
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

    /// - Parameter memory: holds the templates of before; takes those of now.
    static func read(
        _ course: CourseFolder, memory: inout PageMemory, diagnostics: inout [Diagnostic]
    ) throws(FileError) -> TemplateSet {
        var files: [String: SourceFile] = [:]
        let before = diagnostics.count
        if FileSystem.kind(of: "\(course.path)/\(folder)") == .folder {
            for name in try FileSystem.names(in: "\(course.path)/\(folder)") where !name.hasPrefix(".") {
                let file = try course.read("\(folder)/\(name)")
                if !file.reportIllFormedText(into: &diagnostics) { files[name] = file }
            }
        }
        if let known = memory.templates, known.files == files { return known.set }
        let set = TemplateSet(overrides: files, diagnostics: &diagnostics)
        // What is wrong with them is told by each build.
        if diagnostics.count == before {
            memory.keep(templates: set, of: files)
        } else {
            memory.forgetTemplates()
        }
        return set
    }
}
