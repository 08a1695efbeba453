/// Finds lines that were meant to open or to end a block and lack a sign, complains about each, and reads them as meant, so
/// that what follows from them is not complained about as well.
///
/// Such lines are `` ``experiment ``, an end of two signs behind an opening of three, `'''python`, and `:: note`.
struct FenceSlips {
    /// More than this many are no slips any more, and are read as they stand.
    private static let most = 50

    struct Mending {
        /// The bytes that are replaced; empty where something is put in.
        var range: Range<Int>
        var text: String
    }

    let file: SourceFile
    let lines: [Range<Int>]
    let knows: (String) -> Bool
    var mendings: [Mending] = []
    var diagnostics: [Diagnostic] = []

    /// - Parameters:
    ///   - offset: where the text begins, behind the front matter.
    ///   - knows: whether there is a block of a name.
    /// - Returns: the file itself where there are none; else a text that remembers where its parts stand in it.
    static func mended(
        _ file: SourceFile, from offset: Int, knows: @escaping (String) -> Bool,
        diagnostics: inout [Diagnostic]
    ) -> SourceFile {
        guard mayHold(file.bytes) else { return file }
        var slips = FenceSlips(
            file: file, lines: Array(SourceLines(bytes: file.bytes, startingAt: offset)), knows: knows)
        slips.look()
        guard !slips.mendings.isEmpty else { return file }
        diagnostics += slips.diagnostics
        return slips.mended
    }

    private init(file: SourceFile, lines: [Range<Int>], knows: @escaping (String) -> Bool) {
        (self.file, self.lines, self.knows) = (file, lines, knows)
    }

    /// Most lessons hold no line that begins so, and are not looked at line by line.
    private static func mayHold(_ bytes: [UInt8]) -> Bool {
        var isAtStart = true
        for (index, byte) in bytes.enumerated() {
            if isAtStart, "`~':".utf8.contains(byte) || byte >= 0x80, index + 1 < bytes.count {
                return true
            }
            isAtStart = byte == UInt8(ascii: "\n") || isAtStart && byte == UInt8(ascii: " ")
        }
        return false
    }

    // MARK: Lines

    /// The signs at the beginning of a line, and what stands behind them.
    struct Run {
        var sign: Unicode.Scalar
        var count: Int
        /// In the file.
        var range: Range<Int>
        var rest: String
    }

    /// `, ~, ', :, and the first bytes of other apostrophes.
    private static let signs: Set<UInt8> = [0x60, 0x7E, 0x27, 0x3A, 0xC2, 0xE2]

    func run(of line: Int) -> Run? {
        let content = file.bytes[lines[line]]
        let indent = content.prefix { $0 == UInt8(ascii: " ") }.count
        guard indent < 4, let first = content.dropFirst(indent).first, Self.signs.contains(first) else {
            return nil
        }
        let text = String(decoding: content.dropFirst(indent), as: UTF8.self)
        guard let sign = text.unicodeScalars.first, "`~'’‘´:".unicodeScalars.contains(sign) else {
            return nil
        }
        let signs = text.unicodeScalars.prefix { $0 == sign }
        let start = lines[line].lowerBound + indent
        return Run(
            sign: sign, count: signs.count, range: start..<(start + String(signs).utf8.count),
            rest: String(text.unicodeScalars[signs.endIndex...]).trimmed)
    }

    private func holds(_ text: String, in line: Int) -> Bool {
        let content = file.bytes[lines[line]]
        guard let first = text.utf8.first, let start = content.firstIndex(of: first) else { return false }
        return content[start...].firstRange(of: Array(text.utf8)) != nil
    }

    private mutating func look() {
        var line = 0
        var divisions: [Bool] = []
        while line < lines.count, mendings.count < Self.most {
            defer { line += 1 }
            if holds("<!--", in: line), !holds("-->", in: line) {
                line = (line..<lines.count).first { holds("-->", in: $0) } ?? lines.count
                continue
            }
            guard let run = run(of: line) else { continue }
            switch run.sign {
            case "`", "~":
                if run.count > 2 {
                    if run.sign == "`", run.rest.contains("`") { continue }
                    line = end(of: run, openedIn: line)
                } else if run.count == 2, let end = endOfShort(run, in: line) {
                    complain(about: run, write: String(repeating: String(run.sign), count: 3) + run.rest)
                    put(String(run.sign), at: run.range.upperBound)
                    line = mendEnd(in: end, to: 3, sign: run.sign)
                }
            case ":":
                line = division(run, in: line, &divisions)
            default:
                if run.count > 2, let end = endOfShort(run, in: line) {
                    complain(about: run, write: "```\(run.rest), between backticks")
                    replace(run.range, by: "```")
                    line = mendEnd(in: end, to: 3, sign: "`")
                }
            }
        }
    }

    // MARK: Blocks

    /// The line that ends what two signs, or others than backticks, open: the next one that begins with such signs, if nothing else stands in it.
    private func endOfShort(_ run: Run, in line: Int) -> Int? {
        guard let first = run.rest.first, first.isLetter || first == "{",
            !run.rest.unicodeScalars.contains(run.sign)
        else { return nil }
        let signs = String(run.sign) + String(run.sign)
        guard
            let next = lines.indices.dropFirst(line + 1).first(where: {
                holds(signs, in: $0) || holds("```", in: $0)
            }),
            let end = self.run(of: next), end.count > 1, end.rest.isEmpty
        else { return nil }
        return next
    }

    /// Makes a line of signs alone long enough to be an end.
    private mutating func mendEnd(in line: Int, to count: Int, sign: Unicode.Scalar) -> Int {
        guard let run = run(of: line), run.sign != sign || run.count < count else { return line }
        replace(run.range, by: String(repeating: String(sign), count: count))
        return line
    }

    /// The last line of a block that is opened well; one of fewer signs, where no other ends it.
    private mutating func end(of opening: Run, openedIn line: Int) -> Int {
        var short: (line: Int, run: Run)?
        var hasInner = false
        for next in lines.indices.dropFirst(line + 1) {
            guard let run = run(of: next), run.sign == opening.sign else { continue }
            if run.count >= opening.count {
                if run.rest.isEmpty { return next }
                break
            } else if run.rest.isEmpty, run.count > 1 {
                if short == nil, !hasInner { short = (next, run) }
            } else if run.count > 2, run.rest.first?.isLetter == true {
                hasInner = true
            }
        }
        guard let (end, run) = short else { return line }
        let signs = String(repeating: String(opening.sign), count: opening.count)
        diagnostics.append(
            Diagnostic(
                "\(file.text(in: SourceRange(run.range))) does not end what \(signs) opened", file: file,
                range: SourceRange(run.range), remedy: "write \(signs)", code: .unclosed))
        put(String(signs.dropFirst(run.count)), at: run.range.upperBound)
        return end
    }
}

extension SourceRange {
    init(_ range: Range<Int>) { self.init(lower: range.lowerBound, upper: range.upperBound) }
}
