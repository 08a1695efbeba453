import WebRenderer

/// What the text of a page needs of its head.
public struct PageNeeds: Sendable {
    /// The style sheets of the drawings.
    public var sheets: [InlineDrawing.Sheet] = []
    /// The hosts from which the text shows images, as ``HTMLAddress/origin`` names them.
    public var imageOrigins: Set<String> = []
    /// Whether the author wrote HTML, in a course that allows it.
    public var holdsRawHTML = false
    public var hasAnswers = false
    /// Whether the text has films or sounds of the course.
    public var holdsMedia = false

    public init() {}
}
