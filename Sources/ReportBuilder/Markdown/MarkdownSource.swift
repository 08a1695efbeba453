/// The file a document is read from; offsets count from the start of the body, ranges from that of the file.
struct MarkdownSource {
    let bytes: [UInt8]
    /// The byte of the file at which the body starts.
    let start: Int
    /// What the parser reads in their place, byte for byte.
    var masked: [UInt8]
    /// What the parser did not read as it stands.
    var marks: [MarkdownMark] = []

    func string(at offset: Int, count: Int) -> String {
        String(decoding: bytes[clamped(offset)..<clamped(offset + count)], as: UTF8.self)
    }

    func range(_ lower: Int, _ upper: Int) -> SourceRange {
        SourceRange(lower: clamped(lower), upper: clamped(upper))
    }

    func byte(at offset: Int) -> UInt8? {
        let index = start + offset
        return offset >= 0 && index < bytes.count ? bytes[index] : nil
    }

    /// The start of the line that holds an offset.
    func lineStart(of offset: Int) -> Int {
        var position = offset
        while let byte = byte(at: position - 1), byte != UInt8(ascii: "\n") { position -= 1 }
        return position
    }

    /// The end of the line that holds an offset, before its line end.
    func lineEnd(of offset: Int) -> Int {
        var position = offset
        while let byte = byte(at: position), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") {
            position += 1
        }
        return position
    }

    /// The start of the line after the one that holds an offset, or the end of the file.
    func nextLine(after offset: Int) -> Int {
        var position = lineEnd(of: offset)
        if byte(at: position) == UInt8(ascii: "\r") { position += 1 }
        if byte(at: position) == UInt8(ascii: "\n") { position += 1 }
        return position
    }

    /// What stands in a row of a table behind its last column, or nil where nothing does.
    ///
    /// - Parameter offset: of a byte in a cell.
    func surplus(ofRowAt offset: Int, columns: Int) -> SourceRange? {
        let (lower, upper) = (lineStart(of: offset), lineEnd(of: offset))
        let bars = bars(from: lower, to: upper)
        guard let first = bars.first, columns > 0 else { return nil }
        // A bar before the first cell opens the row; the prefix of a quote or a list stands before it.
        let opens = first < offset && (lower..<first).allSatisfy { byte(at: $0).map { !$0.isLetter } ?? true }
        let ends = opens ? Array(bars.dropFirst()) : bars
        guard ends.count >= columns else { return nil }
        let place = (ends[columns - 1] + 1..<upper).first { byte(at: $0)?.isMarkdownSpace == false }
        return place.map { range($0, upper) }
    }

    /// The bars between the cells of a row: not those that are written with a backslash or stand in code, in values or in
    /// formulas.
    private func bars(from lower: Int, to upper: Int) -> [Int] {
        var bars: [Int] = []
        var position = lower
        func seen(_ position: Int) -> UInt8 { masked[start + position] }
        func ticks(_ position: Int) -> Int {
            (position..<upper).prefix { seen($0) == UInt8(ascii: "`") }.count
        }
        while position < upper {
            switch seen(position) {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "|"): bars.append(position)
            case UInt8(ascii: "`"):
                let count = ticks(position)
                position += count - 1
                var end = position + 1
                while end < upper {
                    let run = ticks(end)
                    if run == count {
                        position = end + run - 1
                        break
                    }
                    end += max(run, 1)
                }
            default: break
            }
            position += 1
        }
        return bars
    }

    /// The first line from an offset on that opens a fence, and where its run of fence characters starts
    /// and ends.
    func fence(from offset: Int) -> (fence: Fence, run: Range<Int>)? {
        for line in lines(from: offset) {
            guard let fence = Fence(openedBy: line),
                let run = Fence.run(of: line, afterListMarkers: true)?.run
            else { continue }
            return (fence, (run.startIndex - start)..<(run.endIndex - start))
        }
        return nil
    }

    /// The end of the line that closes a fence, or of the file.
    func end(of fence: Fence, from offset: Int) -> Int {
        for line in lines(from: offset) where fence.isClosed(by: line) {
            return lineEnd(of: line.startIndex - start)
        }
        return bytes.count - start
    }

    private func lines(from offset: Int) -> some Sequence<ArraySlice<UInt8>> {
        SourceLines(bytes: bytes, startingAt: clamped(offset)).lazy.map { bytes[$0] }
    }

    /// The mark that holds an offset.
    func mark(at offset: Int) -> MarkdownMark? { marks.mark(at: start + offset) }

    private func clamped(_ offset: Int) -> Int {
        min(max(start + offset, 0), bytes.count)
    }
}
