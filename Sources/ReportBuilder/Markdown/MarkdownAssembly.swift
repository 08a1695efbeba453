/// Puts blocks together that the parser read as several: divisions, callouts, definitions, captions of tables.
struct MarkdownAssembly {
    private let source: MarkdownSource
    private(set) var problems: [MarkdownProblem] = []

    init(_ source: MarkdownSource) { self.source = source }

    /// Deeper divisions are refused, so that walks over the tree stay within the stack.
    private static let deepestDivision = 32

    mutating func assembled(_ blocks: [MarkdownBlock]) -> [MarkdownBlock] {
        captioned(divided(blocks))
    }

    // MARK: Divisions

    private mutating func divided(_ blocks: [MarkdownBlock]) -> [MarkdownBlock] {
        let blocks = blocks.flatMap(lines)
        guard blocks.contains(where: { divisionLine($0) != nil }) else { return blocks }
        var open: [(division: MarkdownDivision, blocks: [MarkdownBlock])] = []
        var result: [MarkdownBlock] = []
        // How many are open beyond those that are read.
        var tooDeep = 0
        for block in blocks {
            guard let (text, range) = divisionLine(block) else {
                add(block, to: &open, or: &result)
                continue
            }
            let words = text.drop { $0 == ":" }.trimmed
            guard words.allSatisfy({ $0 == ":" }) else {
                let division = MarkdownDivisionLine.read(words, range, source)
                // Those at the margin have been replaced by what they include.
                if division.word == "include" {
                    problems.append(
                        MarkdownProblem(
                            message: MisplacedInclude.message, remedy: MisplacedInclude.remedy, range: range,
                            code: .include))
                } else if open.count < Self.deepestDivision {
                    open.append((division, []))
                } else {
                    tooDeep += 1
                    if tooDeep == 1 {
                        problems.append(
                            MarkdownProblem(
                                message: "Boxes stand more than \(Self.deepestDivision) deep in each other",
                                remedy: "end some of them with :::", range: range, code: .markdown))
                    }
                }
                continue
            }
            if tooDeep > 0 {
                tooDeep -= 1
                continue
            }
            guard var last = open.popLast() else {
                problems.append(
                    MarkdownProblem(
                        message: "This ::: ends nothing",
                        remedy: "delete it, or open a block above, such as ::: note", range: range,
                        code: .markdown))
                continue
            }
            last.division.content = captioned(last.blocks)
            last.division.end = range.upper
            add(.division(last.division), to: &open, or: &result)
        }
        while var last = open.popLast() {
            problems.append(
                MarkdownProblem(
                    message: "::: opens a block that never ends",
                    remedy: "write ::: on a line of its own where it ends", range: last.division.range))
            last.division.content = captioned(last.blocks)
            last.division.end = source.bytes.count
            add(.division(last.division), to: &open, or: &result)
        }
        return result
    }

    private func add(
        _ block: MarkdownBlock, to open: inout [(division: MarkdownDivision, blocks: [MarkdownBlock])],
        or result: inout [MarkdownBlock]
    ) {
        if open.isEmpty { result.append(block) } else { open[open.count - 1].blocks.append(block) }
    }

    /// The parser takes lines of HTML that follow each other for one block: those with colons are blocks of their own.
    private func lines(of block: MarkdownBlock) -> [MarkdownBlock] {
        guard case .html(let text, let range) = block, text.trimmed.contains("\n"), text.contains(":::")
        else {
            return [block]
        }
        var marks = source.marks.marks(in: range.lower..<range.upper).filter { $0.kind == .division }[...]
        guard !marks.isEmpty else { return [block] }
        var found: [MarkdownBlock] = []
        var others = ""
        var start = range.lower
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.trimmed.hasPrefix(":::"), let mark = marks.popFirst() else {
                others += line + "\n"
                continue
            }
            let place = SourceRange(lower: mark.range.lowerBound, upper: mark.range.upperBound)
            if !others.allSatisfy(\.isWhitespace) {
                found.append(.html(others, SourceRange(lower: start, upper: place.lower)))
            }
            found.append(.html(String(line), place))
            (others, start) = ("", place.upper)
        }
        if !others.allSatisfy(\.isWhitespace) {
            found.append(.html(others, SourceRange(lower: start, upper: range.upper)))
        }
        return found
    }

    private func divisionLine(_ block: MarkdownBlock) -> (text: String, range: SourceRange)? {
        // Spaces before the colons stand in the text, but not in the range.
        guard case .html(let line, let range) = block, case let text = line.trimmed, text.hasPrefix(":::"),
            source.marks.mark(at: range.lower)?.kind == .division
        else { return nil }
        return (text, SourceRange(lower: range.lower, upper: range.lower + text.utf8.count))
    }

    // MARK: Quotes

    /// A quote, or what it is where it begins with `[!NOTE]`.
    func quote(_ content: [MarkdownBlock]) -> MarkdownBlock {
        guard case .paragraph(let inlines)? = content.first, case .text(let text, let range)? = inlines.first,
            text.hasPrefix("[!"), let end = text.firstIndex(of: "]")
        else { return .quote(content) }
        let word = text[text.index(text.startIndex, offsetBy: 2)..<end]
        guard !word.isEmpty, word.allSatisfy({ $0.isLetter || $0 == "-" }) else { return .quote(content) }
        var rest = text[text.index(after: end)...]
        var division = MarkdownDivision(
            word: word.lowercased(),
            range: SourceRange(lower: range.lower, upper: range.lower + text[...end].utf8.count))
        // As Obsidian writes what folds.
        if rest.first == "-" || rest.first == "+" {
            division.isFolded = rest.first == "-"
            rest.removeFirst()
        }
        let start = range.lower + text.utf8.count - rest.utf8.count
        let spaces = rest.prefix(while: \.isWhitespace).utf8.count
        let lineEnd = source.lineEnd(of: start - source.start) + source.start
        division.titleStart = start + spaces
        if division.titleStart < lineEnd {
            division.titleText =
                String(decoding: source.bytes[division.titleStart..<lineEnd], as: UTF8.self).trimmed
        }
        if let (title, attributes) = MarkdownAttributes.behind(division.titleText, at: division.range) {
            division.titleText = title.trimmed
            division.attributes = attributes
        }
        let line = inlines.firstIndex { $0 == .softBreak || $0 == .hardBreak } ?? inlines.endIndex
        let below = Array(inlines[line...].dropFirst())
        division.content = (below.isEmpty ? [] : [.paragraph(below)]) + content.dropFirst()
        return .division(division)
    }

    // MARK: Definitions

    /// A list whose items are meanings, with the paragraph of terms before it.
    static func define(_ items: [[MarkdownBlock]], tight: Bool, in blocks: inout [MarkdownBlock]) -> Bool {
        guard case .paragraph(let terms)? = blocks.last else {
            // More meanings for the words before.
            guard case .definitions(var definitions)? = blocks.last, !definitions.isEmpty else {
                return false
            }
            definitions[definitions.count - 1].meanings += items
            blocks[blocks.count - 1] = .definitions(definitions)
            return true
        }
        blocks.removeLast()
        let lines = terms.split { $0 == .softBreak || $0 == .hardBreak }.map(Array.init)
        let definition = MarkdownDefinition(terms: lines, meanings: items, isTight: tight)
        if case .definitions(let earlier)? = blocks.last {
            blocks[blocks.count - 1] = .definitions(earlier + [definition])
        } else {
            blocks.append(.definitions([definition]))
        }
        return true
    }

    // MARK: Captions

    /// A paragraph behind a table that begins with a colon or `Table:` is its caption.
    private func captioned(_ blocks: [MarkdownBlock]) -> [MarkdownBlock] {
        var result: [MarkdownBlock] = []
        for block in blocks {
            if case .table? = result.last, let table = result.last, case .paragraph(let inlines) = block,
                let (caption, attributes) = Self.caption(inlines)
            {
                result[result.count - 1] = .captioned(table, caption: caption, attributes)
            } else {
                result.append(block)
            }
        }
        return result
    }

    private static func caption(
        _ inlines: [MarkdownInline]
    ) -> (caption: [MarkdownInline], attributes: MarkdownAttributes?)? {
        var inlines = inlines
        var attributes: MarkdownAttributes?
        if case .attributes(let last)? = inlines.last {
            attributes = last
            inlines.removeLast()
            if case .text(let text, _)? = inlines.last, text.allSatisfy(\.isWhitespace) {
                inlines.removeLast()
            }
        }
        if inlines.isEmpty { return attributes.map { ([], $0) } }
        guard case .text(let text, let range)? = inlines.first,
            let mark = [": ", "Table: ", "table: "].first(where: text.hasPrefix)
        else { return nil }
        inlines[0] = .text(
            String(text.dropFirst(mark.count)),
            SourceRange(lower: range.lower + mark.utf8.count, upper: range.upper))
        return (inlines, attributes)
    }
}
