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
    private(set) var marks: [MarkdownMark]
    let footnotes: [FootnoteSource]
    /// Ends of formulas that do not stand before a place.
    private var missing: [String: Int] = [:]

    /// - Complexity: linear, except that an unmatched dollar sign or backtick run looks ahead to the end of
    ///   its paragraph.
    init(_ source: [UInt8], startingAt offset: Int) {
        let lines = MarkdownLines(source, startingAt: offset)
        bytes = lines.bytes
        marks = lines.marks
        footnotes = lines.footnotes
        var fence: Fence?
        var paragraphStart = offset
        for line in SourceLines(bytes: bytes, startingAt: offset) {
            let content = bytes[line]
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
        marks.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Lets the text begin as an item of a list, so that lines that are indented belong to it.
    mutating func beginItem(at offset: Int) { bytes[offset] = UInt8(ascii: "-") }

    private mutating func maskInlines(_ region: Range<Int>) {
        var position = region.lowerBound
        while position < region.upperBound {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position = maskCommand(at: position, in: region)
            case UInt8(ascii: "["): position = maskBrackets(at: position, in: region)
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
            return maskAttributes(at: position, in: region)
                ?? position + runLength(of: UInt8(ascii: "{"), at: position, in: region)
        }
        for index in inside { bytes[index] = Self.filler }
        return inside.upperBound + 2
    }

    /// Dollar signs follow one rule: a single one opens mathematics when no space follows it and the next
    /// dollar sign closes it; that one closes when no space stands before it and no digit behind it. So
    /// "$5 and $6" is money.
    private mutating func maskMathematics(at position: Int, in region: Range<Int>) -> Int {
        let length = runLength(of: UInt8(ascii: "$"), at: position, in: region)
        let start = position + length
        if length <= 2, let end = closingDollar(from: start, in: region, skipsWords: length == 2),
            end > start,
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

    /// - Parameter skipsWords: whether single signs within braces are passed over: `\\text{for $x$}`.
    private func closingDollar(from start: Int, in region: Range<Int>, skipsWords: Bool) -> Int? {
        var (position, depth) = (start, 0)
        while position < region.upperBound {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth = max(0, depth - 1)
            case UInt8(ascii: "$"):
                let isSingle = runLength(of: UInt8(ascii: "$"), at: position, in: region) == 1
                guard skipsWords, depth > 0, isSingle else { return position }
            default: break
            }
            position += 1
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

    // MARK: What Markdown does not know

    /// `\(…\)`, `\[…\]` and `\begin{…}…\end{…}` become formulas, everything else behind a backslash is escaped.
    private mutating func maskCommand(at position: Int, in region: Range<Int>) -> Int {
        let rest = bytes[min(position + 1, region.upperBound)..<region.upperBound]
        var display = true
        var whole: Range<Int>
        var inside: Range<Int>
        switch rest.first {
        case UInt8(ascii: "("), UInt8(ascii: "["):
            display = rest.first == UInt8(ascii: "[")
            let start = position + 2
            guard let end = find(display ? "\\]" : "\\)", from: start, before: region.upperBound) else {
                return position + 2
            }
            (whole, inside) = (position..<(end + 2), start..<end)
        case UInt8(ascii: "b"):
            guard let name = TeXEnvironmentName.name(in: rest),
                let end = find("\\end{\(name)}", from: position, before: region.upperBound)
            else { return position + 2 }
            whole = position..<(end + 6 + name.utf8.count)
            inside = whole
        default: return position + 2
        }
        guard bytes[inside].contains(where: { !$0.isMarkdownSpace }) else { return position + 2 }
        marks.append(MarkdownMark(kind: .formula(display: display, inside: inside), range: whole))
        hide(whole)
        // Beside another formula two dollar signs would be one of another kind.
        let touches = whole.lowerBound > 0 && bytes[whole.lowerBound - 1] == UInt8(ascii: "$")
        let sign = touches ? UInt8(ascii: "`") : UInt8(ascii: "$")
        bytes[whole.lowerBound] = sign
        bytes[whole.upperBound - 1] = sign
        return whole.upperBound
    }

    private mutating func find(_ text: String, from start: Int, before end: Int) -> Int? {
        // What was not found before this place is not found behind it.
        guard missing[text] != end else { return nil }
        let wanted = Array(text.utf8)
        var position = start
        while let found = bytes[min(position, end)..<end].firstIndex(of: wanted[0]) {
            if bytes[found..<end].starts(with: wanted) { return found }
            // A backslash that is escaped ends nothing.
            position = found + (bytes[found..<end].starts(with: "\\\\".utf8) ? 2 : 1)
        }
        missing[text] = end
        return nil
    }

    /// `[^name]` and `[@key]` become words between signs that mean nothing.
    private mutating func maskBrackets(at position: Int, in region: Range<Int>) -> Int {
        let inside = bytes[(position + 1)..<region.upperBound].prefix {
            $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "\n")
        }
        guard inside.endIndex < region.upperBound, bytes[inside.endIndex] == UInt8(ascii: "]"),
            let kind = Self.bracketKind(inside)
        else { return position + 1 }
        let whole = position..<(inside.endIndex + 1)
        marks.append(MarkdownMark(kind: kind, range: whole))
        for index in inside.indices where !bytes[index].isMarkdownSpace { bytes[index] = Self.filler }
        bytes[whole.lowerBound] = Self.plainDollar
        bytes[whole.upperBound - 1] = Self.plainDollar
        return whole.upperBound
    }

    private static func bracketKind(_ inside: ArraySlice<UInt8>) -> MarkdownMark.Kind? {
        if inside.first == UInt8(ascii: "^") {
            let name = inside.dropFirst()
            guard !name.isEmpty, !name.contains(where: \.isMarkdownSpace) else { return nil }
            return .footnote(String(decoding: name, as: UTF8.self))
        }
        let isCitation = inside.indices.contains { index in
            guard inside[index] == UInt8(ascii: "@"), index + 1 < inside.endIndex,
                inside[index + 1].isLetter || inside[index + 1] >= 0x80
            else { return false }
            return index == inside.startIndex || inside[index - 1].isMarkdownSpace
                || ";-".utf8.contains(inside[index - 1])
        }
        return isCitation ? .citation : nil
    }

    /// `{#name}`, `{.class}`, `{key=value}` and what begins so.
    private mutating func maskAttributes(at position: Int, in region: Range<Int>) -> Int? {
        let inside = bytes[(position + 1)..<region.upperBound].prefix {
            !"{}\n`$".utf8.contains($0)
        }
        guard inside.endIndex < region.upperBound, bytes[inside.endIndex] == UInt8(ascii: "}"),
            MarkdownAttributes.opens(inside)
        else { return nil }
        marks.append(MarkdownMark(kind: .attributes, range: position..<(inside.endIndex + 1)))
        for index in inside.indices where !bytes[index].isMarkdownSpace { bytes[index] = Self.filler }
        return inside.endIndex + 1
    }
}

/// The environments of TeX that make a formula where they stand in a text.
private enum TeXEnvironmentName {
    static func name(in text: ArraySlice<UInt8>) -> String? {
        guard text.starts(with: "begin{".utf8) else { return nil }
        let name = String(
            decoding: text.dropFirst(6).prefix { $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "\n") },
            as: UTF8.self)
        let plain = name.hasSuffix("*") ? String(name.dropLast()) : name
        return ["equation", "align", "gather", "multline", "eqnarray", "alignat", "flalign", "displaymath"]
            .contains(plain) ? name : nil
    }
}
