/// What the links of a course can lead to in a lesson, with the numbers that stand there.
struct LessonTargets: Sendable {
    struct Target: Sendable, Hashable {
        enum Kind: Sendable, Hashable {
            case heading
            case counted(PageWord)
            /// Something with an id that nothing counts.
            case plain
        }

        var kind: Kind
        /// As it stands on the page.
        var id: String?
        /// `3`, or what an author wrote as the tag of an equation; empty where nothing is counted.
        var number = ""
        /// What a heading or a block says.
        var title = ""
    }

    /// By the byte of the file at which each begins.
    private(set) var places: [Int: Target] = [:]
    /// Those with an id.
    private(set) var ids: [String: Target] = [:]
    /// In their order.
    private(set) var order: [String] = []
    /// Ids that stand a second time, and where.
    private(set) var repeated: [(id: String, range: SourceRange)] = []

    /// All that others can name, as texts.
    var names: [String] {
        order.map { id in
            let target = ids[id]
            return "\(id) \(target.map { "\($0.kind) \($0.number) \($0.title)" } ?? "")"
        }
    }

    private var counts: [PageWord: Int] = [:]
    private var reserved: Set<String> = []
    private let lesson: Lesson
    private let vocabulary: Vocabulary

    init(_ lesson: Lesson, vocabulary: Vocabulary) {
        self.lesson = lesson
        self.vocabulary = vocabulary
        reserved = Set(lesson.document.headings.map(\.id) + lesson.blocks.compactMap(\.figureID))
        walk(lesson.document.blocks, isInside: false)
    }

    // MARK: Walking

    private mutating func walk(_ blocks: [MarkdownBlock], isInside: Bool) {
        for block in blocks {
            switch block {
            case .heading(_, let content, let id, let range):
                add(
                    Target(kind: .heading, id: isInside ? free(id) : id, title: content.plainText),
                    at: range)
                inlines(content)
            case .paragraph(let content): paragraph(content)
            case .quote(let content): walk(content, isInside: isInside)
            case .list(_, _, _, let items): for item in items { walk(item, isInside: isInside) }
            case .code(let info, _, let text, let textStart, let range):
                code(info: info, text: text, textStart: textStart, range: range)
            case .table(_, let header, let rows):
                for cell in header + rows.flatMap({ $0 }) { inlines(cell) }
            case .captioned(let table, let caption, let attributes):
                if let place = caption.place ?? attributes?.range {
                    add(counted(.table, id: attributes?.id, title: caption.plainText), at: place)
                }
                walk([table], isInside: isInside)
            case .division(let division):
                add(target(of: division), at: division.range)
                walk(division.content, isInside: isInside)
            case .definitions(let items):
                for item in items {
                    item.terms.forEach { inlines($0) }
                    item.meanings.forEach { walk($0, isInside: isInside) }
                }
            case .rule, .html: break
            }
        }
    }

    private mutating func code(info: String, text: String, textStart: Int, range: SourceRange) {
        let fence = FenceInfo(info)
        let own = lesson.blocks.first { $0.range.lower == range.lower }
        switch vocabulary.block(named: fence.word)?.content {
        case .prose?:
            walk(lesson.text.document(inside: text, startingAt: textStart).document.blocks, isInside: true)
        case .figure?, .table?, .chart?:
            // Links to a figure with mistakes make none of their own.
            guard case .figure(let figure)? = own?.content else { return }
            let isTable = if case .table? = figure.kind { true } else { false }
            add(
                counted(isTable ? .table : .figure, id: figure.id?.name, title: figure.caption?.text ?? ""),
                at: range)
        case .quiz?:
            if case .quiz(let quiz)? = own?.content {
                add(Target(kind: .plain, id: quiz.id?.name), at: range)
            }
        case .experiment?, .sweep?, .check?: break
        case nil:
            if case .figure(let figure)? = own?.content {
                return add(counted(.figure, id: figure.id?.name, title: ""), at: range)
            }
            if let id = CodeInfo(info).attributes?.id { add(Target(kind: .plain, id: id), at: range) }
        }
    }

    private mutating func target(of division: MarkdownDivision) -> Target {
        let title = division.titleText
        guard let word = DivisionKind.named(division.word)?.counted, division.attributes?.isUnnumbered != true
        else {
            return Target(kind: .plain, id: division.attributes?.id, title: title)
        }
        return counted(word, id: division.attributes?.id, title: title)
    }

    private mutating func paragraph(_ content: [MarkdownInline]) {
        if content.count == 1, let image = content[0].image, image.isFigure {
            let title = image.title.isEmpty ? image.alt : image.title
            add(counted(.figure, id: image.attributes?.id, title: title), at: image.range)
            return
        }
        inlines(content)
    }

    private mutating func inlines(_ content: [MarkdownInline]) {
        for inline in content {
            switch inline {
            case .math(let tex, display: true, let range): equation(tex, id: nil, range)
            case .attributed(.math(let tex, display: true, let range), let attributes):
                equation(tex, id: attributes.id, range)
            case .attributed(let inner, let attributes):
                if let id = attributes.id { add(Target(kind: .plain, id: id), at: attributes.range) }
                inlines([inner])
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
                .link(_, _, let inner, _, _):
                inlines(inner)
            default: break
            }
        }
    }

    private mutating func equation(_ tex: String, id: String?, _ range: SourceRange) {
        let marks = EquationMarks(tex)
        var ids = marks.labels
        if let id { ids.append(id) }
        guard !ids.isEmpty || marks.tag != nil else { return }
        var numbers: [String] = []
        for id in ids.isEmpty ? [nil] : ids.map(Optional.some) {
            var target = Target(kind: .counted(.equation), id: id)
            if let tag = marks.tag {
                target.number = tag
            } else {
                target = counted(.equation, id: id, title: "")
            }
            numbers.append(target.number)
            if places[range.lower] == nil { places[range.lower] = target }
            record(target, range)
        }
        if marks.tag == nil { places[range.lower]?.number = numbers.joined(separator: ", ") }
    }

    // MARK: Adding

    private mutating func counted(_ word: PageWord, id: String?, title: String) -> Target {
        counts[word, default: 0] += 1
        return Target(kind: .counted(word), id: id, number: "\(counts[word] ?? 0)", title: title)
    }

    private mutating func add(_ target: Target, at range: SourceRange) {
        places[range.lower] = target
        record(target, range)
    }

    private mutating func record(_ target: Target, _ range: SourceRange) {
        guard let id = target.id, !id.isEmpty else { return }
        guard ids[id] == nil else { return repeated.append((id, range)) }
        ids[id] = target
        order.append(id)
    }

    /// An id that nothing else on the page has.
    private mutating func free(_ own: String) -> String {
        var (id, number) = (own, 1)
        while !reserved.insert(id).inserted {
            number += 1
            id = "\(own)-\(number)"
        }
        return id
    }
}

extension MarkdownAttributes {
    /// Whether something that is counted elsewhere is not counted here.
    var isUnnumbered: Bool { classes.contains("unnumbered") || classes.contains("-") }
}

extension [MarkdownInline] {
    /// Where the first of them that knows it stands.
    var place: SourceRange? {
        for inline in self {
            switch inline {
            case .text(_, let range), .code(_, let range), .math(_, _, let range), .html(_, let range),
                .footnote(_, let range), .citation(_, let range), .link(_, _, _, let range, _),
                .image(_, _, _, let range, _):
                return range
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner):
                if let place = inner.place { return place }
            case .attributed(let inner, _): if let place = [inner].place { return place }
            case .attributes(let attributes): return attributes.range
            case .softBreak, .hardBreak, .task: break
            }
        }
        return nil
    }
}
