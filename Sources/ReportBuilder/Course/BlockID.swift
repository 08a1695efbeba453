import Schema

/// A name that an author gave to a block.
struct BlockID: Sendable, Hashable {
    var name: String
    var range: SourceRange

    /// Ids are lower-case letters, digits and hyphens and begin with a letter.
    static func isValid(_ name: String) -> Bool {
        Form<String>.isIdentifier(name)
    }

    /// The id that was meant by another text, so that who names it makes no mistake of its own.
    static func meant(by name: String) -> String {
        if isValid(name) { return name }
        var slugs = HeadingSlugs()
        let slug = slugs.slug(for: name)
        return isValid(slug) ? slug : name
    }
}

/// A text with the place where it begins in the file.
struct PlacedText: Sendable, Hashable {
    var text: String
    var offset: Int
}
