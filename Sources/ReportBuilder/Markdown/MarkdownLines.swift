/// Finds what whole lines of a document mean that the Markdown parser does not know: comments, `:::`, definitions and
/// footnotes. What it finds is overwritten with something of the same length that the parser reads as wanted.
struct MarkdownLines {
    /// What the last line that was not blank belongs to.
    private enum Before {
        case nothing, text, definition
    }

    private(set) var bytes: [UInt8]
    private(set) var marks: [MarkdownMark] = []
    private(set) var footnotes: [FootnoteSource] = []
    private var before = Before.nothing
    private var blankLines = 0
    private var openFootnote: (name: String, range: Range<Int>, start: Int, end: Int)?

    init(_ source: [UInt8], startingAt offset: Int) {
        bytes = source
        maskComments(from: offset)
        var fence: Fence?
        for line in SourceLines(bytes: bytes, startingAt: offset) {
            let content = bytes[line]
            if let open = fence {
                if open.isClosed(by: content) { fence = nil }
                if openFootnote != nil { extendFootnote(over: line) }
            } else if let opened = Fence(openedBy: content) {
                if openFootnote != nil, indentation(of: line) < 2 { closeFootnote() }
                if openFootnote != nil { extendFootnote(over: line) }
                fence = opened
                before = .nothing
            } else {
                read(line)
            }
        }
        closeFootnote()
    }

    // MARK: Lines

    private mutating func read(_ line: Range<Int>) {
        let content = bytes[line].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        guard let first = content.first, !content.allSatisfy(\.isMarkdownSpace) else {
            blankLines += 1
            return
        }
        defer { blankLines = 0 }
        if openFootnote != nil {
            let isContinued =
                blankLines == 0
                ? !startsFootnote(content) && !(indentation(of: line) < 2 && beginsOther(content))
                : indentation(of: line) >= 2
            if isContinued { return extendFootnote(over: line) }
            closeFootnote()
        }
        if startsFootnote(content), indentation(of: line) < 4 { return open(content, line) }
        if maskDivision(line) { return before = .nothing }
        if first == UInt8(ascii: ":"), before != .nothing, blankLines < 2, isDefinition(content, of: line) {
            marks.append(
                MarkdownMark(
                    kind: .definition, range: content.startIndex..<(content.startIndex + 1)))
            bytes[content.startIndex] = UInt8(ascii: "+")
            before = .definition
            return
        }
        if before == .definition, indentation(of: line) >= 2 || blankLines == 0 { return }
        let isOther = "|#>-*+".utf8.contains(first) || first.isDigit && indentation(of: line) > 3
        before = isOther ? .nothing : .text
    }

    /// Whether a line is one of colons or a heading, which no paragraph goes on with.
    private func beginsOther(_ content: ArraySlice<UInt8>) -> Bool {
        let level = content.prefix { $0 == UInt8(ascii: "#") }.count
        return content.starts(with: ":::".utf8)
            || (1...6).contains(level) && content.dropFirst(level).first == UInt8(ascii: " ")
    }

    private func indentation(of line: Range<Int>) -> Int {
        bytes[line].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            .reduce(0) { $0 + ($1 == UInt8(ascii: "\t") ? 4 : 1) }
    }

    private func isDefinition(_ content: ArraySlice<UInt8>, of line: Range<Int>) -> Bool {
        guard indentation(of: line) < 4, let second = content.dropFirst().first,
            second == UInt8(ascii: " ") || second == UInt8(ascii: "\t")
        else { return false }
        return !content.dropFirst().allSatisfy(\.isMarkdownSpace)
    }

    /// A line of `:::` becomes a processing instruction, which is a block of HTML of one line in every container.
    private mutating func maskDivision(_ line: Range<Int>) -> Bool {
        let content = bytes[line].drop { $0.isMarkdownSpace || $0 == UInt8(ascii: ">") }
        guard content.prefix(while: { $0 == UInt8(ascii: ":") }).count >= 3 else { return false }
        let end = content.lastIndex { !$0.isMarkdownSpace } ?? content.startIndex
        marks.append(MarkdownMark(kind: .division, range: content.startIndex..<(end + 1)))
        for index in content.startIndex...end { bytes[index] = UInt8(ascii: "x") }
        for (index, byte) in "<?>".utf8.enumerated() { bytes[content.startIndex + index] = byte }
        return true
    }

    // MARK: Footnotes

    private func startsFootnote(_ content: ArraySlice<UInt8>) -> Bool { footnoteName(content) != nil }

    /// The bytes of the name in `[^name]:`.
    private func footnoteName(_ content: ArraySlice<UInt8>) -> Range<Int>? {
        guard content.starts(with: "[^".utf8) else { return nil }
        let name = content.dropFirst(2).prefix { $0 != UInt8(ascii: "]") && !$0.isMarkdownSpace }
        guard !name.isEmpty, content[name.endIndex...].starts(with: "]:".utf8) else { return nil }
        return name.startIndex..<name.endIndex
    }

    private mutating func open(_ content: ArraySlice<UInt8>, _ line: Range<Int>) {
        guard let name = footnoteName(content) else { return }
        openFootnote = (
            String(decoding: bytes[name], as: UTF8.self), content.startIndex..<(name.upperBound + 1),
            name.upperBound + 1, line.upperBound
        )
        blank(line)
        before = .nothing
    }

    private mutating func extendFootnote(over line: Range<Int>) {
        openFootnote?.end = line.upperBound
        blank(line)
    }

    private mutating func blank(_ line: Range<Int>) {
        for index in line where !bytes[index].isMarkdownSpace { bytes[index] = UInt8(ascii: " ") }
    }

    private mutating func closeFootnote() {
        guard let open = openFootnote else { return }
        openFootnote = nil
        footnotes.append(
            FootnoteSource(name: open.name, range: open.range, content: open.start..<open.end))
    }

    // MARK: Comments

    /// A comment alone on its lines leaves them blank; one beside other text becomes an element, which is left out later.
    private mutating func maskComments(from offset: Int) {
        var fence: Fence?
        var position = offset
        while position < bytes.count {
            let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
            let content = bytes[position..<end]
            if let open = fence {
                if open.isClosed(by: content) { fence = nil }
            } else if let opened = Fence(openedBy: content) {
                fence = opened
            } else if let start = commentStart(in: content) {
                position = maskComment(at: start, lineStart: position)
                continue
            }
            position = end
        }
    }

    /// Where a comment opens in a line, outside of code.
    private func commentStart(in line: ArraySlice<UInt8>) -> Int? {
        guard var start = line.firstIndex(of: UInt8(ascii: "<")) else { return nil }
        while true {
            if bytes[start..<line.endIndex].starts(with: "<!--".utf8) {
                let ticks = line[line.startIndex..<start].count { $0 == UInt8(ascii: "`") }
                let isEscaped = start > line.startIndex && bytes[start - 1] == UInt8(ascii: "\\")
                if ticks.isMultiple(of: 2), !isEscaped { return start }
            }
            guard let next = line[(start + 1)...].firstIndex(of: UInt8(ascii: "<")) else { return nil }
            start = next
        }
    }

    /// - Returns: where to go on.
    private mutating func maskComment(at start: Int, lineStart: Int) -> Int {
        guard let end = commentEnd(from: start + 4) else {
            marks.append(MarkdownMark(kind: .openComment, range: start..<(start + 4)))
            for index in start..<(start + 4) { bytes[index] = UInt8(ascii: "x") }
            for index in (start + 4)..<bytes.count where !bytes[index].isMarkdownSpace {
                bytes[index] = UInt8(ascii: " ")
            }
            return bytes.count
        }
        marks.append(MarkdownMark(kind: .comment, range: start..<end))
        let lineEnd = bytes[end...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        let hasTextBefore = bytes[lineStart..<start].contains {
            !$0.isMarkdownSpace && $0 != UInt8(ascii: ">")
        }
        let hasTextBehind = bytes[end..<lineEnd].contains { !$0.isMarkdownSpace }
        var piece = start
        while piece < end {
            let pieceEnd = bytes[piece..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
            let text = piece..<pieceEnd
            let isBesideText =
                text.lowerBound == start && hasTextBefore || text.upperBound == end && hasTextBehind
            for index in text { bytes[index] = UInt8(ascii: isBesideText ? "x" : " ") }
            if isBesideText, text.count >= 3 {
                bytes[text.lowerBound] = UInt8(ascii: "<")
                bytes[text.upperBound - 1] = UInt8(ascii: ">")
            }
            piece = pieceEnd + 1
        }
        return end
    }

    private func commentEnd(from start: Int) -> Int? {
        var position = start
        while let dash = bytes[min(position, bytes.count)...].firstIndex(of: UInt8(ascii: "-")) {
            if bytes[dash...].starts(with: "-->".utf8) { return dash + 3 }
            position = dash + 1
        }
        return nil
    }
}
