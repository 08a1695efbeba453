/// A place in a file as people count it: both from 1, columns in characters.
public struct SourcePosition: Sendable, Hashable, CustomStringConvertible {
    /// From 1.
    public var line: Int
    /// From 1, in characters.
    public var column: Int

    /// A line and a column, both from 1.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// Line and column: `3:7`.
    public var description: String { "\(line):\(column)" }
}

/// The text of a file, and where its lines start.
///
/// A byte order mark is dropped, and lines that end with a carriage return and a line feed end with
/// the line feed alone, so that every reader of the project sees the same text. All offsets into a
/// file are offsets into ``bytes``.
public struct SourceFile: Sendable, Hashable {
    /// The path as messages print it.
    public let name: String
    /// What it holds, without a byte order mark and without carriage returns before line feeds.
    public let bytes: [UInt8]
    /// The offset of the first byte of every line; a file has at least one line.
    public let lineStarts: [Int]
    /// The parts that came from other files, and those between them; empty where all of it is of this file.
    let pieces: [SourcePiece]

    /// - Complexity: linear in the number of bytes.
    public init(name: String, bytes: [UInt8]) {
        self.init(name: name, bytes: SourceFile.normalized(bytes), pieces: [])
    }

    /// A text that was put together; its bytes are taken as they are.
    init(name: String, bytes: [UInt8], pieces: [SourcePiece]) {
        self.name = name
        self.bytes = bytes
        self.pieces = pieces
        lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }

    /// A file in memory.
    public init(name: String, text: String) {
        self.init(name: name, bytes: Array(text.utf8))
    }

    /// The whole text; ill-formed UTF-8 reads as U+FFFD.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The whole file.
    package var range: SourceRange { SourceRange(lower: 0, upper: bytes.count) }

    /// Where the text first stops being UTF-8, or `nil` where it is well-formed.
    package var firstIllFormedByte: Int? {
        var offset = 0
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput: return nil
            case .error: return offset
            }
        }
    }

    /// The line, counted from 0, that holds the byte at `offset`; offsets outside the file belong to
    /// the first or the last line.
    ///
    /// - Complexity: logarithmic in the number of lines.
    package func lineIndex(at offset: Int) -> Int {
        max(0, lineStarts.partitioningIndex { $0 > offset } - 1)
    }

    /// The bytes of a line, counted from 0, without its line feed. Lines outside the file are empty.
    package func lineRange(_ index: Int) -> SourceRange {
        guard lineStarts.indices.contains(index) else {
            return SourceRange(lower: bytes.count, upper: bytes.count)
        }
        let isLast = index + 1 == lineStarts.count
        return SourceRange(
            lower: lineStarts[index], upper: isLast ? bytes.count : lineStarts[index + 1] - 1)
    }

    /// The text of a range, cut to the file.
    public func text(in range: SourceRange) -> String {
        let lower = min(max(0, range.lower), bytes.count)
        let upper = min(max(lower, range.upper), bytes.count)
        return String(decoding: bytes[lower..<upper], as: UTF8.self)
    }

    /// Line and column of a byte; O(log n) in the lines, and O(n) in the line.
    public func position(at offset: Int) -> SourcePosition {
        let line = lineIndex(at: offset)
        let start = min(lineStarts[line], bytes.count)
        let before = bytes[start..<min(max(start, offset), bytes.count)]
        // Of a hundred thousand mistakes in one line each is asked for.
        let isASCII = before.reduce(0, |) < 0x80
        let count = isASCII ? before.count : String(decoding: before, as: UTF8.self).count
        return SourcePosition(line: line + 1, column: count + 1)
    }

    private static func normalized(_ bytes: [UInt8]) -> [UInt8] {
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard body.contains(UInt8(ascii: "\r")) else { return Array(body) }
        var result: [UInt8] = []
        result.reserveCapacity(body.count)
        for index in body.indices {
            let isBeforeLineFeed =
                body[index] == UInt8(ascii: "\r") && index + 1 < body.endIndex
                && body[index + 1] == UInt8(ascii: "\n")
            if !isBeforeLineFeed { result.append(body[index]) }
        }
        return result
    }
}

/// A part of a text that came from a file: it reaches to the next one.
struct SourcePiece: Sendable, Hashable {
    /// Where it begins in the text.
    var start: Int
    var file: SourceFile
    /// Where it began in the file.
    var offset: Int
}

extension [Int] {
    /// The index of the first element that meets a condition which, from there on, all meet.
    ///
    /// - Complexity: logarithmic.
    func partitioningIndex(where isBehind: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
