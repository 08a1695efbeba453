import Charting
import Mathematics
import Schema

/// Writes the text of a lesson with everything computed in it.
///
/// A class, because the handlers of ``ArticleWriter`` count figures and collect what is wrong; each is used by
/// one task only.
final class LessonArticle {
    let course: Course
    let lesson: Lesson
    private let links: AskedLinks
    let values: LessonValues
    /// The made figures by where their blocks start.
    let figures: [Int: MadeFigure]
    let words: PageWords
    private let notes: LessonNotes
    private let targets: LessonTargets?
    let edition: Edition
    private var answers: [LessonAnswer] = []
    var quizzes: [LessonQuiz] = []
    private var macros: TeXMacros
    private var diagnostics: [Diagnostic] = []
    private var assets: [String] = []
    private var media: [ShownFile] = []
    var needs = PageNeeds()
    /// Whether a formula that was reported has not met its end.
    private var formulaIsOpen = false
    /// Where the last formula with code ended.
    private var endOfCode = -200
    /// The elements of HTML that were refused and have not met their end.
    private var refusedTags: [String] = []

    struct Result: Sendable {
        let making = Making()
        /// What the text was told of links.
        var links: LinkAnswers
        var article: Article
        var diagnostics: [Diagnostic]
        /// Files of the course that the lesson shows or links to.
        var assets: [String]
        /// Those of them that are shown as a picture, a film or a sound.
        var media: [ShownFile] = []
        var needs: PageNeeds
        var answers: [LessonAnswer]
        var quizzes: [LessonQuiz] = []
        /// Whether something is missing because of mistakes elsewhere.
        var isIncomplete = false
    }

    static func write(
        _ lesson: Lesson, of course: Course, for edition: Edition = .usual, links: LinkIndex,
        values: LessonValues, figures: [Int: MadeFigure]
    ) -> Result {
        let writer = LessonArticle(
            lesson, of: course, for: edition, links: links, values: values, figures: figures)
        writer.report(lesson.document.problems)
        writer.reportRepeatedIDs()
        writer.reportSkippedLevels()
        var article = writer.writer.article(lesson.document)
        let noted = writer.notes.noted(article.content) {
            writer.writer.part(MarkdownDocument(blocks: $0), level: 3).content
        }
        article.content = .fragment([
            noted, writer.notes.works, BlockMarkup.sources(values.sources, writer.words),
        ])
        return Result(
            links: writer.links.answers, article: article,
            diagnostics: writer.diagnostics + writer.notes.diagnostics + values.diagnostics,
            assets: writer.assets, media: writer.media, needs: writer.needs, answers: writer.answers,
            quizzes: writer.quizzes, isIncomplete: values.isIncomplete)
    }

    private init(
        _ lesson: Lesson, of course: Course, for edition: Edition, links: LinkIndex, values: LessonValues,
        figures: [Int: MadeFigure]
    ) {
        self.edition = edition
        self.course = course
        self.lesson = lesson
        self.links = AskedLinks(links, for: lesson)
        self.values = values
        self.figures = figures
        words = PageWords(language: course.language)
        notes = LessonNotes(
            lesson, bibliography: lesson.bibliography.adding(course.bibliography), words: words)
        targets = self.links.targets
        macros = course.macros
    }

    var writer: ArticleWriter {
        var handlers = ArticleHandlers()
        handlers.block = { [self] in block($0) }
        handlers.value = { [values] in values.markup(of: $0, at: $1) }
        handlers.formulaValue = { [values] in values.tex(of: $0, at: $1) }
        handlers.words = { [values] in values.words(of: $0, at: $1) }
        handlers.knowsValue = { [values] in values.knows($0) }
        handlers.address = { [self] in address($0, for: $1, at: $2) }
        handlers.label = { [self] in label(at: $0) }
        handlers.linkText = { [self] in linkText($0, at: $1) }
        handlers.mention = { [self] in mention($0, isCommand: $1, at: $2) }
        handlers.footnote = { [notes] in notes.sign(of: $0, at: $1) }
        handlers.citation = { [self] in
            notes.citation($0, at: $1) { mention($0, isCommand: false, at: $1) }
        }
        handlers.markup = { [course] in
            guard DivisionKind.named($0) == nil,
                case .prose(let markup)? = course.vocabulary.block(named: $0)?.content
            else { return nil }
            return markup
        }
        handlers.macros = { [self] in macros }
        handlers.define = { [self] in macros = $0 }
        handlers.folds = { [self] in needs.hasAnswers = true }
        handlers.isLeftOut = { [self] attributes in
            var filter = EditionFilter(edition, in: lesson.file, vocabulary: course.vocabulary)
            defer { diagnostics += filter.diagnostics }
            return filter.isLeftOut(attributes)
        }
        handlers.answer = { [self] in note(answer: $0, $1) }
        handlers.isOpen = { [edition] in edition == .print || edition == .solutions && $0 }
        handlers.printed = { [values] in values.compare(printed: $0, at: $1, with: $2, at: $3) }
        // Nobody presses a button on paper.
        if edition != .print { handlers.showsCode = { [self] in _ = needs.scripts.insert(.copy) } }
        handlers.keepsRawHTML = { [self] in needs.holdsRawHTML = true }
        handlers.report = { [self] problem in
            if let dollars = problem.loneDollars {
                // The end of a formula that has been reported is no mistake of its own.
                formulaIsOpen = !(formulaIsOpen && dollars == .openingOrClosing)
                guard formulaIsOpen else { return }
            }
            if isEndOfRefused(problem) || isBehindCode(problem) { return }
            // Braces of a formula without end are no attributes.
            if formulaIsOpen, problem.message.hasPrefix("Attributes stand behind nothing") { return }
            report(
                problem.message.asClause, at: problem.range, remedy: problem.remedy.asClause,
                code: problem.code)
        }
        return ArticleWriter(
            handlers: handlers, allowsRawHTML: course.allowsRawHTML, language: course.language)
    }

    /// Whether it is about a sign that a formula with code has left without its partner, in the same line or the next.
    private func isBehindCode(_ problem: ArticleProblem) -> Bool {
        if problem.message == ArticleProblem.formulaWithCode {
            endOfCode = problem.range.upper
            return false
        }
        return problem.isOfLoneSign && (0..<200).contains(problem.range.lower - endOfCode)
    }

    /// Whether it is about the end of an element of HTML whose beginning has been refused.
    private func isEndOfRefused(_ problem: ArticleProblem) -> Bool {
        guard let tag = problem.tag else { return false }
        guard tag.hasPrefix("/") else {
            refusedTags.append(tag)
            return false
        }
        guard let index = refusedTags.lastIndex(of: String(tag.dropFirst())) else { return false }
        refusedTags.remove(at: index)
        return true
    }

    /// Levels that are left out make the contents of a page hard to follow for those who hear them.
    private func reportSkippedLevels() {
        let headings = lesson.document.headings
        for (above, heading) in zip(headings, headings.dropFirst()) where heading.level > above.level + 1 {
            diagnostics.append(
                Diagnostic(
                    "the heading is of level \(heading.level), below one of level \(above.level)",
                    severity: .warning, file: lesson.file, range: heading.range,
                    remedy: "begin it with \(String(repeating: "#", count: above.level + 1))", code: .markdown
                ))
        }
    }

    private func report(_ problems: [MarkdownProblem]) {
        for problem in problems {
            report(
                problem.message.asClause, at: problem.range, remedy: problem.remedy.asClause,
                code: problem.code)
        }
    }

    private func reportRepeatedIDs() {
        // Those of figures are reported where their blocks are read.
        let figures = Set(lesson.blocks.compactMap(\.figureID))
        for (id, range) in targets?.repeated ?? [] where !figures.contains(id) {
            report(
                "the id \"\(id)\" is taken", at: range,
                remedy: "choose another id; each stands once in a lesson", code: .duplicateID)
        }
    }

    // MARK: References

    func label(at place: Int) -> ArticleLabel? {
        guard let target = targets?.places[place] else { return nil }
        var name = ""
        if case .counted(let word) = target.kind { name = "\(words[word]) \(target.number)" }
        return ArticleLabel(id: target.id, number: target.number, name: name)
    }

    /// What a link without words says.
    private func linkText(_ destination: String, at range: SourceRange) -> HTMLNode? {
        if let text = links.text(of: destination, words) { return .text(text) }
        report(
            "the link has no words", at: range,
            remedy:
                "write what it leads to between the brackets; a link to a heading, figure or lesson of the "
                + "course needs none", code: .missingText)
        return nil
    }

    private func mention(_ key: String, isCommand: Bool, at range: SourceRange) -> HTMLNode? {
        let isNumberAlone = key.hasPrefix("(")
        let id = isNumberAlone ? String(key.dropFirst()) : key
        if let place = links.place(of: id), let link = HTMLAddress(place.address) {
            let target = place.target
            let isEquation = target.kind == .counted(.equation)
            // As in TeX \\ref is the number alone.
            let text =
                isEquation && isCommand && !isNumberAlone ? target.number : LinkIndex.text(of: target, words)
            return .element("a", .href(link), text: text ?? id)
        }
        if let work = notes.mention(id) { return work }
        let isReference = [
            "fig", "tbl", "tab", "eq", "sec", "thm", "lem", "def", "exr", "exm", "lst", "cor", "prp",
        ]
        .contains { id.hasPrefix($0 + "-") || id.hasPrefix($0 + ":") }
        let isNear =
            id.contains("-") && Nearest.match(id, among: links.ids.filter { $0.contains("-") }) != nil
        guard isCommand || isReference || isNear || links.leavesOut(id) else { return nil }
        if lesson.file.bytes[range.lower...].starts(with: "\\cite".utf8) {
            notes.miss(id, at: range)
            return .empty
        }
        report(
            "there is nothing with the id \"\(id.shortened(to: 60))\"", at: range,
            remedy: Nearest.remedy(for: id, among: links.ids, called: "ids"), code: .brokenLink)
        return .empty
    }

    private func report(_ message: String, at range: SourceRange, remedy: String?, code: ProblemCode) {
        diagnostics.append(
            Diagnostic(message, file: lesson.file, range: range, remedy: remedy, code: code))
    }

    private func address(
        _ destination: String, for use: ArticleHandlers.AddressUse, at range: SourceRange
    ) -> String? {
        do {
            switch try links.destination(of: destination) {
            case .page(let address):
                if use == .image, let origin = HTMLAddress(address)?.origin {
                    needs.imageOrigins.insert(origin)
                }
                if use == .media, HTMLAddress(address)?.origin != nil, !course.allowsRawHTML {
                    report(
                        "a film of the web is not shown in a page", at: range,
                        remedy: "put the file into the folder of the course, or write a link",
                        code: .brokenLink)
                    return nil
                }
                return address
            case .asset(let path, let address):
                assets.append(path)
                if use == .media { needs.holdsMedia = true }
                if use != .link {
                    media.append(ShownFile(path: path, isPicture: use == .image, range: range))
                }
                return address
            }
        } catch {
            var range = range
            let written = lesson.file.text(in: range)
            if error.isOfID, written == destination, let mark = written.firstIndex(of: "#") {
                range.lower += written[...mark].utf8.count
            }
            report(error.message, at: range, remedy: error.remedy, code: .brokenLink)
            return nil
        }
    }

    /// The HTML of a block; `nil` for ordinary code.
    private func block(_ block: FencedBlock) -> HTMLNode? {
        guard let kind = course.vocabulary.block(named: FenceInfo(block.info).word) else { return nil }
        switch kind.content {
        case .experiment, .sweep, .check: return .empty
        case .figure, .table, .chart: return figure(block)
        case .quiz: return quiz(block)
        case .prose(let markup):
            if kind.folds { needs.hasAnswers = true }
            var title = title(of: block)
            if title.isEmpty, let word = kind.word { title = .text(words[word]) }
            let inside = inside(of: block)
            if kind.isAnswer { note(answer: title, inside) }
            return kind.isAnswer ? folding(markup(title, inside)) : markup(title, inside)
        }
    }

    /// Something that folds out, as the edition has it.
    func folding(_ node: HTMLNode) -> HTMLNode {
        guard writer.handlers.isOpen(true), case .element("details", let attributes, let content) = node,
            !attributes.contains(where: { $0.name == "open" })
        else { return node }
        return .element("details", attributes + [HTMLAttribute("open")], content)
    }

    func note(answer title: HTMLNode, _ content: HTMLNode) {
        answers.append(
            LessonAnswer(lesson: lesson.name, title: title.textContent, text: content.textContent.asOneLine))
    }

    private func title(of block: FencedBlock) -> HTMLNode {
        let fence = FenceInfo(block.info, range: block.infoRange)
        guard !fence.title.isEmpty else { return .empty }
        return writer.line(fence.title, startingAt: fence.titleEnd - fence.title.utf8.count)
    }

    private func inside(of block: FencedBlock) -> HTMLNode {
        part(block.text, startingAt: block.textStart, at: block.range.lower)
    }

    func part(_ text: String, startingAt start: Int, at place: Int) -> HTMLNode {
        let document = lesson.text.document(inside: text, startingAt: start).document
        notes.add(document)
        report(document.problems)
        return writer.part(document, level: level(at: place) + 1).content
    }

    /// The level, on the page, of the heading under which a place stands; 1 above all of them.
    private func level(at place: Int) -> Int {
        let headings = lesson.document.headings
        let shift = 2 - min(2, headings.map(\.level).min() ?? 2)
        return headings.last { $0.range.lower < place }.map { min(6, $0.level + shift) } ?? 1
    }
}
