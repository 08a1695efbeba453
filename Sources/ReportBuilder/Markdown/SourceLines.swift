/// The lines of a source, each with its line end.
struct SourceLines: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var position: Int

    init(bytes: [UInt8], startingAt offset: Int) {
        self.bytes = bytes
        position = offset
    }

    mutating func next() -> Range<Int>? {
        guard position < bytes.count else { return nil }
        let start = position
        let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
        position = newline.map { $0 + 1 } ?? bytes.count
        return start..<position
    }
}

extension UInt8 {
    var isMarkdownSpace: Bool {
        self == UInt8(ascii: " ") || (UInt8(ascii: "\t")...UInt8(ascii: "\r")).contains(self)
    }

    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    var isLetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }

    /// ASCII punctuation, spaces and controls not included.
    var isPunctuation: Bool { (0x21..<0x7F).contains(self) && !isDigit && !isLetter }
}
