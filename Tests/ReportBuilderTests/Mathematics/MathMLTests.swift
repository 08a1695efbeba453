import Mathematics
import Testing

@testable import ReportBuilder

@Suite("TeX to MathML")
struct MathMLTests {
    /// What stands inside `<semantics>` before the annotation.
    private func mathML(_ tex: String) throws -> String {
        let markup = MathMLWriter.math(try TeXReader.read(tex), tex: "", display: false).markup
        let start = "<math><semantics>"
        let end = "<annotation encoding=\"application/x-tex\"></annotation></semantics></math>"
        #expect(markup.hasPrefix(start) && markup.hasSuffix(end))
        return String(markup.dropFirst(start.count).dropLast(end.count))
    }

    @Test("The TeX is kept as an annotation, escaped")
    func annotation() throws {
        let markup = MathMLWriter.math(try TeXReader.read("a<b"), tex: "a<b", display: true).markup
        #expect(
            markup == "<math display=\"block\"><semantics><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"
                + "<annotation encoding=\"application/x-tex\">a&lt;b</annotation></semantics></math>")
    }

    @Test(
        "Formulas become the MathML one would write by hand",
        arguments: [
            ("x", "<mi>x</mi>"),
            ("0.5184", "<mn>0.5184</mn>"),
            ("-1", "<mrow><mo form=\"prefix\">−</mo><mn>1</mn></mrow>"),
            ("a-b", "<mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow>"),
            ("a=-b", "<mrow><mi>a</mi><mo>=</mo><mo form=\"prefix\">−</mo><mi>b</mi></mrow>"),
            ("w_{1}^2", "<msubsup><mi>w</mi><mn>1</mn><mn>2</mn></msubsup>"),
            ("f'", "<mrow><mi>f</mi><mo lspace=\"0\" rspace=\"0\">′</mo></mrow>"),
            ("\\eta", "<mi>η</mi>"),
            ("\\Delta", "<mi mathvariant=\"normal\">Δ</mi>"),
            ("\\frac{1}{N}", "<mfrac><mn>1</mn><mi>N</mi></mfrac>"),
            ("\\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
            ("\\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>"),
            (
                "\\sum_i^N",
                "<munderover><mo largeop=\"true\" movablelimits=\"true\">∑</mo><mi>i</mi><mi>N</mi></munderover>"
            ),
            ("\\hat y", "<mover accent=\"true\"><mi>y</mi><mo stretchy=\"false\">^</mo></mover>"),
            ("\\mathbf{w}", "<mi mathvariant=\"normal\">𝐰</mi>"),
            ("\\mathbb R", "<mi mathvariant=\"normal\">ℝ</mi>"),
            ("\\mathrm{MSE}", "<mi>MSE</mi>"),
            ("\\text{ if }", "<mtext>\u{A0}if\u{A0}</mtext>"),
            ("\\operatorname{relu}", "<mi>relu</mi>"),
            ("\\log x", "<mrow><mi>log</mi><mspace width=\"0.17em\"></mspace><mi>x</mi></mrow>"),
            (
                "\\left(\\frac ab\\right)",
                "<mrow><mo form=\"prefix\" fence=\"true\" stretchy=\"true\">(</mo>"
                    + "<mfrac><mi>a</mi><mi>b</mi></mfrac>"
                    + "<mo form=\"postfix\" fence=\"true\" stretchy=\"true\">)</mo></mrow>"
            ),
            (
                "|x|",
                "<mrow><mo form=\"prefix\" stretchy=\"false\">|</mo><mi>x</mi>"
                    + "<mo form=\"postfix\" stretchy=\"false\">|</mo></mrow>"
            ),
            (
                "\\begin{matrix}1&2\\\\3&4\\\\\\end{matrix}",
                "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr>"
                    + "<mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr></mtable>"
            ),
            (
                "2|x|^2",
                "<mrow><mn>2</mn><msup><mrow><mo form=\"prefix\" stretchy=\"false\">|</mo><mi>x</mi>"
                    + "<mo form=\"postfix\" stretchy=\"false\">|</mo></mrow><mn>2</mn></msup></mrow>"
            ),
            (
                "a)^2",
                "<mrow><mi>a</mi><msup><mo form=\"postfix\" stretchy=\"false\">)</mo><mn>2</mn></msup></mrow>"
            ),
            ("\\operatorname{E}", "<mi mathvariant=\"normal\">E</mi>"),
            ("\\operatorname{Cov}", "<mi>Cov</mi>"),
            (
                "\\overline{ab}",
                "<mover accent=\"true\" class=\"line\"><mrow><mi>a</mi><mi>b</mi></mrow>"
                    + "<mo stretchy=\"true\">¯</mo></mover>"
            ),
            (
                "\\widehat{ab}",
                "<mover accent=\"true\"><mrow><mi>a</mi><mi>b</mi></mrow>"
                    + "<mo stretchy=\"true\">\u{302}</mo></mover>"
            ),
            ("\\mathbb{1}", "<mi mathvariant=\"normal\">𝟙</mi>"),
            (
                "\\begin{aligned}a&=b\\end{aligned}",
                "<mtable displaystyle=\"true\"><mtr><mtd class=\"left-side\"><mi>a</mi></mtd>"
                    + "<mtd class=\"right-side\"><mo form=\"infix\">=</mo><mi>b</mi></mtd></mtr></mtable>"
            ),
            ("", "<mrow></mrow>"),
        ])
    func snapshots(tex: String, expected: String) throws {
        #expect(try mathML(tex) == expected)
    }

    @Test("A group in braces has the same meaning as its single node")
    func groups() throws {
        #expect(try TeXReader.read("{{x}}") == TeXReader.read("x"))
        #expect(try TeXReader.read("x_{12}") == TeXReader.read("x_{ 12 }"))
    }

    @Test("Cells of equations that start with a relation keep its space")
    func equations() throws {
        let markup = try mathML("\\begin{aligned} a &= b \\\\ &\\le c \\end{aligned}")
        #expect(markup.contains("<mo form=\"infix\">=</mo><mi>b</mi>"))
        #expect(markup.contains("<mo form=\"infix\">≤</mo><mi>c</mi>"))
    }

    @Test("Formulas of the course are read")
    func courseFormulas() throws {
        let formulas = [
            "L = \\frac{1}{N} \\sum_{i=1}^{N} (\\hat y_i - y_i)^2",
            "w \\leftarrow w - \\eta \\, \\frac{\\partial L}{\\partial w}",
            "\\frac{\\partial L}{\\partial W^{(1)}_{01}} = \\underbrace{x_1}_{\\text{value}} \\cdot \\delta_0"
                + " \\cdot \\operatorname{relu}'(z_0)",
            "\\mathrm{MSE}_k = 49 \\cdot 0.5184^k",
            "\\nabla L = \\begin{bmatrix} 14 & 28 & 42 \\end{bmatrix}",
            "\\relu(z) = \\begin{cases} z & z > 0 \\\\ 0 & \\text{otherwise} \\end{cases}",
            "\\eta < \\frac{1}{x^2} = \\frac19 \\approx 0.111", "\\left. f \\right|_{x=0}",
            "\\mathbf{W}_1 \\mathbf{x}",
            "\\lim_{h \\to 0} \\frac{f(x+h)-f(x)}{h}", "\\max(0, z)", "\\bar{e}, \\vec{v}, \\quad e'",
        ]
        for formula in formulas { #expect(throws: Never.self) { try TeXReader.read(formula) } }
    }
}
