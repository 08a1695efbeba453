/// An answer of a lesson as plain text, with the values of one reader.
package struct LessonAnswer: Sendable, Hashable {
    /// The name of the lesson.
    package let lesson: String
    /// What it is called on the page.
    package let title: String
    package let text: String
}

extension String {
    /// Without line ends, and with one space where several stood.
    var asOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
