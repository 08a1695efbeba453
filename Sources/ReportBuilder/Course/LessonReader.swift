/// Reads a lesson: its front matter, its text and the blocks in it.
struct LessonReader {
    private let text: LessonText
    private let folder: CourseFolder
    private let overrides: ExperimentOverrides
    private let parameters: Parameters
    private var file: SourceFile { text.file }
    private var vocabulary: Vocabulary { text.vocabulary }
    private var name = ""
    private var shared = SharedExperiments()
    private var diagnostics: [Diagnostic] = []
    private var blocks: [LessonBlock] = []
    private var isCut = false
    /// Whether ends of blocks are where the file says: not within what a block without end swallowed, nor in lists, whose
    /// lines lack their indent.
    private var seesFences = true

    /// - Parameters:
    ///   - folder: where data files are looked for.
    ///   - overrides: what a command line says otherwise than the experiments.
    ///   - parameters: the values of the course's parameters.
    ///   - vocabulary: what may be named.
    ///   - edition: what of the text is read.
    ///   - shared: the experiments of earlier lessons; takes those of this one.
    static func read(
        _ file: SourceFile, name: String, folder: CourseFolder, overrides: ExperimentOverrides = .init(),
        parameters: Parameters, edition: Edition = .usual, vocabulary: Vocabulary,
        shared: inout SharedExperiments,
        diagnostics: inout [Diagnostic]
    ) -> Lesson? {
        guard !file.reportIllFormedText(into: &diagnostics) else { return nil }
        let (matter, bodyOffset) = FrontMatter.read(
            from: file, parameters: parameters, diagnostics: &diagnostics)
        // A draft is not read, so that what is not finished stands in nobody's way.
        if matter.isDraft { return nil }
        if !matter.editions.isEmpty, !edition.has(onlyFor: matter.editions.compactMap(Edition.init)) {
            return nil
        }
        let file = Inclusion.expanded(
            LineSlips.mended(file, from: bodyOffset, vocabulary, diagnostics: &diagnostics), from: bodyOffset,
            named: name + ".md", in: folder, diagnostics: &diagnostics)
        let text = LessonText(file: file, edition: edition, vocabulary: vocabulary)
        let whole = text.whole(startingAt: bodyOffset)
        let document = whole.document
        var reader = LessonReader(text, folder: folder, overrides: overrides, parameters: parameters)
        reader.diagnostics = whole.diagnostics
        reader.isCut = whole.isCut
        reader.name = name
        // Moved, so that the experiments of all lessons are not copied for each.
        reader.shared = shared
        shared = SharedExperiments()
        reader.walk(document.blocks)
        reader.reportDuplicateIDs(headings: document.blocks)
        diagnostics += reader.diagnostics
        shared = reader.shared
        var lesson = Lesson(
            name: name, text: text, title: matter.title ?? name, summary: matter.summary, kind: matter.kind,
            document: document, blocks: reader.blocks, author: matter.author,
            date: matter.date, aliases: matter.aliases, aliasRanges: matter.aliasRanges,
            places: matter.places)
        lesson.isCut = reader.isCut
        lesson.bibliography = Bibliography.read(
            matter.bibliography, at: matter.bibliographyRanges, in: file, folder: folder, &diagnostics)
        return lesson
    }

    private init(
        _ text: LessonText, folder: CourseFolder, overrides: ExperimentOverrides, parameters: Parameters
    ) {
        self.text = text
        self.folder = folder
        self.overrides = overrides
        self.parameters = parameters
    }

    private mutating func walk(_ blocks: [MarkdownBlock]) {
        for block in blocks {
            switch block {
            case .quote(let inner): walk(inner)
            case .list(_, _, _, let items): for item in items { walk(item) }
            case .code(let info, let infoRange, let text, let textStart, let range):
                readBlock(info: info, infoRange: infoRange, text: text, textStart: textStart, range: range)
            case .division(let division): walk(division.content)
            case .definitions(let items): for item in items { item.meanings.forEach { walk($0) } }
            case .heading, .paragraph, .table, .rule, .html, .captioned: break
            }
        }
    }

    private mutating func walk(inside text: String, startingAt offset: Int) {
        let inside = self.text.document(inside: text, startingAt: offset)
        diagnostics += inside.diagnostics
        isCut = isCut || inside.isCut
        walk(inside.document.blocks)
    }

    private mutating func readBlock(
        info: String, infoRange: SourceRange, text: String, textStart: Int, range: SourceRange
    ) {
        if CodeInfo(info).attributes?["include"] != nil, file.position(at: range.lower).column > 1 {
            diagnostics.append(
                Diagnostic(
                    MisplacedInclude.message, file: file, range: infoRange, remedy: MisplacedInclude.remedy,
                    code: .include))
        }
        let kind = kind(of: info, at: infoRange)
        var isData = false
        if let content = kind?.content { if case .prose = content {} else { isData = true } }
        guard seesFences else {
            if let kind { readBlock(of: kind, text: text, textStart: textStart, range: range) }
            return
        }
        let fenced = Self.fencedText(
            text, startingAt: textStart, range: range, in: file, isData: isData)
        if fenced.isOpen {
            let line = file.lineRange(file.lineIndex(at: range.lower))
            diagnostics.append(
                Diagnostic(
                    "the block never ends", file: file,
                    range: SourceRange(lower: range.lower, upper: max(range.lower + 1, line.upper)),
                    remedy:
                        "write \(Self.fence(at: range.lower, of: file)) on a line of its own where it ends",
                    code: .unclosed))
        }
        if let kind { readBlock(of: kind, text: fenced.text, textStart: textStart, range: range) }
        if let rest = fenced.rest {
            seesFences = false
            walk(inside: rest.text, startingAt: rest.start)
            seesFences = true
        }
    }

    /// What the first word behind a fence means; one that was only misspelled is complained about, and read as meant.
    private mutating func kind(of info: String, at range: SourceRange) -> BlockKind? {
        let fence = FenceInfo(info)
        // Another dialect's word, which the writer of the article tells.
        if fence.word.hasPrefix("{") { return nil }
        if let kind = vocabulary.block(named: fence.word) { return kind }
        let range = SourceRange(
            lower: range.lower, upper: min(range.upper, range.lower + fence.word.utf8.count))
        if fence.isDivision {
            diagnostics.append(
                Diagnostic(
                    "\"\(fence.word)\" is no block between backticks", file: file, range: range,
                    remedy: "write ::: \(fence.word), and ::: where it ends; for code write ```text",
                    code: .unknownName))
        } else if let meant = fence.slip(among: vocabulary.blocks.map(\.name)) {
            diagnostics.append(
                Diagnostic(
                    "there is no block \"\(fence.word)\"", file: file, range: range,
                    remedy: Nearest.question(about: "\"\(meant)\""), code: .unknownName))
            return vocabulary.block(named: meant)
        }
        return nil
    }

    private mutating func readBlock(of kind: BlockKind, text: String, textStart: Int, range: SourceRange) {
        if case .prose = kind.content {
            // Lines of a block in a list lack the list's indent.
            let isExact = seesFences && file.position(at: range.lower).column == 1
            let before = seesFences
            seesFences = isExact
            walk(inside: text, startingAt: textStart)
            seesFences = before
            return
        }
        let source = YAMLSource(file: file, text: text, startingAt: textStart)
        let root = YAMLComposer.compose(source, diagnostics: &diagnostics)
        guard let root else {
            let id = Self.id(in: text, startingAt: textStart)
            if case .experiment = kind.content { shared.spoil(id?.name, in: name) }
            let placeholder = placeholder(for: kind.content, id: id)
            append(placeholder, at: range)
            return
        }
        var filling = ParameterFilling(parameters, in: file)
        // For which editions it is has been read.
        var filled = filling.filled(root.without("only"))
        var written = SharedExperiments.Root(root: filled)
        if case .experiment = kind.content {
            guard
                let completed = shared.completed(filled, in: name, file: file, diagnostics: &diagnostics)
            else {
                shared.spoil(root.identifier?.name, in: name)
                let block = ExperimentBlock(id: root.identifier, experiment: nil)
                append(.experiment(block), at: range)
                return
            }
            written = completed
            filled = completed.root
        }
        let before = diagnostics.count
        let log = FileLog(within: folder.notes)
        var content = self.content(
            of: kind.content, filled,
            folder: folder.seen(from: folder.home, and: written.folders).noting(in: log))
        let origin = filled.stableBytes + Array("\n\(log.facts.text)".utf8)
        if !filling.diagnostics.isEmpty {
            // What else seems wrong follows from the name that is none of a parameter.
            diagnostics.removeLast(diagnostics.count - before)
            diagnostics += filling.diagnostics
            content = content.broken
        }
        if case .experiment(let block) = content {
            if let id = block.id, block.experiment != nil {
                shared.add(written, id: id.name, in: name)
            } else {
                shared.spoil(block.id?.name, in: name)
            }
        }
        append(content, at: range, from: origin)
    }

    private mutating func append(
        _ content: LessonBlock.Content, at range: SourceRange, from source: [UInt8]? = nil
    ) {
        blocks.append(LessonBlock(content: content, range: range, source: source))
    }

    private mutating func content(
        of kind: BlockKind.Content, _ root: YAMLNode, folder: CourseFolder
    ) -> LessonBlock.Content {
        // Each in a function of its own, as what stands in a block is large and this is deep in the stack.
        switch kind {
        case .experiment: experiment(root, folder: folder)
        case .sweep: .sweep(sweep(root))
        case .figure: figure(root, isTable: false)
        case .table: figure(root, isTable: true)
        case .chart: chart(root, folder: folder)
        case .quiz: quiz(root)
        case .check, .prose: check(root)
        }
    }

    private mutating func experiment(_ root: YAMLNode, folder: CourseFolder) -> LessonBlock.Content {
        let isMeant = overrides.experiment == nil || overrides.experiment == root.identifier?.name
        var reader = ExperimentReader(
            file: file, folder: folder, overrides: isMeant ? overrides : .init(), vocabulary: vocabulary)
        let experiment = reader.read(root)
        let id = reader.decoder.identifier(of: root, called: "the experiment")
        diagnostics += reader.decoder.diagnostics
        return .experiment(ExperimentBlock(id: id, experiment: experiment, written: reader.written))
    }

    private mutating func figure(_ root: YAMLNode, isTable: Bool) -> LessonBlock.Content {
        var reader = FigureBlockReader(file: file, vocabulary: vocabulary)
        let block = isTable ? reader.readTable(root) : reader.readFigure(root)
        diagnostics += reader.decoder.messages
        return .figure(block)
    }

    private mutating func chart(_ root: YAMLNode, folder: CourseFolder) -> LessonBlock.Content {
        var reader = FigureBlockReader(file: file, vocabulary: vocabulary)
        let block = reader.readChart(root, folder: folder)
        diagnostics += reader.decoder.messages
        return .figure(block)
    }

    private mutating func check(_ root: YAMLNode) -> LessonBlock.Content {
        var decoder = YAMLDecoder(file: file)
        let checks = decoder.checks(root)
        diagnostics += decoder.diagnostics
        return .check(checks)
    }

    private mutating func quiz(_ root: YAMLNode) -> LessonBlock.Content {
        // Students get no explanation, in which there may be mistakes.
        isCut = isCut || !text.edition.hasAnswers
        var reader = QuizReader(file: file)
        let block = reader.read(root)
        diagnostics += reader.decoder.diagnostics
        return .quiz(block)
    }

    /// A sweep of an experiment that stands in the block, or in one above.
    private mutating func sweep(_ root: YAMLNode) -> SweepBlock {
        var decoder = YAMLDecoder(file: file)
        let id = decoder.identifier(of: root, called: "the sweep")
        diagnostics += decoder.diagnostics
        let known = blocks.compactMap { block -> (String, ExperimentDocument?)? in
            guard case .experiment(let experiment) = block.content, let id = experiment.id else { return nil }
            return (id.name, experiment.written)
        }
        let plan = SweepDocument.plan(
            root.without("id"), in: file, folder: folder,
            experiments: Dictionary(known) { first, _ in first }, vocabulary: vocabulary,
            diagnostics: &diagnostics)
        return SweepBlock(id: id, plan: plan)
    }

    /// The id of a block whose YAML cannot be read, so that who names it makes no mistake of its own.
    private static func id(in text: String, startingAt start: Int) -> BlockID? {
        var offset = start
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            defer { offset += line.utf8.count + 1 }
            guard line.hasPrefix("id:") else { continue }
            let name = line.dropFirst(3).prefix { $0 != "#" }.trimmed
            return BlockID(
                name: BlockID.meant(by: name),
                range: SourceRange(lower: offset, upper: offset + line.utf8.count))
        }
        return nil
    }

    /// What stands for a block whose YAML cannot be read.
    private func placeholder(for kind: BlockKind.Content, id: BlockID?) -> LessonBlock.Content {
        switch kind {
        case .experiment: .experiment(ExperimentBlock(id: id, experiment: nil))
        case .sweep: .sweep(SweepBlock(id: id))
        case .figure, .table, .chart: .figure(FigureBlock(id: id, isBroken: true))
        case .quiz: .quiz(QuizBlock(id: id, isBroken: true))
        case .check, .prose: .check([])
        }
    }

    private mutating func reportDuplicateIDs(headings document: [MarkdownBlock]) {
        var first: [String: (range: SourceRange, what: String)] = [:]
        for case .heading(_, _, let id, let range) in document {
            if first[id] == nil { first[id] = (range, "a heading has it") }
        }
        for block in blocks {
            let id: BlockID?
            switch block.content {
            case .experiment(let experiment): id = experiment.id
            case .sweep(let sweep): id = sweep.id
            case .figure(let figure): id = figure.id
            case .quiz(let quiz): id = quiz.id
            case .check: id = nil
            }
            guard let id else { continue }
            guard let known = first[id.name] else {
                first[id.name] = (id.range, "it is here first")
                continue
            }
            diagnostics.append(
                Diagnostic(
                    "the id \"\(id.name)\" is taken", file: file, range: id.range,
                    remedy: "choose another id; each stands once in a lesson",
                    notes: [.init(known.what, file: file, range: known.range)], code: .duplicateID))
        }
    }
}
