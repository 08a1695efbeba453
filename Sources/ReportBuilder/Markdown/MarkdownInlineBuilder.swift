/// Puts running text together.
struct MarkdownInlineBuilder {
    enum Span {
        case emphasis, strong, strikethrough, code, other
        case math(display: Bool)
        /// A destination, a title, and where the destination stands, if known.
        case link(String, title: String, at: MarkdownLinkPlaces)
        case image(String, title: String, at: MarkdownLinkPlaces)
    }

    private struct OpenSpan {
        var kind: Span
        var content: [MarkdownInline] = []
        /// For code and mathematics, which are made of text alone.
        var text = ""
        var lower: Int?
        var upper: Int
    }

    /// Spans nested deeper are merged into this one.
    private static let deepestSpan = 64

    private let source: MarkdownSource
    private var spans: [OpenSpan]
    private var depth = 0
    /// Whether text that follows on the last piece may be joined to it.
    private var lastIsOpen = false
    /// The end of what has been read of the source.
    var cursor = 0
    /// From the first to the last byte of text since `begin`.
    private(set) var extent: Range<Int>?

    init(source: MarkdownSource) {
        self.source = source
        spans = [OpenSpan(kind: .other, upper: 0)]
    }

    /// Starts a new run of text.
    mutating func begin() {
        extent = nil
        lastIsOpen = false
    }

    /// The text since the last call.
    mutating func take() -> [MarkdownInline] {
        let content = spans[0].content
        spans = [OpenSpan(kind: .other, upper: cursor)]
        depth = 0
        lastIsOpen = false
        return MarkdownInlineMarks.taken(up: content, of: source)
    }

    mutating func add(_ inline: MarkdownInline) {
        lastIsOpen = false
        spans[spans.count - 1].content.append(inline)
    }

    mutating func add(text: String) {
        add(.text(text, source.range(cursor, cursor)))
    }

    // MARK: Text

    mutating func addText(at offset: Int?, count: Int) {
        guard let offset, count > 0 else { return }
        let isEscaped = cursor < offset && source.byte(at: offset - 1) == UInt8(ascii: "\\")
        note(offset, count)
        guard isEscaped else {
            append(offset, count)
            return
        }
        // The escaped character is a piece of its own, so that `\{{` opens no value.
        append(offset, 1)
        lastIsOpen = false
        if count > 1 { append(offset + 1, count - 1) }
    }

    private mutating func append(_ offset: Int, _ count: Int) {
        let text = source.string(at: offset, count: count)
        let range = source.range(offset, offset + count)
        let top = spans.count - 1
        if lastIsOpen, case .text(let before, let earlier)? = spans[top].content.last,
            earlier.upper == range.lower
        {
            let joined = SourceRange(lower: earlier.lower, upper: range.upper)
            spans[top].content[spans[top].content.count - 1] = .text(before + text, joined)
        } else {
            spans[top].content.append(.text(text, range))
        }
        lastIsOpen = true
    }

    mutating func addEntity(at offset: Int?, count: Int) {
        guard let offset else { return }
        note(offset, count)
        let text = CharacterReference.text(of: source.string(at: offset, count: count))
        add(.text(text, source.range(offset, offset + count)))
    }

    mutating func addHTML(at offset: Int?, count: Int) {
        guard let offset else { return }
        note(offset, count)
        switch source.mark(at: offset)?.kind {
        case .comment: return
        default: break
        }
        add(.html(source.string(at: offset, count: count), source.range(offset, offset + count)))
    }

    mutating func addCode(at offset: Int?, content: UnsafeRawBufferPointer) {
        let top = spans.count - 1
        guard let offset else {
            spans[top].text += String(decoding: content, as: UTF8.self)
            return
        }
        note(offset, content.count)
        if spans[top].lower == nil { spans[top].lower = offset }
        spans[top].upper = offset + content.count
        spans[top].text += source.string(at: offset, count: content.count)
    }

    /// Lines of mathematics are joined so that each byte keeps its distance from the first: the line end and
    /// the prefix of the next line become as many spaces.
    mutating func addMathematics(at offset: Int?, count: Int) {
        guard let offset else { return }
        let top = spans.count - 1
        note(offset, count)
        if spans[top].lower == nil {
            spans[top].lower = offset
        } else {
            spans[top].text += String(repeating: " ", count: max(offset - spans[top].upper, 0))
        }
        spans[top].text += source.string(at: offset, count: count)
        spans[top].upper = offset + count
    }

    private mutating func note(_ offset: Int, _ count: Int) {
        cursor = offset + count
        extent = min(extent?.lowerBound ?? offset, offset)..<max(extent?.upperBound ?? 0, cursor)
    }

    // MARK: Spans

    mutating func open(_ span: Span) {
        depth += 1
        lastIsOpen = false
        if depth <= Self.deepestSpan { spans.append(OpenSpan(kind: span, upper: cursor)) }
    }

    mutating func close() {
        depth -= 1
        lastIsOpen = false
        guard depth < Self.deepestSpan, spans.count > 1, let span = spans.popLast() else { return }
        switch span.kind {
        case .emphasis: add(.emphasis(span.content))
        case .strong: add(.strong(span.content))
        case .strikethrough: add(loweredText(span.content) ?? .strikethrough(span.content))
        case .other: span.content.forEach { add($0) }
        case .code:
            let range = source.range(span.lower ?? cursor, span.upper)
            if !addFormula(at: span.lower) { add(.code(span.text, range)) }
        case .math(let display):
            let range = source.range(span.lower ?? cursor, span.upper)
            if !addFormula(at: span.lower) { add(.math(span.text, display: display, range)) }
        case .link(let destination, let title, let places):
            let range = linkRange(from: span.upper, destination: destination, at: places.destination)
            add(
                .link(
                    destination: destination, title: title, content: span.content, range: range,
                    places: places))
        case .image(let address, let title, let places):
            var range = linkRange(from: span.upper, destination: address, at: places.destination)
            // The exclamation mark stands before the bracket.
            range.lower = max(range.lower - 1, source.start)
            add(.image(source: address, title: title, alt: span.content, range: range, places: places))
        }
    }

    /// What stands between single signs of `~`, which strike nothing: the text with them.
    private func loweredText(_ content: [MarkdownInline]) -> MarkdownInline? {
        guard content.count == 1, case .text(let text, let range)? = content.first,
            text.utf8.count == range.upper - range.lower
        else { return nil }
        let before = range.lower - source.start - 1
        guard source.byte(at: before) == UInt8(ascii: "~"), source.byte(at: before - 1) != UInt8(ascii: "~")
        else {
            return nil
        }
        return .text("~\(text)~", SourceRange(lower: range.lower - 1, upper: range.upper + 1))
    }

    /// A formula that the parser read as something else.
    private mutating func addFormula(at offset: Int?) -> Bool {
        guard let offset, let mark = source.mark(at: offset),
            case .formula(let display, let inside) = mark.kind
        else { return false }
        var atLineStart = false
        // As in other formulas a line end and the prefix of the next line become as many spaces.
        let bytes = source.bytes[inside].map { byte -> UInt8 in
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                atLineStart = true
                return UInt8(ascii: " ")
            }
            if atLineStart, byte.isMarkdownSpace || byte == UInt8(ascii: ">") { return UInt8(ascii: " ") }
            atLineStart = false
            return byte
        }
        cursor = max(cursor, mark.range.upperBound - source.start)
        add(
            .math(
                String(decoding: bytes, as: UTF8.self), display: display,
                SourceRange(lower: inside.lowerBound, upper: inside.upperBound)))
        return true
    }

    /// From the opening bracket to the closing parenthesis. The parser does not report these, so they are
    /// looked for: the bracket is the first one since what was read before, the destination stands behind
    /// the text unless it is that of a reference.
    private mutating func linkRange(from earlier: Int, destination: String, at found: Int?) -> SourceRange {
        var lower = earlier
        if cursor == earlier, let found {
            // There is no text between the brackets, so they are looked for before the destination.
            var inside = found - source.start
            while inside > earlier, let byte = source.byte(at: inside - 1), byte != UInt8(ascii: "[") {
                inside -= 1
            }
            if inside > earlier { (lower, cursor) = (inside - 1, inside) }
        }
        while let byte = source.byte(at: lower), byte != UInt8(ascii: "["), byte != UInt8(ascii: "<"),
            lower < cursor
        {
            lower += 1
        }
        var upper = cursor
        var closing = UInt8(ascii: "]")
        if let start = destinationStart(from: cursor) {
            closing = UInt8(ascii: ")")
            upper = found.map { max($0 - source.start + destination.utf8.count, start) } ?? start
        }
        while let byte = source.byte(at: upper), byte != UInt8(ascii: "\n") {
            upper += 1
            if byte == closing || byte == UInt8(ascii: ">") { break }
        }
        cursor = max(cursor, upper)
        return source.range(lower, upper)
    }

    /// Where the destination of a link starts whose text ends at an offset, behind `](` and what closes marks
    /// in the text; nil for references and for addresses in angle brackets.
    private func destinationStart(from offset: Int) -> Int? {
        for position in offset..<(offset + 16) {
            guard let byte = source.byte(at: position), byte != UInt8(ascii: "\n") else { return nil }
            if byte == UInt8(ascii: "]") {
                return source.byte(at: position + 1) == UInt8(ascii: "(") ? position + 2 : nil
            }
        }
        return nil
    }
}
