import Testing

@testable import ReportBuilder

@Suite("Included files")
struct InclusionTests {
    /// A course with one lesson and further files.
    private func built(_ body: String, _ files: [String: String] = [:]) async throws -> (BuiltCourse, String)
    {
        let folder = try TemporaryFolder()
        try folder.write("title: Test\n", to: "course/course.yaml")
        try folder.write("---\ntitle: One\n---\n\n" + body, to: "course/one.md")
        for (name, text) in files { try folder.write(text, to: "course/" + name) }
        let built = try await TestCourse.builder().build(CourseFolder(path: folder.path + "/course"))
        let text = built.diagnostics.map(\.text).joined()
        return (built, text.replacing(folder.path + "/course/", with: ""))
    }

    private func page(_ built: BuiltCourse) -> String {
        built.files.first { $0.path == "one.html" }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    }

    @Test("Text and blocks of an included file stand in the lesson, which is the only one")
    func text() async throws {
        let (course, errors) = try await built(
            "Before.\n\n::: include _parts/setup.md\n\nAfter {{ neuron.updates }}.\n",
            [
                "_parts/setup.md": "## Setup\n\n" + TestCourse.experiment + "::: include _note.md",
                "_note.md": "A *note*.",
            ])
        #expect(errors.isEmpty)
        #expect(course.lessonCount == 1)
        let page = page(course)
        for text in ["Before.", "Setup</h2>", "<em>note</em>", "After <"] {
            #expect(page.contains(text), "\(text)")
        }
    }

    @Test("A mistake in an included file is told at its own place")
    func places() async throws {
        let (_, errors) = try await built(
            "Before.\n\n::: include _a.md\n\nThen $\\alhpa$.\n",
            ["_a.md": "# A\n\nHere $\\bta$ and\n[x](nothing.pdf)\n"])
        #expect(errors.contains("_a.md:3:7: error: unknown command \\bta"))
        #expect(errors.contains("_a.md:4:5: error: there is no file \"nothing.pdf\""))
        #expect(errors.contains("one.md:9:7: error: unknown command \\alhpa"))
    }

    @Test("Ids are unique over the whole lesson")
    func ids() async throws {
        let (_, errors) = try await built(
            TestCourse.experiment + "\n::: include _a.md\n", ["_a.md": TestCourse.experiment])
        #expect(errors.contains("_a.md:2:5: error: the id \"neuron\" is taken"))
        #expect(errors.contains("one.md:6:5: note: it is here first"))
    }

    @Test(
        "What cannot be included is one message at the line that wants it",
        arguments: [
            ("::: include _b.md", "one.md:5:1: error: \"_b.md\" cannot be included: there is no such file"),
            (
                "::: include ../b.md",
                "one.md:5:1: error: \"../b.md\" cannot be included: \"../b.md\" leads out"
            ),
            ("::: include /etc/hosts", "one.md:5:1: error: \"/etc/hosts\" cannot be included"),
            ("::: include", "one.md:5:1: error: the include names no file"),
            (
                "::: include _loop.md",
                "_loop.md:1:1: error: \"_loop.md\" includes itself: _loop.md → _loop.md"
            ),
            ("::: include one.md", "one.md:5:1: error: \"one.md\" includes itself"),
            ("::: include net.py", "one.md:5:1: error: \"net.py\" is no Markdown"),
            ("::: include _parts", "one.md:5:1: error: \"_parts\" cannot be included"),
            ("::: include _matter.md", "_matter.md:1:1: error: an included file has no front matter"),
            ("- item\n\n  > ::: include _a.md", "one.md:7:5: error: an include stands at the margin"),
            ("::: include _d0.md", "_d15.md:1:1: error: files include each other more than 16 deep"),
            (
                "```python {include=\"net.py\" lines=\"2-9\"}\n```",
                "one.md:5:1: error: \"2-9\" are no lines of net.py, which has 3"
            ),
            (
                "```python {include=\"ticks.md\"}\n```",
                "one.md:5:1: error: ticks.md holds a line that ends the block"
            ),
        ])
    func refusals(line: String, message: String) async throws {
        var files = [
            "_loop.md": "::: include _loop.md\n", "net.py": "a = 1\nb = 2\nc = 3\n", "_parts/a.md": "A.\n",
            "_a.md": "A.\n",
            "_matter.md": "---\ntitle: A\n---\n\nText.\n", "ticks.md": "a\n```\n",
        ]
        files["ticks.md"] = "---\ntitle: Ticks\n---\n\n```\na\n```\n"
        for depth in 0..<20 { files["_d\(depth).md"] = "::: include _d\(depth + 1).md\n" }
        let (built, errors) = try await built(line + "\n", files)
        #expect(errors.hasPrefix(message), "\(errors)")
        #expect(built.diagnostics.count == 1)
        #expect(built.diagnostics.allSatisfy { $0.remedy != nil })
    }

    @Test("Code comes from a file, whole or in part, and stands as it is")
    func code() async throws {
        let files = ["net.py": "import numpy\n\ndef f(x):\n    return x < 2\n"]
        let (part, errors) = try await built("```python {include=\"net.py\" lines=\"3-4\"}\n```\n", files)
        #expect(errors.isEmpty)
        // Without the elements that color its words.
        let page = page(part).replacing(/<[^>]*>/, with: "")
        #expect(page.contains("return x &lt; 2") && !page.contains("numpy"))
        let (whole, none) = try await built("```python {include=\"net.py\"}\n```\n\nText.\n", files)
        #expect(none.isEmpty)
        let words = self.page(whole).replacing(/<[^>]*>/, with: "")
        #expect(words.contains("import numpy") && words.contains("Text."))
    }

    @Test("Includes in code, in comments and in words are none")
    func elsewhere() async throws {
        let (course, errors) = try await built(
            "```text\n::: include _x.md\n```\n\n<!--\n::: include _y.md\n-->\n\nTo include, write it.\n")
        #expect(errors.isEmpty)
        #expect(page(course).contains("::: include _x.md"))
    }
}
