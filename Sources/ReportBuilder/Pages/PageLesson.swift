/// A lesson as other pages name it.
public struct PageLesson: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case concept, exercise
    }

    /// Counts from 1.
    public var number: Int
    public var title: String
    /// One sentence, or empty.
    public var summary: String
    public var kind: Kind
    /// Relative to the page that links to it.
    public var address: String

    public init(number: Int, title: String, summary: String = "", kind: Kind = .concept, address: String) {
        self.number = number
        self.title = title
        self.summary = summary
        self.kind = kind
        self.address = address
    }
}
