import Testing

/// The table in docs/reliability.md against the constants that it names.
@Suite("The table of bounds is the code's")
struct BoundsTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let path: String
        /// `maximumSize = 16 << 20`
        let declaration: String

        var testDescription: String { "\(path) \(declaration)" }
    }

    static let rows: [Row] = {
        let page = Repository.text(of: "docs/reliability.md") ?? ""
        return page.split(separator: "\n").compactMap { line in
            let code = line.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
            guard line.hasPrefix("| "), code.count >= 5, code[code.count - 4].hasSuffix(".swift") else {
                return nil
            }
            return Row(path: "Sources/" + code[code.count - 4], declaration: code[code.count - 2])
        }
    }()

    @Test("Every bound has in the code the value that the table gives", arguments: rows)
    func values(row: Row) throws {
        let text = try #require(Repository.text(of: row.path))
        #expect(text.contains(row.declaration))
    }

    @Test("Every constant that is called a maximum stands in the table")
    func complete() {
        for source in Repository.sources(in: "Sources") {
            for line in source.codeLines {
                guard let start = line.firstRange(of: "static let maximum") else { continue }
                let words = line[start.lowerBound...].split(separator: " ")
                guard words.count > 3, words[3] == "=", !line.contains("AxisRange.maximumPoints") else {
                    continue
                }
                let name = words[2]
                #expect(
                    Self.rows.contains { $0.path == source.path && $0.declaration.hasPrefix("\(name) = ") },
                    "\(source.path) has \(name), docs/reliability.md has not")
            }
        }
        #expect(Self.rows.count > 20)
    }
}
