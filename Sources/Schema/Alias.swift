import Suggestions

/// A word under which people know something that is called otherwise here.
public struct Alias: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The word that people know.
    public let word: String
    /// What to write instead; empty: the name of what it belongs to.
    public var advice: String

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
        let wanted = text.lowercased()
        if let hint = hints.first(where: { $0.word == wanted }) { return "write \(hint.advice)" }
        return Nearest.remedy(for: text, among: words, called: plural)
    }
}
