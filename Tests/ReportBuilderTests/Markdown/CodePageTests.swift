import Testing

@testable import ReportBuilder

@Suite("Code of lessons")
struct CodePageTests {
    @Test("What a program printed is compared with the recording, to the digits that it printed")
    func printed() async throws {
        func errors(_ text: String, _ names: String) async throws -> String {
            try await AuthorsPage(
                TestCourse.experiment + "\n```text {check=\"\(names)\"}\n\(text)\n```\n"
            ).errors
        }
        let names = "neuron.loss[0], neuron.loss[1], max(neuron.loss[2], 1)"
        let right = "epoch 0: W1[0,1] = 2, loss 49\nloss 25.402\n13.168"
        #expect(try await errors(right, names) == "")
        let wrong = try await errors(right.replacing("25.402", with: "25.502"), names)
        #expect(
            wrong.contains("error: neuron.loss[1] is 25.4016") && wrong.contains("  loss 25.502\n"),
            "\(wrong)")
        // A whole number counts something.
        #expect(try await errors("49 25 13.168", names).contains("neuron.loss[1] is 25.4016"))
        #expect(try await errors(right, "neuron.los[0]").contains("did you mean"))
        #expect(try await errors("loss[0] = 49", "neuron.loss[0]") == "")
    }

    @Test("Code has a button where script runs, but not on paper, and none where there is no code")
    func button() async throws {
        let test = try TestCourse(
            one: TestCourse.lesson("```python\nprint(1)\n```\n"), two: "---\ntitle: Two\n---\n",
            course: TestCourse.courseText + "language: de\n")
        let built = try await test.build()
        #expect(built.diagnostics.map(\.text) == [])
        let page = try #require(built.files.first { $0.path == "one.html" })
        let html = String(decoding: page.bytes, as: UTF8.self)
        #expect(
            html.contains(
                "<script src=\"copy.js\" defer data-copy=\"Kopieren\" data-copied=\"Kopiert\"></script>"))
        #expect(built.files.contains { $0.path == "copy.js" })
        let plain = try await TestCourse(
            one: TestCourse.lesson("Nothing.\n"), two: "---\ntitle: Two\n---\n"
        ).build()
        #expect(plain.files.contains { $0.path == "one.html" })
        #expect(!plain.files.contains { $0.path == "copy.js" })
    }
}
