import WebRenderer

/// What the text of a page needs of its head.
package struct PageNeeds: Sendable {
    /// The style sheets of the drawings.
    package var sheets: [InlineDrawings.Sheet] = []
    /// The hosts from which the text shows images, as `HTMLAddress.origin` names them.
    package var imageOrigins: Set<String> = []
    /// Whether the author wrote HTML, in a course that allows it.
    package var holdsRawHTML = false
    package var hasAnswers = false
    /// What runs in the page.
    package var scripts: Set<PageScript> = []
    /// Whether the text has films or sounds of the course.
    package var holdsMedia = false

    package init() {}
}
