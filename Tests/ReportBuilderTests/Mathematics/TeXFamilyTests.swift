import Mathematics
import Testing

@testable import ReportBuilder

@Suite("Families of TeX commands that courses use")
struct TeXFamilyTests {
    private func markup(_ tex: String) throws -> String {
        MathMLWriter.math(try TeXReader.read(tex), tex: "", display: true).markup
    }

    @Test(
        "Three formulas of each family are read",
        arguments: [
            ("\\big( x \\big)", "minsize=\"1.20em\""), ("\\Bigl[ \\frac{a}{b} \\Bigr]", "minsize=\"1.80em\""),
            ("f \\bigg|_{x=0}", "minsize=\"2.40em\""),
            ("a \\stackrel{?}{=} b", "<mover>"), ("\\underset{w}{\\min} L", "<munder>"),
            ("x \\xrightarrow[n]{f} y", "<munderover>"),
            ("\\Vert x \\Vert_2", "‖"), ("\\lbrace 1, 2 \\rbrace", "{"),
            ("\\left\\lbrack a \\right\\rbrack", "["),
            ("\\mathsf{T}", "𝖳"), ("\\mathtt{lr}", "𝚕"), ("\\texttt{lr} = \\small 3", "lr"),
            ("\\mathop{\\mathrm{arg\\,max}}_w L", "<munder>"), ("\\mathop{E}\\limits_x", "<munder>"),
            ("\\operatorname*{argmin}_w L", "<munder>"),
            ("\\widehat{xyz}", "stretchy=\"true\""), ("\\overleftarrow{AB}", "←"), ("\\check{x}", "ˇ"),
            ("a \\hspace{1em} b", "width=\"1em\""), ("a\\hspace*{-2pt}b", "width=\"-0.20em\""),
            ("a\\mkern3mu b", "<mspace"),
            ("\\begin{array}{l|r} a & b \\\\ \\hline c & d \\end{array}", "bar-before"),
            ("\\left[\\begin{array}{cc} 1 & 0 \\\\[2pt] 0 & 1 \\end{array}\\right]", "<mtable>"),
            ("\\begin{array}{rcl} a &=& b \\end{array}", "class=\"right\""),
            ("a \\not= b", "≠"), ("x \\not\\in S", "∉"), ("A \\not\\subset B", "⊄"),
            ("x = 1 \\tag{3}", "<mn>1</mn>"), ("x \\tag*{A} \\label{eq:x}", "<mi>x</mi>"),
            ("y \\notag", "<mi>y</mi>"),
            ("a \\bmod b", "mod"), ("a \\equiv b \\pmod{n}", "mod"), ("a \\mod 2", "mod"),
            ("\\begin{cases} 1 & x > 0 \\\\ 0 & \\text{else} \\end{cases}", "<mtable>"),
            ("\\begin{dcases} 1 \\\\ 2 \\end{dcases}", "<mtable>"),
            ("\\begin{rcases} 1 \\\\ 2 \\end{rcases}", "}"),
            ("\\sum_{\\substack{i < n \\\\ j < m}} x", "<mtable>"), ("\\boxed{E = mc^2}", "framed"),
            ("{n \\choose k} + {a \\over b}", "<mfrac>"),
            ("{\\bf w}^T x", "𝐰"), ("\\phantom{x} y", "<mphantom>"), ("\\text{if $x$ is odd}", "<mtext>if"),
            ("\\left. \\frac{a}{b} \\middle| c \\right)", "symmetric"), ("3{,}14", "<mn>3,14</mn>"),
            ("a \\coloneqq b \\leqslant c \\longrightarrow d", "≔"), ("\\mathfrak{g}", "𝔤"),
        ])
    func families(tex: String, expected: String) throws {
        let markup = try markup(tex)
        #expect(markup.contains(expected), "\(markup)")
    }

    @Test("Definitions in a formula stand for what they say, and never without end")
    func definitions() throws {
        #expect(try markup("\\def\\a{x} \\a + \\a").contains("<mi>x</mi><mo>+</mo><mi>x</mi>"))
        #expect(
            try markup("\\newcommand{\\f}[2][n]{#1_{#2}} \\f{k} \\f[m]{k}").contains(
                "<msub><mi>m</mi><mi>k</mi>"))
        #expect(try markup("\\DeclareMathOperator{\\tr}{tr} \\tr A").contains("<mi>tr</mi>"))
        let error = #expect(throws: TeXError.self) { try TeXReader.read("\\def\\a{\\a} x \\a") }
        #expect(error?.message.contains("stands for itself") == true)
        let inside = #expect(throws: TeXError.self) { try TeXReader.read("\\def\\a{\\frca} \\a") }
        #expect(inside?.message.contains("in what \\a stands for") == true)
    }
}
