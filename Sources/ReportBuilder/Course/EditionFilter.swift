/// Takes out of the tree of a text what is not for an edition, wherever it stands.
///
/// An answer is what an answer is called: a block or a box, by its first word or by a class. Everything else is left out where
/// it says for which editions it is: `only: solutions` in the YAML of a block, `{only=solutions}` behind what has attributes.
struct EditionFilter {
    private let file: SourceFile
    private let edition: Edition
    private let vocabulary: Vocabulary
    private let bytes: [UInt8]
    private(set) var diagnostics: [Diagnostic] = []
    /// Where in the text something was left out.
    private var gaps: [SourceRange] = []

    var leftSomethingOut: Bool { !gaps.isEmpty }

    /// - Parameters:
    ///   - file: for messages.
    ///   - bytes: what the places of the tree count; none to ask about attributes alone.
    init(_ edition: Edition, in file: SourceFile, bytes: [UInt8] = [], vocabulary: Vocabulary) {
        (self.edition, self.file, self.bytes, self.vocabulary) = (edition, file, bytes, vocabulary)
    }

    mutating func kept(_ document: MarkdownDocument) -> MarkdownDocument {
        var kept = document
        kept.blocks = blocks(document.blocks)
        for index in kept.footnotes.indices {
            kept.footnotes[index].content = blocks(kept.footnotes[index].content)
        }
        guard !gaps.isEmpty else { return kept }
        kept.footnotes.removeAll { isInGap($0.range.lower) }
        // Numbers behind repeated ids count what is there.
        kept.blocks = EditionFilter.withOwnIDs(kept.blocks, bytes)
        refuseLinksIntoGaps(of: kept)
        return kept
    }

    // MARK: Blocks

    private mutating func blocks(_ blocks: [MarkdownBlock]) -> [MarkdownBlock] {
        blocks.compactMap { block in
            if let place = leftOut(block) {
                gaps.append(place)
                return nil
            }
            return rest(of: block)
        }
    }

    /// A block without what is left out in it; `nil` where nothing stays.
    private mutating func rest(of block: MarkdownBlock) -> MarkdownBlock? {
        switch block {
        case .heading(let level, let content, let id, let range):
            checkHeading(at: range)
            return .heading(level: level, content: inlines(content), id: id, range: range)
        case .paragraph(let content):
            let kept = inlines(content)
            return kept.isBlank && !content.isBlank ? nil : .paragraph(kept)
        case .quote(let content):
            let kept = blocks(content)
            return kept.isEmpty && !content.isEmpty ? nil : .quote(kept)
        case .list(let ordered, let start, let tight, let items):
            let kept = items.compactMap { item -> [MarkdownBlock]? in
                let kept = blocks(item)
                return kept.isEmpty && !item.isEmpty ? nil : kept
            }
            return kept.isEmpty ? nil : .list(ordered: ordered, start: start, tight: tight, items: kept)
        case .table(let alignments, let header, let rows):
            return .table(
                alignments: alignments, header: header.map { inlines($0) },
                rows: rows.map { $0.map { inlines($0) } })
        case .division(var division):
            division.content = blocks(division.content)
            return .division(division)
        case .definitions(let items):
            return .definitions(
                items.map { item in
                    var item = item
                    item.terms = item.terms.map { inlines($0) }
                    item.meanings = item.meanings.map { blocks($0) }
                    return item
                })
        case .captioned(let table, let caption, let attributes):
            return rest(of: table).map { .captioned($0, caption: inlines(caption), attributes) }
        case .code, .rule, .html: return block
        }
    }

    /// What stands below a heading is no part of it: who wants to hide it must hear of that.
    private mutating func checkHeading(at range: SourceRange) {
        let line = String(
            decoding: bytes[min(range.lower, bytes.count)..<min(range.upper, bytes.count)], as: UTF8.self)
        guard let (_, attributes) = MarkdownAttributes.behind(line.trimmed, at: range),
            attributes["only"] != nil || attributes.classes.contains(where: vocabulary.isAnswer)
        else { return }
        diagnostics.append(
            Diagnostic(
                "a heading cannot be for some editions alone", file: file, range: range,
                remedy: "write ::: div {only=solutions} above it, and ::: where what belongs to it ends"))
    }

    /// The extent of a block that this edition does not have.
    private mutating func leftOut(_ block: MarkdownBlock) -> SourceRange? {
        switch block {
        case .code(let info, let infoRange, let text, let start, let range):
            return isLeftOut(info, infoRange, text, startingAt: start) ? range : nil
        case .division(let division):
            let isAnswer = vocabulary.isAnswer(division.word)
            guard isAnswer && !edition.hasAnswers || isLeftOut(division.attributes) else { return nil }
            return SourceRange(
                lower: division.range.lower, upper: division.end ?? quoteEnd(from: division.range.lower))
        case .captioned(_, _, let attributes):
            return isLeftOut(attributes) ? attributes?.range : nil
        default: return nil
        }
    }

    private mutating func isLeftOut(
        _ info: String, _ infoRange: SourceRange, _ content: String, startingAt start: Int
    ) -> Bool {
        let fence = FenceInfo(info, range: infoRange)
        let isAnswer = vocabulary.isAnswer(fence.word)
        switch vocabulary.block(named: fence.word)?.content {
        case .prose?: return isAnswer && !edition.hasAnswers || isLeftOut(fence.attributes)
        case .experiment?, .sweep?, .figure?, .table?, .chart?, .check?, .quiz?:
            // Without an edition nothing is left out, and only names that are wrong matter.
            guard edition != .usual || content.contains("only") else { return false }
            var ignored: [Diagnostic] = []
            let source = YAMLSource(file: file, text: content, startingAt: start)
            guard let only = YAMLComposer.compose(source, diagnostics: &ignored)?["only"] else {
                return false
            }
            return isLeftOut(only.words, at: only.range)
        case nil:
            return isAnswer && !edition.hasAnswers
                || isLeftOut(CodeInfo(info, range: infoRange).attributes)
        }
    }

    /// Whether what has these attributes is left out.
    mutating func isLeftOut(_ attributes: MarkdownAttributes?) -> Bool {
        guard let attributes else { return false }
        if !edition.hasAnswers, attributes.classes.contains(where: vocabulary.isAnswer) { return true }
        guard let only = attributes["only"] else { return false }
        return isLeftOut(only.split { !$0.isLetter && $0 != "-" }.map(String.init), at: attributes.range)
    }

    private mutating func isLeftOut(_ names: [String], at range: SourceRange) -> Bool {
        let editions = names.compactMap(Edition.init).filter { $0 != .usual }
        if editions.isEmpty || editions.count < names.count {
            let unknown = names.first { Edition(rawValue: $0).map { $0 == .usual } ?? true }
            diagnostics.append(
                Diagnostic(
                    unknown.map { "there is no edition \"\($0.shortened(to: 40))\"" }
                        ?? "only names no edition",
                    file: file, range: range,
                    remedy: "write one or more of "
                        + Edition.named.map(\.rawValue).joined(separator: ", ")))
        }
        return !edition.has(onlyFor: editions)
    }

    // MARK: Running text

    private mutating func inlines(_ content: [MarkdownInline]) -> [MarkdownInline] {
        content.compactMap { inline in
            switch inline {
            case .attributed(let inner, let attributes):
                if isLeftOut(attributes) {
                    gaps.append(attributes.range)
                    return nil
                }
                return inlines([inner]).first.map { .attributed($0, attributes) }
            case .emphasis(let inner): return .emphasis(inlines(inner))
            case .strong(let inner): return .strong(inlines(inner))
            case .strikethrough(let inner): return .strikethrough(inlines(inner))
            case .link(let destination, let title, let inner, let range, let places):
                return .link(
                    destination: destination, title: title, content: inlines(inner), range: range,
                    places: places)
            case .image(let source, let title, let alt, let range, let places):
                return .image(source: source, title: title, alt: inlines(alt), range: range, places: places)
            default: return inline
            }
        }
    }

    // MARK: Gaps

    private func isInGap(_ place: Int) -> Bool { gaps.contains { $0.lower <= place && place < $0.upper } }

    /// Where a quote ends in which something stands.
    private func quoteEnd(from place: Int) -> Int {
        var end = place
        while let line = bytes[end...].firstIndex(of: UInt8(ascii: "\n")) {
            end = line + 1
            guard bytes[end...].first(where: { !$0.isMarkdownSpace }) == UInt8(ascii: ">") else { break }
        }
        return max(end, place)
    }

    /// The address of a link may stand elsewhere, behind a name in brackets: not in what is left out.
    private mutating func refuseLinksIntoGaps(of document: MarkdownDocument) {
        let hasDefinitions = gaps.contains { gap in
            let part = bytes[min(gap.lower, bytes.count)..<min(gap.upper, bytes.count)]
            return String(decoding: part, as: UTF8.self).contains("]:")
        }
        guard hasDefinitions else { return }
        var links: [(range: SourceRange, places: MarkdownLinkPlaces)] = []
        document.blocks.collectLinks(into: &links)
        for footnote in document.footnotes { footnote.content.collectLinks(into: &links) }
        for link in links {
            let written = bytes[min(link.range.lower, bytes.count)..<min(link.range.upper, bytes.count)]
            let places = [link.places.destination, link.places.title].compactMap { $0 }
            let isNamed = !String(decoding: written, as: UTF8.self).contains("](")
            guard isNamed, places.isEmpty || places.contains(where: isInGap) else { continue }
            diagnostics.append(
                Diagnostic(
                    "the address of this link stands in what is not for all editions", file: file,
                    range: link.range, remedy: "write it here, as in [words](address)"))
        }
    }
}

extension YAMLNode {
    /// A word, or the words of a list.
    fileprivate var words: [String] {
        switch content {
        case .scalar(let text, _): [text]
        case .sequence(let items): items.flatMap(\.words)
        case .mapping: []
        }
    }

    /// Without a key.
    func without(_ key: String) -> YAMLNode {
        guard case .mapping(let fields) = content else { return self }
        var node = self
        node.content = .mapping(fields.filter { $0.key != key })
        return node
    }
}
