/// Reads a lesson: its front matter, its text and the blocks in it.
struct LessonReader {
    private let file: SourceFile
    private let folder: CourseFolder
    private let overrides: ExperimentOverrides
    private var diagnostics: [Diagnostic] = []
    private var blocks: [LessonBlock] = []

    /// - Parameters:
    ///   - folder: where data files are looked for.
    ///   - overrides: what a command line says otherwise than the experiments.
    static func read(
        _ file: SourceFile, name: String, folder: CourseFolder, overrides: ExperimentOverrides = .init(),
        diagnostics: inout [Diagnostic]
    ) -> Lesson? {
        guard !file.reportIllFormedText(into: &diagnostics) else { return nil }
        let (matter, bodyOffset) = FrontMatter.read(from: file, diagnostics: &diagnostics)
        let document = MarkdownDocument(parsing: file.bytes, startingAt: bodyOffset)
        var reader = LessonReader(file: file, folder: folder, overrides: overrides)
        reader.walk(document.blocks)
        reader.reportDuplicateIDs(headings: document.blocks)
        diagnostics += reader.diagnostics
        return Lesson(
            name: name, file: file, title: matter.title ?? name, summary: matter.summary, kind: matter.kind,
            document: document, blocks: reader.blocks)
    }

    private init(file: SourceFile, folder: CourseFolder, overrides: ExperimentOverrides) {
        self.file = file
        self.folder = folder
        self.overrides = overrides
    }

    private mutating func walk(_ blocks: [MarkdownBlock]) {
        for block in blocks {
            switch block {
            case .quote(let inner): walk(inner)
            case .list(_, _, _, let items): for item in items { walk(item) }
            case .code(let info, let infoRange, let text, let textStart, let range):
                readBlock(info: info, infoRange: infoRange, text: text, textStart: textStart, range: range)
            case .heading, .paragraph, .table, .rule, .html: break
            }
        }
    }

    private mutating func readBlock(
        info: String, infoRange: SourceRange, text: String, textStart: Int, range: SourceRange
    ) {
        guard let name = BlockName(info: info) else {
            if let meant = BlockName.slip(in: info) {
                let word = BlockName.word(of: info)
                diagnostics.append(
                    Diagnostic(
                        "there is no block \"\(word)\"", file: file, range: infoRange,
                        remedy: "did you mean \"\(meant.rawValue)\"?"))
            }
            return
        }
        switch name {
        case .note, .answer:
            walk(file.document(inside: text, startingAt: textStart).blocks)
        case .experiment, .figure, .table, .chart, .check:
            let source = YAMLSource(file: file, text: text, startingAt: textStart)
            guard let root = YAMLComposer.compose(source, diagnostics: &diagnostics) else {
                blocks.append(LessonBlock(content: placeholder(for: name), range: range))
                return
            }
            blocks.append(LessonBlock(content: content(of: name, root), range: range))
        }
    }

    private mutating func content(of name: BlockName, _ root: YAMLNode) -> LessonBlock.Content {
        switch name {
        case .experiment:
            var reader = ExperimentReader(file: file, folder: folder, overrides: overrides)
            let experiment = reader.read(root)
            var id: BlockID?
            if case .mapping(let fields) = root.content {
                let fields = YAMLFields(range: root.range, fields: fields)
                id = reader.decoder.identifier(in: fields, of: "the experiment")
            }
            diagnostics += reader.decoder.diagnostics
            return .experiment(ExperimentBlock(id: id, experiment: experiment))
        case .figure, .table:
            var reader = FigureBlockReader(file: file)
            let block = reader.read(root, isTable: name == .table)
            diagnostics += reader.decoder.diagnostics
            return .figure(block)
        case .chart:
            var reader = FigureBlockReader(file: file)
            let block = reader.readChart(root, folder: folder)
            diagnostics += reader.decoder.diagnostics
            return .figure(block)
        case .check, .note, .answer:
            var decoder = YAMLDecoder(file: file)
            let checks = decoder.checks(root)
            diagnostics += decoder.diagnostics
            return .check(checks)
        }
    }

    /// What stands for a block whose YAML cannot be read.
    private func placeholder(for name: BlockName) -> LessonBlock.Content {
        switch name {
        case .experiment: .experiment(ExperimentBlock(id: nil, experiment: nil))
        case .figure, .table, .chart: .figure(FigureBlock(isBroken: true))
        case .check, .note, .answer: .check([])
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
            case .figure(let figure): id = figure.id
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
                    notes: [.init(known.what, file: file, range: known.range)]))
        }
    }
}
