/// A name in a text that means a place: `@fig-loss`, `\eqref{eq:loss}`.
struct Mention {
    let key: String
    /// In bytes.
    let length: Int
    let isCommand: Bool

    /// What TeX calls places, and works.
    static let commands: Set<String> = [
        "ref", "eqref", "autoref", "cref", "Cref", "label", "cite", "citep", "citet",
    ]

    /// - Parameters:
    ///   - text: begins with `@` or a backslash.
    ///   - previous: what stands before it; behind a letter `@` belongs to an address.
    init?(_ text: Substring, behind previous: Character?) {
        if text.first == "@" {
            if let previous, previous.isLetter || previous.isNumber || previous == "@" { return nil }
            var key = text.dropFirst().prefix {
                $0.isLetter || $0.isNumber || "-_:.".contains($0)
            }
            while let last = key.last, "-_:.".contains(last) { key.removeLast() }
            guard key.first?.isLetter == true else { return nil }
            self.init(key: String(key), length: key.utf8.count + 1, isCommand: false)
            return
        }
        let name = text.dropFirst().prefix(while: \.isLetter)
        guard
            Self.commands.contains(String(name)),
            text[name.endIndex...].first == "{", let close = text[name.endIndex...].firstIndex(of: "}")
        else { return nil }
        let inside = text[name.endIndex..<close].dropFirst()
        self.init(
            key: (name == "eqref" ? "(" : "") + inside.trimmed, length: text[...close].utf8.count,
            isCommand: true)
    }

    private init(key: String, length: Int, isCommand: Bool) {
        self.key = key
        self.length = length
        self.isCommand = isCommand
    }
}
