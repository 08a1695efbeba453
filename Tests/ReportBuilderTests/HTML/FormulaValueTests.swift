import Testing

@testable import ReportBuilder

@Suite("Values in formulas")
struct FormulaValueTests {
    /// The TeX of a formula whose values are these, in order.
    private func fill(_ formula: String, _ values: String...) -> String {
        FilledFormula(ValueSyntax.pieces(of: formula, startingAt: 0, in: .formula), values: values).tex
    }

    /// The page of a lesson with this body behind the neuron of the course, and what is wrong with it.
    private func page(_ body: String) async throws -> (html: String, errors: String) {
        let test = try TestCourse(
            one: TestCourse.lesson(TestCourse.experiment + "\n" + body), two: "---\ntitle: Two\n---\n")
        let built = try await test.build()
        let page = built.files.first { $0.path == "one.html" }
        return (
            String(decoding: page?.bytes ?? [], as: UTF8.self),
            built.diagnostics.map(\.text).joined().replacing(test.folder.path + "/course/", with: "")
        )
    }

    @Test("A value in a formula is its number, in the formula and in the TeX for copying")
    func number() async throws {
        let (html, errors) = try await page(
            """
            The loss is $L = {{ neuron.loss[1] }}$ and
            $$\\Delta = -{{ neuron.initial.W1[0,1] }}, {{ neuron.loss[20] | 2 }}$$

            | $w = {{ neuron.final.W1[0,0] | 3 }}$ |
            |---|
            | $x_{{{ neuron.updates }}}$ |

            """)
        #expect(errors.isEmpty, "\(errors)")
        #expect(
            html.contains(
                "<mo>=</mo><mn>25.4016</mn></mrow><annotation encoding=\"application/x-tex\">L = {25.4016}</annotation>"
            ))
        #expect(html.contains("<mn>9.6</mn><mo>×</mo><msup><mn>10</mn>"))
        #expect(html.contains("<mo form=\"prefix\">−</mo><mn>0.499</mn>"))
        #expect(html.contains("<msub><mi>x</mi><mn>20</mn></msub>"))
        let text = html.split(separator: "<details class=\"data sources\">").first ?? ""
        #expect(!text.contains("neuron.l") && !text.contains("neuron.f") && !text.contains("neuron.u"))
    }

    @Test(
        "A value in a formula that is no number is an error at its place",
        arguments: [
            ("$L = {{ neuron.lss[1] }}$", "one.md:13:16: error: \"neuron\" has no value \"lss\""),
            ("$L = {{ neuron }}$", "one.md:13:9: error: \"neuron\" does not say which value"),
            ("$$L = {{ neuron.initial }}$$", "one.md:13:10: error: neuron.initial is a group of values"),
            ("$L = {{ neuron.loss[1] $", "one.md:13:6: error: {{ opens a value that never ends"),
            ("$L = {{ neuron.loss[1] }$", "one.md:13:6: error: {{ opens a value that never ends"),
            ("$L = {{neuron.loss[1]} }$", "one.md:13:6: error: {{ opens a value that never ends"),
            ("$x^2 + {{ neuron.loss[1] }} \\foo$", "one.md:13:29: error: unknown command \\foo"),
        ])
    func mistakes(formula: String, expected: String) async throws {
        let (_, errors) = try await page(formula + "\n")
        #expect(errors.contains(expected), "\(errors)")
        #expect(errors.ranges(of: ": error: ").count == 1, "\(errors)")
    }

    @Test("Groups of TeX in each other are no values")
    func groups() {
        for formula in ["{{a}+b}", "\\{{a}\\}", "\\frac{{x}^2}{{{y}_1}}", "{{n}-1}"] {
            #expect(
                ValueSyntax.pieces(of: formula, startingAt: 0, in: .formula).allSatisfy {
                    if case .text = $0 { true } else { false }
                })
        }
    }

    @Test("A number stands in parentheses where it would read as another one")
    func parentheses() {
        #expect(fill("L = {{ a.b }}", "-3") == "L = {-3}")
        #expect(fill("\\eta {{ a.b }}", "-3") == "\\eta {(-3)}")
        #expect(fill("\\eta \\approx {{ a.b }}", "-3") == "\\eta \\approx {-3}")
        #expect(fill("x_{{ a.b }}^2", "4") == "x_{4}^2")
        #expect(fill("{{ a.b }}^2", "4") == "{4}^2")
        #expect(fill("{{ a.b }}^2", "-4") == "{(-4)}^2")
        #expect(fill("{{ a.b }}^2", "4\\times 10^{-7}") == "{(4\\times 10^{-7})}^2")
        #expect(fill("2 {{ a.b }}", "3.5") == "2 {(3.5)}")
        #expect(fill("{{ a.b }}{{ a.c }}", "3", "4") == "{(3)}{(4)}")
        #expect(fill("1/{{ a.b }}", "4\\times 10^{-7}") == "1/{(4\\times 10^{-7})}")
        #expect(fill("w = {{ a.b }}", "[-1, 2]") == "w = {[-1, 2]}")
    }

    @Test("What is wrong in a filled formula is shown where it stands in the source")
    func places() {
        let formula = FilledFormula(
            ValueSyntax.pieces(of: "a {{ b.c }} d", startingAt: 100, in: .formula), values: ["25.4016"])
        #expect(formula.tex == "a {25.4016} d")
        #expect(formula.place(of: 12..<13) == SourceRange(lower: 112, upper: 113))
        #expect(formula.place(of: 4..<6) == SourceRange(lower: 102, upper: 111))
        #expect(formula.place(of: 0..<13) == SourceRange(lower: 100, upper: 113))
    }

    @Test("Numbers become TeX with all their digits")
    func tex() throws {
        func tex(_ number: Double, _ format: String = "") throws -> String {
            try ValueExpression("a.b" + format).tex(of: .number(number))
        }
        #expect(try tex(-0.25) == "-0.25")
        #expect(try tex(1.25e-7) == "1.25\\times 10^{-7}")
        #expect(
            try tex(-1.25e30, " | 2") == "-1.3\\times 10^{30}"
                || (try tex(-1.25e30, " | 2")) == "-1.2\\times 10^{30}")
        #expect(try tex(1.25e-7, " | exact") == "1.25\\times 10^{-7}")
        #expect(try tex(.infinity) == "\\infty ")
        #expect(try tex(.nan) == "\\mathrm{NaN}")
        #expect(try ValueExpression("a.b").tex(of: .array([.number(1), .number(-2)])) == "[1, -2]")
    }
}

@Suite("Texts that promise what they do not hold")
struct UnfilledTextTests {
    @Test(
        "A value where none is filled in is an error",
        arguments: [
            (
                "---\ntitle: The loss is {{ a.loss[1] }}\n---\n",
                "one.md:2:23: error: there is no experiment \"a\""
            ),
            (
                "---\ntitle: \"A {{ a.loss[1] \"\n---\n",
                "one.md:2:11: error: {{ opens a value that never ends"
            ),
            (
                "---\ntitle: A\nsummary: To {{ a.loss[1] }}.\n---\n",
                "one.md:3:16: error: there is no experiment \"a\""
            ),
            (
                TestCourse.lesson(
                    TestCourse.experiment
                        + TestCourse.figure.replacing(
                            "caption:", with: "title: At {{ neuron.lss[1] }}\ncaption:")),
                "one.md:16:21: error: \"neuron\" has no value \"lss\""
            ),
            (
                TestCourse.lesson(
                    TestCourse.experiment
                        + TestCourse.figure.replacing("caption:", with: "alt: At {{ neuron.loss[1]\ncaption:")
                ),
                "one.md:16:9: error: {{ opens a value that never ends"
            ),
            (
                TestCourse.lesson(
                    "```chart\nid: a\nx: {label: \"{{ a.loss[1] }}\"}\nmarks: [{mark: line, x: [1, 2], y: [1, 2]}]\n```\n"
                ),
                "one.md:8:13: error: no value is filled in here"
            ),
            (
                TestCourse.lesson("[A](https://a.b \"At {{ a.loss[1] }}\")\n"),
                "one.md:6:24: error: there is no experiment \"a\""
            ),
            (TestCourse.lesson("`{{ a.loss[1] }}`\n"), "one.md:6:5: error: there is no experiment \"a\""),
            (
                TestCourse.lesson("```python\nx = {{ a.loss[1] }}\n```\n"),
                "one.md:7:8: error: there is no experiment \"a\""
            ),
            (
                TestCourse.lesson("[A](https://a.b/?l={{ a.loss[1] }})\n"),
                "one.md:6:23: error: there is no experiment \"a\""
            ),
        ])
    func elsewhere(lesson: String, expected: String) async throws {
        let errors = try await TestCourse.errors(inLesson: lesson)
        #expect(errors.contains(expected), "\(errors)")
        #expect(errors.ranges(of: ": error: ").count == 1, "\(errors)")
    }

    @Test("A value in the texts of the course or in raw HTML is an error too")
    func course() async throws {
        let course = "title: \"{{ a.b }}\"\nraw-html: true\nlessons: [one.md, two.md]\n"
        let errors = try await TestCourse.errors(
            inLesson: TestCourse.lesson("<p>{{ a.loss[1] }}</p>\n\n<script>f({{a: 1}})</script>\n"),
            course: course)
        #expect(errors.contains("course.yaml:1:9: error: no value is filled in here"), "\(errors)")
        #expect(errors.contains("one.md:6:1: error: no value is filled in here"), "\(errors)")
        #expect(errors.ranges(of: ": error: ").count == 2, "\(errors)")
    }

    @Test(
        "A caption that looks like a list or a quote is a caption, with its values and formulas",
        arguments: ["- A", "1986. A", "> A", "+ A"])
    func captions(start: String) async throws {
        let figure = TestCourse.figure.replacing("caption: It", with: "caption: '\(start) $x$ It").replacing(
            "2 }}.", with: "2 }}.'")
        let test = try TestCourse(one: TestCourse.lesson(TestCourse.experiment + figure))
        let built = try await test.build()
        #expect(built.diagnostics.isEmpty, "\(built.diagnostics.map(\.text))")
        let html = String(decoding: built.files.first { $0.path == "one.html" }?.bytes ?? [], as: UTF8.self)
        let escaped = start.replacing(">", with: "&gt;")
        #expect(html.contains("</span> \(escaped) <math><semantics><mi>x</mi>"))
        #expect(html.contains("It falls to <data"))
    }

    @Test("Formulas stand among the words of a displayed formula")
    func formulaInWords() async throws {
        let page = try await AuthorsPage("$$f = \\text{so for $x_1 > 0$}.$$\n\nA $${x$ b.\n")
        #expect(page.errors.ranges(of: ": error: ").count == 1, "\(page.errors)")
        #expect(page.errors.contains("one.md:8:3: error: "), "\(page.errors)")
        let shown = try await AuthorsPage("$$f = \\text{so for $x_1 > 0$}.$$\n")
        #expect(shown.html.contains("<msub><mi>x</mi><mn>1</mn></msub><mo>&gt;</mo><mn>0</mn>"))
    }

    @Test(
        "A formula that never ends is an error at its dollar signs",
        arguments: [
            ("$$v = \\beta v\n\nNext.\n", "one.md:6:1: error: $$ opens a formula"),
            ("A $$v = 1$ b.\n", "one.md:6:3: error: the formula begins with other signs"),
            ("$$\na\n\nb\n$$\n", "one.md:6:1: error: $$ opens a formula"),
            ("# So $$x\n", "one.md:6:6: error: $$ opens a formula"),
            ("The loss $L = 3 falls.\n", "one.md:6:10: error: $ opens a formula"),
            ("Small $\\eta is slow.\n", "one.md:6:7: error: $ opens a formula"),
            ("A weight $w, then.\n", "one.md:6:10: error: $ opens a formula"),
            ("It is $ x = 1 $ here.\n", "one.md:6:7: error: $ opens a formula"),
            ("```note\nIn a note $x_1.\n```\n", "one.md:7:11: error: $ opens a formula"),
        ])
    func openFormulas(body: String, expected: String) async throws {
        let errors = try await TestCourse.errors(in: body)
        #expect(errors.contains(expected), "\(errors)")
        #expect(errors.ranges(of: ": error: ").count == 1, "\(errors)")
    }

    @Test(
        "Dollar signs that are money stay what they are",
        arguments: [
            "It costs $5 or $6.", "US$ and $ alone", "$1-$2, 3$, $.50 and $-5", "the $HOME of $USER",
            "\\$L = 3, \\$\\$x", "`$$x`", "cheap $ to dear $$$", "cell $A$1", "a $x$ and $5",
        ])
    func money(text: String) async throws {
        let errors = try await TestCourse.errors(in: text + "\n")
        #expect(errors.isEmpty, "\(errors)")
    }
}
