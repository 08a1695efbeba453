/// What a template can name.
struct TemplateFields {
    enum Field {
        /// Escaped by the template: `{{name}}`. Empty text is like nothing.
        case text(String)
        /// Written as it is: `{{{name}}}`. Empty markup is like nothing.
        case markup(HTMLNode)
        case flag(Bool)
        case group(TemplateFields)
        case list([TemplateFields])
        /// A list that is made when a template names it.
        case later(() -> [TemplateFields])
        /// A name that is there but empty, so that none of an outer group is taken in its place.
        case nothing

        /// An address, which must be one that a page may link to; any other is like nothing.
        static func address(_ text: String) -> Field {
            HTMLAddress(text).map { .text($0.text) } ?? .nothing
        }

        /// Whether a section with this name is shown.
        var isThere: Bool {
            switch self {
            case .text(let text): !text.isEmpty
            case .markup(let node): !node.isEmpty
            case .flag(let flag): flag
            case .group: true
            case .list(let items): !items.isEmpty
            case .later(let items): !items().isEmpty
            case .nothing: false
            }
        }
    }

    private var fields: [String: Field] = [:]

    subscript(name: String) -> Field? {
        get { fields[name] }
        set { fields[name] = newValue }
    }
}
