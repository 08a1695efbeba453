import Mathematics
import Testing

@Suite("Errors in formulas")
struct TeXErrorTests {
    private func error(_ tex: String) -> TeXError? {
        do {
            _ = try TeXReader.read(tex)
            return nil
        } catch {
            return error
        }
    }

    @Test("An unknown command is named with its place and the nearest known one")
    func unknownCommand() {
        let found = error("η + \\farc{1}{2}")
        #expect(found?.message == "Unknown command \\farc")
        #expect(found?.remedy == "did you mean \\frac?")
        #expect(found?.range == 5..<10)
        #expect(error("\\qwertzu")?.remedy.contains("\\operatorname{qwertzu}") == true)
    }

    @Test(
        "What is not closed or lacks something is named where it starts",
        arguments: [
            ("{a", "A brace is never closed", 0), ("a}", "A closing brace without an opening one", 1),
            ("\\left( a", "\\left without \\right", 0), ("a \\right)", "\\right without \\left", 2),
            ("\\begin{bmatrix} 1", "\\begin{bmatrix} is never ended", 0),
            ("\\begin{bmatrx}1\\end{bmatrx}", "Unknown environment bmatrx", 0),
            ("\\begin{cases}1\\end{matrix}", "\\end{matrix} ends what \\begin{cases} began", 14),
            ("x^", "^ lacks what it applies to", 2), ("\\frac{1}", "\\frac lacks what it applies to", 8),
            ("x^a^b", "A second superscript on the same base", 3), ("a & b", "& outside of a matrix", 2),
            ("50%", "% has a meaning in TeX", 2), ("\\", "A backslash at the end of the formula", 0),
            ("\\text a", "\\text needs braces", 6), ("\\text{a", "A brace is never closed", 5),
            ("\\left x\\right)", "No delimiter behind \\left", 6),
            ("\\sqrt[3", "The index of a root is never closed", 5),
            ("a \\\\ b", "A line break outside of an environment", 2),
        ])
    func structure(tex: String, message: String, lower: Int) {
        #expect(error(tex)?.message == message)
        #expect(error(tex)?.range.lowerBound == lower)
        #expect(error(tex)?.remedy.isEmpty == false)
    }

    @Test(
        "Nesting without end is refused",
        arguments: ["{", "\\sqrt{", "x^{", "\\left(", "\\frac{", "\\hat", "x_\\hat"])
    func deepNesting(opening: String) {
        #expect(error(String(repeating: opening, count: 20_000)) != nil)
    }

    @Test("Damaged formulas never crash the reader")
    func damaged() {
        let whole = Array(
            "\\left(\\frac{a^{2}}{\\text{b}}\\right]_\\hat\\begin{cases}&\\\\\\end{cases}\\sqrt[3]{x}é'".utf8)
        for start in whole.indices {
            for end in start..<whole.count {
                _ = error(String(decoding: whole[start...end], as: UTF8.self))
            }
        }
    }
}
