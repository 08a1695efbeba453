import Yams

/// A YAML text inside a file: the whole of it, its front matter, or a fenced block.
struct YAMLSource: Sendable {
    let file: SourceFile
    let text: String
    /// The line of the file, counted from 0, in which the text starts.
    private let firstLine: Int
    private let bytes: [UInt8]
    /// Where lines start as YAML counts them: after every line feed, carriage return, next line, line
    /// separator and paragraph separator.
    private let lineStarts: [Int]
    /// Where lines start as files count them: after every line feed.
    private let fileLineStarts: [Int]

    /// - Parameter firstOffset: the byte of the file at which the text starts. Every further line of the
    ///   text is taken to be the end of a line of the file, so that a block may stand in a list.
    init(file: SourceFile, text: String, startingAt firstOffset: Int) {
        self.file = file
        self.text = text
        firstLine = file.lineIndex(at: firstOffset)
        bytes = Array(text.utf8)
        lineStarts = YAMLSource.lineStarts(of: bytes, everyBreak: true)
        fileLineStarts = YAMLSource.lineStarts(of: bytes, everyBreak: false)
    }

    /// A whole file.
    init(file: SourceFile) {
        self.init(file: file, text: file.text, startingAt: 0)
    }

    /// The offset into the file of a place that the YAML parser names.
    func offset(of mark: Mark) -> Int {
        let line = min(max(mark.line - 1, 0), lineStarts.count - 1)
        var offset = lineStarts[line]
        var scalars = mark.column - 1
        while scalars > 0, offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") {
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            scalars -= 1
        }
        return self.offset(ofByte: offset)
    }

    /// The offset into the file of a byte of the text.
    func offset(ofByte byte: Int) -> Int {
        var line = fileLineStarts.count - 1
        while line > 0, fileLineStarts[line] > byte { line -= 1 }
        let isLast = line + 1 == fileLineStarts.count
        let lineEnd = isLast ? bytes.count : fileLineStarts[line + 1] - 1
        let fileLine = file.lineRange(firstLine + line)
        return max(fileLine.lower, fileLine.upper - (lineEnd - byte))
    }

    private static func lineStarts(of bytes: [UInt8], everyBreak: Bool) -> [Int] {
        var starts = [0]
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "\n"):
                starts.append(index + 1)
            case UInt8(ascii: "\r") where everyBreak:
                if index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n") {
                    starts.append(index + 1)
                }
            case 0x85 where everyBreak && index >= 1 && bytes[index - 1] == 0xC2:
                starts.append(index + 1)
            case 0xA8 where everyBreak, 0xA9 where everyBreak:
                if index >= 2, bytes[index - 1] == 0x80, bytes[index - 2] == 0xE2 {
                    starts.append(index + 1)
                }
            default:
                break
            }
        }
        return starts
    }
}
