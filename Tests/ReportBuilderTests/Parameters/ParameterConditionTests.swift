import Testing

@testable import ReportBuilder

@Suite("Conditions on draws")
struct ParameterConditionTests {
    /// The values of the parameters of a course for a student, and what was said of them.
    private func read(
        _ parameters: String, student: String = "ada", settings: [String] = []
    ) throws -> (values: Parameters, errors: [String]) {
        let file = SourceFile(name: "course.yaml", text: "parameters:\n\(parameters)\n")
        var diagnostics: [Diagnostic] = []
        let root = try #require(YAMLComposer.compose(YAMLSource(file: file), diagnostics: &diagnostics))
        let reading = ParameterReading(
            root, in: file, course: "steps",
            for: Readership(student: student, settings: settings.compactMap(ParameterSetting.init)))
        return (reading.parameters, (diagnostics + reading.diagnostics).map(\.message))
    }

    private func number(_ value: ParameterValue?) throws -> Double { try #require(Double(value?.text ?? "")) }

    @Test("Every student's values satisfy the conditions, and are what they were where those did already")
    func drawn() throws {
        var kept = 0
        for student in 0..<200 {
            let plain = try read("  a: {type: integer, draw: {from: -3, to: 3}}", student: "s\(student)")
                .values
            let (values, errors) = try read(
                """
                  a: {type: integer, draw: {from: -3, to: 2, such-that: a != 0}}
                  b: {type: integer, draw: {from: -3, to: 3, such-that: [b > a, 'a * b <= 6']}}
                """,
                student: "s\(student)")
            let (a, b) = (try number(values["a"]), try number(values["b"]))
            #expect(errors.isEmpty && a != 0 && b > a && a * b <= 6 && a <= 2, "\(a) \(b) \(errors)")
            let same = try read(
                "  a: {type: integer, draw: {from: -3, to: 3, such-that: a != 0}}", student: "s\(student)"
            ).values
            let before = try number(plain["a"])
            if before != 0 {
                kept += 1
                #expect(try number(same["a"]) == before)
            }
        }
        #expect(kept > 100)
    }

    @Test("Values that were given have to satisfy them too, and draws follow them")
    func given() throws {
        let course = """
              a: {type: integer, draw: {from: 1, to: 9, such-that: a != 5}}
              b: {type: integer, draw: {from: 1, to: 9, such-that: b = a + 1}}
            """
        #expect(try read(course, settings: ["a=7"]).values["b"]?.text == "8")
        #expect(
            try read(course, settings: ["a=5"]).errors.first == "the value 5 of a does not satisfy a != 5")
        // Nine plus one is no draw of b.
        #expect(
            try read(course, settings: ["a=9"]).errors == ["none of 1000 draws of b satisfies b = a + 1"])
    }

    @Test(
        "Comparisons hold for decimals that binary numbers only come near, in chains and with signs of books")
    func comparisons() throws {
        let values: [String: ParameterValue] = ["a": ParameterValue(0.1), "b": ParameterValue(0.2)]
        for (text, holds) in [
            ("a + b = 0.3", true), ("a + b != 0.3", false), ("a+b<=0.3", true), ("a + b < 0.3", false),
            ("0 < a < b ≤ 0.2", true), ("0 < b < a", false), ("a ≠ b", true), ("abs(a - b) >= 0.1", true),
            ("a == b", false),
        ] {
            #expect(try ParameterCondition(text).holds(for: values) == holds, "\(text)")
        }
    }

    @Test(
        "What cannot be a condition is told with what to write",
        arguments: [
            ("a: {draw: {from: 0, to: 1, such-that: a}}", "compares nothing"),
            ("a: {draw: {from: 0, to: 1, such-that: a < }}", "has nothing on a side of its sign"),
            ("a: {draw: {from: 0, to: 1, such-that: c > 0}}", "names \"c\", which is no parameter"),
            ("a: {draw: {from: 0, to: 1, such-that: a > 2}}", "none of 1000 draws of a satisfies a > 2"),
            (
                "a: {draw: {from: 0, to: 1, such-that: w < 1}}\n  w: {type: text, default: x}",
                "compares what is no number"
            ),
            (
                "a: {draw: {from: 0, to: 1, such-that: a < b}}\n  b: {draw: {from: 0, to: 1, such-that: b > a}}",
                "conditions of a and b wait for each other"
            ),
        ])
    func wrong(parameters: String, message: String) throws {
        let errors = try read("  " + parameters).errors
        #expect(errors.count == 1 && errors.first?.contains(message) == true, "\(errors)")
    }
}
