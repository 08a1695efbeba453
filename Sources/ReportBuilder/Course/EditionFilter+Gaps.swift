extension [MarkdownInline] {
    /// Whether nothing of it can be seen.
    var isBlank: Bool {
        allSatisfy { inline in
            switch inline {
            case .softBreak, .hardBreak: true
            case .text(let text, _): text.allSatisfy(\.isWhitespace)
            default: false
            }
        }
    }

    func collectLinks(into links: inout [(range: SourceRange, places: MarkdownLinkPlaces)]) {
        for inline in self {
            switch inline {
            case .link(_, _, let inner, let range, let places),
                .image(_, _, let inner, let range, let places):
                links.append((range, places))
                inner.collectLinks(into: &links)
            case .attributed(let inner, _): [inner].collectLinks(into: &links)
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner):
                inner.collectLinks(into: &links)
            default: break
            }
        }
    }
}

extension [MarkdownBlock] {
    func collectLinks(into links: inout [(range: SourceRange, places: MarkdownLinkPlaces)]) {
        for block in self {
            switch block {
            case .heading(_, let content, _, _), .paragraph(let content): content.collectLinks(into: &links)
            case .quote(let content): content.collectLinks(into: &links)
            case .list(_, _, _, let items): for item in items { item.collectLinks(into: &links) }
            case .table(_, let header, let rows):
                for cell in header + rows.flatMap({ $0 }) { cell.collectLinks(into: &links) }
            case .captioned(let table, let caption, _):
                [table].collectLinks(into: &links)
                caption.collectLinks(into: &links)
            case .division(let division): division.content.collectLinks(into: &links)
            case .definitions(let items):
                for item in items {
                    for term in item.terms { term.collectLinks(into: &links) }
                    for meaning in item.meanings { meaning.collectLinks(into: &links) }
                }
            case .code, .rule, .html: break
            }
        }
    }
}

extension EditionFilter {
    /// The same blocks with ids of headings as if nothing else had been there.
    static func withOwnIDs(_ blocks: [MarkdownBlock], _ bytes: [UInt8]) -> [MarkdownBlock] {
        var slugs = HeadingSlugs()
        return withOwnIDs(blocks, bytes, &slugs)
    }

    private static func withOwnIDs(
        _ blocks: [MarkdownBlock], _ bytes: [UInt8], _ slugs: inout HeadingSlugs
    ) -> [MarkdownBlock] {
        blocks.map { block in
            switch block {
            case .heading(let level, let content, let id, let range):
                let line = bytes[min(range.lower, bytes.count)..<min(range.upper, bytes.count)]
                if String(decoding: line, as: UTF8.self).contains("#\(id)") {
                    slugs.take(id)
                    return block
                }
                return .heading(
                    level: level, content: content, id: slugs.slug(for: content.plainText), range: range)
            case .quote(let content): return .quote(withOwnIDs(content, bytes, &slugs))
            case .list(let ordered, let start, let tight, let items):
                return .list(
                    ordered: ordered, start: start, tight: tight,
                    items: items.map { withOwnIDs($0, bytes, &slugs) })
            case .division(var division):
                division.content = withOwnIDs(division.content, bytes, &slugs)
                return .division(division)
            case .definitions(let items):
                return .definitions(
                    items.map { item in
                        var item = item
                        item.meanings = item.meanings.map { withOwnIDs($0, bytes, &slugs) }
                        return item
                    })
            case .paragraph, .code, .table, .rule, .html, .captioned: return block
            }
        }
    }
}
