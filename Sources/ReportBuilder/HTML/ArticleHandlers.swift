import Mathematics

/// Something wrong with a lesson's text, and where in the file.
public struct ArticleProblem: Sendable, Hashable {
    public let message: String
    public let remedy: String
    public let range: SourceRange
    /// What kind of `$$` without a partner it is, if it is one.
    public var loneDollars: LoneDollars?

    public enum LoneDollars: Sendable, Hashable {
        /// They open a formula.
        case opening
        /// They open one, or end one that a blank line cut in two, so that it has been reported.
        case openingOrClosing
    }

    public init(message: String, remedy: String, range: SourceRange) {
        self.message = message
        self.remedy = remedy
        self.range = range
    }
}

/// A fenced or indented block, as its handler sees it. See ``MarkdownBlock/code(info:infoRange:text:textStart:range:)``.
public struct FencedBlock: Sendable, Hashable {
    public let info: String
    public let infoRange: SourceRange
    public let text: String
    public let textStart: Int
    public let range: SourceRange
}

/// What the writer of an article asks about what it does not know itself.
///
/// Handlers report what is wrong themselves, and return something to stand in its place.
public struct ArticleHandlers {
    /// What an address in the text is used for.
    public enum AddressUse: Sendable {
        case link, image
        /// A film or a sound.
        case media
    }

    /// The HTML of a block, or nil for ordinary code.
    public var block: (FencedBlock) -> HTMLNode? = { _ in nil }
    /// The HTML of `{{ expression }}`.
    public var value: (_ expression: String, _ range: SourceRange) -> HTMLNode = { expression, _ in
        .text("{{ \(expression) }}")
    }
    /// The TeX of `{{ expression }}` in a formula, or nil when it is wrong and reported.
    public var formulaValue: (_ expression: String, _ range: SourceRange) -> String? = { _, _ in nil }
    /// The commands of TeX that the author defined so far.
    public var macros: () -> TeXMacros = { TeXMacros() }
    /// Takes the same with those that a formula defined.
    public var define: (TeXMacros) -> Void = { _ in }
    /// The address a link or image leads to from the page (`b.md#c` → `b.html#c`), or nil when it is wrong and
    /// reported. What is returned must still be one that ``HTMLAddress`` accepts.
    public var address: (_ destination: String, _ use: AddressUse, _ range: SourceRange) -> String? = {
        destination, _, _ in destination
    }
    /// The id and number of what begins at a byte of the file.
    public var label: (_ place: Int) -> ArticleLabel? = { _ in nil }
    /// The words of `{{ expression }}` where no element can stand, or nil when it is wrong and reported.
    public var words: (_ expression: String, _ range: SourceRange) -> String? = { _, _ in nil }
    /// Whether what stands in braces names a value that there is.
    public var knowsValue: (_ expression: String) -> Bool = { _ in false }
    /// What a link without words says: `Figure 3`, the title of a lesson; nil where that is not known and reported.
    public var linkText: (_ destination: String, _ range: SourceRange) -> HTMLNode? = { _, _ in nil }
    /// The link for `@fig-loss` or `\\ref{eq:loss}` in a text; nil where nothing is meant by it.
    ///
    /// - Parameter isCommand: whether it is a command of TeX, which is never a word.
    public var mention: (_ key: String, _ isCommand: Bool, _ range: SourceRange) -> HTMLNode? = { _, _, _ in
        nil
    }
    /// The sign in the text for a footnote.
    public var footnote: (_ name: String, _ range: SourceRange) -> HTMLNode = { _, _ in .empty }
    /// What stands in the text for `[@key, p. 3]`.
    public var citation: (_ text: String, _ range: SourceRange) -> HTMLNode = { _, _ in .empty }
    /// The markup of a block of prose from outside.
    public var markup: (_ word: String) -> ((HTMLNode, HTMLNode) -> HTMLNode)? = { _ in nil }
    /// Called for each part that folds out.
    public var folds: () -> Void = {}
    /// Called for each piece of raw HTML that a course which allows it put into its text.
    public var keepsRawHTML: () -> Void = {}
    /// Takes what the writer itself finds wrong: formulas, refused addresses and HTML, unfinished values.
    public var report: (ArticleProblem) -> Void = { _ in }

    public init() {}
}

/// The id and number of a part of an article.
public struct ArticleLabel: Sendable, Hashable {
    public var id: String?
    /// `3`; empty where nothing is counted.
    public var number: String
    /// `Figure 3`
    public var name: String
}

/// A heading of an article, for the contents of a page.
public struct ArticleHeading: Sendable, Hashable {
    public let level: Int
    public let id: String
    /// What the heading says, without links.
    public let content: HTMLNode
}

/// The HTML of a lesson's text.
public struct Article: Sendable, Hashable {
    public var content: HTMLNode
    /// All headings in order, those of blocks that handlers wrote excepted.
    public var headings: [ArticleHeading]
}
