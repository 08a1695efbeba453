/// A page template that has been read: the part of Mustache that pages need.
struct Template: Sendable, Hashable {
    indirect enum Part: Sendable, Hashable {
        case text(String)
        /// `{{name}}`: a text, escaped.
        case escaped(String)
        /// `{{{name}}}` or `{{&name}}`: markup as it is.
        case markup(String)
        /// `{{#name}}…{{/name}}`: once for a group or anything else that is there, once per item of a list.
        case section(String, [Part])
        /// `{{^name}}…{{/name}}`: what stands there if the section would be empty.
        case inverted(String, [Part])
    }

    var parts: [Part]

    func render(_ fields: TemplateFields) -> String {
        var output = ""
        Template.write(parts, in: [fields], to: &output)
        return output
    }

    /// - Parameter contexts: where names are looked up, the innermost last.
    private static func write(_ parts: [Part], in contexts: [TemplateFields], to output: inout String) {
        for part in parts {
            switch part {
            case .text(let text):
                output += text
            case .escaped(let name):
                guard case .text(let text) = lookUp(name, in: contexts) else { continue }
                HTMLEscape.write(text, to: &output, isAttribute: true)
            case .markup(let name):
                guard case .markup(let node) = lookUp(name, in: contexts) else { continue }
                output += node.markup
            case .section(let name, let inner):
                let field = lookUp(name, in: contexts)
                switch field {
                case .list(let items):
                    for item in items { write(inner, in: contexts + [item], to: &output) }
                case .group(let group):
                    write(inner, in: contexts + [group], to: &output)
                default:
                    if field.isThere { write(inner, in: contexts, to: &output) }
                }
            case .inverted(let name, let inner):
                if !lookUp(name, in: contexts).isThere { write(inner, in: contexts, to: &output) }
            }
        }
    }

    /// The field of the innermost context that has one of this name, be it empty.
    private static func lookUp(_ name: String, in contexts: [TemplateFields]) -> TemplateFields.Field {
        for context in contexts.reversed() {
            guard let field = context[name] else { continue }
            if case .later(let items) = field { return .list(items()) }
            return field
        }
        return .nothing
    }
}
