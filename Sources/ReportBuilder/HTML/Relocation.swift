/// Moves a part of one page into another: its ids get a prefix, and its addresses lead from there to what they led to.
struct Relocation {
    /// What an address becomes.
    enum Target {
        /// It stays as it is.
        case same
        case address(String)
        /// The file itself, and the name under which readers can save it.
        case embedded(DataAddress, name: String)
        /// There is nothing there: a link is none any more.
        case nothing
    }

    /// Stands before every id.
    var prefix: String
    /// What the ids within drawings begin with, which are those of one page already.
    var drawingPrefix: String
    var target: (_ address: String) -> Target

    func moved(_ node: HTMLNode) -> HTMLNode {
        switch node {
        case .text: node
        case .fragment(let content): .fragment(content.map(moved))
        case .trusted(let trusted): .trusted(moved(trusted))
        case .element(let name, let attributes, let content):
            .element(name, attributes.flatMap { moved($0, of: name.text) }, content.map(moved))
        }
    }

    private func moved(_ attribute: HTMLAttribute, of tag: String) -> [HTMLAttribute] {
        guard let value = attribute.value else { return [attribute] }
        switch Self.role(of: attribute.name.text, in: tag) {
        case .other: return [attribute]
        case .ids: return [attribute.with(ids(value))]
        case .address:
            switch target(value) {
            case .same: return [attribute]
            case .address(let address): return [attribute.with(address)]
            case .embedded(let address, let name):
                let embedded = HTMLAttribute.embedded(attribute.name, address)
                return tag == "a" ? [embedded, HTMLAttribute("download", name)] : [embedded]
            case .nothing: return tag == "a" ? [] : [attribute]
            }
        }
    }

    /// Markup of a drawing stays; in that of an author the attributes change where they stand.
    private func moved(_ trusted: TrustedHTML) -> TrustedHTML {
        if trusted.markup.hasPrefix("<svg "), trusted.markup.contains("id=\"\(drawingPrefix)") {
            return trusted
        }
        let bytes = Array(trusted.markup.utf8)
        var written = ""
        var rest = 0
        for attribute in RawHTMLAddresses.attributes(in: bytes) {
            let value = String(decoding: bytes[attribute.range], as: UTF8.self).replacing("&amp;", with: "&")
            guard let new = moved(value, attribute.key, of: attribute.tag) else { continue }
            written += String(decoding: bytes[rest..<attribute.range.lowerBound], as: UTF8.self)
            written += attribute.isQuoted ? HTMLEscape.attribute(new) : "\"\(HTMLEscape.attribute(new))\""
            rest = attribute.range.upperBound
        }
        return TrustedHTML(written + String(decoding: bytes[rest...], as: UTF8.self))
    }

    /// The new value of an attribute that an author wrote; `nil` where it stays.
    private func moved(_ value: String, _ key: String, of tag: String) -> String? {
        switch Self.role(of: key, in: tag) {
        case .other: return nil
        case .ids: return ids(value)
        case .address:
            switch target(value.trimmed) {
            case .same: return nil
            case .address(let address): return address
            case .embedded(let address, _): return address.text
            // An address of the page itself, as a link cannot be taken out of the middle of markup.
            case .nothing: return tag == "a" ? "#" : nil
            }
        }
    }

    private func ids(_ value: String) -> String {
        value.split(separator: " ").map { prefix + $0 }.joined(separator: " ")
    }

    private enum Role { case address, ids, other }

    private static func role(of key: String, in tag: String) -> Role {
        switch key {
        // In a formula it is the form of an operator.
        case "form" where tag == "mo": .other
        case "href", "src", "poster": .address
        case "id", "for", "headers", "list", "form", "aria-labelledby", "aria-describedby", "aria-controls",
            "aria-owns", "aria-details":
            .ids
        default: .other
        }
    }
}
