/// Finds lines that other dialects read as something and Markdown as text, and completes lines below heads of tables.
struct LineSlips {
    let file: SourceFile
    let lines: [Range<Int>]
    private var diagnostics: [Diagnostic] = []
    /// In how many quotes each line stands.
    private(set) var quotes: [Int] = []
    /// The line at which the paragraph begins.
    var start: Int? {
        didSet { if start == nil { isInTable = false } }
    }
    /// Whether a table has begun that nothing has ended.
    var isInTable = false
    var texts: [String] = []
    /// Where signs are put in.
    var insertions: [(place: Int, text: String)] = []

    /// Complains about such lines, and about those that lack a sign of a block (``FenceSlips``).
    ///
    /// - Parameter offset: where the text begins, behind the front matter.
    /// - Returns: the file itself where nothing is completed; else a text that remembers where its parts stand in it.
    static func mended(
        _ file: SourceFile, from offset: Int, _ vocabulary: Vocabulary, diagnostics: inout [Diagnostic]
    ) -> SourceFile {
        let file = FenceSlips.mended(
            file, from: offset, knows: { vocabulary.block(named: $0) != nil }, diagnostics: &diagnostics)
        guard mayHold(file.bytes, from: offset) else { return file }
        var slips = LineSlips(file, Array(SourceLines(bytes: file.bytes, startingAt: offset)))
        slips.look()
        diagnostics += slips.diagnostics
        return file.inserting(slips.insertions)
    }

    private init(_ file: SourceFile, _ lines: [Range<Int>]) {
        (self.file, self.lines) = (file, lines)
        for line in lines {
            let signs = file.bytes[line].prefix { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: " ") }
            quotes.append(signs.count { $0 == UInt8(ascii: ">") })
            texts.append(
                String(decoding: file.bytes[signs.endIndex..<line.upperBound], as: UTF8.self).trimmed)
        }
    }

    private mutating func look() {
        var fence: Fence?
        var isComment = false
        var isFormula = false
        for line in lines.indices {
            let text = texts[line]
            if let open = fence {
                if open.isClosed(by: file.bytes[lines[line]]) { fence = nil }
                continue
            }
            if isComment || isFormula {
                if isComment { isComment = !text.contains("-->") }
                if isFormula { isFormula = !text.hasSuffix("$$") }
                continue
            }
            if line > 0, quotes[line] != quotes[line - 1] { start = nil }
            if isInTable { endTable(before: line) }
            if let opened = Fence(openedBy: file.bytes[lines[line]]) {
                (fence, start) = (opened, nil)
                continue
            }
            if text.isEmpty || text.hasPrefix(":::") {
                start = nil
                continue
            }
            isComment = text.contains("<!--") && !text.contains("-->")
            isFormula = text.hasPrefix("$$") && !text.dropFirst(2).contains("$$")
            if isComment || isFormula || isInTable || indent(of: line) > 3 { continue }
            let first = start ?? line
            start = first
            check(line, in: first)
        }
    }

    private func indent(of line: Int) -> Int {
        file.bytes[lines[line]].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            .reduce(0) { $0 + ($1 == UInt8(ascii: "\t") ? 4 : 1) }
    }

    /// - Parameter first: the line at which the paragraph begins.
    private mutating func check(_ line: Int, in first: Int) {
        let text = texts[line]
        if text.contains("\\\\"), doubledBackslash(line) { return }
        switch text.first {
        case "|", ":", "-":
            if line > first, isBelowHead(text), texts[line - 1].contains("|"), !isBelowHead(texts[line - 1]) {
                table(line, in: first)
            } else if line == first, text.hasPrefix(": ") {
                caption(line)
            } else if text.first == "-" {
                drawnTable(line)
            }
        case "#" where line == first:
            let rest = text.drop { $0 == "#" }
            if text.count - rest.count > 6, rest.first == " " {
                report(
                    "there are six levels of headings", at: line, length: text.count - rest.count,
                    remedy: "begin it with ######, or with \\# for the sign itself")
            }
            guard rest.first?.isLetter == true, text.count - rest.count < 7 else { return }
            report(
                "# begins no heading without a space", at: line, length: text.count - rest.count,
                remedy: "write \(text.prefix { $0 == "#" }) \(rest.prefix(20)), or \\# for the sign itself")
        case "T" where line == first && text.hasPrefix("Table: "): caption(line)
        case "b", "(", "i", "2", "B": if line > first { letters(line, in: first) }
        default: break
        }
    }

    /// `\\\\(x\\\\)`, as notebooks write formulas.
    private mutating func doubledBackslash(_ line: Int) -> Bool {
        let text = texts[line]
        for (open, close, display) in [("\\\\(", "\\\\)", false), ("\\\\[", "\\\\]", true)] {
            guard let start = text.firstRange(of: open) else { continue }
            let rest = text[start.upperBound...]
            let isClosed = rest.contains(close) || text == open && texts[line...].contains(close)
            guard isClosed, text[..<start.lowerBound].count(where: { $0 == "`" }).isMultiple(of: 2) else {
                continue
            }
            report(
                "two backslashes open no formula", at: line, length: text.count,
                remedy: display ? "write $$…$$, or one backslash" : "write $…$, or one backslash")
            return true
        }
        return false
    }

    // MARK: Lists

    /// `a. one`, `b. two`: elsewhere a list.
    private mutating func letters(_ line: Int, in first: Int) {
        let pairs = [
            ("a.", "b."), ("a)", "b)"), ("(a)", "(b)"), ("(1)", "(2)"), ("i.", "ii."), ("(i)", "(ii)"),
            ("i)", "ii)"),
            ("A.", "B."), ("A)", "B)"),
        ]
        guard let pair = pairs.first(where: { texts[line].hasPrefix($0.1 + " ") }),
            let opening = (first..<line).last(where: { texts[$0].hasPrefix(pair.0 + " ") })
        else { return }
        report(
            "\(pair.0) and \(pair.1) make no list", at: opening, length: pair.0.count,
            remedy: "write 1. and 2., or leave a line blank between the two")
    }

    // MARK: -

    mutating func report(_ message: String, at line: Int, length: Int, remedy: String) {
        let start = lines[line].lowerBound + indentInBytes(of: line)
        let upper = start + texts[line].prefix(length).utf8.count
        diagnostics.append(
            Diagnostic(
                message, file: file, range: SourceRange(lower: start, upper: upper), remedy: remedy,
                code: .markdown))
    }

    private func indentInBytes(of line: Int) -> Int {
        file.bytes[lines[line]].prefix { $0.isMarkdownSpace || $0 == UInt8(ascii: ">") }.count
    }
}

extension SourceFile {
    /// The text with more signs in it, which remembers where its parts stand in this one.
    fileprivate func inserting(_ insertions: [(place: Int, text: String)]) -> SourceFile {
        guard !insertions.isEmpty else { return self }
        var bytes: [UInt8] = []
        var pieces: [SourcePiece] = []
        var start = 0
        for (place, text) in insertions {
            pieces.append(SourcePiece(start: bytes.count, file: self, offset: start))
            bytes += self.bytes[start..<place] + text.utf8
            start = place
        }
        pieces.append(SourcePiece(start: bytes.count, file: self, offset: start))
        bytes += self.bytes[start...]
        return SourceFile(name: name, bytes: bytes, pieces: pieces)
    }
}
