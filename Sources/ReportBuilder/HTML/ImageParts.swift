/// An image of a text with everything that is said of it.
struct ImageParts {
    var source: String
    var title: String
    /// What it shows, in words.
    var alt: String
    var content: [MarkdownInline]
    var range: SourceRange
    var places: MarkdownLinkPlaces
    var attributes: MarkdownAttributes?

    /// Whether it stands as a figure with a number where it is alone in its paragraph.
    var isFigure: Bool {
        attributes?.isUnnumbered != true
            && (!title.isEmpty || attributes?.id != nil || attributes?["caption"] != nil
                || attributes?["fig-cap"] != nil)
    }
}

extension MarkdownInline {
    /// The image that it is, with attributes or without.
    var image: ImageParts? {
        switch self {
        case .image(let source, let title, let alt, let range, let places):
            return ImageParts(
                source: source, title: title, alt: alt.plainText, content: alt, range: range, places: places)
        case .attributed(let inner, let attributes):
            var parts = inner.image
            parts?.attributes = attributes
            return parts
        default: return nil
        }
    }
}
