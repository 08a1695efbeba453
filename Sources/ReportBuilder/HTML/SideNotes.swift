/// Footnotes behind their signs in the text, where wide windows show them in the margin.
///
/// Only notes of one paragraph can stand there, and only where nothing cuts off what hangs out: in paragraphs, lists and
/// quotations that are no part of a table, a figure or a box.
struct SideNotes {
    private let notes: [Int: HTMLNode]
    /// The numbers of those that stand in the text.
    private(set) var placed: Set<Int> = []

    /// - Parameter contents: the blocks of each note.
    init(_ contents: [Int: HTMLNode]) {
        notes = contents.compactMapValues { content in
            guard let paragraph = content.onlyParagraph, !paragraph.contains(where: \.hasID) else {
                return nil
            }
            return .fragment(paragraph)
        }
    }

    /// The class of an element that wide windows show in another place.
    static let elsewhere = "beside"

    /// The id of the first sign of a note.
    static func sign(_ number: Int) -> String { "fnref_\(number)" }

    /// The text with the notes in it.
    mutating func put(into text: HTMLNode) -> HTMLNode {
        if notes.isEmpty { return text }
        switch text {
        case .fragment(let nodes): return .fragment(nodes.map { put(into: $0) })
        case .element(let name, let attributes, let content):
            if name == "sup", let number = number(of: content) {
                placed.insert(number)
                return .fragment([text, beside(number)])
            }
            guard Self.isOpen(name) else { return text }
            return .element(name, attributes, content.map { put(into: $0) })
        default: return text
        }
    }

    private static func isOpen(_ name: HTMLName) -> Bool {
        ["p", "ul", "ol", "li", "blockquote", "em", "strong", "del"].contains(name)
    }

    /// Which note has its first sign here.
    private func number(of content: [HTMLNode]) -> Int? {
        guard case .element(_, let attributes, _)? = content.first,
            let id = attributes.first(where: { $0.name == "id" })?.value
        else { return nil }
        return notes.keys.first { Self.sign($0) == id }
    }

    private func beside(_ number: Int) -> HTMLNode {
        .element(
            "span", .class("side-note"), HTMLAttribute("role", "note"),
            content: [.element("sup", text: "\(number)"), .text(" "), notes[number] ?? .empty])
    }
}

extension HTMLNode {
    /// What stands in it, if it is one paragraph and nothing else.
    fileprivate var onlyParagraph: [HTMLNode]? {
        switch self {
        case .element("p", _, let content): return content
        case .fragment(let nodes):
            let parts = nodes.filter { $0.textContent.contains { !$0.isWhitespace } || $0.isElement }
            return parts.count == 1 ? parts[0].onlyParagraph : nil
        default: return nil
        }
    }

    private var isElement: Bool {
        if case .element = self { true } else { false }
    }

    /// Whether it has, or holds, an id, of which a page has one.
    fileprivate var hasID: Bool {
        switch self {
        case .element(_, let attributes, let content):
            attributes.contains { $0.name == "id" } || content.contains(where: \.hasID)
        case .fragment(let nodes): nodes.contains(where: \.hasID)
        case .text: false
        case .trusted: true
        }
    }
}
