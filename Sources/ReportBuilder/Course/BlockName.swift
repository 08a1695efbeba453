/// What the first word behind a fence means.
enum BlockName: String, CaseIterable {
    case experiment
    case figure
    case table
    case chart
    case check
    case note
    case answer

    /// Languages of ordinary code whose names look like slips of the above.
    private static let languages = ["node", "text", "latex", "ruby", "rust", "c", "r"]

    /// The block that an info string names; `nil` for ordinary code.
    init?(info: String) {
        self.init(rawValue: BlockName.word(of: info))
    }

    /// The first word of an info string.
    static func word(of info: String) -> String {
        info.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    }

    /// What stands behind the first word.
    static func title(of info: String) -> String {
        info.trimmed.drop { !$0.isWhitespace }.trimmed
    }

    /// The block that was probably meant, where an info string is only nearly the name of one.
    static func slip(in info: String) -> BlockName? {
        let word = word(of: info)
        guard BlockName(rawValue: word) == nil, !languages.contains(word.lowercased()) else { return nil }
        return Nearest.match(word, among: allCases.map(\.rawValue)).flatMap { BlockName(rawValue: $0) }
    }
}

extension SourceFile {
    /// The Markdown inside a `note` or `answer` block, with places in this file.
    func document(inside text: String, startingAt offset: Int) -> MarkdownDocument {
        // Lines of a block in a list lack the list's indent, so only their first line is placed exactly.
        let padding = [UInt8](repeating: UInt8(ascii: " "), count: offset)
        return MarkdownDocument(parsing: padding + Array(text.utf8), startingAt: offset)
    }
}
