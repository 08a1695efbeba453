import Testing

@testable import ReportBuilder

@Suite("Values in text")
struct ValueSyntaxTests {
    private func range(_ lower: Int, _ upper: Int) -> SourceRange {
        SourceRange(lower: lower, upper: upper)
    }

    @Test("Values are found with the place of their expression and of their braces")
    func places() {
        let pieces = ValueSyntax.pieces(of: "η {{ a.loss[1] | 3 }}, {{b}}.", startingAt: 100)
        #expect(
            pieces == [
                .text("η ", range(100, 103)),
                .value("a.loss[1] | 3", range(106, 119), whole: range(103, 122)),
                .text(", ", range(122, 124)),
                .value("b", range(126, 127), whole: range(124, 129)),
                .text(".", range(129, 130)),
            ])
    }

    @Test("Text without values is one piece, an empty value is a value")
    func plain() {
        #expect(ValueSyntax.pieces(of: "a { b } }}", startingAt: 0) == [.text("a { b } }}", range(0, 10))])
        #expect(
            ValueSyntax.pieces(of: "{{  }}", startingAt: 0) == [.value("", range(4, 4), whole: range(0, 6))])
        #expect(ValueSyntax.pieces(of: "", startingAt: 5) == [.text("", range(5, 5))])
    }

    @Test("A value that never ends is told apart")
    func unfinished() {
        #expect(
            ValueSyntax.pieces(of: "a {{ b", startingAt: 0) == [
                .text("a ", range(0, 2)), .unfinished(range(2, 6)),
            ])
        #expect(ValueSyntax.pieces(of: "{{ {b} }}", startingAt: 0) == [.unfinished(range(0, 9))])
    }
}
