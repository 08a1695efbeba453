/// What the first word behind a fence means.
///
/// A block of one's own holds prose, and has a markup of its own:
/// ```swift
/// vocabulary.blocks.append(
///     .prose("definition", "A word and what it means.") { title, content in
///         .element("section", .class("definition"), content: [.element("p", content: [title]), content])
///     })
/// ```
public struct BlockKind: Sendable {
    enum Content: Sendable {
        case experiment, figure, table, chart, check
        /// Markdown, with what it becomes around its title, which may be empty.
        case prose(@Sendable (_ title: HTMLNode, _ content: HTMLNode) -> HTMLNode)
    }

    /// As it stands behind the fence.
    public let name: String
    /// What it is, in one line.
    public let words: String
    let content: Content
    /// Whether the page has parts that fold out because of it.
    let folds: Bool
    /// What stands for a title that it does not have.
    let word: PageWord?

    private init(
        _ name: String, _ words: String, _ content: Content, folds: Bool = false, word: PageWord? = nil
    ) {
        self.name = name
        self.words = words
        self.content = content
        self.folds = folds
        self.word = word
    }

    /// A block of Markdown.
    ///
    /// - Parameters:
    ///   - name: as it stands behind the fence; what follows it on the line is the block's title.
    ///   - words: what it is, in one line.
    ///   - markup: the block as a page has it. The title is empty where there is none.
    public static func prose(
        _ name: String, _ words: String,
        markup: @escaping @Sendable (_ title: HTMLNode, _ content: HTMLNode) -> HTMLNode
    ) -> BlockKind {
        BlockKind(name, words, .prose(markup))
    }

    /// Those of Descent.
    public static let all = [
        BlockKind("experiment", "What is trained.", .experiment),
        BlockKind("figure", "A picture of what was recorded.", .figure),
        BlockKind("table", "Numbers of what was recorded.", .table),
        BlockKind("chart", "A chart described mark by mark.", .chart),
        BlockKind("check", "What values must be.", .check),
        .prose("note", "A remark beside the text.") { BlockMarkup.note(title: $0, content: $1) },
        BlockKind(
            "answer", "An answer that folds out.",
            .prose { BlockMarkup.answer(title: $0, content: $1) }, folds: true, word: .answer),
    ]
}

/// What stands behind an opening fence.
struct FenceInfo {
    /// The first word.
    let word: String
    /// What stands behind the first word.
    let title: String

    /// Languages of ordinary code whose names look like slips of blocks.
    private static let languages = ["node", "text", "latex", "ruby", "rust", "c", "r"]

    init(_ info: String) {
        word = info.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
        title = info.trimmed.drop { !$0.isWhitespace }.trimmed
    }

    /// Whether the word opens a box or a statement behind colons, and is no language of code.
    var isDivision: Bool {
        [
            "hint", "tip", "info", "important", "warning", "caution", "danger", "question", "seealso",
            "definition",
            "theorem", "lemma", "proposition", "corollary", "conjecture", "axiom", "algorithm", "example",
            "exercise",
            "proof", "remark", "solution", "details", "aside", "quote",
        ].contains(word)
    }

    /// The name of a block that was probably meant, where the word is only nearly one.
    func slip(among names: [String]) -> String? {
        guard !names.contains(word), !Self.languages.contains(word.lowercased()) else { return nil }
        return Nearest.match(word, among: names)
    }
}

extension SourceFile {
    /// The Markdown inside a block of prose, with places in this file.
    func document(inside text: String, startingAt offset: Int) -> MarkdownDocument {
        // Lines of a block in a list lack the list's indent, so only their first line is placed exactly.
        let padding = [UInt8](repeating: UInt8(ascii: " "), count: offset)
        return MarkdownDocument(parsing: padding + Array(text.utf8), startingAt: offset)
    }
}
