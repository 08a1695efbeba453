import Testing

@testable import ReportBuilder

@Suite("What stands beside a formula stays with it")
struct FormulaNeighborsTests {
    private let formula = HTMLNode.element("math", text: "x")

    private func markup(_ nodes: HTMLNode...) -> String {
        FormulaNeighbors.joined(nodes).map(\.markup).joined()
    }

    @Test("Signs and short endings go with it, words and spaces do not")
    func signs() {
        let math = "<math>x</math>"
        #expect(markup(.text("Is "), formula, .text(". A")) == "Is <span class=\"whole\">\(math).</span> A")
        #expect(markup(.text("a ("), formula, .text("), b")) == "a <span class=\"whole\">(\(math)),</span> b")
        #expect(markup(formula, .text("-axis")) == "<span class=\"whole\">\(math)-</span>axis")
        #expect(
            markup(.text("the "), formula, .text("th one"))
                == "the <span class=\"whole\">\(math)th</span> one")
        #expect(markup(formula, .text(" and "), formula) == "\(math) and \(math)")
        #expect(markup(formula, .text("averylongwordwithoutend")) == "\(math)averylongwordwithoutend")
        #expect(markup(formula) == math && markup(.text("no formula.")) == "no formula.")
        #expect(markup(formula, formula, .text(".")) == "\(math)<span class=\"whole\">\(math).</span>")
    }
}
