import Mustache

/// What a template can name.
struct TemplateFields {
    enum Field {
        /// Escaped by the template: `{{name}}`. Empty text is like nothing.
        case text(String)
        /// An address, which must be one that a page may link to.
        case address(String)
        /// Written as it is: `{{{name}}}`. Empty markup is like nothing.
        case markup(HTMLNode)
        case flag(Bool)
        case group(TemplateFields)
        case list([TemplateFields])
        case nothing
    }

    private(set) var fields: [String: Field] = [:]

    subscript(name: String) -> Field? {
        get { fields[name] }
        set { fields[name] = newValue }
    }
}

extension TemplateFields: MustacheParent {
    func child(named name: String) -> Any? {
        guard let field = fields[name] else { return nil }
        switch field {
        case .text(let text): return text.isEmpty ? Nothing() : Self.guarded(text)
        case .address(let text): return HTMLAddress(text).map { Self.guarded($0.text) } ?? ""
        case .markup(let node): return node.isEmpty ? Nothing() : node.markup
        case .flag(let flag): return flag
        case .group(let fields): return fields
        case .list(let list): return list
        case .nothing: return Nothing()
        }
    }

    /// A name that is there but empty, so that none of an outer group is taken in its place.
    private struct Nothing: MustacheCustomRenderable {
        var renderText: String { "" }
        var isNull: Bool { true }
    }

    /// swift-mustache escapes characters, not scalars: a quote with a combining mark behind it would pass and
    /// end an attribute. An invisible space between the two parts them.
    private static func guarded(_ text: String) -> String {
        let special: Set<Unicode.Scalar> = ["\"", "'", "<", ">", "&"]
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 && scalar != "\t" && scalar != "\n"
            if let last = previous, special.contains(last), !scalar.isASCII { result.append("\u{200B}") }
            result.append(isControl ? "\u{FFFD}" : scalar)
            previous = scalar
        }
        return String(result)
    }
}
