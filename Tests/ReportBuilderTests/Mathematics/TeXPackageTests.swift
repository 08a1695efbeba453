import Mathematics
import Testing

@testable import ReportBuilder

@Suite("Commands of TeX's packages")
struct TeXPackageTests {
    private func markup(_ tex: String) throws -> String {
        MathMLWriter.math(try TeXReader.read(tex), tex: "", display: true).markup
    }

    @Test(
        "What packages write is shown",
        arguments: [
            (#"\textcolor{red}{x}"#, #"<mrow class="tint-red"><mi>x</mi></mrow>"#),
            (#"\color{blue}{x} y"#, #"<mrow class="tint-blue"><mi>x</mi></mrow><mi>y</mi>"#),
            (
                #"{\color{ForestGreen} x y} z"#,
                #"class="tint-green"><mrow><mi>x</mi><mi>y</mi></mrow></mrow><mi>z</mi>"#
            ),
            (#"a \textcolor{red}{+ b}"#, #"<mo form="infix">+</mo><mi>b</mi>"#),
            (#"\ket{\psi}"#, #">|</mo><mi>ψ</mi><mo form="postfix" stretchy="false">⟩</mo>"#),
            (#"\braket{a|b}"#, #"<mo lspace="0" rspace="0">|</mo><mi>b</mi>"#),
            (#"\braket{a}{b}"#, #"<mo lspace="0" rspace="0">|</mo><mi>b</mi>"#),
            (#"\Set{x | x > 0}"#, "<mo>∣</mo>"),
            (#"\dv[2]{f}{x}"#, "<mi mathvariant=\"normal\">d</mi><msup><mi>x</mi><mn>2</mn></msup>"),
            (#"\pdv{f}{x}{y}"#, "<mi>∂</mi><mi>x</mi><mspace width=\"0.17em\"></mspace><mi>∂</mi><mi>y</mi>"),
            (#"\genfrac{[}{]}{0pt}{}{n}{k}"#, "<mfrac linethickness=\"0\">"),
            (#"{n \brace k}"#, #"stretchy="true">{</mo>"#),
            (
                #"\SI{9.81}{\metre\per\second\squared}"#,
                #"<mi mathvariant="normal">s</mi><mrow><mo form="prefix">−</mo><mn>2</mn>"#
            ),
            (#"\qty{3e8}{m/s}"#, "<mo>×</mo><msup><mn>10</mn><mn>8</mn></msup>"),
            (#"\si{\kilo\gram}"#, "<mi>kg</mi>"), (#"\num{12345.5}"#, "<mn>12\u{2009}345.5</mn>"),
            (#"\ang{12;30}"#, #"<mn>12</mn><mo lspace="0" rspace="0">°</mo><mn>30</mn>"#),
            (#"\sum\nolimits_{i} x"#, "<msub>"), (#"\dfrac12"#, #"<mstyle displaystyle="true"><mfrac>"#),
            (#"x {\displaystyle \sum_i y}"#, #"<mstyle displaystyle="true">"#),
            (#"f'^2"#, #"<mo lspace="0" rspace="0">′</mo></mrow><mn>2</mn></msup>"#),
            (#"\let\eps\varepsilon \eps"#, "<mi>ε</mi>"),
            (#"\let\old\phi \let\phi\varphi \phi\old"#, "<mi>φ</mi><mi>ϕ</mi>"),
            (#"\DeclarePairedDelimiter{\len}{\lvert}{\rvert} \len*{x}"#, #"stretchy="true">|</mo>"#),
        ])
    func shown(tex: String, expected: String) throws {
        let markup = try markup(tex)
        #expect(markup.contains(expected), "\(markup)")
    }

    @Test("Letters keep the style that they have, and become bold in it")
    func styles() throws {
        #expect(try markup(#"\boldsymbol{\mathcal{X}}"#).contains("𝓧"))
        #expect(try markup(#"\mathbf{\mathbb{R}}"#).contains("ℝ"))
        #expect(
            try markup(#"\boldsymbol{x\phi\epsilon}"#).contains("𝒙</mi><mi mathvariant=\"normal\">𝝓</mi>"))
        #expect(try markup(#"\mathbf{\phi}"#).contains("𝛟"))
        #expect(try markup(#"\operatorname{\mathbf{E}} x"#).contains("𝐄"))
    }

    @Test("Words among the mathematics show what their commands mean, never the names of these")
    func words() throws {
        let markup = try markup(#"\text{where $x$ is \emph{large}, costs 5\,\$ and 3\%}"#)
        #expect(markup.contains("<mtext>where\u{A0}</mtext><mi>x</mi>"))
        #expect(markup.contains("<mtext class=\"slanted\">large</mtext><mtext>, costs 5 $ and 3%</mtext>"))
        let error = #expect(throws: TeXError.self) { try TeXReader.read(#"\text{a \alpha}"#) }
        #expect(error?.remedy.contains("$\\alpha$") == true)
    }

    @Test("The columns of an array are those that its braces ask for")
    func columns() throws {
        let markup = try markup(#"\begin{array}{p{3cm}@{\hspace{1em}}*{2}{r}} a & b & c \end{array}"#)
        let row =
            #"<mtd class="left"><mi>a</mi></mtd><mtd class="right"><mi>b</mi></mtd><mtd class="right"><mi>c</mi></mtd>"#
        #expect(markup.contains(row), "\(markup)")
        _ = try TeXReader.read(#"\begin{array}{*{999}{*{999}{c|}}} a \end{array}"#)
    }

    @Test(
        "What cannot be shown says what to write",
        arguments: [
            (#"\textcolor{#ff0000}{x}"#, "red, orange"), (#"\textcolor{blue!50}{x}"#, "write blue"),
            (#"\textcolor[rgb]{1,0,0}{x}"#, "red, orange"), (#"\ce{H2O}"#, #"\mathrm{H_2O}"#),
            (#"\href{https://example.org}{x}"#, "in the text"), (#"\E[X]"#, #"\mathbb{E}"#),
            (#"\begin{tabular}{c} a \end{tabular}"#, "array"), (#"\begin{tikzcd} A \end{tikzcd}"#, "picture"),
            (#"\SI{x}{m}"#, "1.23e-4"), (#"\SI{1}{\secnod}"#, #"\second"#), (#"\qty(x)"#, #"\left("#),
            (#"\style{color:red}{x}"#, #"\textcolor"#), (#"\multicolumn{2}{c}{x}"#, "leave the others empty"),
        ])
    func refused(tex: String, remedy: String) {
        let error = #expect(throws: TeXError.self) { try TeXReader.read(tex) }
        #expect(error?.remedy.contains(remedy) == true, "\(error?.remedy ?? "")")
    }
}
