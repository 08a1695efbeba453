extension Value {
    /// The value as JSON, a member a line, ended by a line feed.
    package var json: String {
        var text = ""
        write(to: &text, indent: "")
        return text + "\n"
    }

    private func write(to text: inout String, indent: String) {
        switch self {
        case .none: text += "null"
        case .flag(let flag): text += "\(flag)"
        case .number(let number, let written):
            // Beyond 2⁵³ the digits that were written say more than the number does.
            let isWhole = !written.isEmpty && written.utf8.allSatisfy { (0x30...0x39).contains($0) }
            text += isWhole ? written : number.isFinite ? numberText(number) : "null"
        case .text(let string): text += Value.quoted(string)
        case .list, .numbers:
            Value.write(items ?? [], "[", "]", to: &text, indent) { item, text, indent in
                item.write(to: &text, indent: indent)
            }
        case .fields(let members):
            Value.write(members, "{", "}", to: &text, indent) { member, text, indent in
                text += Value.quoted(member.key) + ": "
                member.value.write(to: &text, indent: indent)
            }
        }
    }

    private static func write<Item>(
        _ items: [Item], _ open: String, _ close: String, to text: inout String, _ indent: String,
        _ one: (Item, inout String, String) -> Void
    ) {
        text += open
        let inner = indent + "  "
        for (index, item) in items.enumerated() {
            text += (index == 0 ? "\n" : ",\n") + inner
            one(item, &text, inner)
        }
        text += (items.isEmpty ? "" : "\n" + indent) + close
    }

    /// A text as JSON has it, between quotes.
    package static func quoted(_ string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
