import Charting
import Testing
import TrainingCore

@testable import LessonFigures

@Suite("Figures of what goes on inside")
struct InsideFigureTests {
    private func table(_ kind: String, _ subjects: [Subject], _ options: [String: OptionValue] = [:]) throws
        -> FigureTable
    {
        let kind = try #require(FigureCatalog.kind(named: kind))
        return try kind.stated(FigureInput(subjects: subjects, options: options)).table
    }

    private func refusal(_ kind: String, _ subjects: [Subject], _ options: [String: OptionValue] = [:]) throws
        -> FigureError?
    {
        let kind = try #require(FigureCatalog.kind(named: kind))
        do throws(FigureError) {
            _ = try kind.stated(FigureInput(subjects: subjects, options: options))
            return nil
        } catch {
            return error
        }
    }

    @Test("Along each eigenvector gradient descent keeps 1 − ηλ of the error in every update")
    func closedForm() throws {
        // The loss is 2·w₀² + 18·w₁²: curvatures of 36 and 4.
        let run = try CourseExamples.subject(
            "two", inputs: [[2, 0], [0, 6]], targets: [0, 0], layers: [(.identity, [[-4, 1]])],
            learningRate: 0.02, updates: 30)
        let table = try table("eigen-convergence", [run])
        #expect(table.columns.map(\.text) == ["Update", "Along λ = 36", "Along λ = 4"])
        for update in 0...30 {
            let errors = table.row(update).flatMap(\.statements).filter { $0.update == update }.map(\.value)
            for (error, factor, start) in [(errors[0], 0.28, 1.0), (errors[1], 0.92, 4.0)] {
                let closed = (0..<update).reduce(start) { value, _ in value * factor }
                #expect(abs(error - closed) <= 1e-12 * start)
            }
        }
    }

    @Test("What an optimizer keeps is what moves the weight")
    func optimizer() throws {
        let run = try CourseExamples.classifier()
        for row in [0, 7, 19] {
            let cells = try table("optimizer-inside", [run]).row(row).flatMap(\.statements).map(\.value)
            let (update, mean, square, step) = (cells[0], cells[2], cells[3], cells[4])
            func share(_ beta: Double) -> Double {
                1 - (0..<Int(update)).reduce(1) { value, _ in value * beta }
            }
            let expected = -0.1 * mean / share(0.9) / ((square / share(0.999)).squareRoot() + 1e-8)
            #expect(abs(step - expected) <= 1e-9 * abs(expected))
        }
    }

    @Test("A graph has the values and gradients that everybody computes by hand")
    func graph() throws {
        let table = try table("computation-graph", [])
        let rows = (0..<table.rowCount).map { table.row($0).map(\.text) }
        #expect(
            rows == [
                ["x", "\u{2212}2", "", "\u{2212}4", ""], ["y", "5", "", "\u{2212}4", ""],
                ["+", "3", "1, 1", "\u{2212}4", "\u{2212}4, \u{2212}4"],
                ["z", "\u{2212}4", "", "3", ""],
                ["×", "\u{2212}12", "\u{2212}4, 3", "1", "\u{2212}4, 3"],
            ])
    }

    @Test("A variable that is used twice has the sum of both gradients")
    func sharedVariable() throws {
        let table = try table(
            "computation-graph", [], ["expression": .text("x*x + 3*x"), "values": .texts(["x:5"])])
        #expect(table.row(0).map(\.text) == ["x", "5", "", "13", ""])
    }

    @Test("The graph of a network has the gradients of its training")
    func network() throws {
        let run = try CourseExamples.small()
        let table = try table("computation-graph", [run])
        let names = run.experiment.network.parameterNames
        for (name, slope) in zip(names, run.recording.initial.gradient) {
            let row = try #require((0..<table.rowCount).first { table.row($0)[0].text == name.description })
            #expect(table.row(row).flatMap(\.statements).last?.value == slope)
        }
    }

    private static let wrong: [(String, [String], String)] = [
        ("(x + y", ["x:1", "y:2"], "expression"), ("x + y", ["x:1"], "values"),
        ("x + y", ["x:1", "y:2", "w:3"], "values"), ("x", ["x:1"], "expression"),
        ("3 + 4", [], "expression"), ("x + 1", ["x:much"], "values"), ("x + 1", ["x:1", "x:2"], "values"),
        ("ln(x)", ["x:-1"], "values"), ("1/x", ["x:0"], "values"), ("sqrt(x)", ["x:0"], "values"),
        ("foo(x)", ["x:1"], "expression"), ("x + 1", ["x"], "values"), ("x + 1", [":"], "values"),
        ("", [], "expression"), (many.joined(separator: "+"), many.map { "\($0):1" }, "expression"),
    ]
    private static let many: [String] = (0..<60).map { "x\($0)" }

    @Test("Expressions that cannot be drawn say what is wrong", arguments: wrong)
    func expressions(text: String, values: [String], option: String) throws {
        let error = try refusal(
            "computation-graph", [], ["expression": .text(text), "values": .texts(values)])
        #expect(error?.option == option, "\(error?.description ?? "drawn")")
        #expect(error?.remedy.hasSuffix(".") == true)
    }

    @Test("What suits no experiment is refused with the reason and what to do")
    func refusals() throws {
        let (neuron, still) = (try CourseExamples.neuron(), try CourseExamples.neuron(updates: 0))
        let network = try CourseExamples.networkA(updates: 3)
        #expect(try refusal("eigen-convergence", [network])?.message.contains("2 layers") == true)
        #expect(try refusal("eigen-convergence", [try CourseExamples.classifier()])?.option == "of")
        #expect(try refusal("eigen-convergence", [still])?.option == "of")
        #expect(try refusal("optimizer-inside", [still])?.option == "of")
        #expect(
            try refusal("computation-graph", [neuron], ["expression": .text("x")])?.option == "expression")
        #expect(try refusal("computation-graph", [try CourseExamples.classifier()])?.option == "of")
        #expect(try refusal("computation-graph", [], ["sample": .integer(0)])?.option == "sample")
        #expect(try refusal("initializations", [neuron], ["layers": .integer(3)])?.option == "layers")
        #expect(try refusal("losses", [], ["losses": .texts(["hinge", "huber"])])?.option == "losses")
        for scheme in ["uniform", "constant", "he-normal=2", "normal=-1", "normal=", "nothing", ""] {
            #expect(try refusal("initializations", [], ["schemes": .texts([scheme])])?.option == "schemes")
        }
        let options: [[String: OptionValue]] = [
            ["x": .text("W1[0,0]=-1:1:5")],
            ["x": .text("W1[0,0]=-1:1:5"), "y": .text("random=-1:1:5")],
            ["x": .text("W1[0,0]=-1:1:5"), "y": .text("W1[0,1]=-1:1:5"), "arrows": .integer(1)],
            ["x": .text("W1[0,0]"), "y": .text("W1[0,1]=-1:1:5")],
        ]
        for (own, option) in zip(options, ["y", "y", "arrows", "x"]) {
            #expect(try refusal("gradient-field", [neuron], own)?.option == option)
        }
    }

    @Test("Every figure of diverged runs, dead units and huge numbers is drawn or refused")
    func hardRuns() throws {
        let large = try CourseExamples.subject(
            "large", inputs: [[1e200, 1]], targets: [1e200], layers: [(.identity, [[1, -1e200]])], updates: 3)
        let dead = try CourseExamples.subject(
            "dead", inputs: [[1, 1], [2, 1]], targets: [1, 2],
            layers: [(.relu, [[-1, -1], [-2, -1]]), (.identity, [[1, 1]])], updates: 5)
        for run in [large, dead, try CourseExamples.diverging()] {
            for kind in ["optimizer-inside", "eigen-convergence", "initializations", "computation-graph"] {
                if let error = try refusal(kind, [run]) { #expect(!error.remedy.isEmpty, "\(kind)") }
            }
            _ = try refusal("gradient-field", [run], ["x": .text("random=-1:1:5"), "at": .text("start")])
        }
    }
}
