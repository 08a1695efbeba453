import Foundation
import Testing

@testable import ReportBuilder

/// What `docs/from-quarto.md` says of other dialects.
@Suite("The page for those who come from elsewhere")
struct DialectPageTests {
    /// What the tables of other dialects have at their left.
    private static let words: [String] = {
        let page =
            (try? String(contentsOfFile: PageTools.root + "/docs/from-quarto.md", encoding: .utf8)) ?? ""
        return page.components(separatedBy: "| written there | here |").dropFirst().flatMap { section in
            section.split(separator: "\n").dropFirst().prefix { $0.hasPrefix("|") }.compactMap { row in
                let cell = row.split(separator: "|")[0].trimmingCharacters(in: .whitespaces)
                let ticks = cell.prefix { $0 == "`" }
                return ticks.isEmpty
                    ? nil
                    : cell.dropFirst(ticks.count).dropLast(ticks.count).trimmingCharacters(in: .whitespaces)
            }
        }
    }()

    @Test("Every word of another dialect that the page lists is an error with what to write")
    func refused() async throws {
        try #require(Self.words.count >= 15)
        for word in Self.words {
            let body = word.hasPrefix("```") ? "\(word)\nx\n```\n" : "A line.\n\n\(word)\n"
            let errors = try await AuthorsPage(body).errors
            #expect(errors.contains(": error: ") && errors.contains("help: "), "\(word): \(errors)")
        }
    }
}
