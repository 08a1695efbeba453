import CairoRenderer
import Testing

@testable import ReportBuilder

@Suite("Parameters of courses")
struct ParameterTests {
    private static let course = """
        title: Steps of {{ rate }}
        lessons: [one.md]
        parameters:
          rate: {default: 0.01, from: 0.001, to: 0.02}
          start: {type: integer, draw: {from: -3, to: 3}}
          word: {type: text, default: error, choices: [error, loss]}
        """

    private static let lesson = """
        ---
        title: "The {{ word }} falls"
        ---

        ```experiment
        id: neuron
        network: {inputs: 1, layers: [{activation: identity, weights: [["{{ start }}"]]}]}
        data: {inputs: [[1]], targets: [0]}
        training: {optimizer: {name: gradient-descent, learning-rate: "{{ rate }}"}, updates: 2}
        ```

        ```figure
        id: history
        of: neuron
        kind: loss-history
        title: "With η = {{ rate }}"
        caption: The {{ word }} with steps of {{ rate }}, from {{ neuron.loss[0] }}.
        ```

        The rate is {{ rate }}, as $\\eta = {{ rate }}$ says, the start {{ start }}.

        """

    private func build(
        _ settings: [String] = [], student: String = "", lesson: String = ParameterTests.lesson,
        course: String = ParameterTests.course
    ) async throws -> (html: String, index: String, errors: String) {
        let test = try TestCourse(one: lesson, two: "---\ntitle: Two\n---\n", course: course)
        let built = try await TestCourse.builder().build(
            CourseFolder(path: test.folder.path + "/course"),
            for: Readership(student: student, settings: settings.compactMap(ParameterSetting.init)))
        let text = { (path: String) in
            String(decoding: built.files.first { $0.path == path }?.bytes ?? [], as: UTF8.self)
        }
        return (
            text("one.html"), text("index.html"),
            built.diagnostics.map(\.text).joined().replacing(test.folder.path + "/course/", with: "")
        )
    }

    @Test("A parameter stands in titles, experiments, figures, captions, formulas and prose")
    func everywhere() async throws {
        let (html, index, errors) = try await build(["rate=0.015", "start=2", "word=loss"])
        #expect(errors.isEmpty, "\(errors)")
        #expect(index.contains("Steps of 0.015"))
        #expect(html.contains("The loss falls"))
        #expect(html.contains("With η = 0.015"))
        #expect(html.contains("<mn>0.015</mn>"))
        // The loss is start², each update multiplies the weight by 1 − 2η.
        #expect(html.contains(">4</data>"))
        #expect(!html.contains("{{"))
    }

    @Test("Without a setting it has its default, or what is drawn for the student")
    func draws() async throws {
        let (html, _, errors) = try await build()
        #expect(errors.isEmpty && html.contains("With η = 0.01"), "\(errors)")
        var starts: Set<Double> = []
        for student in 0..<60 {
            starts.insert(
                (ParameterDraw(course: "course", student: "s\(student)", name: "start").uniform * 7)
                    .rounded(.down))
        }
        #expect(starts.count == 7)
        let (first, second) = (try await build(student: "ann").html, try await build(student: "ann").html)
        #expect(first == second)
    }

    @Test("Another parameter changes no other draw")
    func independence() async throws {
        let more = Self.course + "\n  another: {type: integer, draw: {from: 0, to: 9}}\n"
        let (one, other) = (
            try await build(student: "ann").html, try await build(student: "ann", course: more).html
        )
        #expect(one == other)
    }

    @Test("Steps of a draw are decimal numbers")
    func steps() {
        let spec = ParameterSpec(draw: .init(lowest: 0.1, highest: 0.5, step: 0.1))
        #expect(spec.contradictions.isEmpty)
        let values = (0..<50).map { student in
            spec.draw?.value(
                of: .number, key: ParameterDraw(course: "c", student: "\(student)", name: "n")
            ).text ?? ""
        }
        #expect(Set(values) == ["0.1", "0.2", "0.3", "0.4", "0.5"])
    }

    @Test(
        "A value that a parameter cannot have is an error where it was given",
        arguments: [
            ("rate=0.1", "--set:1:6: error: rate must be at most 0.02, found 0.1", "from 0.001 to 0.02"),
            ("rate=fast", "--set:1:6: error: rate must be a number, found the text \"fast\"", "from 0.001"),
            ("start=1.5", "--set:1:7: error: start must be a whole number, found 1.5", "a whole number"),
            ("word=mistake", "--set:1:6: error: word \"mistake\" is none of its choices", "error or loss"),
        ])
    func values(setting: String, message: String, remedy: String) async throws {
        let (_, _, errors) = try await build([setting])
        #expect(errors.contains(message) && errors.contains(remedy), "\(errors)")
    }

    @Test(
        "A declaration that contradicts itself is an error at its key",
        arguments: [
            ("a: {default: 5, to: 3}", "the default must be at most 3, found 5"),
            ("a: {from: 2, to: 1, default: 1}", "from is larger than to"),
            ("a: {type: text, from: 2, default: x}", "a text has no from"),
            ("a: {draw: {from: 0, to: 9}, to: 5}", "what is drawn must be at most 5, found 9"),
            (
                "a: {type: integer, draw: {from: 0, to: 2, step: 0.5}}",
                "whole numbers are not drawn in steps of 0.5"
            ),
            ("a: {draw: {from: 0, to: 2, step: 5}}", "the step 5 leads beyond to: only 0 could be drawn"),
            ("a: {draw: {from: -1e308, to: 1e308}}", "farther apart than any number is large"),
            ("a: {draw: {from: 0, to: 1, step: 1e-320}}", "more steps apart than can be counted"),
            (
                "a: {type: integer, choices: [1, 2], draw: {from: 5, to: 9}}",
                "none of the choices can be drawn"
            ),
            ("a: {}", "the parameter \"a\" has no value"),
            ("A b: {default: 1}", "cannot name a parameter"),
            ("a: {tpye: text, default: x}", "tpye"),
        ])
    func declarations(declaration: String, message: String) async throws {
        let (_, _, errors) = try await build(
            lesson: "---\ntitle: One\n---\n",
            course: "title: T\nlessons: [one.md]\nparameters:\n  \(declaration)\n")
        #expect(errors.contains(message), "\(errors)")
        #expect(errors.split(separator: "error:").count == 2, "\(errors)")
    }

    @Test("Of a parameter with choices these alone are drawn, those between the ends")
    func drawnChoices() async throws {
        var drawn: Set<String> = []
        for student in 0..<40 {
            let file = SourceFile(
                name: "course.yaml",
                text: "parameters: {n: {type: integer, choices: [2, 4, 8, 16], draw: {from: 2, to: 8}}}\n")
            var diagnostics: [Diagnostic] = []
            let root = try #require(
                YAMLComposer.compose(YAMLSource(file: file), diagnostics: &diagnostics))
            let reading = ParameterReading(
                root, in: file, course: "c", for: Readership(student: "\(student)"))
            #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics.map(\.text))")
            drawn.insert(reading.parameters["n"]?.text ?? "")
        }
        #expect(drawn == ["2", "4", "8"])
    }

    @Test(
        "In what a program reads a number stands as in YAML, with a sign to itself in formulas; in titles as in prose"
    )
    func signs() async throws {
        let lesson = """
            ---
            title: "From {{ low }}"
            ---

            ```experiment
            id: line
            network: {inputs: 1, layers: [{activation: identity, weights: [["{{ low }}"]]}]}
            data: {inputs: [[1]], targets: [0]}
            training: {optimizer: {name: gradient-descent, learning-rate: 0.01}, updates: 1}
            ```

            ```figure
            id: curve
            of: line
            kind: loss-curve
            x: "W1[0,0]={{ low }}:5:11"
            ```

            ```check
            line.loss[0]: "= {{ low }}^2 - 0 * {{ low }}"
            ```

            """
        let (_, pages, errors) = try await build(
            lesson: lesson,
            course: "title: T\nlessons: [one.md]\nparameters: {low: {default: -3}}\n")
        #expect(errors.isEmpty, "\(errors)")
        #expect(pages.contains("From −3"))
    }

    @Test("A name that is no parameter is one error, with the nearest name")
    func unknown() async throws {
        let experiment = Self.lesson.replacing("\"{{ rate }}\"}, updates", with: "\"{{ rat }}\"}, updates")
        let (_, _, errors) = try await build(lesson: experiment)
        #expect(errors.contains("one.md:9:63: error: there is no parameter \"rat\""), "\(errors)")
        #expect(errors.contains("did you mean \"rate\"?"))
        let prose = "---\ntitle: One\n---\n\nThe rate is {{ rat }}.\n"
        let found = try await build(lesson: prose).errors
        #expect(found.contains("one.md:5:16: error: there is no parameter \"rat\""), "\(found)")
    }
}

@Suite("Rosters")
struct RosterTests {
    private func roster(
        _ text: String, path: String = "{student}", courses: [String] = ["course"]
    ) -> (roster: Roster?, errors: String) {
        var diagnostics: [Diagnostic] = []
        let roster = Roster(
            SourceFile(name: "r.csv", text: text), path: path, courses: courses, parameters: ["rate"],
            diagnostics: &diagnostics)
        return (roster, diagnostics.map(\.text).joined())
    }

    @Test("Columns are parameters, parts of paths, or nothing; empty cells leave the default")
    func columns() throws {
        let (found, errors) = roster(
            "student,group,rate\nann,a/b,0.02\n\"Bo, jr\",b,\n", path: "{group}/{student}/{course}")
        let students = try #require(found, "\(errors)").students
        #expect(students.map(\.id) == ["ann", "Bo, jr"])
        #expect(students[0].settings.map(\.name) == ["rate"] && students[1].settings.isEmpty)
        #expect(students.map { $0.folder(ofCourse: "c") } == ["a-b/ann/c", "b/Bo, jr/c"])
    }

    @Test(
        "What is wrong with a roster is said at its place",
        arguments: [
            ("name,rate\nann,1\n", "{student}", "r.csv:1:1: error: the roster has no column \"student\""),
            ("student\nann\nbo\nann\n", "{student}", "r.csv:4:1: error: the student \"ann\" stands twice"),
            ("student,x\n,1\n", "{student}", "r.csv:2:1: error: this student has no name"),
            ("student\n", "{student}", "the roster has no students"),
            ("student\n..\n", "{student}", "\"..\" cannot be a folder: a part of it starts with a dot"),
            ("student\nann\nAnn\n", "{student}", "the pages would go to \"Ann\", as others do"),
            ("student,g\nann,x\nbo,x\n", "{g}", "the pages would go to \"x\", as others do"),
            ("student\nann\n", "{group}", "--path:1:1: error: there is no column \"group\""),
            ("student\nann\n", "{student", "a brace in the path is not closed"),
            ("student\nann\n", "/etc/{student}", "a part of it is empty"),
        ])
    func mistakes(text: String, path: String, message: String) {
        let (found, errors) = roster(text, path: path)
        #expect(found == nil)
        #expect(errors.contains(message), "\(errors)")
        #expect(errors.split(separator: "error:").count == 2, "\(errors)")
    }

    @Test("The pages of a student in a roster are those of a build for that student alone, byte for byte")
    func alone() async throws {
        let course =
            "title: T\nlessons: [one.md]\nparameters: {rate: {default: 0.01}, w: {draw: {from: 1, to: 2}}}\n"
        let lesson = "---\ntitle: One\n---\n\nThe rate {{ rate }} and {{ w }}.\n"
        let test = try TestCourse(one: lesson, two: "---\ntitle: Two\n---\n", course: course)
        let folder = CourseFolder(path: test.folder.path + "/course")
        let (found, _) = roster("student,rate\nann,0.02\n<bo>,\n")
        let roster = try #require(found)
        let build = try RosterBuild(
            [folder], for: roster, into: OutputFolder(path: test.folder.path + "/out"),
            fonts: try FontSet.system(), jobs: 2)
        let outcomes = await build.run()
        #expect(outcomes.map(\.isComplete) == [true, true])
        #expect(outcomes.map(\.folders) == [["ann"], ["<bo>"]])
        for student in roster.students {
            let alone = try await TestCourse.builder().build(
                folder, for: Readership(student: student.id, settings: student.settings))
            for file in alone.files {
                let path = "\(test.folder.path)/out/\(student.id)/\(file.path)"
                #expect(try FileSystem.read(path) == file.bytes, "\(path)")
            }
        }
    }
}
