import Charting
import Drawing

/// Reads a chart from YAML: gives its values to ``WrittenFigure``, and what that complains about the
/// place it has in the file.
struct ChartSpecReader {
    var decoder: YAMLDecoder
    /// Where data files are looked for; `nil` where there are none, as for the standard input.
    let folder: CourseFolder?

    static let keys = WrittenFigure.keys

    init(file: SourceFile, folder: CourseFolder?) {
        decoder = YAMLDecoder(file: file)
        self.folder = folder
    }

    /// The chart, or `nil` after errors, which are in ``decoder``.
    ///
    /// - Parameters:
    ///   - fields: the mapping, whose unknown keys have been complained about.
    ///   - root: the node of the mapping.
    mutating func read(_ fields: YAMLFields, of root: YAMLNode) -> ChartSpec? {
        let before = decoder.diagnostics.count
        let size = fields["size"].flatMap { decoder.canvasSize($0) }
        let known = fields.fields.filter { ChartSpecReader.keys.contains($0.key) }
        let value = ChartValue.fields(known.map { .init($0.key, converted($0.value)) })
        let files = folder.map(ChartFiles.init)
        let (figure, problems) = WrittenFigure.read(value, source: files)
        decoder.diagnostics += files?.diagnostics ?? []
        for problem in problems { report(problem, in: root, misspelled: fields.unknownKeys) }
        guard decoder.diagnostics.count == before, var figure else { return nil }
        let described = figure as? any DescribedFigure
        if figure.summary.isEmpty { figure.summary = described?.alternativeText ?? "" }
        let table = described?.dataTable ?? DataTable(caption: figure.title, columns: [], rows: [])
        return ChartSpec(figure: figure, size: size, table: table)
    }

    // MARK: Values

    private mutating func converted(_ node: YAMLNode) -> ChartValue {
        switch node.content {
        case .mapping(let fields):
            return .fields(fields.map { .init($0.key, converted($0.value)) })
        case .sequence(let items):
            let values = items.map { converted($0) }
            return numbers(values).map { .numbers($0) } ?? .list(values)
        case .scalar(let text, let isPlain):
            guard isPlain else { return .text(text) }
            if node.isNull { return .none }
            if text == "true" || text == "false" { return .flag(text == "true") }
            switch YAMLNumber(text) {
            case .finite(let number)?: return .number(number, written: text)
            case .nonFinite?: return .number(.nan, written: text)
            case .tooLarge?:
                decoder.error(
                    "\(text) is beyond the largest number there is, about 1.8e308", at: node.range,
                    remedy: "write a smaller number")
                return .number(.nan, written: text)
            case nil: return .text(text)
            }
        }
    }

    /// A list of numbers and gaps, kept compactly where it is long; short ones keep how they were written.
    private func numbers(_ values: [ChartValue]) -> [Double]? {
        guard values.count > 8 else { return nil }
        var numbers: [Double] = []
        for value in values {
            switch value {
            case .number(let number, _): numbers.append(number)
            case .none: numbers.append(.nan)
            default: return nil
            }
        }
        return numbers
    }

    // MARK: Places

    private mutating func report(_ problem: ChartProblem, in root: YAMLNode, misspelled: [String]) {
        var remedy = problem.remedy.isEmpty ? nil : problem.remedy
        switch problem.matter {
        case .other: break
        case .unknownKey(let key, let known): remedy = YAMLDecoder.remedy(forKey: key, among: known)
        case .unknownName(let name, let known, let plural):
            remedy = Nearest.remedy(for: name, among: known, called: plural)
        case .missing(let key, let unknown):
            // A key that was only misspelled has been complained about and is not missed as well.
            let candidates = problem.path.isEmpty ? unknown + misspelled : unknown
            let keys = key == "marks" ? [key] + WrittenFigure.kinds : [key]
            if keys.contains(where: { Nearest.match($0, among: candidates) != nil }) { return }
        }
        decoder.error(problem.message, at: range(of: problem, in: root), remedy: remedy)
    }

    private func range(of problem: ChartProblem, in root: YAMLNode) -> SourceRange {
        var node = root
        var keyRange: SourceRange?
        for step in problem.path {
            switch (step, node.content) {
            case (.key(let key), .mapping(let fields)):
                guard let field = fields.first(where: { $0.key == key }) else { return head(of: node) }
                (node, keyRange) = (field.value, field.keyRange)
            case (.index(let index), .sequence(let items)):
                guard items.indices.contains(index) else { return node.range }
                (node, keyRange) = (items[index], nil)
            default: return node.range
            }
        }
        switch problem.place {
        case .value: return node.range
        case .key: return keyRange ?? node.range
        case .head: return head(of: node)
        }
    }

    private func head(of node: YAMLNode) -> SourceRange {
        guard case .mapping(let fields) = node.content else { return node.range }
        return YAMLFields(range: node.range, fields: fields).headRange(in: decoder.file)
    }
}

extension YAMLDecoder {
    /// A size in points, written `640x400`.
    mutating func canvasSize(_ node: YAMLNode) -> Size? {
        guard let text = text(node, "the size") else { return nil }
        guard let size = Size(parsing: text) else {
            error(
                "\"\(text.shortened(to: 30))\" is not a size", at: node.range,
                remedy: "write width x height in points, from 100x100 to 4000x4000: size: 640x400")
            return nil
        }
        return size
    }
}
