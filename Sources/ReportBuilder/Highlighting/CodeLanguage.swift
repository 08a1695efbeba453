/// How a language of code looks, as far as colors need it: a table for ``CodeLexer``.
struct CodeLanguage: Sendable {
    /// What authors write behind the fence, in small letters.
    var names: [String]
    var keywords: Set<String> = []
    /// Constants, types and functions that belong to the language.
    var known: Set<String> = []
    /// What begins a comment to the end of the line.
    var lineComment = ""
    /// Whether that begins one only where a word can begin.
    var commentsFollowSpaces = false
    var blockComments: [BlockComment] = []
    /// The longer ones first.
    var strings: [StringForm] = []
    /// What stands within words besides letters, digits and underscores.
    var wordCharacters: [UInt8] = []
    /// What may end a number: the `j` of `2j`.
    var numberSuffixes: [UInt8] = []
    /// What begins a name of its own kind: `$PATH`, `@main`.
    var sigils: [Sigil] = []
    var keys = Keys.none
    /// Whether words that begin with a hyphen are options.
    var hasOptions = false

    struct BlockComment: Sendable {
        var open: String
        var close: String
        var nests = false
    }

    struct StringForm: Sendable {
        var open: String
        var close: String
        /// Whether a backslash takes the next character its meaning.
        var escapes = true
        var spansLines = false
        /// Whether it begins nowhere directly behind a word: `A'` is none.
        var startsWord = false
        /// Names that may stand directly before it and belong to it: the `f` of `f"…"`.
        var prefixes: Set<String> = []
        /// What begins code within it, up to the parenthesis that closes.
        var interpolation = ""
        /// A name in quotes is no string.
        var isName = false
    }

    struct Sigil: Sendable {
        var character: UInt8
        /// Where it means something.
        var place = Place.anywhere

        enum Place: Sendable { case anywhere, lineStart, wordStart }
    }

    enum Keys: Sendable {
        case none
        /// Strings before a colon.
        case strings
        /// What stands before a colon and a space, at the beginning of a line or an item.
        case plain
    }
}

/// A piece of code of one kind.
struct CodeToken: Sendable, Hashable {
    enum Kind: String, Sendable, CaseIterable {
        case plain, comment, string, number, keyword, known, key, special

        /// In the page.
        var className: String? {
            switch self {
            case .plain: nil
            case .comment: "tc"
            case .string: "ts"
            case .number: "tn"
            case .keyword: "tk"
            case .known: "tb"
            case .key: "ta"
            case .special: "tv"
            }
        }
    }

    var kind: Kind
    /// In bytes of the text.
    var range: Range<Int>
}
