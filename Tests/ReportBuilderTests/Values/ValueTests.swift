import Tables
import Testing
import TrainingCore

@testable import ReportBuilder

@Suite("Values by name")
struct ValueTests {
    /// The linear neuron of the course: error_k = 7·0.72^k.
    private func neuron() throws -> Recording {
        let text =
            ExperimentReaderTests.neuron
            + "training: {updates: 20, optimizer: {name: gradient-descent, learning-rate: 0.01}}\n"
        return try #require(readExperiment(text).experiment).run()
    }

    private func text(_ expression: String) throws -> String {
        let tree = try neuron().values
        let parsed = try ValueExpression(expression)
        let value = try parsed.formula.value { (path) throws(ValueError) in try path.value(in: tree) }
        return try parsed.text(of: try #require(value))
    }

    @Test(
        "Values are found and printed",
        arguments: [
            ("n.loss[0]", "49"), ("n.loss[1]", "25.4016"), ("n.loss[1] | exact", "25.401600000000002"),
            ("n.loss[20] | 3", "0.0000963"), ("n.initial.weights[0][0]", "[0, 2, 1]"),
            ("n.initial.W1[0,1]", "2"), ("n.final.W1[0, 0] | 3", "−0.499"),
            ("n.initial.gradients.weights[0][0]", "[14, 28, 42]"), ("n.initial.gradients.W1[0,2]", "42"),
            ("n.initial.errors[0][0]", "7"), ("n.updates", "20"), ("n.initial.predictions", "[[7]]"),
            ("n.loss[-1] | 3", "9.63×10⁻⁵"), ("n.loss[-21]", "49"), ("n.loss[1] * 2", "50.8032"),
            ("n.loss[1] / n.loss[0]", "0.5184"), ("(n.loss[0] - 9) / 4", "10"), ("2 ^ 3 ^ 2", "512"),
            ("-n.loss[0] + 1", "−48"), ("49 * (1 - 28 * 0.01)^2", "25.4016"), ("min(n.loss[0], 3, 5)", "3"),
            ("max(n.loss)", "49"), ("last(n.loss) | 3", "9.63×10⁻⁵"), ("count(n.loss)", "21"),
            ("sqrt(n.loss[0])", "7"), ("n.initial.W1[0,1] * 2", "4"),
            ("n.loss[1] | .2f", "25.40"), ("n.loss[0] | .1f", "49.0"),
            ("n.loss[1] / n.loss[0] | .1%", "51.8%"),
            ("n.loss[1] | .2e", "2.54×10¹"), ("n.loss[20] | e", "9.62711×10⁻⁵"),
            ("n.loss[0] * 1000 | ,", "49,000"),
            ("1234567.891 | ,.2f", "1,234,567.89"), ("n.loss[0] | +.0f", "+49"),
            ("n.initial.weights[0][0] * 2", "[0, 4, 2]"),
        ])
    func found(expression: String, expected: String) throws {
        // Very small numbers may be written with a power of ten.
        let text = try text(expression)
        #expect(text == expected || (expression.hasPrefix("n.loss[20]") && text == "9.63×10⁻⁵"))
    }

    @Test(
        "Wrong names are explained at their place",
        arguments: [
            ("n.los[0]", 2, "\"n\" has no value \"los\"", "did you mean \"loss\"?"),
            ("n.loss[21]", 6, "loss has 21 values, so there is no index 21", "write 0 to 20"),
            ("n.loss[0][0]", 9, "loss[0] is a number, not a list", ""),
            ("n.initial.wieghts", 10, "initial has no value \"wieghts\"", "did you mean \"weights\"?"),
            ("n.initial.biases[0][0]", 19, "initial.biases[0] is nothing, not a list", "without biases"),
            ("n.loss[-22]", 6, "loss has 21 values, so there is no index -22", "-1 for the last"),
            ("n.loss[one]", 6, "\"one\" is not an index", "whole number from 0"),
            ("2 * n.los[0]", 6, "\"n\" has no value \"los\"", "did you mean \"loss\"?"),
            ("n.loss[1] *", 10, "the formula ends too early", "a number or the name"),
            ("(n.loss[1]", 0, "a parenthesis is never closed", ")"),
            ("n.loss[1] n", 10, "\"n\" is not expected here", "between values"),
            ("n.loss[0] / (n.updates - 20)", 0, "the divisor is 0", "check the numbers"),
            ("mni(n.loss)", 0, "there is no function \"mni\"", "did you mean \"min\"?"),
            (
                "n.initial + 1", 0, "a group of values, with which nothing can be computed",
                "n.initial.predictions"
            ),
            ("sqrt(n.loss)", 0, "sqrt takes one number, found 21", "loss[0]"),
            ("n.loss[0] | .2q", 12, "\".2q\" is not a way to print a value", ".2f"),
            ("n.loss[0", 6, "the bracket is not closed", "]"),
            ("n.", 1, "a name is missing after the dot", ""),
            (".loss", 0, "the name of an experiment is missing", ""),
            ("n.loss[0]x", 9, "a dot or a bracket must follow", ""),
            ("n.loss[0] | many", 12, "\"many\" is not a way to print a value", "significant"),
            ("n.initial", 0, "a group of values, which has no number", "n.initial.predictions"),
            ("n.divergedAt", 0, "nothing, which has no number", ""),
        ])
    func wrong(expression: String, place: Int, message: String, remedy: String) throws {
        let error = #expect(throws: ValueError.self) { try text(expression) }
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
        #expect(error?.range.lowerBound == place)
        #expect(remedy.isEmpty || error?.remedy?.contains(remedy) == true, "\(error?.remedy ?? "")")
    }

    @Test("Experiments of other lessons are named with a slash")
    func otherLesson() throws {
        let path = try ValuePath("multiple-updates/neuron.loss[20]")
        #expect(path.subject == "multiple-updates/neuron")
        #expect(path.steps.map(\.kind) == [.key("loss"), .index(20)])
    }
}

@Suite("Checks")
struct ValueCheckTests {
    private func check(_ yaml: String, against tree: JSONValue) -> String {
        let file = SourceFile(name: "c.md", text: yaml)
        var diagnostics: [Diagnostic] = []
        guard let root = YAMLComposer.compose(YAMLSource(file: file), diagnostics: &diagnostics) else {
            return ""
        }
        var decoder = YAMLDecoder(file: file)
        let checks = decoder.checks(root)
        diagnostics += decoder.diagnostics
        for check in checks {
            diagnostics += check.diagnostics(in: file) { (path) throws(ValueError) in
                path.steps.isEmpty ? .number(0.01) : try path.value(in: tree)
            }
        }
        return diagnostics.map(\.text).joined()
    }

    private let tree = JSONValue.object([
        .init("loss", JSONValue([49, 25.401600000000002])), .init("zero", .number(1e-17)),
        .init("none", .null),
    ])

    @Test("Values within the tolerance pass")
    func right() {
        let yaml = """
            e.loss: [49, 25.4016]
            e.loss[1]: {value: 25.4, tolerance: 0.002}
            e.zero: 0
            e.none: null
            """
        #expect(check(yaml, against: tree) == "")
    }

    @Test("A check may be a formula, on both sides")
    func formulas() {
        let yaml = """
            e.loss[1]: = 49 * (1 - 28 * rate)^2
            e.loss[1] / e.loss[0]: 0.5184
            e.loss[-1]: {value: "= e.loss[0] * 0.5184", tolerance: 0.01}
            """
        #expect(check(yaml, against: tree) == "")
        #expect(
            check("e.loss[1]: = 48 * (1 - 28 * rate)^2\n", against: tree).contains("e.loss[1] is 25.4016"))
        #expect(
            check("e.loss[1]: = 49 * e.lss[0]\n", against: tree)
                .hasPrefix("c.md:1:21: error: \"e\" has no value \"lss\""))
    }

    @Test("German readers see decimal commas, French ones thin spaces between thousands")
    func languages() throws {
        let german = NumberLanguage(tag: "de")
        #expect(try ValueExpression("x.y | ,.2f").text(of: .number(1234.5), in: german) == "1.234,50")
        #expect(try ValueExpression("x.y | .1%").text(of: .number(0.5184), in: german) == "51,8\u{A0}%")
        #expect(try ValueExpression("x.y").tex(of: .number(25.4), in: german) == "25{,}4")
        #expect(
            try ValueExpression("x.y | ,").text(of: .number(12345), in: NumberLanguage(tag: "fr"))
                == "12\u{202F}345")
    }

    @Test("A wrong value is shown beside the computed one, with the difference")
    func wrong() {
        #expect(
            check("e.loss[0]: 48.5\n", against: tree) == """
                c.md:1:12: error: e.loss[0] is 49.0, not 48.5
                  e.loss[0]: 48.5
                             ^~~~
                  help: the difference is 0.5; correct the expected value or the experiment

                """)
        #expect(check("e.loss: [49, 25]\n", against: tree).contains("c.md:1:14: error: e.loss[1] is 25.4016"))
        #expect(check("e.loss[1]: {value: 25.4, tolerance: 0.001}\n", against: tree).contains("not 25.4"))
        // 1e-9 is relative: the second digit behind it is seen.
        #expect(check("e.loss[1]: 25.4016001\n", against: tree).contains("is 25.4016"))
    }

    @Test("Expected values of another shape are refused")
    func shapes() {
        #expect(check("e.loss: [49]\n", against: tree).contains("e.loss has 2 values, expected 1"))
        #expect(check("e.loss: 49\n", against: tree).contains("e.loss is a list of 2, expected a number"))
        #expect(check("e.none: 1\n", against: tree).contains("e.none is nothing, expected a number"))
        #expect(check("e.loss[0]: .nan\n", against: tree).contains("must be a finite number"))
        #expect(
            check("e.loss[0]: {value: 1, tolerance: -1}\n", against: tree).contains("that is not negative"))
        #expect(check("{}\n", against: tree).contains("the check is empty"))
        #expect(
            check("e.lost[0]: 1\n", against: tree).contains("c.md:1:3: error: \"e\" has no value \"lost\""))
    }
}
