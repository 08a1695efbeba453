/// How the cells of a table's column stand.
package enum ColumnAlignment: Sendable, Hashable {
    /// The source says nothing: numbers to the right, everything else to the left.
    case automatic
    case left, center, right
}

/// A block of a lesson's text.
package indirect enum MarkdownBlock: Sendable, Hashable {
    /// A heading. `id` is a slug of its text, unique among the headings of the document.
    case heading(level: Int, content: [MarkdownInline], id: String, range: SourceRange)
    case paragraph([MarkdownInline])
    case quote([MarkdownBlock])
    /// A list. In a tight list each item's text stands in paragraphs here too; writers set them without
    /// the space of a paragraph.
    case list(ordered: Bool, start: Int, tight: Bool, items: [[MarkdownBlock]])
    /// A fenced or indented code block. `info` is the whole info string (empty without one) and `infoRange`
    /// where it stands; `text` ends with a newline unless it is empty; `textStart` is the byte offset of its
    /// first byte. In a block that stands at the margin, byte `k` of `text` is byte `textStart + k` of the
    /// file (as long as lines end with a single newline byte); inside a list or quote every line is shifted
    /// by the container's prefix. `range` reaches from the opening fence to the end of the closing one.
    case code(info: String, infoRange: SourceRange, text: String, textStart: Int, range: SourceRange)
    case table(alignments: [ColumnAlignment], header: [[MarkdownInline]], rows: [[[MarkdownInline]]])
    case rule
    case html(String, SourceRange)
}

/// A piece of running text.
package indirect enum MarkdownInline: Sendable, Hashable {
    /// Text as it reads. Where it is as long as its range, it stands in the source byte for byte; entities
    /// and escaped characters are pieces of their own, so a `{{ … }}` never spans several.
    case text(String, SourceRange)
    case softBreak
    case hardBreak
    case emphasis([MarkdownInline])
    case strong([MarkdownInline])
    case strikethrough([MarkdownInline])
    case code(String)
    case link(destination: String, title: String, content: [MarkdownInline], range: SourceRange)
    case image(source: String, title: String, alt: [MarkdownInline], range: SourceRange)
    /// TeX between dollar signs; the range is that of the TeX, without the dollars.
    case math(String, display: Bool, SourceRange)
    case html(String, SourceRange)
}

/// The text of a lesson as a tree.
package struct MarkdownDocument: Sendable, Hashable {
    package var blocks: [MarkdownBlock]

    package init(blocks: [MarkdownBlock]) {
        self.blocks = blocks
    }
}
