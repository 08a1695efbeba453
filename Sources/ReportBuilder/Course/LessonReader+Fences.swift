extension LessonReader {
    /// What opens a block at a byte of a file.
    static func fence(at offset: Int, of file: SourceFile) -> String {
        let sign = file.bytes[offset]
        return String(decoding: file.bytes[offset...].prefix { $0 == sign }, as: UTF8.self)
    }

    /// A fenced block, and what its text would hold beside its own if its end were where it was forgotten.
    struct FencedText {
        var text: String
        /// What belongs to the lesson, and the byte of the file at which it begins.
        var rest: (text: String, start: Int)?
        /// Whether the end was forgotten.
        var isOpen = false
    }

    /// Looks whether a block has an end.
    ///
    /// Without one it swallows what follows: up to the end of the next block, which begins within it then, or to that of
    /// the lesson.
    ///
    /// - Parameter isData: whether the block holds YAML, in which a blank line hardly ever stands.
    static func fencedText(
        _ text: String, startingAt start: Int, range: SourceRange, in file: SourceFile, isData: Bool
    ) -> FencedText {
        let opening = file.bytes[min(range.lower, file.bytes.count)...]
        guard let fence = Fence(openedBy: opening.prefix { $0 != UInt8(ascii: "\n") }),
            opening.first == fence.character
        else {
            return FencedText(text: text)
        }
        let bytes = Array(text.utf8)
        var (afterBlank, isBehindBlank): (Int?, Bool) = (nil, false)
        for line in SourceLines(bytes: bytes, startingAt: 0) {
            let content = bytes[line]
            if content.allSatisfy(\.isMarkdownSpace) {
                isBehindBlank = true
            } else if isBehindBlank, isData, afterBlank == nil, !isLikeYAML(content) {
                afterBlank = line.lowerBound
            }
            guard let (run, info) = Fence.run(of: content, afterListMarkers: false),
                run.first == fence.character, run.count >= fence.length, info.first?.isLetter == true,
                run.startIndex == line.lowerBound
            else { continue }
            return FencedText(bytes, cutAt: afterBlank ?? line.lowerBound, startingAt: start)
        }
        let last = file.lineRange(file.lineIndex(at: max(range.lower, range.upper - 1)))
        if last.lower > range.lower, fence.isClosed(by: file.bytes[last.lower..<last.upper]) {
            return FencedText(text: text)
        }
        return FencedText(bytes, cutAt: afterBlank ?? bytes.count, startingAt: start)
    }

    /// Whether a line goes on with what was written in YAML: with a key, an item or an indent.
    private static func isLikeYAML(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.first else { return true }
        if first.isMarkdownSpace || "-#}]".utf8.contains(first) { return true }
        let key = line.prefix { $0.isLetter || $0 >= 0x30 && $0 <= 0x39 || "-_.[],/".utf8.contains($0) }
        return !key.isEmpty && line[key.endIndex...].first == UInt8(ascii: ":")
    }
}

extension LessonReader.FencedText {
    fileprivate init(_ bytes: [UInt8], cutAt cut: Int, startingAt start: Int) {
        text = String(decoding: bytes[..<cut], as: UTF8.self)
        isOpen = true
        if cut < bytes.count {
            rest = (String(decoding: bytes[cut...], as: UTF8.self), start + cut)
        }
    }
}
