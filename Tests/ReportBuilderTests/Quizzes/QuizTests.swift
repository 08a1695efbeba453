import Foundation
import Templates
import Testing

@testable import ReportBuilder

@Suite("Quizzes")
struct QuizTests {
    private static let quizzes = """
        \(TestCourse.experiment)
        ```quiz
        id: second-loss
        question: The loss begins with {{ neuron.loss[0] }}, $\\eta$ is {{ rate }}. How large is it after one update?
        answer: {value: "= 49 * (1 - 28 * rate)^2", tolerance: 0.05}
        explanation: Multiply with $(1 - 28 \\eta)^2$, **zqexplained**.
        ```

        ```quiz
        id: directions
        question: Which of these are true?
        choices:
          - right: It falls, zqfirst
          - It grows, zqsecond
          - right: "It ends near {{ neuron.loss[20] | 1 }}"
          - 12
        ```

        ```quiz
        id: one-of-two
        question: How many weights?
        choices: [2, right: 3]
        ```

        """

    private func build(
        _ edition: Edition = .usual, as form: CourseForm = .pages, body: String = QuizTests.quizzes,
        settings: [String] = []
    ) async throws -> BuiltCourse {
        let test = try TestCourse(
            one: TestCourse.lesson(body), two: "---\ntitle: Two\n---\n",
            course: TestCourse.courseText + "parameters: {rate: {default: 0.01}}\n")
        return try await TestCourse.builder().build(
            CourseFolder(path: test.folder.path + "/course"),
            for: Readership(settings: settings.compactMap(ParameterSetting.init), edition: edition), as: form)
    }

    private func page(_ built: BuiltCourse, _ path: String = "one.html") throws -> String {
        #expect(built.diagnostics.isEmpty, "\(built.diagnostics.map(\.text))")
        return String(decoding: try #require(built.files.first { $0.path == path }).bytes, as: UTF8.self)
    }

    /// The value of an attribute of a quiz.
    private func data(_ name: String, of id: String, in html: String) throws -> String? {
        let start = try #require(html.firstRange(of: "id=\"\(id)\"")).upperBound
        let tag = html[start...].prefix { $0 != ">" }
        guard let place = tag.firstRange(of: " data-\(name)=\"") else { return nil }
        return String(tag[place.upperBound...].prefix { $0 != "\"" })
    }

    @Test("Questions and choices stand in the page, with values and parameters, and answers fold out")
    func usual() async throws {
        let html = try page(try await build())
        #expect(html.contains("How large is it after one update?") && html.contains(">49</data>"))
        #expect(html.contains("<p class=\"quiz-title\">Question 1</p>"))
        #expect(html.contains("<li>It falls, zqfirst</li>\n<li>It grows, zqsecond</li>"))
        #expect(html.contains("<p>25.4016 ± 0.05</p>") && html.contains("zqexplained"))
        #expect(html.contains("<ul><li>It falls, zqfirst</li><li>It ends near "))
        #expect(html.contains("<summary>Answer</summary>"))
    }

    @Test("Neither the answer nor which choices are right is in a student's files, but their hashes are")
    func student() async throws {
        let built = try await build(.student)
        let html = try page(built)
        let all = built.files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
        #expect(!all.contains("25.40") && !all.contains("zqexplained") && !all.contains("±"))
        #expect(
            html.contains("zqfirst") && html.contains("zqsecond")
                && !html.contains("details class=\"answer\""))
        let seals = try #require(try data("seals", of: "second-loss", in: html)).split(separator: " ").map(
            String.init)
        let salt = try #require(try data("salt", of: "second-loss", in: html))
        let step = try #require(try Double(data("step", of: "second-loss", in: html) ?? ""))
        #expect(salt == "course/one/second-loss" && step == 0.01)
        func isRight(_ answer: String) -> Bool {
            let hash = SHA256.digest(Array("\(salt):\(answer)".utf8)).prefix(8)
            let text = hash.map { String(format: "%02x", $0) }.joined()
            return seals.contains(text)
        }
        #expect(isRight("\(Int((25.4 / step).rounded()))") && isRight("\(Int((25.45 / step).rounded()))"))
        #expect(!isRight("\(Int((25.3 / step).rounded()))") && !isRight("\(Int((25.48 / step).rounded()))"))
        #expect(try data("seals", of: "directions", in: html)?.count == 16)
        // A button for one, boxes for several.
        #expect(html.contains("data-several") && html.ranges(of: "data-several").count == 1)
    }

    @Test("Other parameters are other answers")
    func parameters() async throws {
        let (one, other) = (try page(try await build()), try page(try await build(settings: ["rate=0.02"])))
        #expect(other.contains("<p>9.4864 ± 0.05</p>"))
        #expect(try data("seals", of: "second-loss", in: one) != data("seals", of: "second-loss", in: other))
        #expect(try data("seals", of: "directions", in: one) == data("seals", of: "directions", in: other))
    }

    @Test("The script stands beside pages with quizzes alone, whose policy lets nothing else run")
    func script() async throws {
        let built = try await build()
        let (one, two) = (try page(built), try page(built, "two.html"))
        #expect(try page(built, "quiz.js") == Templates.quizScript)
        #expect(one.contains("<script src=\"quiz.js\" defer></script>"))
        #expect(one.contains("script-src &#39;self&#39;; "))
        #expect(!two.contains("script"))
        let plain = try await build(body: "Nothing.\n")
        #expect(!plain.files.contains { $0.path == "quiz.js" })
        let paper = try await build(.print)
        #expect(!(try page(paper)).contains("<script") && !paper.files.contains { $0.path == "quiz.js" })
        #expect(try page(paper).contains("class=\"answer\" open"))
    }

    @Test("A page of one file holds the script, named by its hash")
    func single() async throws {
        let html = try page(try await build(as: .singleFile(lesson: nil)), "course.html")
        let hash = Base64.text(SHA256.digest(Array(Templates.quizScript.utf8)))
        #expect(html.contains("<script>\(Templates.quizScript)</script>"))
        #expect(html.contains("script-src &#39;sha256-\(hash)&#39;; "))
        #expect(!Templates.quizScript.contains("</"))
    }

    @Test(
        "What is wrong with a quiz is said at its place",
        arguments: [
            ("id: a\nquestion: Q?", "neither an answer nor choices"),
            ("id: a\nquestion: Q?\nanswer: 1\nchoices: [a, right: b]", "an answer and choices"),
            ("id: a\nquestion: Q?\nchoices: [a, b]", "no choice is right"),
            ("id: a\nquestion: Q?\nchoices: [right: b]", "has 1 item, expected 2 to 20"),
            ("id: a\nquestion: Q?\nchoices: [a, {wrong: b}]", "choice 2 of the choices"),
            ("id: a\nquestion: Q?\nchoices: [right: a, right: b]\nseveral: false", "2 choices are right"),
            ("id: a\nquestion: Q?\nanswer: [1, 2]", "must be one number"),
            ("id: a\nquestion: Q?\nanswer: = neuron.los[1]", "los"),
            ("id: a\nquestion: Q?\nanswer: = neuron.loss", "no number"),
            ("id: a\nquestion: Q?\nanswer: {value: 1, tolerance: -1}", "tolerance"),
            ("id: a\nanswer: 1", "question"),
            ("question: Q?\nanswer: 1", "id"),
            ("id: neuron\nquestion: Q?\nanswer: 1", "the id \"neuron\" is taken"),
            ("id: a\nquestion: See {{ nothing }}\nanswer: 1", "there is no parameter \"nothing\""),
        ])
    func errors(yaml: String, message: String) async throws {
        let found = try await TestCourse.errors(in: TestCourse.experiment + "```quiz\n\(yaml)\n```\n")
        #expect(found.contains(message) && found.contains("one.md:"), "\(found)")
    }

    @Test("An edition drops a quiz that is not for it")
    func only() async throws {
        let body = "```quiz\nid: a\nquestion: zqonly?\nanswer: 1\nonly: solutions\n```\n"
        #expect(!(try page(try await build(.student, body: body))).contains("zqonly"))
        #expect(try page(try await build(.solutions, body: body)).contains("zqonly"))
    }

    @Test("Moodle gets each question with what is right, and shares that add up to a hundred")
    func moodle() async throws {
        let xml = MoodleQuestions.file(of: try await build()).text
        #expect(
            xml.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n")
                && xml.hasSuffix("</quiz>\n"))
        #expect(xml.contains("<text>25.40") && xml.contains("<tolerance>0.05</tolerance>"))
        #expect(xml.contains("<name><text>one: second-loss</text></name>"))
        #expect(xml.ranges(of: "<answer fraction=\"50\"").count == 2)
        #expect(xml.ranges(of: "<answer fraction=\"-50\"").count == 2)
        #expect(xml.contains("<single>true</single>") && xml.contains("<single>false</single>"))
        #expect(xml.contains("&lt;li&gt;") == false && xml.contains("&lt;math"))
        let folder = try TemporaryFolder()
        try folder.write(xml, to: "quiz.xml")
        guard PageTools.find("python3") != nil else { return }
        let lines = try PageTools.lines(
            "python3",
            [
                "-c",
                "import sys, xml.etree.ElementTree as e; print(*[q.get('type') for q in e.parse(sys.argv[1]).getroot()])",
                folder.path + "/quiz.xml",
            ])
        #expect(lines == ["category numerical multichoice multichoice"])
    }

    @Test(
        "In a browser answers are checked as they were sealed",
        .enabled(if: PageTools.hasBrowser, "Chromium is missing; scripts/test gets it where it can"))
    func browser() async throws {
        let folder = try TemporaryFolder()
        let page = try page(try await build(.student))
        // The test's own script runs in a page without a policy.
        let policy = try #require(page.firstMatch(of: /<meta http-equiv="Content-Security-Policy"[^>]*>/)).0
        let script = """
            <script>addEventListener("load", () => {
              const said = [];
              const quizzes = [...document.querySelectorAll(".quiz")];
              const ask = (quiz) => {
                quiz.querySelector("form").requestSubmit();
                said.push(quiz.querySelector(".quiz-status").textContent);
              };
              for (const text of ["25.4", "25,44", "25.5", "254016e-4", "127/5", "nonsense", ""]) {
                quizzes[0].querySelector("input").value = text;
                ask(quizzes[0]);
              }
              for (const chosen of [[0, 2], [0], [0, 1, 2]]) {
                quizzes[1].querySelectorAll("input").forEach((box, index) => { box.checked = chosen.includes(index); });
                ask(quizzes[1]);
              }
              for (const chosen of [0, 1]) {
                quizzes[2].querySelectorAll("input")[chosen].checked = true;
                ask(quizzes[2]);
              }
              document.title = "said: " + said.join(" | ") + ";";
            });</script>
            """
        try folder.write(
            page.replacing(String(policy), with: "").replacing("</body>", with: script + "</body>"),
            to: "one.html")
        try folder.write(Templates.quizScript, to: "quiz.js")
        let browser =
            ["chromium", "chromium-browser", "google-chrome"].first { PageTools.find($0) != nil } ?? ""
        let lines = try PageTools.lines(
            browser,
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + folder.path + "/profile",
                "--virtual-time-budget=5000", "--dump-dom", "file://" + folder.path + "/one.html",
            ])
        let said = lines.joined().firstMatch(of: /<title>said: (.*?);<\/title>/)?.1
        #expect(
            said
                == "Right. | Right. | Not yet. | Right. | Right. | Write a number. | Write a number. | Right. | Not yet. | Not yet. | Not yet. | Right.",
            "\(lines.suffix(3))")
    }
}
