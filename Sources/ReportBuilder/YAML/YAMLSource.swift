/// A YAML text inside a file: the whole of it, its front matter, or a fenced block.
struct YAMLSource: Sendable {
    let file: SourceFile
    /// The text in UTF-8.
    let bytes: [UInt8]
    /// The line of the file, counted from 0, in which the text starts.
    private let firstLine: Int
    /// Where the lines of the text start, after every line feed.
    private let lineStarts: [Int]

    /// - Parameter firstOffset: the byte of the file at which the text starts. Every further line of the
    ///   text is taken to be the end of a line of the file, so that a block may stand in a list.
    init(file: SourceFile, text: String, startingAt firstOffset: Int) {
        self.file = file
        bytes = Array(text.utf8)
        firstLine = file.lineIndex(at: firstOffset)
        lineStarts = [0] + bytes.indices.filter { [bytes] in bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }

    /// A whole file.
    init(file: SourceFile) {
        self.init(file: file, text: file.text, startingAt: 0)
    }

    /// The range in the file of some bytes of the text.
    func range(of bytes: Range<Int>) -> SourceRange {
        SourceRange(lower: offset(ofByte: bytes.lowerBound), upper: offset(ofByte: bytes.upperBound))
    }

    /// The offset into the file of a byte of the text.
    ///
    /// - Complexity: logarithmic in the number of lines.
    func offset(ofByte byte: Int) -> Int {
        let line = line(ofByte: byte)
        let isLast = line + 1 == lineStarts.count
        let lineEnd = isLast ? bytes.count : lineStarts[line + 1] - 1
        let fileLine = file.lineRange(firstLine + line)
        return max(fileLine.lower, fileLine.upper - (lineEnd - byte))
    }
}

extension YAMLSource {
    /// Where in the file a tab stands among what indents the line of a byte. The text itself may have lost it: readers of
    /// Markdown give blocks with spaces.
    func tab(indentingLineOf byte: Int) -> Int? { tab(indentingLine: line(ofByte: byte)) }

    /// The same of the line in which a parser gave up, or of the one before it.
    func tab(nearLineOf byte: Int) -> Int? {
        let line = line(ofByte: byte)
        return (line > 0 ? tab(indentingLine: line - 1) : nil) ?? tab(indentingLine: line)
    }

    /// - Parameter line: of the text, from 0.
    private func tab(indentingLine line: Int) -> Int? {
        let range = file.lineRange(firstLine + line)
        let indent = file.bytes[range.lower..<range.upper].prefix {
            $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t")
        }
        return indent.firstIndex(of: UInt8(ascii: "\t"))
    }

    private func line(ofByte byte: Int) -> Int {
        max(0, lineStarts.partitioningIndex { $0 > byte } - 1)
    }

    /// Where a list or mapping that does not end was left: at its beginning if that stands in the line before, else at
    /// the end of that line. `nil` where the parser gave up amidst a line.
    func placeOfMissingEnd(givenUpAt byte: Int, opening: Int?) -> SourceRange? {
        let line = line(ofByte: byte)
        let start = lineStarts[line]
        // A key stands before the colon at which the parser sees that it is one.
        let isBegin = bytes[start..<min(max(start, byte), bytes.count)].allSatisfy {
            $0.isMarkdownSpace || $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-")
        }
        guard line > 0, isBegin else { return nil }
        if let opening, self.line(ofByte: opening) == line - 1 {
            let offset = offset(ofByte: opening)
            return SourceRange(lower: offset, upper: offset + 1)
        }
        let before = bytes[lineStarts[line - 1]..<start]
        guard let last = before.lastIndex(where: { !$0.isMarkdownSpace }) else { return nil }
        let offset = offset(ofByte: last)
        return SourceRange(lower: offset, upper: offset + 1)
    }
}
