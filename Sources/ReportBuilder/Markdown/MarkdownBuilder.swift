/// Puts the tree together from what the parser reports, in the order it reports it.
final class MarkdownBuilder {
    enum Container {
        case quote
        case list(ordered: Bool, start: Int, tight: Bool)
    }

    private struct OpenContainer {
        var kind: Container
        var items: [[MarkdownBlock]] = []
    }

    private struct OpenTable {
        var alignments: [ColumnAlignment] = []
        var header: [[MarkdownInline]] = []
        var rows: [[[MarkdownInline]]] = []
        var cellIsHeader = false
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
        inlines = MarkdownInlineBuilder(source: source)
    }

    func finish() -> [MarkdownBlock] {
        flushInlines()
        return blocks.first ?? []
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

    func openContainer(_ kind: Container) {
        flushInlines()
        containerDepth += 1
        guard containerDepth <= Self.deepestContainer else { return }
        containers.append(OpenContainer(kind: kind))
        blocks.append([])
    }

    func closeContainer() {
        flushInlines()
        containerDepth -= 1
        guard containerDepth < Self.deepestContainer, let container = containers.popLast(),
            let content = blocks.popLast()
        else { return }
        switch container.kind {
        case .quote: add(.quote(content))
        case .list(let ordered, let start, let tight):
            add(.list(ordered: ordered, start: start, tight: tight, items: container.items))
        }
    }

    func openItem() {
        flushInlines()
        if containerDepth <= Self.deepestContainer { blocks.append([]) }
    }

    func closeItem() {
        flushInlines()
        guard containerDepth <= Self.deepestContainer, let item = blocks.popLast() else { return }
        if !containers.isEmpty { containers[containers.count - 1].items.append(item) }
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
        let content = inlines.take()
        let range = source.range(
            source.lineStart(of: extent.lowerBound), source.lineEnd(of: extent.upperBound))
        add(
            .heading(
                level: headingLevel, content: content, id: slugs.slug(for: content.plainText), range: range))
    }

    // MARK: Tables

    func openTable() {
        flushInlines()
        table = OpenTable()
    }

    func openRow() {
        table.rows.append([])
    }

    func openCell(alignment: ColumnAlignment, isHeader: Bool) {
        inlines.begin()
        table.cellIsHeader = isHeader
        if isHeader { table.alignments.append(alignment) }
    }

    func closeCell() {
        let content = inlines.take()
        if table.cellIsHeader {
            table.header.append(content)
        } else if !table.rows.isEmpty {
            table.rows[table.rows.count - 1].append(content)
        }
    }

    func closeTable() {
        // The first row reported is that of the header, whose cells stand in `header`.
        let rows = Array(table.rows.dropFirst())
        add(.table(alignments: table.alignments, header: table.header, rows: rows))
    }
}
