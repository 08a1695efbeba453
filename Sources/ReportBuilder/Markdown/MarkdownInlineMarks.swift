/// Takes up what the parser read as words: footnotes, citations and attributes.
enum MarkdownInlineMarks {
    static func taken(up content: [MarkdownInline], of source: MarkdownSource) -> [MarkdownInline] {
        guard !source.marks.isEmpty else { return content }
        var result: [MarkdownInline] = []
        for inline in content {
            switch inline {
            case .text(let text, let range) where text.utf8.count == range.upper - range.lower:
                for piece in pieces(of: text, range, source) { add(piece, to: &result) }
            case .emphasis(let inner): result.append(.emphasis(taken(up: inner, of: source)))
            case .strong(let inner): result.append(.strong(taken(up: inner, of: source)))
            case .strikethrough(let inner): result.append(.strikethrough(taken(up: inner, of: source)))
            case .link(let destination, let title, let inner, let range, let places):
                result.append(
                    .link(
                        destination: destination, title: title, content: taken(up: inner, of: source),
                        range: range, places: places))
            default: result.append(inline)
            }
        }
        return result
    }

    /// Attributes belong to what stands directly before them, spaces aside where that is a formula.
    private static func add(_ piece: MarkdownInline, to result: inout [MarkdownInline]) {
        guard case .attributes(let attributes) = piece else { return result.append(piece) }
        var last = result.count - 1
        if last > 0, case .text(let text, _) = result[last], text.allSatisfy(\.isWhitespace),
            case .math(_, display: true, _) = result[last - 1]
        {
            last -= 1
        } else if last > 0, case .softBreak = result[last], case .math(_, display: true, _) = result[last - 1]
        {
            last -= 1
        }
        guard last >= 0 else { return result.append(piece) }
        switch result[last] {
        case .image, .link, .code, .math:
            result[last] = .attributed(result[last], attributes)
            result.removeSubrange((last + 1)...)
        default: result.append(piece)
        }
    }

    private static func pieces(
        of text: String, _ range: SourceRange, _ source: MarkdownSource
    ) -> [MarkdownInline] {
        let marks = source.marks.marks(in: range.lower..<range.upper)
        guard !marks.isEmpty else { return [.text(text, range)] }
        var pieces: [MarkdownInline] = []
        var start = range.lower
        func plain(upTo end: Int) {
            guard start < end else { return }
            pieces.append(
                .text(
                    String(decoding: source.bytes[start..<end], as: UTF8.self),
                    SourceRange(lower: start, upper: end)))
        }
        for mark in marks where mark.range.upperBound <= range.upper {
            let place = SourceRange(lower: mark.range.lowerBound, upper: mark.range.upperBound)
            let whole = String(decoding: source.bytes[mark.range], as: UTF8.self)
            let piece: MarkdownInline
            switch mark.kind {
            case .footnote(let name): piece = .footnote(name, place)
            case .citation: piece = .citation(String(whole.dropFirst().dropLast()), place)
            case .attributes: piece = .attributes(MarkdownAttributes(whole, range: place))
            default: continue
            }
            plain(upTo: mark.range.lowerBound)
            pieces.append(piece)
            start = mark.range.upperBound
        }
        plain(upTo: range.upper)
        return pieces
    }
}
