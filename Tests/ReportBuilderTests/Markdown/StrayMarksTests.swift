import LongRuns
import Testing

@testable import ReportBuilder

/// What is left as it is; what is not stands in ``AuthorsMarkdownTests``.
@Suite("Signs of other dialects")
struct StrayMarksTests {
    @Test(
        "What only looks like a word of another dialect stays text",
        arguments: [
            "W[0][1] and [[7, 8]] \\[[a]]", "C++ and g++, a == b, 12:30:45, ratio 1:2:3",
            "about 5\n% of", "++i; i++", "a \\` b", "2^10 and `x^2^`", "~~struck~~ and ~5 or ~6",
            "`r = 3`, `r squared`",
            "C:\\log\\new, \\# \\_", "1+++", "f(x)= 2", "- [ ] a\n- b",
            "| a | b |\n|---|---|\n| 1 | `x\\|y` |\n| | |",
            "| a |\n|---|\n| \\| |",
        ])
    func plainSigns(body: String) async throws {
        let errors = try await AuthorsPage(body + "\n").errors
        #expect(errors.isEmpty, "\(errors)")
    }

    @Test(
        "Code between two amounts of money is told once, as what it is",
        arguments: ["It costs $5 and $6. Use `${HOME}` now.", "The price is $5. Use `$HOME` and `$x`."])
    func money(body: String) async throws {
        let errors = try await AuthorsPage(body + "\n").errors
        #expect(
            errors.contains("the formula holds a sign of code") && errors.contains("write \\$"), "\(errors)")
        #expect(errors.split(separator: "error: ").count == 2, "\(errors)")
    }

    @Test(
        "A long text of opening signs is looked through in a moment",
        arguments: ["[^ ", "[a ", "[[a", "`", "{#a", "{", ":a", " ==a", "^a", "\\alpha", "](a. "])
    func openSigns(sign: String) {
        let text = String(repeating: sign, count: 20_000)
        let clock = ContinuousClock()
        let start = clock.now
        _ = StrayMarks.problems(in: text, at: SourceRange(lower: 0, upper: text.utf8.count))
        #expect(clock.now - start < Duration.seconds(30) * LongRuns.slowness)
    }
}
