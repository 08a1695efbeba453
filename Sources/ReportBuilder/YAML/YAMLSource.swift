import Yams

/// A YAML text inside a file: the whole of it, its front matter, or a fenced block.
struct YAMLSource: Sendable {
    let file: SourceFile
    let text: String
    /// The line of the file, counted from 0, in which the text starts.
    private let firstLine: Int
    private let bytes: [UInt8]
    private let scalarCounts: ScalarCounts
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
        scalarCounts = ScalarCounts(of: bytes)
        lineStarts = YAMLSource.lineStarts(of: bytes, everyBreak: true)
        fileLineStarts = YAMLSource.lineStarts(of: bytes, everyBreak: false)
    }

    /// A whole file.
    init(file: SourceFile) {
        self.init(file: file, text: file.text, startingAt: 0)
    }

    /// The offset into the file of a place that the YAML parser names, which counts Unicode scalars.
    func offset(of mark: Mark) -> Int {
        let line = min(max(mark.line - 1, 0), lineStarts.count - 1)
        let scalar = scalarCounts.count(before: lineStarts[line]) + max(0, mark.column - 1)
        return offset(ofByte: min(scalarCounts.byte(ofScalar: scalar), bytes.count))
    }

    /// The offset into the file of a byte of the text.
    func offset(ofByte byte: Int) -> Int {
        let line = max(0, fileLineStarts.partitioningIndex { $0 > byte } - 1)
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

/// How many Unicode scalars stand before every 64th byte of a text, so that neither long lines nor long texts
/// are counted from their start for every value in them.
private struct ScalarCounts {
    private static let step = 64
    private let bytes: [UInt8]
    private var counts: [Int] = []

    init(of bytes: [UInt8]) {
        self.bytes = bytes
        counts.reserveCapacity(bytes.count / ScalarCounts.step + 1)
        var count = 0
        for index in bytes.indices {
            if index % ScalarCounts.step == 0 { counts.append(count) }
            if bytes[index] & 0xC0 != 0x80 { count += 1 }
        }
    }

    /// The scalars that start before a byte.
    func count(before byte: Int) -> Int {
        guard !counts.isEmpty else { return 0 }
        let block = min(byte / ScalarCounts.step, counts.count - 1)
        let start = block * ScalarCounts.step
        return counts[block] + bytes[start..<min(byte, bytes.count)].count { $0 & 0xC0 != 0x80 }
    }

    /// The byte at which a scalar starts; the end of the text for scalars behind it.
    func byte(ofScalar scalar: Int) -> Int {
        let block = max(0, counts.partitioningIndex { $0 > scalar } - 1)
        guard block < counts.count else { return 0 }
        var byte = block * ScalarCounts.step
        var left = scalar - counts[block]
        while byte < bytes.count {
            if bytes[byte] & 0xC0 != 0x80 {
                if left == 0 { return byte }
                left -= 1
            }
            byte += 1
        }
        return bytes.count
    }
}
