/// What users of the library see of a file: its public declarations, and whether words stand above each.
///
/// Read as text. A declaration begins on a line of code with `public` among the attributes and modifiers at its start;
/// its words are a comment `///` on the line before it or before its attributes. What is not written with `public` needs no
/// words by this rule: cases, which their enumeration and their names explain, and requirements, of which protocols
/// are read as a whole.
struct PublicDeclarations: Sendable {
    struct Declaration: Sendable, Hashable {
        /// From 1.
        let line: Int
        let text: String
        let isDocumented: Bool
        /// Whether it is a function or an initializer that throws, and not one that takes such a function.
        let throwsErrors: Bool
        /// Whether its words say anything of that.
        let tellsErrors: Bool
    }

    let all: [Declaration]

    init(text: String) {
        var reader = CodeReader(text)
        let code = reader.code().split(separator: "\n", omittingEmptySubsequences: false)
        let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
        all = code.indices.compactMap { index in
            guard Self.isPublic(code[index]) else { return nil }
            return Declaration(
                line: index + 1, text: rows[index].trimmed, isDocumented: Self.hasWords(above: index, rows),
                throwsErrors: Self.throwsErrors(at: index, code),
                tellsErrors: Self.words(above: index, rows).contains { $0.contains("hrow") })
        }
    }

    private static func isPublic(_ line: Substring) -> Bool {
        let words = line.split { $0 == " " }
        guard let place = words.firstIndex(where: { $0 == "public" || $0 == "open" }) else { return false }
        let before = words[..<place].allSatisfy { $0.hasPrefix("@") || modifiers.contains($0) }
        let kind = words[(place + 1)...].first { !modifiers.contains($0) }
        return before && kind != "extension" && kind != "import"
    }

    private static func hasWords(above index: Int, _ rows: [Substring]) -> Bool {
        !words(above: index, rows).isEmpty
    }

    /// The comment above a declaration, the last line first.
    private static func words(above index: Int, _ rows: [Substring]) -> [String] {
        var row = index - 1
        while row >= 0, rows[row].trimmed.hasPrefix("@") { row -= 1 }
        var words: [String] = []
        while row >= 0, rows[row].trimmed.hasPrefix("///") {
            words.append(rows[row].trimmed)
            row -= 1
        }
        return words
    }

    /// Whether `throws` stands between the parameters and the body.
    private static func throwsErrors(at index: Int, _ code: [Substring]) -> Bool {
        guard code[index].contains("func ") || code[index].contains("init") else { return false }
        let signature = code[index...].prefix(12).joined(separator: " ")
        var depth = 0
        var behind = ""
        for character in signature {
            if "([".contains(character) { depth += 1 }
            if depth == 0 {
                if character == "{" || character == "}" { break }
                behind.append(character)
            }
            if ")]".contains(character) { depth -= 1 }
        }
        return behind.split(separator: " ").contains { $0.hasPrefix("throws") }
    }

    private static let modifiers: Set<Substring> = [
        "static", "mutating", "nonmutating", "indirect", "final", "nonisolated", "override", "required",
        "private(set)", "internal(set)", "package(set)", "fileprivate(set)",
    ]
}

extension Substring {
    /// Without spaces at its beginning.
    fileprivate var trimmed: String { String(drop(while: { $0 == " " })) }
}
