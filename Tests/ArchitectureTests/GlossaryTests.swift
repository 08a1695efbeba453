import Testing

@Suite("The glossary speaks of what there is")
struct GlossaryTests {
    /// A row of the glossary: the names in backticks of its third and its fourth cell.
    struct Row: Sendable, CustomTestStringConvertible {
        let word: String
        let keys: [String]
        let names: [String]

        var testDescription: String { word }
    }

    static let rows: [Row] = {
        let page = Repository.text(of: "docs/glossary.md") ?? ""
        return page.split(separator: "\n").filter { $0.hasPrefix("| ") }.compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
                .map { $0.drop { $0 == " " } }
            guard cells.count >= 6, !cells[0].hasPrefix("word ") else { return nil }
            return Row(
                word: cells[0].split(separator: " ").joined(separator: " "), keys: quoted(cells[2]),
                names: quoted(cells[3]))
        }
    }()

    private static func quoted(_ cell: Substring) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }

    @Test("It has a row for each word, and no word twice")
    func found() {
        #expect(Self.rows.count > 50)
        #expect(Set(Self.rows.map(\.word)).count == Self.rows.count)
    }

    @Test("Its keys stand in the pages of reference", arguments: rows)
    func keys(row: Row) {
        let pages = Repository.files(in: "docs/reference").compactMap(Repository.text(of:))
        for key in row.keys {
            let ways = ["| `\(key)` |", "## \(key)\n", ": \(key)\n", ": \(key): "]
            let isKey = pages.contains { page in ways.contains { page.contains($0) } }
            #expect(isKey, "no page of reference has the key \(key)")
        }
    }

    @Test("Its Swift names are public declarations", arguments: rows)
    func names(row: Row) {
        for name in row.names {
            let parts = name.split(separator: ".").map(String.init)
            #expect(Self.declared.types.contains(parts[0]), "there is no public type \(parts[0])")
            guard parts.count > 1 else { continue }
            let members = Self.declared.members[parts[0]] ?? []
            #expect(members.contains(parts[1]), "\(parts[0]) has no public \(parts[1])")
        }
    }

    private static let declared = PublicNames(Repository.sources(in: "Sources"))
}

/// The public types of the top level, and their public properties and functions.
private struct PublicNames {
    private(set) var types: Set<String> = []
    private(set) var members: [String: Set<String>] = [:]

    init(_ sources: [SwiftSource]) {
        for source in sources {
            var home = ""
            for line in source.codeLines {
                if let first = line.utf8.first, first != UInt8(ascii: " "),
                    let (kind, name) = Self.declaration(in: line, of: Self.kinds)
                {
                    home = name
                    if kind != "extension", line.hasPrefix("public ") { types.insert(name) }
                } else if line.hasPrefix("    public "),
                    let (_, name) = Self.declaration(in: line, of: ["let", "var", "func"])
                {
                    members[home, default: []].insert(name)
                }
            }
        }
    }

    private static func declaration(in line: String, of kinds: Set<String>) -> (kind: String, name: String)? {
        let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
        guard let place = words.firstIndex(where: kinds.contains), place + 1 < words.count else { return nil }
        return (words[place], words[place + 1])
    }

    private static let kinds: Set = ["struct", "enum", "class", "protocol", "actor", "extension"]
}
