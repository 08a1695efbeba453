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
        return try parsed.text(of: try parsed.path.value(in: tree))
    }

    @Test(
        "Values are found and printed",
        arguments: [
            ("n.loss[0]", "49"), ("n.loss[1]", "25.4016"), ("n.loss[1] | exact", "25.401600000000002"),
            ("n.loss[20] | 3", "0.0000963"), ("n.initial.weights[0][0]", "[0, 2, 1]"),
            ("n.initial.W1[0,1]", "2"), ("n.final.W1[0, 0] | 3", "−0.499"),
            ("n.initial.gradients.weights[0][0]", "[14, 28, 42]"), ("n.initial.gradients.W1[0,2]", "42"),
            ("n.initial.errors[0][0]", "7"), ("n.updates", "20"), ("n.initial.predictions", "[[7]]"),
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
            ("n.loss[-1]", 6, "\"-1\" is not an index", "whole number from 0"),
            ("n.loss[0", 6, "the bracket is not closed", "]"),
            ("n.", 1, "a name is missing after the dot", ""),
            (".loss", 0, "the name of an experiment is missing", ""),
            ("n.loss[0]x", 9, "a dot or a bracket must follow", ""),
            ("n.loss[0] | many", 11, "\"many\" is not a way to print a value", "significant"),
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
            do throws(ValueError) {
                diagnostics += check.diagnostics(for: try check.path.value(in: tree), in: file)
            } catch {
                diagnostics.append(error.diagnostic(in: file, startingAt: check.pathRange.lower))
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
