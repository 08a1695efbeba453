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
        case experiment, sweep, figure, table, chart, check, quiz
        /// Markdown, with what it becomes around its title, which may be empty.
        case prose(@Sendable (_ title: HTMLNode, _ content: HTMLNode) -> HTMLNode)
    }

    /// As it stands behind the fence.
    public let name: String
    /// What it is, in one line.
    public let words: String
    let content: Content
    /// Whether it is no part of what students get.
    let isAnswer: Bool
    /// Whether the page has parts that fold out because of it.
    let folds: Bool
    /// What stands for a title that it does not have.
    let word: PageWord?

    private init(
        _ name: String, _ words: String, _ content: Content, isAnswer: Bool = false, folds: Bool = false,
        word: PageWord? = nil
    ) {
        self.name = name
        self.words = words
        self.content = content
        self.isAnswer = isAnswer
        self.folds = folds
        self.word = word
    }

    /// A block of Markdown.
    ///
    /// - Parameters:
    ///   - name: as it stands behind the fence; what follows it on the line is the block's title.
    ///   - words: what it is, in one line.
    ///   - isAnswer: whether the edition for students goes without it.
    ///   - markup: the block as a page has it. The title is empty where there is none.
    public static func prose(
        _ name: String, _ words: String, isAnswer: Bool = false,
        markup: @escaping @Sendable (_ title: HTMLNode, _ content: HTMLNode) -> HTMLNode
    ) -> BlockKind {
        BlockKind(name, words, .prose(markup), isAnswer: isAnswer)
    }

    /// Those of Descent.
    public static let all = [
        BlockKind("experiment", "What is trained.", .experiment),
        BlockKind("sweep", "What is trained many times.", .sweep),
        BlockKind("figure", "A picture of what was recorded.", .figure),
        BlockKind("table", "Numbers of what was recorded.", .table),
        BlockKind("chart", "A chart described mark by mark.", .chart),
        BlockKind("check", "What values must be.", .check),
        BlockKind("quiz", "A question that checks its answer itself.", .quiz),
        .prose("note", "A remark beside the text.") { BlockMarkup.note(title: $0, content: $1) },
        BlockKind(
            "answer", "An answer that folds out.",
            .prose { BlockMarkup.answer(title: $0, content: $1) }, isAnswer: true, folds: true, word: .answer),
    ]
}

/// What stands behind an opening fence.
struct FenceInfo {
    /// The first word.
    let word: String
    /// What stands behind the first word, without attributes.
    let title: String
    /// Where the title ends in the file.
    let titleEnd: Int
    /// What stands in braces behind a title, if it says for which editions the block is.
    let attributes: MarkdownAttributes?

    /// Languages of ordinary code whose names look like slips of blocks.
    private static let languages = ["node", "text", "latex", "ruby", "rust", "c", "r"]

    /// What blocks are called for short, and no language is.
    private static let short = [
        "fig": "figure", "exp": "experiment", "expt": "experiment", "tbl": "table", "chk": "check",
        "plot": "chart",
    ]

    /// - Parameter range: where it stands.
    init(_ info: String, range: SourceRange = SourceRange(lower: 0, upper: 0)) {
        word = info.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
        var title = info.trimmed.drop { !$0.isWhitespace }.trimmed
        var end = range.upper
        attributes = MarkdownAttributes.behind(title, at: range).flatMap { before, attributes in
            guard attributes["only"] != nil || !attributes.classes.isEmpty else { return nil }
            end -= title.utf8.count - before.trimmed.utf8.count
            title = before.trimmed
            return attributes
        }
        self.title = title
        titleEnd = end
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
        if let meant = Self.short[word.lowercased()], names.contains(meant) { return meant }
        return Nearest.match(word, among: names)
    }
}
