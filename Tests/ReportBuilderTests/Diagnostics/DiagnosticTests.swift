import Testing

@testable import ReportBuilder

@Suite("Diagnostics")
struct DiagnosticTests {
    private func diagnostic(_ text: String, marking part: String, remedy: String? = nil) -> Diagnostic {
        let file = SourceFile(name: "lesson.md", text: text)
        let bytes = Array(text.utf8)
        let wanted = Array(part.utf8)
        let lower = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
        return Diagnostic(
            "here", file: file, range: SourceRange(lower: lower, upper: lower + wanted.count), remedy: remedy)
    }

    @Test("A diagnostic shows place, message, line, mark and remedy")
    func whole() {
        let found = diagnostic("a: 1\nwieghts: 2\n", marking: "wieghts", remedy: "did you mean \"weights\"?")
        #expect(
            found.text == """
                lesson.md:2:1: error: here
                  wieghts: 2
                  ^~~~~~~
                  help: did you mean "weights"?

                """)
    }

    @Test("Tabs count as four columns, wide characters as two, and columns count characters")
    func widths() {
        #expect(
            diagnostic("\t漢e\u{301}👩‍👩‍👧: x", marking: "x").text == """
                lesson.md:1:7: error: here
                      漢e\u{301}👩‍👩‍👧: x
                             ^

                """)
    }

    @Test("Of a very long line only the part around the mark is shown")
    func longLine() {
        let text = String(repeating: "a", count: 5000) + "HERE" + String(repeating: "b", count: 5000)
        let lines = diagnostic(text, marking: "HERE").text.split(separator: "\n")
        #expect(lines[1].count <= 102)
        #expect(lines[1].contains("aHEREb"))
        #expect(
            lines[2].firstIndex(of: "^")
                == lines[1].firstIndex(of: "H").map { _ in lines[2].firstIndex(of: "^") })
        let mark = lines[2].prefix { $0 == " " }.count
        #expect(lines[1].dropFirst(mark).hasPrefix("HERE"))
    }

    @Test("A range over several lines is marked in its first one")
    func severalLines() {
        #expect(diagnostic("ab\ncd", marking: "b\ncd").text == "lesson.md:1:2: error: here\n  ab\n   ^\n")
    }

    @Test("Control characters never reach the terminal")
    func controls() {
        #expect(!diagnostic("a\u{1B}[31m b", marking: "b").text.contains("\u{1B}"))
    }

    @Test("Diagnostics are sorted by place and said once")
    func sorting() {
        let file = SourceFile(name: "a", text: "one two")
        let late = Diagnostic("late", file: file, range: SourceRange(lower: 4, upper: 7))
        let early = Diagnostic("early", file: file, range: SourceRange(lower: 0, upper: 3))
        #expect(Diagnostic.sorted([late, early, late]) == [early, late])
    }
}

@Suite("Source files")
struct SourceFileTests {
    @Test("A byte order mark is dropped and carriage returns before line feeds are not counted")
    func normalization() {
        let file = SourceFile(name: "a", bytes: [0xEF, 0xBB, 0xBF] + Array("x\r\ny\rz".utf8))
        #expect(file.text == "x\ny\rz")
        #expect(file.lineStarts == [0, 2])
        #expect(file.position(at: 2) == SourcePosition(line: 2, column: 1))
    }

    @Test("The first byte that is not UTF-8 is found")
    func illFormed() {
        #expect(SourceFile(name: "a", bytes: [0x61, 0xC3, 0xA4, 0xFF, 0x61]).firstIllFormedByte == 3)
        #expect(SourceFile(name: "a", text: "aä漢👍").firstIllFormedByte == nil)
    }

    @Test("An empty file has one empty line")
    func empty() {
        let file = SourceFile(name: "a", text: "")
        #expect(file.position(at: 0) == SourcePosition(line: 1, column: 1))
        #expect(file.lineRange(0) == SourceRange(lower: 0, upper: 0))
    }
}

@Suite("Did you mean")
struct NearestTests {
    @Test(
        "Slips of the keyboard find the word that was meant",
        arguments: [
            ("wieghts", "weights"), ("Weights", "weights"), ("bias", "biases"), ("activaton", "activation"),
        ])
    func near(typed: String, meant: String) {
        #expect(Nearest.match(typed, among: ["nodes", "weights", "biases", "activation"]) == meant)
    }

    @Test("Words that share little with any candidate have no neighbor")
    func far() {
        #expect(Nearest.match("momentum", among: ["nodes", "weights", "biases"]) == nil)
        #expect(Nearest.match("x", among: ["y"]) == nil)
        #expect(Nearest.match("", among: ["y"]) == nil)
    }
}
