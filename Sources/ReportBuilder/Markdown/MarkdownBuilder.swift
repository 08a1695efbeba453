/// Puts the tree together from what the parser reports, in the order it reports it.
final class MarkdownBuilder {
    enum Container {
        case quote
        case list(ordered: Bool, start: Int, tight: Bool)
    }

    private struct OpenContainer {
        var kind: Container
        /// Whether its items may be meanings of words.
        var mayDefine = false
        var defines = false
        var items: [[MarkdownBlock]] = []
    }

    private struct OpenTable {
        var alignments: [ColumnAlignment] = []
        var header: [[MarkdownInline]] = []
        var rows: [[[MarkdownInline]]] = []
        var cellIsHeader = false
        /// A byte of the row that is read.
        var place: Int?
    }

    struct OpenCode {
        var info: String
        var infoRange: SourceRange
        var text = ""
        var textStart: Int
        var fence: Fence?
        var start: Int
        var hasContent = false
    }

    /// Deeper containers are merged into this one, so that walks over the tree stay within the stack.
    private static let deepestContainer = 64

    let source: MarkdownSource
    private var assembly: MarkdownAssembly
    var problems: [MarkdownProblem] { assembly.problems + tableProblems }
    private var tableProblems: [MarkdownProblem] = []
    var inlines: MarkdownInlineBuilder
    private var slugs = HeadingSlugs()
    private var blocks: [[MarkdownBlock]] = [[]]
    private var containers: [OpenContainer] = []
    private var containerDepth = 0
    private var headingLevel = 1
    private var table = OpenTable()
    var code: OpenCode?
    var html: (text: String, lower: Int?, upper: Int)?

    init(source: MarkdownSource) {
        self.source = source
        assembly = MarkdownAssembly(source)
        inlines = MarkdownInlineBuilder(source: source)
    }

    func finish() -> [MarkdownBlock] {
        flushInlines()
        return assembly.assembled(blocks.first ?? [])
    }

    func add(_ block: MarkdownBlock) {
        flushInlines()
        blocks[blocks.count - 1].append(block)
    }

    /// In a tight list text stands in the item without a paragraph around it.
    private func flushInlines() {
        let content = inlines.take()
        if !content.isEmpty { blocks[blocks.count - 1].append(.paragraph(content)) }
    }

    // MARK: Containers

    func openContainer(_ kind: Container, mayDefine: Bool = false) {
        flushInlines()
        containerDepth += 1
        guard containerDepth <= Self.deepestContainer else { return }
        containers.append(OpenContainer(kind: kind, mayDefine: mayDefine))
        blocks.append([])
    }

    func closeContainer() {
        flushInlines()
        containerDepth -= 1
        guard containerDepth < Self.deepestContainer, let container = containers.popLast(),
            let content = blocks.popLast()
        else { return }
        switch container.kind {
        case .quote: add(assembly.quote(assembly.assembled(content)))
        case .list(_, _, let tight)
        where container.defines
            && MarkdownAssembly.define(container.items, tight: tight, in: &blocks[blocks.count - 1]):
            break
        case .list(let ordered, let start, let tight):
            add(.list(ordered: ordered, start: start, tight: tight, items: container.items))
        }
    }

    func openItem() {
        flushInlines()
        guard containerDepth <= Self.deepestContainer else { return }
        if let list = containers.last, list.mayDefine, list.items.isEmpty, startsDefinition {
            containers[containers.count - 1].defines = true
        }
        blocks.append([])
    }

    /// Whether the item that begins here has a colon before it.
    private var startsDefinition: Bool {
        var position = inlines.cursor
        while let byte = source.byte(at: position), byte != UInt8(ascii: "+") {
            if byte == UInt8(ascii: ":"), source.mark(at: position)?.kind == .definition { return true }
            position += 1
        }
        return false
    }

    func closeItem() {
        flushInlines()
        guard containerDepth <= Self.deepestContainer, let item = blocks.popLast() else { return }
        if !containers.isEmpty {
            containers[containers.count - 1].items.append(Self.task(assembly.assembled(item)))
        }
    }

    /// An item with a box before its text, `[ ]` or `[x]`, is a task.
    private static func task(_ item: [MarkdownBlock]) -> [MarkdownBlock] {
        guard case .paragraph(var inlines)? = item.first, case .text(let text, let range)? = inlines.first,
            let box = ["[ ] ", "[x] ", "[X] "].first(where: text.hasPrefix)
        else { return item }
        inlines[0] = .text(
            String(text.dropFirst(4)), SourceRange(lower: range.lower + 4, upper: range.upper))
        return [.paragraph([.task(isDone: box != "[ ] ")] + inlines)] + item.dropFirst()
    }

    // MARK: Blocks of running text

    func openParagraph() {
        flushInlines()
        inlines.begin()
    }

    func closeParagraph() {
        flushInlines()
    }

    func openHeading(level: Int) {
        flushInlines()
        inlines.begin()
        headingLevel = level
    }

    func closeHeading() {
        let extent = inlines.extent ?? inlines.cursor..<inlines.cursor
        var content = inlines.take()
        let range = source.range(
            source.lineStart(of: extent.lowerBound), source.lineEnd(of: extent.upperBound))
        var id: String?
        if case .attributes(let attributes)? = content.last {
            content.removeLast()
            id = attributes.id
            if case .text(let text, let place)? = content.last {
                let short = String(text.reversed().drop(while: \.isWhitespace).reversed())
                content[content.count - 1] = .text(
                    short,
                    SourceRange(
                        lower: place.lower, upper: place.upper - (text.utf8.count - short.utf8.count)))
            }
        }
        if let id { slugs.take(id) }
        add(
            .heading(
                level: headingLevel, content: content, id: id ?? slugs.slug(for: content.plainText),
                range: range))
    }

    // MARK: Tables

    func openTable() {
        flushInlines()
        table = OpenTable()
    }

    func openRow() {
        endRow()
        table.rows.append([])
    }

    /// The parser leaves out the cells for which there is no column.
    private func endRow() {
        guard let place = table.place else { return }
        table.place = nil
        guard let surplus = source.surplus(ofRowAt: place, columns: table.alignments.count) else { return }
        tableProblems.append(
            MarkdownProblem(
                message: "the row has more cells than the table has columns (\(table.alignments.count))",
                remedy:
                    "delete what is too much, write \\| for the sign itself, or add a column to the line of ---",
                range: surplus))
    }

    func openCell(alignment: ColumnAlignment, isHeader: Bool) {
        inlines.begin()
        table.cellIsHeader = isHeader
        if isHeader { table.alignments.append(alignment) }
    }

    func closeCell() {
        let content = inlines.take()
        table.place = table.place ?? inlines.extent?.lowerBound
        if table.cellIsHeader {
            table.header.append(content)
        } else if !table.rows.isEmpty {
            table.rows[table.rows.count - 1].append(content)
        }
    }

    func closeTable() {
        endRow()
        // The first row reported is that of the header, whose cells stand in `header`.
        let rows = Array(table.rows.dropFirst())
        add(.table(alignments: table.alignments, header: table.header, rows: rows))
    }
}
