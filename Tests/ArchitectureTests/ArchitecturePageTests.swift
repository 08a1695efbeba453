import Testing

@Suite("ARCHITECTURE.md tells the truth about modules")
struct ArchitecturePageTests {
    struct Row: Equatable {
        let module: String
        let imports: [String]
    }

    /// The rows between the markers, or nil if one of the markers is missing.
    static func rows(in page: String) -> [Row]? {
        guard
            let start = page.firstRange(of: "<!-- modules -->"),
            let end = page[start.upperBound...].firstRange(of: "<!-- /modules -->")
        else { return nil }
        return page[start.upperBound..<end.lowerBound].split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
            guard cells.count >= 2, let module = names(in: cells[cells.startIndex]).first else { return nil }
            return Row(module: module, imports: names(in: cells[cells.startIndex + 1]))
        }
    }

    /// The names in backticks.
    private static func names(in cell: Substring) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }

    @Test("A row of the table is read with its module and imports")
    func rowsAreRead() {
        let page = """
            | `Other` | – | before |
            <!-- modules -->
            | module | imports | holds |
            |---|---|---|
            | `A` | – | `x` and y |
            | `B` | `A`, `C` | z |
            <!-- /modules -->
            """
        #expect(
            Self.rows(in: page) == [Row(module: "A", imports: []), Row(module: "B", imports: ["A", "C"])])
        #expect(Self.rows(in: "| `A` | – | x |") == nil)
    }

    @Test("The table of modules says what the rules say")
    func tableAgrees() {
        guard let page = Repository.text(of: "ARCHITECTURE.md") else {
            Issue.record("ARCHITECTURE.md is missing")
            return
        }
        guard let rows = Self.rows(in: page) else {
            Issue.record("ARCHITECTURE.md lacks the markers <!-- modules --> and <!-- /modules -->")
            return
        }
        let rules = ModuleRules.all + ModuleRules.cModules.map { ModuleRules.Rule(module: $0, imports: []) }
        for rule in rules {
            let matching = rows.filter { $0.module == rule.module }
            #expect(matching.count == 1, "\(rule.module) must have one row, not \(matching.count)")
            let imports = rule.imports.isEmpty ? "–" : rule.imports.map { "`\($0)`" }.joined(separator: ", ")
            for row in matching {
                #expect(
                    row.imports.sorted() == rule.imports.sorted(),
                    "the row of \(rule.module) must list these imports: \(imports)")
            }
        }
        for row in rows {
            #expect(rules.contains { $0.module == row.module }, "\(row.module) is no module of this package")
        }
    }
}
