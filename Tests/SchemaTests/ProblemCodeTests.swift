import Foundation
import Schema
import Testing

@Suite("Codes of problems")
struct ProblemCodeTests {
    @Test("The manual lists every code, with its words")
    func manual() throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../docs/messages.md").standardizedFileURL
        let rows = try String(contentsOf: page, encoding: .utf8).split(separator: "\n").filter {
            $0.hasPrefix("| `") && $0.hasSuffix(". |")
        }
        #expect(rows.map(String.init) == ProblemCode.allCases.map { "| `\($0.rawValue)` | \($0.words) |" })
    }

    @Test("Codes are words in small letters with hyphens")
    func form() {
        for code in ProblemCode.allCases {
            #expect(code.rawValue.allSatisfy { $0 == "-" || $0.isLowercase && $0.isASCII })
        }
    }
}
