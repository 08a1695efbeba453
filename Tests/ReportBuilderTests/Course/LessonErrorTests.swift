import Testing

@testable import ReportBuilder

@Suite("Mistakes in lessons")
struct LessonErrorTests {
    @Test("An unknown key of an experiment is shown with its line and what was meant")
    func unknownKey() async throws {
        let body = TestCourse.experiment.replacing("weights:", with: "wieghts:")
        let found = try await TestCourse.errors(in: body)
        #expect(
            found.contains(
                """
                one.md:8:54: error: layer 1 has no key "wieghts"
                  network: {inputs: 3, layers: [{activation: identity, wieghts: [[0, 2, 1]]}]}
                                                                       ^~~~~~~
                  help: did you mean "weights"?

                """), "\(found)")
        #expect(!found.contains("has no \"weights\""))
    }

    @Test(
        "Mistakes in figures are explained",
        arguments: [
            ("of: neuron", "of: nueron", "one.md:14:5: error: there is no experiment \"nueron\""),
            ("of: neuron", "of: nueron", "help: did you mean \"neuron\"?"),
            ("of: neuron", "of: three/neuron", "there is no lesson \"three\""),
            ("of: neuron", "of: two/neuron", "the lesson \"two\" has no experiment \"neuron\""),
            ("of: neuron", "of: []", "the list of experiments has 0 items, expected 1 to 6"),
            ("kind: loss-history", "kind: loss-histroy", "help: did you mean \"loss-history\"?"),
            ("kind: loss-history", "colour: red", "help: \"kind\" is missing"),
            ("caption:", "captoin:", "has no key \"captoin\""),
            ("caption:", "captoin:", "help: did you mean \"caption\"?"),
            ("caption:", "start: maybe\ncaption:", "the option \"start\" must be true or false"),
            ("caption:", "scale: logarithmic\ncaption:", "the option \"scale\" \"logarithmic\" is unknown"),
            ("caption:", "size: big\ncaption:", "\"big\" is not a size"),
            (
                "caption:", "labels: [a, b]\ncaption:",
                "one.md:16:9: error: there are 2 labels for 1 experiment"
            ),
            ("id: history", "id: History!", "\"History!\" cannot be an id"),
            ("id: history\n", "", "the figure loss-history has no \"id\""),
            ("id: history", "id: neuron", "the id \"neuron\" is taken"),
            ("loss[20] | 2", "loss[21] | 2", "loss has 21 values, so there is no index 21"),
            ("```figure", "```figur", "help: did you mean \"figure\"?"),
        ])
    func figure(part: String, wrong: String, expected: String) async throws {
        let figure = TestCourse.figure.replacing(part, with: wrong)
        let found = try await TestCourse.errors(in: TestCourse.experiment + figure)
        #expect(found.contains(expected), "\(found)")
    }

    @Test("An axis of a weight that does not exist is shown at the option")
    func axis() async throws {
        let figure = TestCourse.figure.replacing("loss-history", with: "loss-curve\nx: W1[0,7]=-1:2:11")
        let found = try await TestCourse.errors(in: TestCourse.experiment + figure)
        #expect(found.contains("one.md:16:4: error: "), "\(found)")
        let text = figure.replacing("W1[0,7]=-1:2:11", with: "W1[0,1]=-1:two:11")
        #expect(
            try await TestCourse.errors(in: TestCourse.experiment + text)
                .contains("one.md:16:15: error: \"two\" is not a number"))
    }

    @Test(
        "Mistakes in the text are explained",
        arguments: [
            ("{{ neuron.lss[0] }}\n", "one.md:13:11: error: \"neuron\" has no value \"lss\""),
            ("{{ neurn.loss[0] }}\n", "help: did you mean \"neuron\"?"),
            ("{{ neuron.loss[0] \n", "error: {{ opens a value that never ends"),
            ("[x](three.md)\n", "error: there is no lesson \"three.md\""),
            ("[x](two.md#none)\n", "no heading, figure or table with the id \"none\""),
            ("[x](#neuron)\n", "no heading, figure or table with the id \"neuron\""),
            ("![x](../secret.png)\n", "leads out of the course folder"),
            ("![x](none.png)\n", "there is no file \"none.png\""),
            ("<b>raw</b>\n", "error:"),
            ("```check\nneuron.loss[0]: 50\n```\n", "one.md:14:17: error: neuron.loss[0] is 49.0, not 50.0"),
            ("```check\nnone.loss[0]: 50\n```\n", "one.md:14:1: error: there is no experiment \"none\""),
            ("```answer Why?\n{{ neuron.x }}\n```\n", "\"neuron\" has no value \"x\""),
            ("- item\n\n  ```check\n  neuron.loss[0]: 50\n  ```\n", "one.md:16:19: error:"),
            ("$\\nonsense$\n", "error:"),
        ])
    func text(body: String, expected: String) async throws {
        let found = try await TestCourse.errors(in: TestCourse.experiment + "\n" + body)
        #expect(found.contains(expected), "\(found)")
    }

    @Test("Values of an experiment with errors are not complained about")
    func noCascade() async throws {
        let broken = TestCourse.experiment.replacing("inputs: 3", with: "inputs: three")
        let found = try await TestCourse.errors(in: broken + TestCourse.figure + "{{ neuron.loss[0] }}\n")
        #expect(found.split(separator: "\n").count { $0.contains("error:") } == 1, "\(found)")
    }

    @Test(
        "Front matter that is missing or wrong is explained",
        arguments: [
            ("Text\n", "one.md:1:1: error: the lesson has no front matter"),
            ("---\ntitle: One\n", "one.md:1:1: error: the front matter has no end"),
            ("---\nsummary: x\n---\n", "error: the front matter has no \"title\""),
            ("---\ntitle: One\ntittle: x\n---\n", "help: did you mean \"title\"?"),
            ("---\ntitle: One\nkind: exercice\n---\n", "help: did you mean \"exercise\"?"),
            ("---\ntitle: a: b\n---\n", "one.md:2:9: error: a key with a colon cannot stand here"),
        ])
    func frontMatter(text: String, expected: String) async throws {
        let found = try await TestCourse.errors(inLesson: text)
        #expect(found.contains(expected), "\(found)")
    }

    @Test(
        "Mistakes in course.yaml are explained",
        arguments: [
            ("lessons: [one.md]\n", "error: the course has no \"title\""),
            (
                "title: T\nlessons: [one.md, oen.md]\n",
                "course.yaml:2:19: error: there is no lesson \"oen.md\""
            ),
            ("title: T\nlessons: [one.md, one.md]\n", "stands twice in the list"),
            ("title: T\nlessons: [../one.md]\n", "leads out of the course folder"),
            ("title: T\nlanguage: english language\n", "is not the tag of a language"),
            ("title: T\nraw-html: maybe\n", "raw-html must be true or false"),
            ("- a\n", "the course must be a mapping, found a list"),
            ("title: [\n", "course.yaml:"),
        ])
    func course(text: String, expected: String) async throws {
        let found = try await TestCourse.errors(inLesson: TestCourse.lesson(""), course: text)
        #expect(found.contains(expected), "\(found)")
    }

    @Test("Errors of all lessons come in one run, in the order of files and places")
    func everything() async throws {
        let test = try TestCourse(
            one: TestCourse.lesson("{{ a.b }}\n\n{{ c.d }}\n"), two: "no front matter\n")
        let built = try await test.build()
        #expect(built.diagnostics.count == 3)
        #expect(
            built.diagnostics.map { FileSystem.name(of: $0.file.name) } == ["one.md", "one.md", "two.md"])
    }
}
