/// HTML as a tree. Whatever is put in is escaped where it is written, so no text can become markup.
public indirect enum HTMLNode: Sendable, Hashable {
    case element(HTMLName, [HTMLAttribute], [HTMLNode])
    case text(String)
    /// Several nodes in a row.
    case fragment([HTMLNode])
    /// Markup written as it is.
    case trusted(TrustedHTML)

    /// Nothing.
    public static let empty = HTMLNode.fragment([])
}

/// The name of an element or attribute. Only a literal makes one, so names never come from input.
public struct HTMLName: Sendable, Hashable, ExpressibleByStringLiteral {
    let text: String

    /// A name that stands in the source.
    public init(stringLiteral value: StaticString) {
        text = value.description
    }
}

/// Markup that is not escaped: what this project's renderers wrote, or raw HTML of a course that allows it.
public struct TrustedHTML: Sendable, Hashable {
    /// As it is put into the page.
    public let markup: String

    /// HTML that is known to be well-formed and harmless.
    public init(_ markup: String) {
        self.markup = markup
    }
}

/// An attribute of an element.
public struct HTMLAttribute: Sendable, Hashable {
    let name: HTMLName
    /// Nil for attributes that are there or not, such as `open`.
    private(set) var value: String?

    /// An attribute with a value. Attributes that hold an address are dropped unless the address is one that
    /// ``HTMLAddress`` accepts.
    public init(_ name: HTMLName, _ value: String) {
        self.name = name
        self.value = Self.holdsAddress(name) ? HTMLAddress(value)?.text ?? "" : value
    }

    /// An attribute without a value.
    public init(_ name: HTMLName) {
        self.name = name
        value = nil
    }

    /// An attribute whose address holds the file itself: `data:image/png;base64,…`.
    static func embedded(_ name: HTMLName, _ address: DataAddress) -> HTMLAttribute {
        var attribute = Self(name)
        attribute.value = address.text
        return attribute
    }

    /// The same attribute with another value, which for an address is one that a page may have.
    func with(_ value: String) -> HTMLAttribute { Self(name, value) }

    /// Where a link leads.
    public static func href(_ address: HTMLAddress) -> HTMLAttribute { Self("href", address.text) }
    /// Where an image lies.
    public static func src(_ address: HTMLAddress) -> HTMLAttribute { Self("src", address.text) }
    /// The classes, separated by spaces.
    public static func `class`(_ value: String) -> HTMLAttribute { Self("class", value) }
    /// The id, of which a page has one.
    public static func id(_ value: String) -> HTMLAttribute { Self("id", value) }

    private static func holdsAddress(_ name: HTMLName) -> Bool {
        ["href", "src", "action", "formaction", "poster", "cite", "data"].contains(name.text)
    }
}

extension HTMLNode {
    /// An element; attributes that are nil are left out.
    public static func element(
        _ name: HTMLName, _ attributes: HTMLAttribute?..., content: [HTMLNode] = []
    ) -> HTMLNode {
        .element(name, attributes.compactMap { $0 }, content)
    }

    /// An element that holds text.
    public static func element(
        _ name: HTMLName, _ attributes: HTMLAttribute?..., text: String
    ) -> HTMLNode {
        .element(name, attributes.compactMap { $0 }, [.text(text)])
    }

    /// The text without markup. That of trusted markup is not known and left out.
    public var textContent: String {
        switch self {
        case .element("annotation", _, _): ""
        case .element(_, _, let content), .fragment(let content): content.map(\.textContent).joined()
        case .text(let text): text
        case .trusted: ""
        }
    }

    /// Whether nothing of it would be written.
    public var isEmpty: Bool {
        switch self {
        case .fragment(let content): content.allSatisfy(\.isEmpty)
        case .text(let text): text.isEmpty
        case .trusted(let markup): markup.markup.isEmpty
        case .element: false
        }
    }
}
