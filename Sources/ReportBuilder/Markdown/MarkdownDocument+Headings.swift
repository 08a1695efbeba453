extension MarkdownDocument {
    /// A heading of the text, as it is written.
    struct Heading: Sendable, Hashable {
        let level: Int
        let id: String
        let range: SourceRange
    }

    /// All headings in their order, those in quotes and lists too.
    var headings: [Heading] { Self.headings(in: blocks) }

    private static func headings(in blocks: [MarkdownBlock]) -> [Heading] {
        blocks.flatMap { block -> [Heading] in
            switch block {
            case .heading(let level, _, let id, let range): [Heading(level: level, id: id, range: range)]
            case .quote(let content): headings(in: content)
            case .list(_, _, _, let items): items.flatMap(headings)
            case .division(let division): headings(in: division.content)
            case .definitions(let items): items.flatMap { $0.meanings.flatMap(headings) }
            default: []
            }
        }
    }
}
