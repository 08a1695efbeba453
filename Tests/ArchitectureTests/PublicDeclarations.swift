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
    }

    let all: [Declaration]

    init(text: String) {
        var reader = CodeReader(text)
        let code = reader.code().split(separator: "\n", omittingEmptySubsequences: false)
        let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
        all = code.indices.compactMap { index in
            guard Self.isPublic(code[index]) else { return nil }
            return Declaration(
                line: index + 1, text: rows[index].trimmed, isDocumented: Self.hasWords(above: index, rows))
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
        var row = index - 1
        while row >= 0, rows[row].trimmed.hasPrefix("@") { row -= 1 }
        return row >= 0 && rows[row].trimmed.hasPrefix("///")
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
