import Drawing
import FigureChecks
import Testing

@testable import Charting

@Suite("Formulas in labels")
struct FormulaTests {
    private let measurer = EvenTextMeasurer()

    private func line(_ text: String) -> TextLine { LabelText.line(text, size: 10, measuring: measurer) }

    @Test("Labels without formulas are what they were")
    func plain() {
        #expect(line("Mean Squared Error") == TextLine("Mean Squared Error", size: 10))
        #expect(line("from $5 to $10") == TextLine("from $5 to $10", size: 10))
        #expect(line("5 $ a piece") == TextLine("5 $ a piece", size: 10))
        #expect(line("a \\$ sign") == TextLine("a $ sign", size: 10))
    }

    @Test("Letters slant, numbers and names of functions stand upright, scripts are smaller and off the line")
    func scripts() throws {
        let line = line("Loss $L_{i}^{2} = \\log w$")
        let runs = line.runs
        #expect(line.plainText == "Loss L2i=logw")
        let named = Dictionary(grouping: runs, by: \.text)
        func run(_ text: String) throws -> TextRun { try #require(named[text]?.first) }
        #expect(try run("L").isItalic && run("w").isItalic && !run("log").isItalic && !run("Loss ").isItalic)
        #expect(try run("i").rise < 0 && run("2").rise > 0)
        #expect(try run("i").scale == 0.72 && run("2").scale == 0.72)
        #expect(try run("2").x == run("i").x)
        #expect(runs.map { $0.x ?? -1 } == runs.map { $0.x ?? -1 }.sorted())
    }

    @Test("A fraction is as wide as its wider part and stands about the middle of signs")
    func fraction() throws {
        let line = line("$\\frac{1}{abc}$")
        let layout = try #require(line.layout)
        let bar = try #require(layout.strokes.first)
        #expect(bar.points.allSatisfy { $0.y == -0.36 })
        let parts = line.runs
        let denominator = parts.filter { $0.text != "1" }
        #expect(parts.first { $0.text == "1" }.map { $0.rise > 0.36 } == true)
        #expect(denominator.count == 3 && denominator.allSatisfy { $0.rise < 0 })
        #expect(layout.ascent > 0.9 && layout.descent > 0.3)
        #expect(measurer.extents(of: line).width == layout.width * 10)
    }

    @Test("Roots, hats and tall parentheses cover what they belong to")
    func signs() throws {
        let root = try #require(line("$\\sqrt{xy}$").layout)
        #expect(root.strokes.count == 1 && root.strokes[0].points.count == 5)
        #expect(line("$\\hat{y}$").layout?.strokes.first?.points.count == 3)
        let tall = try #require(line("$\\left(\\frac{1}{b}\\right)$").layout)
        let arcs = tall.strokes.filter { $0.points.count > 2 }
        #expect(arcs.count == 2)
        for arc in arcs {
            #expect(arc.points.map(\.y).min() ?? 0 < -tall.ascent + 0.1)
            #expect(arc.points.map(\.y).max() ?? 0 > tall.descent - 0.1)
        }
        #expect(line("$\\mathbf{x}$").runs.first?.weight == .bold)
    }

    @Test("An unknown command is named with its column, and the label stays readable")
    func unknownCommand() throws {
        let problem = try #require(LabelText.problem(in: "Größe $a + \\apha$"))
        #expect(problem.message == "Unknown command \\apha")
        #expect(problem.remedy == "did you mean \\alpha?")
        #expect(problem.column == 12)
        #expect(line("$\\apha$").plainText == "$\\apha$")
        #expect(
            LabelText.problem(in: "$\\begin{matrix}1\\end{matrix}$")?.message.contains("Matrices") == true)
        #expect(LabelText.problem(in: "$x^2$ and $5") == nil)
        let chart = Chart { LineMark(x: .value("$\\fo$", [1, 2]), y: .value("y", [1, 2])) }
        #expect(chart.warnings.count == 1 && chart.warnings[0].contains("column 2"))
    }

    @Test("Without room, formulas are cut as the characters they are made of")
    func shortened() {
        let block = TextBlock(
            "$\\frac{\\alpha}{\\beta}$ of the whole", size: 10, width: 40, limit: 1, measuring: measurer)
        #expect(block.lines.count == 1 && !block.isWhole)
        #expect(block.lines[0].plainText.hasSuffix("…"))
        #expect(!block.lines[0].plainText.contains("\\"))
    }

    @Test("Charts full of formulas keep their texts apart", arguments: [320.0, 480, 800])
    func layout(width: Double) throws {
        let tall = "$\\sqrt{\\frac{\\sum_{i=1}^{N} x_i^2}{\\left(\\frac{a}{b}\\right)^3}}$"
        let x = [0.0, 1, 2]
        let chart = Chart {
            LineMark(x: .value("step \(tall)", x), y: .value("loss \(tall)", x)).series("train \(tall)")
            LineMark(x: .value("step", x), y: .value("loss", [2.0, 1, 0])).series("test $\\hat{y}$")
            RuleMark(y: 1.0).annotation("limit \(tall)")
        }
        .chartTitle("Title \(tall) and more words that make it long", subtitle: "Below \(tall)")
        let measurer = try DrawnText.measurer()
        let scene = chart.scene(size: Size(width, width * 0.75), measuring: measurer)
        #expect(scene.textProblems(measuring: measurer) == [])
        #expect(chart.warnings == [])
    }
}
