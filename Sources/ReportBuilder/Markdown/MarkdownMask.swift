/// A copy of a document, byte for byte as long, in which what is not Markdown means nothing to the Markdown
/// parser: the inside of `{{ values }}` and of `$mathematics$`, and dollar signs that are money.
///
/// So `{{ a.loss[1] | 3 }}` does not end a table cell, `$a_1 * b_1$` has no emphasis, and what is read back
/// at the same offsets of the original is exactly what the author wrote.
struct MarkdownMask {
    /// Stands for hidden bytes: a letter, which starts and ends nothing in Markdown.
    private static let filler = UInt8(ascii: "x")
    /// Stands for a dollar sign that is money: punctuation as well, but without a meaning.
    private static let plainDollar = UInt8(ascii: "%")

    private(set) var bytes: [UInt8]

    /// - Complexity: linear, except that an unmatched dollar sign or backtick run looks ahead to the end of
    ///   its paragraph.
    init(_ source: [UInt8], startingAt offset: Int) {
        bytes = source
        var fence: Fence?
        var paragraphStart = offset
        for line in SourceLines(bytes: source, startingAt: offset) {
            let content = source[line]
            if let open = fence {
                if open.isClosed(by: content) { fence = nil }
                paragraphStart = line.upperBound
            } else if let opened = Fence(openedBy: content) {
                maskInlines(paragraphStart..<line.lowerBound)
                fence = opened
                paragraphStart = line.upperBound
            } else if content.allSatisfy(\.isMarkdownSpace) {
                maskInlines(paragraphStart..<line.lowerBound)
                paragraphStart = line.upperBound
            }
        }
        if fence == nil { maskInlines(min(paragraphStart, source.count)..<source.count) }
    }

    private mutating func maskInlines(_ region: Range<Int>) {
        var position = region.lowerBound
        while position < region.upperBound {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 2
            case UInt8(ascii: "`"): position = endOfCodeSpan(at: position, in: region)
            case UInt8(ascii: "{"): position = maskValue(at: position, in: region)
            case UInt8(ascii: "$"): position = maskMathematics(at: position, in: region)
            default: position += 1
            }
        }
    }

    private func runLength(of byte: UInt8, at position: Int, in region: Range<Int>) -> Int {
        var end = position
        while end < region.upperBound, bytes[end] == byte { end += 1 }
        return end - position
    }

    private func endOfCodeSpan(at position: Int, in region: Range<Int>) -> Int {
        let tick = UInt8(ascii: "`")
        let length = runLength(of: tick, at: position, in: region)
        var end = position + length
        while end < region.upperBound {
            let run = runLength(of: tick, at: end, in: region)
            if run == length { return end + run }
            end += max(run, 1)
        }
        return position + length
    }

    private mutating func maskValue(at position: Int, in region: Range<Int>) -> Int {
        guard let inside = ValueSyntax.inside(of: bytes, at: position, before: region.upperBound) else {
            return position + runLength(of: UInt8(ascii: "{"), at: position, in: region)
        }
        for index in inside where bytes[index].isPunctuation { bytes[index] = Self.filler }
        return inside.upperBound + 2
    }

    /// Dollar signs follow one rule: a single one opens mathematics when no space follows it and the next
    /// dollar sign closes it; that one closes when no space stands before it and no digit behind it. So
    /// "$5 and $6" is money.
    private mutating func maskMathematics(at position: Int, in region: Range<Int>) -> Int {
        let length = runLength(of: UInt8(ascii: "$"), at: position, in: region)
        let start = position + length
        if length <= 2, let end = closingDollar(from: start, in: region), end > start,
            runLength(of: UInt8(ascii: "$"), at: end, in: region) == length,
            length == 2 || isTightMathematics(start..<end, in: region)
        {
            hide(start..<end)
            return end + length
        }
        for index in position..<start { bytes[index] = Self.plainDollar }
        return start
    }

    private func isTightMathematics(_ inside: Range<Int>, in region: Range<Int>) -> Bool {
        let after = inside.upperBound + 1
        let digitFollows = after < region.upperBound && bytes[after].isDigit
        return !bytes[inside.lowerBound].isMarkdownSpace && !bytes[inside.upperBound - 1].isMarkdownSpace
            && !digitFollows
    }

    private func closingDollar(from start: Int, in region: Range<Int>) -> Int? {
        var position = start
        while position < region.upperBound {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 2
            case UInt8(ascii: "$"): return position
            default: position += 1
            }
        }
        return nil
    }

    /// Hides mathematics, but leaves line ends and what may be the prefix of a quote's or list's line.
    private mutating func hide(_ range: Range<Int>) {
        var atLineStart = false
        for index in range {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                atLineStart = true
            } else if !(atLineStart && (byte.isMarkdownSpace || byte == UInt8(ascii: ">"))) {
                atLineStart = false
                bytes[index] = Self.filler
            }
        }
    }
}
