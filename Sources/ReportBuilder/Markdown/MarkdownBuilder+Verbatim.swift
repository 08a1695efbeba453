/// Blocks whose text is taken as it stands: code and HTML.
extension MarkdownBuilder {
    /// - Parameters:
    ///   - info: the info string, empty when there is none.
    ///   - infoOffset: where it stands, if known.
    ///   - fence: the fence character, 0 for an indented block.
    func openCode(info: String, at infoOffset: Int?, fence: UInt8) {
        let here = inlines.cursor
        guard fence != 0, let (opened, run) = source.fence(from: lineFrom(here)) else {
            let start = source.range(here, here)
            code = OpenCode(info: info, infoRange: start, textStart: start.lower, fence: nil, start: here)
            return
        }
        var lower = run.upperBound
        while let byte = source.byte(at: lower), byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
            lower += 1
        }
        var upper = source.lineEnd(of: lower)
        while upper > lower, source.byte(at: upper - 1)?.isMarkdownSpace == true { upper -= 1 }
        let textStart = source.nextLine(after: run.lowerBound)
        code = OpenCode(
            info: info, infoRange: source.range(lower, upper),
            textStart: source.range(textStart, textStart).lower, fence: opened, start: run.lowerBound)
        inlines.cursor = textStart
    }

    func closeCode() {
        guard let finished = code else { return }
        code = nil
        let cursor = inlines.cursor
        let end = finished.fence.map { source.end(of: $0, from: lineFrom(cursor)) } ?? cursor
        inlines.cursor = max(cursor, end)
        add(
            .code(
                info: finished.info, infoRange: finished.infoRange, text: finished.text,
                textStart: finished.textStart, range: source.range(finished.start, end)))
    }

    func addCode(at offset: Int?, content: UnsafeRawBufferPointer) {
        guard code != nil else {
            inlines.addCode(at: offset, content: content)
            return
        }
        guard let offset else {
            code?.text += String(decoding: content, as: UTF8.self)
            return
        }
        if code?.hasContent == false {
            code?.hasContent = true
            // Only indentation of the first line comes before it; a line end would mean it is not the first.
            let before = code?.text ?? ""
            if !before.contains("\n") {
                code?.textStart = source.range(offset - before.utf8.count, offset).lower
                if code?.fence == nil { code?.start = offset }
            }
        }
        code?.text += source.string(at: offset, count: content.count)
        inlines.cursor = offset + content.count
    }

    func openHTML() {
        inlines.begin()
        html = ("", nil, inlines.cursor)
    }

    func closeHTML() {
        guard let finished = html else { return }
        html = nil
        add(.html(finished.text, source.range(finished.lower ?? finished.upper, finished.upper)))
    }

    func addHTML(at offset: Int?, content: UnsafeRawBufferPointer) {
        guard html != nil else {
            inlines.addHTML(at: offset, count: content.count)
            return
        }
        guard let offset else {
            html?.text += String(decoding: content, as: UTF8.self)
            return
        }
        html?.text += source.string(at: offset, count: content.count)
        if html?.lower == nil { html?.lower = offset }
        html?.upper = offset + content.count
        inlines.cursor = offset + content.count
    }

    // MARK: Running text

    func openSpan(_ span: MarkdownInlineBuilder.Span) { inlines.open(span) }
    func closeSpan() { inlines.close() }
    func addInline(_ inline: MarkdownInline) { inlines.add(inline) }
    func addText(_ text: String) { inlines.add(text: text) }
    func addText(at offset: Int?, count: Int) { inlines.addText(at: offset, count: count) }
    func addEntity(at offset: Int?, count: Int) { inlines.addEntity(at: offset, count: count) }
    func addMathematics(at offset: Int?, count: Int) { inlines.addMathematics(at: offset, count: count) }

    /// The first whole line that nothing has been read from.
    private func lineFrom(_ cursor: Int) -> Int {
        let start = source.lineStart(of: cursor)
        return start == cursor ? cursor : source.nextLine(after: cursor)
    }
}
