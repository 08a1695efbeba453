import Charting

/// Writes the text of a lesson with everything computed in it.
///
/// A class, because the handlers of ``ArticleWriter`` count figures and collect what is wrong; each is used by
/// one task only.
final class LessonArticle {
    private let course: Course
    private let lesson: Lesson
    private let links: LinkIndex
    private let values: LessonValues
    /// The made figures by where their blocks start.
    private let figures: [Int: MadeFigure]
    private var numbers: (figures: Int, tables: Int) = (0, 0)
    private var diagnostics: [Diagnostic] = []
    private var assets: [String] = []
    private var needs = PageNeeds()
    /// The ids of the page: of headings of its own text, of figures, and of headings in blocks so far.
    private lazy var takenIDs = Set(lesson.document.headings.map(\.id) + lesson.blocks.compactMap(\.figureID))
    /// Whether a formula that was reported has not met its end.
    private var formulaIsOpen = false

    struct Result: Sendable {
        var article: Article
        var diagnostics: [Diagnostic]
        /// Files of the course that the lesson shows or links to.
        var assets: [String]
        var needs: PageNeeds
    }

    static func write(
        _ lesson: Lesson, of course: Course, links: LinkIndex, values: LessonValues,
        figures: [Int: MadeFigure]
    ) -> Result {
        let writer = LessonArticle(lesson, of: course, links: links, values: values, figures: figures)
        var article = writer.writer.article(lesson.document)
        article.content = .fragment([article.content, BlockMarkup.sources(values.sources)])
        return Result(
            article: article, diagnostics: writer.diagnostics + values.diagnostics, assets: writer.assets,
            needs: writer.needs)
    }

    private init(
        _ lesson: Lesson, of course: Course, links: LinkIndex, values: LessonValues,
        figures: [Int: MadeFigure]
    ) {
        self.course = course
        self.lesson = lesson
        self.links = links
        self.values = values
        self.figures = figures
    }

    private var writer: ArticleWriter {
        var handlers = ArticleHandlers()
        handlers.block = { [self] in block($0) }
        handlers.value = { [values] in values.markup(of: $0, at: $1) }
        handlers.formulaValue = { [values] in values.tex(of: $0, at: $1) }
        handlers.address = { [self] in address($0, for: $1, at: $2) }
        handlers.keepsRawHTML = { [self] in needs.holdsRawHTML = true }
        handlers.report = { [self] problem in
            if let dollars = problem.loneDollars {
                // The end of a formula that has been reported is no mistake of its own.
                formulaIsOpen = !(formulaIsOpen && dollars == .openingOrClosing)
                guard formulaIsOpen else { return }
            }
            report(problem.message.asClause, at: problem.range, remedy: problem.remedy.asClause)
        }
        return ArticleWriter(handlers: handlers, allowsRawHTML: course.allowsRawHTML)
    }

    private func report(_ message: String, at range: SourceRange, remedy: String?) {
        diagnostics.append(Diagnostic(message, file: lesson.file, range: range, remedy: remedy))
    }

    private func address(
        _ destination: String, for use: ArticleHandlers.AddressUse, at range: SourceRange
    ) -> String? {
        do {
            switch try links.destination(of: destination, from: lesson) {
            case .page(let address):
                if use == .image, let origin = HTMLAddress(address)?.origin {
                    needs.imageOrigins.insert(origin)
                }
                return address
            case .asset(let path):
                assets.append(path)
                return destination
            }
        } catch {
            report(error.message, at: range, remedy: error.remedy)
            return nil
        }
    }

    /// The HTML of a block; `nil` for ordinary code.
    private func block(_ block: FencedBlock) -> HTMLNode? {
        guard let kind = course.vocabulary.block(named: FenceInfo(block.info).word) else { return nil }
        switch kind.content {
        case .experiment, .check:
            return .empty
        case .figure, .table, .chart:
            return figure(block)
        case .prose(let markup):
            if kind.folds { needs.hasAnswers = true }
            return markup(title(of: block), inside(of: block))
        }
    }

    private func title(of block: FencedBlock) -> HTMLNode {
        let title = FenceInfo(block.info).title
        guard !title.isEmpty else { return .empty }
        return writer.line(title, startingAt: block.infoRange.upper - title.utf8.count)
    }

    private func inside(of block: FencedBlock) -> HTMLNode {
        var writer = writer
        writer.handlers.headingID = { [self] in freeID($0) }
        let document = lesson.file.document(inside: block.text, startingAt: block.textStart)
        return writer.part(document, level: level(at: block.range.lower) + 1).content
    }

    /// The level, on the page, of the heading under which a place stands; 1 above all of them.
    private func level(at place: Int) -> Int {
        let headings = lesson.document.headings
        let shift = 2 - min(2, headings.map(\.level).min() ?? 2)
        return headings.last { $0.range.lower < place }.map { min(6, $0.level + shift) } ?? 1
    }

    /// An id that nothing else on the page has.
    private func freeID(_ own: String) -> String {
        var (id, number) = (own, 1)
        while !takenIDs.insert(id).inserted {
            number += 1
            id = "\(own)-\(number)"
        }
        return id
    }

    private func figure(_ fenced: FencedBlock) -> HTMLNode {
        let found = lesson.blocks.first { $0.range.lower == fenced.range.lower }
        guard case .figure(let block)? = found?.content else { return .empty }
        let caption = block.caption.map { writer.line($0.text, startingAt: $0.offset) } ?? .empty
        // A figure with an error has been reported; its caption was still worth a look.
        guard let figure = figures[fenced.range.lower], let id = block.id?.name else { return .empty }
        let whole = LessonArticle.caption(caption, notes: figure.notes)
        switch figure.content {
        case .table:
            numbers.tables += 1
            return FigureMarkup.table(number: numbers.tables, id: id, caption: whole, data: figure.data)
        case .drawing(let versions, let width, let files):
            needs.sheets += versions.compactMap(\.sheet)
            numbers.figures += 1
            return FigureMarkup.figure(
                number: numbers.figures, id: id, versions: versions, caption: whole, data: figure.data,
                width: FigureMarkup.Width(rawValue: width.rawValue) ?? .body,
                downloads: downloads(files, of: id))
        }
    }

    private func downloads(_ files: [FigureFile], of id: String) -> [FigureMarkup.Download] {
        files.compactMap { file in
            let path = FigureFile.folder + FigureFile.path(of: id, in: lesson.name, as: file.format)
            return HTMLAddress(path).map {
                FigureMarkup.Download(format: file.format.rawValue.uppercased(), address: $0)
            }
        }
    }

    /// The caption, and on lines of their own what readers must know.
    private static func caption(_ caption: HTMLNode, notes: [String]) -> HTMLNode {
        let lines = notes.flatMap { note -> [HTMLNode] in
            [.element("br"), .element("span", .class("figure-note"), text: note)]
        }
        return .fragment(
            (caption.isEmpty ? [] : [caption]) + (caption.isEmpty ? Array(lines.dropFirst()) : lines))
    }
}
