import Suggestions

/// A word under which people know something that is called otherwise here.
public struct Alias: Sendable, Hashable, ExpressibleByStringLiteral {
    public let word: String
    /// What to write instead; empty: the name of what it belongs to.
    public var advice: String

    public init(_ word: String, _ advice: String = "") {
        self.word = word
        self.advice = advice
    }

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
