import Drawing
import LessonFigures
import LossLandscape
import TrainingCore

/// Reads the YAML of a `figure` or `table` block.
///
/// The options that a kind takes, and their types, are those of the catalogs in LessonFigures.
struct FigureBlockReader {
    var decoder: YAMLDecoder

    static let figureKeys = ["id", "of", "kind", "caption", "alt", "title", "subtitle", "size"]
    static let tableKeys = ["id", "of", "kind", "caption"]

    init(file: SourceFile) {
        decoder = YAMLDecoder(file: file)
    }

    mutating func read(_ root: YAMLNode, isTable: Bool) -> FigureBlock {
        let before = decoder.diagnostics.count
        let what = isTable ? "a table" : "a figure"
        var block = FigureBlock(isBroken: true)
        guard let fields = decoder.fields(of: root, what, keys: nil) else { return block }
        for field in fields.fields { block.places[field.key] = field.value.range }
        block.id = decoder.identifier(in: fields, of: what)
        block.kind = kind(in: fields, isTable: isTable)
        block.subjects = fields["of"].map { subjects($0) } ?? []
        readTexts(fields, into: &block)
        readOptions(fields, isTable: isTable, into: &block)
        refuseValues(in: root, since: before)
        block.isBroken = decoder.diagnostics.count > before
        return block
    }

    /// Reads the YAML of a `chart` block: a caption, and the chart itself.
    mutating func readChart(_ root: YAMLNode, folder: CourseFolder?) -> FigureBlock {
        var block = FigureBlock(isBroken: true)
        let keys = ["id", "caption", "size"] + ChartSpecReader.keys
        guard let fields = decoder.fields(of: root, "a chart", keys: keys) else { return block }
        block.id = decoder.identifier(in: fields, of: "a chart")
        var texts = fields
        texts.fields.removeAll { $0.key != "caption" }
        readTexts(texts, into: &block)
        var reader = ChartSpecReader(file: decoder.file, folder: folder)
        // The caption stands below the figure on its page, not in the picture as well.
        var own = fields
        own.fields.removeAll { $0.key == "caption" }
        let chart = reader.read(own, of: root)
        decoder.diagnostics += reader.decoder.diagnostics
        block.kind = chart.map(FigureBlock.Kind.chart)
        block.size = chart?.size
        refuseValues(in: root, since: 0)
        block.isBroken = !decoder.diagnostics.isEmpty
        return block
    }

    /// Values are filled into the caption alone. Where there are other mistakes it may be one of those.
    private mutating func refuseValues(in root: YAMLNode, since count: Int) {
        guard decoder.diagnostics.count == count else { return }
        decoder.refuseValues(in: root, except: ["caption"])
    }

    private mutating func kind(in fields: YAMLFields, isTable: Bool) -> FigureBlock.Kind? {
        let what = isTable ? "the table" : "the figure"
        let names = isTable ? TableCatalog.kinds.map(\.name) : FigureCatalog.kinds.map(\.name)
        guard
            let node = decoder.required(
                "kind", in: fields, of: what,
                remedy: "write kind: \(names.first ?? ""), or another of the kinds"),
            let name = decoder.choice(node, of: names, called: "kinds", "the kind of \(what)")
        else { return nil }
        return isTable
            ? TableCatalog.kind(named: name).map(FigureBlock.Kind.table)
            : FigureCatalog.kind(named: name).map(FigureBlock.Kind.figure)
    }

    private mutating func subjects(_ node: YAMLNode) -> [FigureBlock.SubjectReference] {
        var nodes = [node]
        if case .sequence(let items) = node.content { nodes = items }
        return nodes.compactMap { node in
            decoder.text(node, "the experiment of a figure").map {
                FigureBlock.SubjectReference(name: $0, range: node.range)
            }
        }
    }

    private mutating func readTexts(_ fields: YAMLFields, into block: inout FigureBlock) {
        if let node = fields["caption"], let text = decoder.text(node, "the caption") {
            block.caption = FigureBlock.PlacedText(
                text: text, offset: node.range.lower + decoder.quoteWidth(of: node))
        }
        block.alternativeText = fields["alt"].flatMap { decoder.text($0, "the alternative text") }
        block.title = fields["title"].flatMap { decoder.text($0, "the title") }
        block.subtitle = fields["subtitle"].flatMap { decoder.text($0, "the subtitle") }
        block.size = fields["size"].flatMap { decoder.canvasSize($0) }
    }

    private mutating func readOptions(_ fields: YAMLFields, isTable: Bool, into block: inout FigureBlock) {
        // Without a kind nobody knows which options there are.
        guard let kind = block.kind else { return }
        let common = isTable ? FigureBlockReader.tableKeys : FigureBlockReader.figureKeys
        let options: [FigureOption]
        switch kind {
        case .figure(let kind): options = kind.options
        case .table(let kind): options = kind.options
        case .chart: return
        }
        for field in fields.fields where !common.contains(field.key) {
            guard let option = options.first(where: { $0.name == field.key }) else {
                let known = options.map(\.name) + common
                decoder.error(
                    "\(isTable ? "a table" : "a figure") of kind \(kind.name) has no option "
                        + "\"\(field.key.shortened(to: 40))\"",
                    at: field.keyRange, remedy: YAMLDecoder.remedy(forKey: field.key, among: known))
                continue
            }
            block.options[field.key] = decoder.optionValue(field.value, of: option)
        }
    }
}

extension Size {
    /// Reads `640x400`; `nil` for anything else and for sides outside 100 to 4000 points.
    public init?(parsing text: String) {
        let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard sides.count == 2, let width = sides[0], let height = sides[1],
            (100...4000).contains(width), (100...4000).contains(height)
        else { return nil }
        self.init(Double(width), Double(height))
    }
}
