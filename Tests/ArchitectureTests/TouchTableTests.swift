import Testing

@Suite("What ARCHITECTURE.md says to touch is there")
struct TouchTableTests {
    /// What a row says to touch: the names in backticks of its second cell.
    struct Row: Sendable, CustomTestStringConvertible {
        let thing: String
        let names: [String]

        var testDescription: String { thing }
    }

    static let rows: [Row] = {
        guard let page = Repository.text(of: "ARCHITECTURE.md"),
            let head = page.firstRange(of: "## To add a … touch …")
        else { return [] }
        return page[head.upperBound...].split(separator: "\n").filter { $0.hasPrefix("| ") }.compactMap {
            line in
            let cells = line.split(separator: "|").map { $0.drop { $0 == " " } }
            guard cells.count >= 2, cells[0] != "a … " else { return nil }
            let names = cells[1].split(separator: "`", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset % 2 == 1 }.map { String($0.element) }
            return Row(thing: String(cells[0]), names: names)
        }
    }()

    /// Whether a name is a file or a folder, from the root, from Sources, or the end of such a path.
    private static func isPath(_ name: String) -> Bool {
        name.contains("/") || [".swift", ".c", ".h", ".css"].contains { name.hasSuffix($0) }
    }

    @Test("The table is found")
    func found() { #expect(Self.rows.count > 20) }

    @Test("Its paths exist, and its lists and types are declared", arguments: rows)
    func exists(row: Row) {
        let sources = Repository.sources(in: "Sources")
        let all = Repository.files(in: "Sources")
        for name in row.names where Self.isPath(name) {
            let trimmed = name.hasSuffix("/") ? String(name.dropLast()) : name
            let isThere =
                all.contains {
                    $0 == trimmed || $0.hasSuffix("/" + trimmed) || $0.contains("/" + trimmed + "/")
                }
                || all.contains { $0.hasPrefix(trimmed + "/") } || Repository.exists(trimmed)
            #expect(isThere, "\(name) is not in the repository")
        }
        // `Activations.all` is a list of a type, `ActivationFunction` a type of its own.
        let types = row.names.filter { name in
            !Self.isPath(name) && name.first?.isUppercase == true
                && name.allSatisfy { $0.isLetter || $0 == "." }
        }
        for name in types {
            let parts = name.split(separator: ".")
            let type = String(parts[0])
            let declares = ["struct ", "enum ", "class ", "protocol ", "extension "].map { $0 + type }
            let isDeclared = sources.lazy.map { $0.codeLines.joined(separator: "\n") }.contains { file in
                declares.contains { file.contains($0) }
                    && (parts.count == 1 || file.contains("let \(parts[1])")
                        || file.contains("func \(parts[1])")
                        || file.contains("var \(parts[1])") || file.contains("enum \(parts[1])"))
            }
            #expect(isDeclared || Repository.exists("Sources/" + type), "\(name) is not declared")
        }
    }
}
