import CMarkdown

/// Reads a document with md4c.
///
/// md4c tells what it finds through callbacks. Its text pointers point into the buffer it was given, so
/// `text − start` is the byte offset; what points elsewhere (line ends, indentation, unescaped attributes)
/// is recognized by that. The buffer is a masked copy: text is read from the original at the same offsets.
enum MarkdownReader {
    static func document(of bytes: [UInt8], startingAt offset: Int) -> MarkdownDocument {
        let start = min(max(offset, 0), bytes.count)
        let mask = MarkdownMask(bytes, startingAt: start)
        let (blocks, problems) = read(mask, of: bytes, from: start)
        var document = MarkdownDocument(blocks: blocks)
        document.problems = problems
        for mark in mask.marks where mark.kind == .openComment {
            document.problems.append(
                MarkdownProblem(
                    message: "<!-- opens a comment that never ends", remedy: "write --> where it ends",
                    range: SourceRange(lower: mark.range.lowerBound, upper: mark.range.upperBound)))
        }
        for footnote in mask.footnotes {
            let (content, problems) = text(of: footnote, in: bytes)
            document.footnotes.append(
                MarkdownFootnote(
                    name: footnote.name, content: content,
                    range: SourceRange(lower: footnote.range.lowerBound, upper: footnote.range.upperBound)))
            document.problems += problems
        }
        return document
    }

    private static func read(
        _ mask: MarkdownMask, of bytes: [UInt8], from start: Int
    ) -> (blocks: [MarkdownBlock], problems: [MarkdownProblem]) {
        let builder = MarkdownBuilder(
            source: MarkdownSource(bytes: bytes, start: start, masked: mask.bytes, marks: mask.marks))
        // md4c 0.4.8 looks beyond the end of a text whose last line has none: an unfinished link crashed it.
        var text = mask.bytes
        if text.last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) }
        text.withUnsafeBufferPointer { buffer in
            let body = UnsafeBufferPointer(rebasing: buffer[start...])
            body.withMemoryRebound(to: CChar.self) { parse($0, into: builder) }
        }
        return (builder.finish(), builder.problems)
    }

    /// The text behind the colon of a footnote; lines that are indented belong to it as to an item of a list.
    private static func text(
        of footnote: FootnoteSource, in bytes: [UInt8]
    ) -> (blocks: [MarkdownBlock], problems: [MarkdownProblem]) {
        let part = Array(bytes[..<footnote.content.upperBound])
        let start = footnote.content.lowerBound
        let isItem = start + 1 < part.count && part[start + 1].isMarkdownSpace
        var mask = MarkdownMask(part, startingAt: isItem ? start : start + 1)
        if isItem { mask.beginItem(at: start) }
        let (blocks, problems) = read(mask, of: part, from: isItem ? start : start + 1)
        guard isItem, case .list(_, _, _, let items)? = blocks.first else { return (blocks, problems) }
        return (items.flatMap { $0 } + blocks.dropFirst(), problems)
    }

    private static func parse(_ text: UnsafeBufferPointer<CChar>, into builder: MarkdownBuilder) {
        guard let start = text.baseAddress, let size = MD_SIZE(exactly: text.count) else { return }
        let session = MarkdownSession(start: start, count: text.count, builder: builder)
        var parser = MD_PARSER()
        parser.flags = UInt32(MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_LATEXMATHSPANS)
        parser.enter_block = { type, detail, session in
            MarkdownSession.at(session)?.enter(block: type, detail: detail) ?? MarkdownSession.stop
        }
        parser.leave_block = { type, _, session in
            MarkdownSession.at(session)?.leave(block: type) ?? MarkdownSession.stop
        }
        parser.enter_span = { type, detail, session in
            MarkdownSession.at(session)?.enter(span: type, detail: detail) ?? MarkdownSession.stop
        }
        parser.leave_span = { type, _, session in
            MarkdownSession.at(session)?.leave(span: type) ?? MarkdownSession.stop
        }
        parser.text = { type, text, size, session in
            MarkdownSession.at(session)?.text(type, text, size) ?? MarkdownSession.stop
        }
        // md4c fails only when memory runs out; what was read until then stands.
        _ = withExtendedLifetime(session) {
            md_parse(start, size, &parser, Unmanaged.passUnretained(session).toOpaque())
        }
    }
}

/// What md4c's callbacks are given: they translate from C and hand on to the builder.
private final class MarkdownSession {
    private let start: UnsafePointer<CChar>
    private let count: Int
    private let builder: MarkdownBuilder
    /// What callbacks return to md4c to go on, and to stop.
    private let proceed: Int32 = 0
    static let stop: Int32 = 1

    init(start: UnsafePointer<CChar>, count: Int, builder: MarkdownBuilder) {
        self.start = start
        self.count = count
        self.builder = builder
    }

    /// The session whose pointer md4c hands back.
    static func at(_ pointer: UnsafeMutableRawPointer?) -> MarkdownSession? {
        pointer.map { Unmanaged.fromOpaque($0).takeUnretainedValue() }
    }

    func enter(block: MD_BLOCKTYPE, detail: UnsafeMutableRawPointer?) -> Int32 {
        switch block {
        case MD_BLOCK_QUOTE: builder.openContainer(.quote)
        case MD_BLOCK_UL:
            let list = detail?.load(as: MD_BLOCK_UL_DETAIL.self)
            builder.openContainer(
                .list(ordered: false, start: 1, tight: list?.is_tight != 0),
                mayDefine: list?.mark == CChar(UInt8(ascii: "+")))
        case MD_BLOCK_OL:
            let list = detail?.load(as: MD_BLOCK_OL_DETAIL.self)
            builder.openContainer(
                .list(ordered: true, start: Int(list?.start ?? 1), tight: list?.is_tight != 0))
        case MD_BLOCK_LI: builder.openItem()
        case MD_BLOCK_HR: builder.add(.rule)
        case MD_BLOCK_H:
            builder.openHeading(level: Int(detail?.load(as: MD_BLOCK_H_DETAIL.self).level ?? 1))
        case MD_BLOCK_P: builder.openParagraph()
        case MD_BLOCK_CODE:
            let code = detail?.load(as: MD_BLOCK_CODE_DETAIL.self)
            builder.openCode(
                info: string(code?.info), at: offset(of: code?.info.text),
                fence: UInt8(bitPattern: code?.fence_char ?? 0))
        case MD_BLOCK_HTML: builder.openHTML()
        case MD_BLOCK_TABLE: builder.openTable()
        case MD_BLOCK_TR: builder.openRow()
        case MD_BLOCK_TH, MD_BLOCK_TD:
            builder.openCell(alignment: alignment(detail), isHeader: block == MD_BLOCK_TH)
        default: break
        }
        return proceed
    }

    func leave(block: MD_BLOCKTYPE) -> Int32 {
        switch block {
        case MD_BLOCK_QUOTE, MD_BLOCK_UL, MD_BLOCK_OL: builder.closeContainer()
        case MD_BLOCK_LI: builder.closeItem()
        case MD_BLOCK_H: builder.closeHeading()
        case MD_BLOCK_P: builder.closeParagraph()
        case MD_BLOCK_CODE: builder.closeCode()
        case MD_BLOCK_HTML: builder.closeHTML()
        case MD_BLOCK_TABLE: builder.closeTable()
        case MD_BLOCK_TH, MD_BLOCK_TD: builder.closeCell()
        default: break
        }
        return proceed
    }

    func enter(span: MD_SPANTYPE, detail: UnsafeMutableRawPointer?) -> Int32 {
        switch span {
        case MD_SPAN_EM: builder.openSpan(.emphasis)
        case MD_SPAN_STRONG: builder.openSpan(.strong)
        case MD_SPAN_DEL: builder.openSpan(.strikethrough)
        case MD_SPAN_CODE: builder.openSpan(.code)
        case MD_SPAN_LATEXMATH: builder.openSpan(.math(display: false))
        case MD_SPAN_LATEXMATH_DISPLAY: builder.openSpan(.math(display: true))
        case MD_SPAN_A:
            let link = detail?.load(as: MD_SPAN_A_DETAIL.self)
            builder.openSpan(
                .link(
                    string(link?.href), title: string(link?.title),
                    at: places(of: link?.href, link?.title)))
        case MD_SPAN_IMG:
            let image = detail?.load(as: MD_SPAN_IMG_DETAIL.self)
            builder.openSpan(
                .image(
                    string(image?.src), title: string(image?.title),
                    at: places(of: image?.src, image?.title)))
        default: builder.openSpan(.other)
        }
        return proceed
    }

    func leave(span: MD_SPANTYPE) -> Int32 {
        builder.closeSpan()
        return proceed
    }

    func text(_ type: MD_TEXTTYPE, _ text: UnsafePointer<CChar>?, _ size: MD_SIZE) -> Int32 {
        let content = UnsafeRawBufferPointer(start: text, count: Int(size))
        let found = offset(of: text)
        switch type {
        case MD_TEXT_BR: builder.addInline(.hardBreak)
        case MD_TEXT_SOFTBR: builder.addInline(.softBreak)
        case MD_TEXT_NULLCHAR: builder.addText("\u{FFFD}")
        case MD_TEXT_ENTITY: builder.addEntity(at: found, count: Int(size))
        case MD_TEXT_HTML: builder.addHTML(at: found, content: content)
        case MD_TEXT_CODE: builder.addCode(at: found, content: content)
        case MD_TEXT_LATEXMATH: builder.addMathematics(at: found, count: Int(size))
        default: builder.addText(at: found, count: Int(size))
        }
        return proceed
    }

    /// The offset in the body of what a pointer points at, if it points into it.
    private func offset(of text: UnsafePointer<CChar>?) -> Int? {
        guard let text else { return nil }
        let distance = Int(bitPattern: text) - Int(bitPattern: start)
        return (0...count).contains(distance) ? distance : nil
    }

    private func places(of destination: MD_ATTRIBUTE?, _ title: MD_ATTRIBUTE?) -> MarkdownLinkPlaces {
        func place(_ attribute: MD_ATTRIBUTE?) -> Int? {
            attribute.flatMap { $0.size > 0 ? offset(of: $0.text) : nil }
        }
        let start = builder.source.start
        return MarkdownLinkPlaces(
            destination: place(destination).map { $0 + start }, title: place(title).map { $0 + start })
    }

    private func alignment(_ detail: UnsafeMutableRawPointer?) -> ColumnAlignment {
        switch detail?.load(as: MD_BLOCK_TD_DETAIL.self).align {
        case MD_ALIGN_LEFT: .left
        case MD_ALIGN_CENTER: .center
        case MD_ALIGN_RIGHT: .right
        default: .automatic
        }
    }

    /// The text of an attribute, with its entities resolved.
    private func string(_ attribute: MD_ATTRIBUTE?) -> String {
        guard let attribute, let text = attribute.text, let types = attribute.substr_types,
            let offsets = attribute.substr_offsets
        else { return "" }
        var result = ""
        var index = 0
        while offsets[index] < attribute.size {
            let from = Int(offsets[index])
            let size = Int(offsets[index + 1]) - from
            let piece =
                offset(of: text + from).map { builder.source.string(at: $0, count: size) }
                ?? String(decoding: UnsafeRawBufferPointer(start: text + from, count: size), as: UTF8.self)
            switch types[index] {
            case MD_TEXT_ENTITY: result += CharacterReference.text(of: piece)
            case MD_TEXT_NULLCHAR: result += "\u{FFFD}"
            default: result += piece
            }
            index += 1
        }
        return result
    }
}
