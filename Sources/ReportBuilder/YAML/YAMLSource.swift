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
        let line = max(0, lineStarts.partitioningIndex { $0 > byte } - 1)
        let isLast = line + 1 == lineStarts.count
        let lineEnd = isLast ? bytes.count : lineStarts[line + 1] - 1
        let fileLine = file.lineRange(firstLine + line)
        return max(fileLine.lower, fileLine.upper - (lineEnd - byte))
    }
}
