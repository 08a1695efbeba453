/// A lesson as other pages name it.
package struct PageLesson: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case concept, exercise
    }

    /// Counts from 1.
    package var number: Int
    package var title: String
    /// One sentence, or empty.
    package var summary: String
    package var kind: Kind
    /// Relative to the page that links to it.
    package var address: String

    package init(number: Int, title: String, summary: String = "", kind: Kind = .concept, address: String) {
        self.number = number
        self.title = title
        self.summary = summary
        self.kind = kind
        self.address = address
    }
}
