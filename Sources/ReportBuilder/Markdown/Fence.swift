/// The fence of a code block.
struct Fence {
    let character: UInt8
    let length: Int

    /// Reads a line as an opening fence, after any prefixes of quotes and lists.
    init?(openedBy line: ArraySlice<UInt8>) {
        guard let (run, rest) = Self.run(of: line, afterListMarkers: true) else { return nil }
        if run.first == UInt8(ascii: "`"), rest.contains(UInt8(ascii: "`")) { return nil }
        character = run[run.startIndex]
        length = run.count
    }

    func isClosed(by line: ArraySlice<UInt8>) -> Bool {
        guard let (run, rest) = Self.run(of: line, afterListMarkers: false) else { return false }
        return run.first == character && run.count >= length && rest.allSatisfy(\.isMarkdownSpace)
    }

    /// The run of fence characters a line begins with, and what follows it.
    static func run(
        of line: ArraySlice<UInt8>, afterListMarkers: Bool
    ) -> (run: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)? {
        let content = line.drop { byte in
            byte.isMarkdownSpace || byte == UInt8(ascii: ">")
                || afterListMarkers && (byte.isDigit || "-+*.)".utf8.contains(byte))
        }
        guard let first = content.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else {
            return nil
        }
        let run = content.prefix { $0 == first }
        return run.count >= 3 ? (run, content[run.endIndex...]) : nil
    }
}
