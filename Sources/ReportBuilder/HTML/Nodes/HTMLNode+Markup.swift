extension HTMLNode {
    /// The markup: the same bytes for the same tree. No white space is added, so text keeps its own.
    public var markup: String {
        var output = ""
        write(to: &output)
        return output
    }

    private func write(to output: inout String) {
        switch self {
        case .text(let text): HTMLEscape.write(text, to: &output, isAttribute: false)
        case .fragment(let content): for node in content { node.write(to: &output) }
        case .trusted(let trusted): output += trusted.markup
        case .element(let name, let attributes, let content):
            output += "<\(name.text)"
            for attribute in attributes {
                output += " \(attribute.name.text)"
                guard let value = attribute.value else { continue }
                output += "=\""
                HTMLEscape.write(value, to: &output, isAttribute: true)
                output += "\""
            }
            output += ">"
            if Self.isVoid(name) { return }
            // A parser drops a line end directly behind <pre>; one more keeps the one of the text.
            if name == "pre" { output += "\n" }
            for node in content { node.write(to: &output) }
            output += "</\(name.text)>"
        }
    }

    /// Elements without content and end tag (HTML, section 13.1.2).
    private static func isVoid(_ name: HTMLName) -> Bool { void.contains(name.text) }

    private static let void: Set<String> = ["br", "hr", "img", "meta", "link", "wbr", "col", "input"]
}

/// Writes text so that a parser reads it back as that text.
package enum HTMLEscape {
    /// Text between tags.
    package static func text(_ text: String) -> String {
        var output = ""
        write(text, to: &output, isAttribute: false)
        return output
    }

    /// The value of an attribute between double quotes.
    package static func attribute(_ text: String) -> String {
        var output = ""
        write(text, to: &output, isAttribute: true)
        return output
    }

    /// Whether a byte means itself everywhere. Most texts have no others. The second controls begin with the byte C2.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"),
            0x7F, 0xC2:
            false
        default: byte >= 0x20
        }
    }

    /// Looks at scalars, not characters: a quote with a combining mark is one character, yet ends an
    /// attribute. Controls that HTML does not allow read as U+FFFD.
    static func write(_ text: String, to output: inout String, isAttribute: Bool) {
        if text.utf8.allSatisfy(isPlain) {
            output += text
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"" where isAttribute: output += "&quot;"
            case "'" where isAttribute: output += "&#39;"
            case "\t", "\n": output.unicodeScalars.append(scalar)
            case "\r": output += "&#13;"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
                output.unicodeScalars.append("\u{FFFD}")
            default: output.unicodeScalars.append(scalar)
            }
        }
    }
}
