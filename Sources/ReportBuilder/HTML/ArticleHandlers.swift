import Mathematics
import Schema

/// Something wrong with a lesson's text, and where in the file.
package struct ArticleProblem: Sendable, Hashable {
    package let message: String
    package let remedy: String
    package let range: SourceRange
    package var code: ProblemCode
    /// What kind of `$$` without a partner it is, if it is one.
    package var loneDollars: LoneDollars?
    /// Whether it is about a sign whose partner may be one that something else has taken.
    package var isOfLoneSign = false

    /// The element of HTML that it refuses, with a slash before the name where it is the end of one.
    package var tag: String?

    /// A formula that code stands in, as what is written between two amounts of money.
    package static let formulaWithCode = "the formula holds a sign of code, `"

    package enum LoneDollars: Sendable, Hashable {
        /// They open a formula.
        case opening
        /// They open one, or end one that a blank line cut in two, so that it has been reported.
        case openingOrClosing
    }

    package init(
        message: String, remedy: String, range: SourceRange, code: ProblemCode = .markdown
    ) {
        self.message = message
        self.remedy = remedy
        self.range = range
        self.code = code
    }
}

/// A fenced or indented block, as its handler sees it. See ``MarkdownBlock/code(info:infoRange:text:textStart:range:)``.
package struct FencedBlock: Sendable, Hashable {
    package let info: String
    package let infoRange: SourceRange
    package let text: String
    package let textStart: Int
    package let range: SourceRange
}

/// What the writer of an article asks about what it does not know itself.
///
/// Handlers report what is wrong themselves, and return something to stand in its place.
package struct ArticleHandlers {
    /// What an address in the text is used for.
    package enum AddressUse: Sendable {
        case link, image
        /// A film or a sound.
        case media
    }

    /// The HTML of a block, or nil for ordinary code.
    package var block: (FencedBlock) -> HTMLNode? = { _ in nil }
    /// The HTML of `{{ expression }}`.
    package var value: (_ expression: String, _ range: SourceRange) -> HTMLNode = { expression, _ in
        .text("{{ \(expression) }}")
    }
    /// The TeX of `{{ expression }}` in a formula, or nil when it is wrong and reported.
    package var formulaValue: (_ expression: String, _ range: SourceRange) -> String? = { _, _ in nil }
    /// The commands of TeX that the author defined so far.
    package var macros: () -> TeXMacros = { TeXMacros() }
    /// Takes the same with those that a formula defined.
    package var define: (TeXMacros) -> Void = { _ in }
    /// The address a link or image leads to from the page (`b.md#c` → `b.html#c`), or nil when it is wrong and
    /// reported. What is returned must still be one that ``HTMLAddress`` accepts.
    package var address: (_ destination: String, _ use: AddressUse, _ range: SourceRange) -> String? = {
        destination, _, _ in destination
    }
    /// The id and number of what begins at a byte of the file.
    package var label: (_ place: Int) -> ArticleLabel? = { _ in nil }
    /// The words of `{{ expression }}` where no element can stand, or nil when it is wrong and reported.
    package var words: (_ expression: String, _ range: SourceRange) -> String? = { _, _ in nil }
    /// Whether what stands in braces names a value that there is.
    package var knowsValue: (_ expression: String) -> Bool = { _ in false }
    /// What a link without words says: `Figure 3`, the title of a lesson; nil where that is not known and reported.
    package var linkText: (_ destination: String, _ range: SourceRange) -> HTMLNode? = { _, _ in nil }
    /// The link for `@fig-loss` or `\\ref{eq:loss}` in a text; nil where nothing is meant by it.
    ///
    /// - Parameter isCommand: whether it is a command of TeX, which is never a word.
    package var mention: (_ key: String, _ isCommand: Bool, _ range: SourceRange) -> HTMLNode? = { _, _, _ in
        nil
    }
    /// The sign in the text for a footnote.
    package var footnote: (_ name: String, _ range: SourceRange) -> HTMLNode = { _, _ in .empty }
    /// What stands in the text for `[@key, p. 3]`.
    package var citation: (_ text: String, _ range: SourceRange) -> HTMLNode = { _, _ in .empty }
    /// The markup of a block of prose from outside.
    package var markup: (_ word: String) -> ((HTMLNode, HTMLNode) -> HTMLNode)? = { _ in nil }
    /// Called for each part that folds out.
    package var folds: () -> Void = {}
    /// Whether the edition goes without what has these attributes.
    package var isLeftOut: (MarkdownAttributes) -> Bool = { _ in false }
    /// Whether what folds out is open from the start.
    package var isOpen: (_ isAnswer: Bool) -> Bool = { _ in false }
    /// Takes each answer that a box holds.
    package var answer: (_ title: HTMLNode, _ content: HTMLNode) -> Void = { _, _ in }
    /// Called for each piece of raw HTML that a course which allows it put into its text.
    package var keepsRawHTML: () -> Void = {}
    /// What is printed is to be these values.
    package var printed: (_ text: String, _ offset: Int, _ names: String, _ range: SourceRange) -> Void = {
        _, _, _, _ in
    }
    /// Code stands in the text.
    package var showsCode: () -> Void = {}
    /// Takes what the writer itself finds wrong: formulas, refused addresses and HTML, unfinished values.
    package var report: (ArticleProblem) -> Void = { _ in }

    package init() {}
}

/// The id and number of a part of an article.
package struct ArticleLabel: Sendable, Hashable {
    package var id: String?
    /// `3`; empty where nothing is counted.
    package var number: String
    /// `Figure 3`
    package var name: String
}

/// A heading of an article, for the contents of a page.
package struct ArticleHeading: Sendable, Hashable {
    package let level: Int
    package let id: String
    /// What the heading says, without links.
    package let content: HTMLNode
}

/// The HTML of a lesson's text.
package struct Article: Sendable, Hashable {
    package var content: HTMLNode
    /// All headings in order, those of blocks that handlers wrote excepted.
    package var headings: [ArticleHeading]
}
