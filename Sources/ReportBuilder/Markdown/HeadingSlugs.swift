/// Ids of headings: the words of the heading in lower case joined by hyphens, numbered where they repeat.
struct HeadingSlugs {
    private var taken: Set<String> = []

    /// A slug that no earlier call has returned.
    mutating func slug(for text: String) -> String {
        let base = Self.base(of: text)
        var slug = base
        var number = 2
        while !taken.insert(slug).inserted {
            slug = "\(base)-\(number)"
            number += 1
        }
        return slug
    }

    /// Keeps an id that an author gave from being made again.
    mutating func take(_ id: String) { taken.insert(id) }

    private static func base(of text: String) -> String {
        var slug = ""
        for character in text.lowercased() {
            if character.isLetter || character.isNumber {
                slug.append(character)
            } else if character != "'", character != "’", !slug.isEmpty, !slug.hasSuffix("-") {
                slug.append("-")
            }
        }
        if slug.hasSuffix("-") { slug.removeLast() }
        guard let first = slug.first else { return "section" }
        return first.isLetter ? slug : "section-" + slug
    }
}

extension [MarkdownInline] {
    /// The text without its marks, as used for ids, titles and alternative texts.
    package var plainText: String {
        map(\.plainText).joined()
    }
}

extension MarkdownInline {
    var plainText: String {
        switch self {
        case .text(let text, _), .code(let text, _), .math(let text, _, _): text
        case .softBreak, .hardBreak: " "
        case .emphasis(let content), .strong(let content), .strikethrough(let content),
            .link(_, _, let content, _, _), .image(_, _, let content, _, _):
            content.plainText
        case .attributed(let inline, _): inline.plainText
        case .citation(let text, _): "[\(text)]"
        case .html, .footnote, .task, .attributes: ""
        }
    }
}
