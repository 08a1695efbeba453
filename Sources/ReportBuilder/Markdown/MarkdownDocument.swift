import Schema

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
    /// What stands between two lines of colons, or a quote that begins with `[!NOTE]`.
    case division(MarkdownDivision)
    /// Words, each with what it means.
    case definitions([MarkdownDefinition])
    /// A table with a caption or attributes.
    case captioned(MarkdownBlock, caption: [MarkdownInline], MarkdownAttributes?)
}

/// `::: warning Title` … `:::`
package struct MarkdownDivision: Sendable, Hashable {
    /// The first word behind the colons in lower case, or the first class of the attributes.
    package var word: String
    /// Its title as it is written, and the byte of the file at which it begins.
    package var titleText = ""
    package var titleStart = 0
    package var attributes: MarkdownAttributes?
    package var content: [MarkdownBlock] = []
    /// Of the line that opens it.
    package var range: SourceRange
    /// Where the line ends that closes it; `nil` where a quote is one.
    package var end: Int?
    /// Whether the word stands among the attributes, `{.warning}`, where others are names for a style sheet.
    package var isClass = false
    /// Whether it folds, and is folded.
    package var isFolded: Bool?
}

/// Words and what they mean.
package struct MarkdownDefinition: Sendable, Hashable {
    package var terms: [[MarkdownInline]]
    package var meanings: [[MarkdownBlock]]
    package var isTight: Bool
}

/// `[^name]: text`
package struct MarkdownFootnote: Sendable, Hashable {
    package var name: String
    package var content: [MarkdownBlock]
    /// Of the name with its brackets.
    package var range: SourceRange
}

/// Where the parts of a link begin in the file, if that is known.
package struct MarkdownLinkPlaces: Sendable, Hashable {
    package var destination: Int?
    package var title: Int?
}

/// Something in a document that cannot be read.
package struct MarkdownProblem: Sendable, Hashable {
    package var message: String
    package var remedy: String
    package var range: SourceRange
    package var code = ProblemCode.unclosed
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
    /// Code in a text, and where it stands without its marks.
    case code(String, SourceRange)
    case link(
        destination: String, title: String, content: [MarkdownInline], range: SourceRange,
        places: MarkdownLinkPlaces)
    case image(
        source: String, title: String, alt: [MarkdownInline], range: SourceRange, places: MarkdownLinkPlaces)
    /// TeX between dollar signs; the range is that of the TeX, without the dollars.
    case math(String, display: Bool, SourceRange)
    case html(String, SourceRange)
    /// `[^name]`
    case footnote(String, SourceRange)
    /// What stands between the brackets of `[@key, p. 3]`.
    case citation(String, SourceRange)
    /// The box before the text of a task.
    case task(isDone: Bool)
    /// An image, link, code or formula with attributes behind it.
    case attributed(MarkdownInline, MarkdownAttributes)
    /// Attributes behind nothing that could have them.
    case attributes(MarkdownAttributes)
}

/// The text of a lesson as a tree.
package struct MarkdownDocument: Sendable, Hashable {
    package var blocks: [MarkdownBlock]
    /// In the order of the text, wherever they are named.
    package var footnotes: [MarkdownFootnote] = []
    /// In their order.
    package var problems: [MarkdownProblem] = []

    package init(blocks: [MarkdownBlock]) {
        self.blocks = blocks
    }
}
