extension Value {
    /// The value as YAML that reads back as the same: a key a line, lists of mappings an item a line, all else in one line.
    public var yaml: String {
        guard case .fields(let members) = self, !members.isEmpty else { return flow + "\n" }
        var text = ""
        Self.write(members, to: &text, indent: "")
        return text
    }

    private static func write(
        _ members: [Member], to text: inout String, indent: String, isFirstPlaced: Bool = false
    ) {
        for (index, member) in members.enumerated() {
            text += (index == 0 && isFirstPlaced ? "" : indent) + scalar(member.key) + ":"
            member.value.writeBehindKey(to: &text, indent: indent + "  ")
        }
    }

    private func writeBehindKey(to text: inout String, indent: String) {
        if case .fields(let members) = self, !members.isEmpty {
            text += "\n"
            Self.write(members, to: &text, indent: indent)
        } else if case .list(let items) = self, items.contains(where: { !$0.members.isEmpty }) {
            text += "\n"
            for item in items {
                text += indent + "- "
                if item.members.isEmpty {
                    text += item.flow + "\n"
                } else {
                    Self.write(item.members, to: &text, indent: indent + "  ", isFirstPlaced: true)
                }
            }
        } else {
            text += " " + flow + "\n"
        }
    }

    /// In one line.
    private var flow: String {
        switch self {
        case .text(let text): Self.scalar(text)
        case .number(let number, _) where number.isNaN: ".nan"
        case .number(let number, _) where number.isInfinite: number < 0 ? "-.inf" : ".inf"
        case .list, .numbers: "[" + (items ?? []).map(\.flow).joined(separator: ", ") + "]"
        case .fields(let members):
            "{" + members.map { Self.scalar($0.key) + ": " + $0.value.flow }.joined(separator: ", ") + "}"
        default: String(json.dropLast())
        }
    }

    /// A text without quotes where nothing else could be meant, else as JSON writes it, which YAML reads too.
    private static func scalar(_ text: String) -> String {
        let isPlain =
            text.utf8.first.map { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A } == true
            && text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D || $0 == 0x5F
                    || $0 == 0x2E || $0 == 0x2F
            }
        let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf", "infinity"]
        return isPlain && !words.contains(text.lowercased()) ? text : String(Value.text(text).json.dropLast())
    }
}
