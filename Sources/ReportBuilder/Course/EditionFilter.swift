extension Edition {
    /// The lesson as this edition has it. What is left out becomes empty lines, so that every place stays what it was and
    /// nothing that reads lessons knows of it.
    ///
    /// A block of answers stands for all but students. A block whose YAML has a key `only`, on a line of its own, stands for
    /// the editions that this names.
    ///
    /// - Parameters:
    ///   - body: where the text begins, behind the front matter.
    ///   - vocabulary: which blocks hold text that may hold such blocks.
    func filtered(
        _ file: SourceFile, from body: Int, vocabulary: Vocabulary, diagnostics: inout [Diagnostic]
    ) -> SourceFile {
        guard self == .student || file.text.contains("only:") else { return file }
        var filter = EditionFilter(edition: self, file: file, vocabulary: vocabulary)
        filter.walk(MarkdownDocument(parsing: file.bytes, startingAt: body).blocks)
        diagnostics += filter.diagnostics
        return filter.result
    }
}

/// Blanks what is not for an edition.
private struct EditionFilter {
    let edition: Edition
    let file: SourceFile
    let vocabulary: Vocabulary
    private var bytes: [UInt8]
    private(set) var diagnostics: [Diagnostic] = []

    init(edition: Edition, file: SourceFile, vocabulary: Vocabulary) {
        (self.edition, self.file, self.vocabulary, bytes) = (edition, file, vocabulary, file.bytes)
    }

    var result: SourceFile { SourceFile(name: file.name, bytes: bytes) }

    mutating func walk(_ blocks: [MarkdownBlock]) {
        for block in blocks {
            switch block {
            case .quote(let inner): walk(inner)
            case .list(_, _, _, let items): for item in items { walk(item) }
            case .code(let info, _, let text, let start, let range):
                look(at: FenceInfo(info).word, text, startingAt: start, range)
            case .heading, .paragraph, .table, .rule, .html: break
            }
        }
    }

    private mutating func look(at word: String, _ text: String, startingAt start: Int, _ range: SourceRange) {
        guard let kind = vocabulary.block(named: word) else { return }
        if edition == .student, kind.folds { return blank(range) }
        if case .prose = kind.content {
            walk(file.document(inside: text, startingAt: start).blocks)
        } else {
            readKey(of: range)
        }
    }

    /// Looks for a line `only: solutions` in a block, which is no key of what the block declares.
    private mutating func readKey(of block: SourceRange) {
        let first = file.lineIndex(at: block.lower)
        let margin = Self.margin(file.text(in: file.lineRange(first)))
        for line in (first + 1)..<max(first + 2, file.lineIndex(at: block.upper)) {
            let place = file.lineRange(line)
            let text = file.text(in: place).dropFirst(margin)
            guard text.hasPrefix("only:") else { continue }
            let names = text.dropFirst(5).prefix { $0 != "#" }
                .split { !($0.isLetter || $0 == "-") }.map(String.init)
            let editions = names.compactMap(Edition.init)
            if editions.isEmpty || editions.count < names.count {
                diagnostics.append(
                    Diagnostic(
                        "only names no edition", file: file, range: place,
                        remedy: "write only: solutions, or a list of "
                            + Edition.allCases.dropFirst().map(\.rawValue).joined(separator: ", ")))
            }
            // Who asks for no edition gets all.
            let isMeant = edition == .usual || editions.contains(edition)
            return blank(isMeant ? place : block)
        }
    }

    /// What stands before the text of a line: spaces, and the marks of quotes and lists.
    private static func margin(_ line: String) -> Int {
        line.count - line.drop { $0 != "`" && $0 != "~" }.count
    }

    private mutating func blank(_ range: SourceRange) {
        for index in range.lower..<min(range.upper, bytes.count) where bytes[index] != UInt8(ascii: "\n") {
            bytes[index] = UInt8(ascii: " ")
        }
    }
}

extension Vocabulary {
    /// With answers as an edition has them.
    func of(_ edition: Edition) -> Vocabulary {
        guard edition == .solutions || edition == .print,
            let index = blocks.firstIndex(where: { $0.name == "answer" })
        else { return self }
        var vocabulary = self
        vocabulary.blocks[index] = .openAnswer
        return vocabulary
    }
}
