/// SVG in the making. Names of elements and attributes are literals of this module; everything
/// else is escaped on its way in, so nothing a scene says can become syntax.
struct Markup {
    private(set) var bytes: [UInt8] = []

    /// Begins an element; attributes follow, then ``endTag()`` or ``endEmptyElement()``.
    mutating func beginElement(_ name: StaticString) {
        bytes.append(UInt8(ascii: "<"))
        syntax(name)
    }

    mutating func endTag() { bytes.append(UInt8(ascii: ">")) }
    mutating func endEmptyElement() { syntax("/>") }

    mutating func close(_ name: StaticString) {
        syntax("</")
        syntax(name)
        bytes.append(UInt8(ascii: ">"))
    }

    mutating func attribute(_ name: StaticString, _ value: StaticString) {
        attribute(name) { $0.syntax(value) }
    }

    mutating func attribute(_ name: StaticString, text: String) {
        attribute(name) { $0.escaped(text) }
    }

    mutating func attribute(_ name: StaticString, _ value: Hundredths) {
        attribute(name) { $0.number(value) }
    }

    /// An attribute whose value `write` appends.
    mutating func attribute(_ name: StaticString, _ write: (inout Markup) -> Void) {
        bytes.append(UInt8(ascii: " "))
        syntax(name)
        syntax("=\"")
        write(&self)
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func text(_ text: String) { escaped(text) }

    /// An id within the figure: the figure's own id and this suffix.
    mutating func id(_ suffix: StaticString, number: Int? = nil) {
        bytes.append(ElementID.mark)
        syntax(suffix)
        if let number { bytes += Array(String(number).utf8) }
    }

    mutating func number(_ value: Hundredths) { value.append(to: &bytes) }

    /// Text that this module wrote itself, such as style sheets and path data.
    mutating func trusted(_ text: [UInt8]) { bytes += text }

    mutating func syntax(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Escapes what is syntax in text or in quoted attributes. Line ends become spaces, which they
    /// would look like anyway; other control characters, which XML forbids or discourages, and the
    /// two non-characters it forbids are left out.
    private mutating func escaped(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": syntax("&amp;")
            case "<": syntax("&lt;")
            case ">": syntax("&gt;")
            case "\"": syntax("&quot;")
            case "\u{9}"..."\u{d}", "\u{85}", "\u{2028}", "\u{2029}": bytes.append(UInt8(ascii: " "))
            case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{fffe}", "\u{ffff}": continue
            default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
    }
}
