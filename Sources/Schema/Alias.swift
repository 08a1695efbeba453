import Suggestions

/// A word under which people know something that is called otherwise here.
public struct Alias: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The word that people know.
    public let word: String
    /// What to write instead; empty: the name of what it belongs to.
    public var advice: String
    /// Whether it is still read, with a note, as what it stands for.
    public private(set) var isFormer = false

    /// A word that things were written with before.
    public static func former(_ word: String, now advice: String = "") -> Alias {
        var alias = Alias(word, advice)
        alias.isFormer = true
        return alias
    }

    /// A word, and what to write instead of it where that is more than the name of the kind.
    public init(_ word: String, _ advice: String = "") {
        self.word = word
        self.advice = advice
    }

    /// A word for which the name of the kind is written.
    public init(stringLiteral value: String) { self.init(value) }

    /// What to do about an unknown word: what it is called here, the nearest word, or all there are.
    static func remedy(
        for text: String, among words: [String], called plural: String, _ hints: [Alias]
    ) -> String {
        if let hint = hint(for: text, among: hints) { return "write \(hint.advice)" }
        return Nearest.remedy(for: text, among: words, called: plural)
    }

    /// The one of some that is written so, however its words are joined: `batch-size`, `batch_size`, `batchSize`.
    static func hint(for text: String, among hints: [Alias]) -> Alias? {
        let wanted = plain(text)
        return hints.first { plain($0.word) == wanted }
    }

    private static func plain(_ text: String) -> String {
        text.lowercased().filter { $0 != "-" && $0 != "_" }
    }

    /// The same word with advice of its own, or else this.
    func advising(_ name: String) -> Alias {
        var alias = self
        if advice.isEmpty { alias.advice = name }
        return alias
    }
}
