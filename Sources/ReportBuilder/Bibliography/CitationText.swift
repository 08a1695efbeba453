/// What stands between the brackets of `[see @key, p. 3; @other]`.
struct CitationText: Sendable, Hashable {
    struct Item: Sendable, Hashable {
        var before: String
        var key: String
        /// Behind the key, without its comma: `p. 3`.
        var after: String
        var hidesAuthor: Bool
        /// Where the key stands in the text, in bytes.
        var range: Range<Int>
    }

    private(set) var items: [Item] = []

    init(_ text: String) {
        var start = 0
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            defer { start += part.utf8.count + 1 }
            guard let sign = part.firstIndex(of: "@") else { continue }
            var before = part[..<sign].trimmed
            let hidesAuthor = before.hasSuffix("-")
            if hidesAuthor { before = String(before.dropLast()).trimmed }
            var key = part[part.index(after: sign)...].prefix {
                $0.isLetter || $0.isNumber || "-_:./+".contains($0)
            }
            while let last = key.last, ":.".contains(last) { key.removeLast() }
            var after = part[key.endIndex...].trimmed
            if after.hasPrefix(",") { after = String(after.dropFirst()).trimmed }
            let lower = start + part[..<sign].utf8.count
            items.append(
                Item(
                    before: before, key: String(key), after: after, hidesAuthor: hidesAuthor,
                    range: lower..<(lower + 1 + key.utf8.count)))
        }
    }
}
