import Foundation
import Testing

@Suite("Editions of a course, and the key to it")
struct EditionCommandTests {
    private let folder: WorkFolder
    private let lesson = EditionLesson()

    init() throws {
        folder = try WorkFolder()
        try folder.write(
            "title: T\nlessons: [one.md, two.md, three.md]\nbibliography: works.bib\n"
                + "parameters: {rate: {default: 0.01, to: 0.02}}\n", to: "c/course.yaml")
        try folder.write(lesson.text, to: "c/one.md")
        try folder.write(
            "---\ntitle: Two\n---\n\n## Result\n\n::: answer\n\n## Result\n\n:::\n\n## Result\n\n{{ rate }}\n\n"
                + "::: note A title, [zqtitle](https://example.org/zq){only=solutions} too\n\nText.\n\n:::\n",
            to: "c/two.md")
        try folder.write("---\ntitle: zqlesson\nonly: solutions\n---\n\nText.\n", to: "c/three.md")
        try folder.write(
            lesson.works.map { "@book{\($0), author = {zqname}, title = {T}, year = 2001}\n" }.joined(),
            to: "c/works.bib")
        for name in lesson.media {
            try folder.write("GIF89a zqbytes", to: "c/\(name).png")
            try folder.write("zqbytes", to: "c/\(name).txt")
        }
    }

    private func content(of name: String) -> (paths: [String], text: String) {
        let root = folder.path + "/" + name
        let paths = (FileManager.default.subpaths(atPath: root) ?? []).sorted()
        let texts = paths.compactMap { FileManager.default.contents(atPath: root + "/" + $0) }
            .map { String(decoding: $0, as: UTF8.self) }
        return (paths, texts.joined(separator: "\n"))
    }

    @Test("No byte of an answer reaches a student's pages, wherever it stands and however it is written")
    func student() throws {
        let run = try folder.run("build", "c", "-o", "s", "--edition", "student", "--figures", "svg,png")
        #expect(run.status == 0, "\(run.errors.prefix(2000))")
        let student = content(of: "s")
        let found = student.text.ranges(of: EditionLesson.mark)
        #expect(found.isEmpty, "\(found.prefix(3).map { student.text[$0.lowerBound...].prefix(60) })")
        #expect(student.paths.filter { $0.contains(EditionLesson.mark) } == [])
        #expect(!student.text.contains("738905"), "a number that only answers compute")
        #expect(student.text.contains("The end.") && student.text.contains("Kept text."))
        // Nothing counts what is left out.
        #expect(student.text.contains("id=\"result-2\"") && !student.text.contains("id=\"result-3\""))
    }

    @Test("The edition of solutions has every word of the answers, open; without an edition they fold out")
    func solutions() throws {
        #expect(try folder.run("build", "c", "-o", "s", "--edition", "solutions").status == 0)
        let whole = content(of: "s")
        let missing = lesson.words.filter { !whole.text.contains($0) }
        #expect(missing == [])
        #expect(
            whole.text.contains("zqlesson") && whole.text.contains("zqtitle") && whole.text.contains("zqname")
        )
        #expect(whole.text.contains("class=\"answer\" open>"))
        let usual = try folder.run("build", "c", "-o", "u")
        #expect(usual.status == 0, "\(usual.errors.prefix(2000))")
        let folding = content(of: "u").text
        #expect(folding.contains("class=\"answer\">") && !folding.contains("class=\"answer\" open>"))
        #expect(lesson.words.allSatisfy { folding.contains($0) })
    }

    @Test("On paper everything that folds is open, and nothing runs")
    func paper() throws {
        #expect(try folder.run("build", "c", "-o", "p", "--edition", "print").status == 0)
        let print = content(of: "p").text
        #expect(lesson.words.allSatisfy { print.contains($0) })
        #expect(!print.contains("class=\"answer\">") && !print.contains("<script"))
    }

    @Test("What needs something of an answer is an error of the edition that has none, with what to do")
    func references() throws {
        let answer = """
            ::: answer
            [secret]: https://example.org/zq

            ```experiment
            id: zq-run
            network: {inputs: 1, layers: [{activation: identity, weights: [[2]]}]}
            data: {inputs: [[1]], targets: [0]}
            training: {optimizer: {name: gradient-descent, learning-rate: 0.1}, updates: 2}
            ```

            $$x = 1$$ {#zq-eq}

            [^zq]: A footnote.
            :::
            """.replacing("footnote.\n", with: "footnote.\n\n")
        for (text, place) in [
            ("The loss is {{ zq-run.loss[0] }}.", "7:16"), ("See [](#zq-eq).", "7:9"),
            ("See @zq-eq there.", "7:5"),
            ("A sign[^zq].", "7:7"), ("[words][secret]", "7:1"), ("`{{ zq-run.loss[0] }}`", "7:5"),
            ("```experiment\nid: other\nlike: zq-run\n```", "9:7"),
            ("```figure\nid: f\nof: zq-run\nkind: loss-history\n```", "9:5"),
            ("```check\nzq-run.loss[0]: 4\n```", "8:1"),
            ("::: note {only=student}\n{{ zq-run.loss[0] }}\n:::", "8:4"),
        ] {
            try folder.write("title: D\nlessons: [one.md]\n", to: "d/course.yaml")
            try folder.write("---\ntitle: One\n---\n\nText.\n\n\(text)\n\n\(answer)\n", to: "d/one.md")
            if text.contains("like") {
                try folder.write("---\ntitle: One\n---\n\n\(answer)\n\n\(text)\n", to: "d/one.md")
            }
            let whole = try folder.run("check", "d")
            #expect(whole.status == 0, "\(text): \(whole.errors)")
            let run = try folder.run("build", "d", "-o", "x", "--edition", "student")
            #expect(run.status == 1, "\(text)")
            #expect(
                text.contains("like") || run.errors.contains("one.md:\(place): error: "),
                "\(text): \(run.errors)")
            #expect(
                run.errors.contains("in the edition \"student\"")
                    && run.errors.contains("move it out of there"))
            #expect(run.errors.contains("1 error"), "\(run.errors)")
            #expect(content(of: "x").paths.isEmpty)
        }
    }

    @Test("What is wrong in an answer is told in every edition, once")
    func mistakes() throws {
        try folder.write("title: D\nlessons: [one.md]\n", to: "d/course.yaml")
        try folder.write(
            "---\ntitle: One\n---\n\n{{ nothing.loss[0] }}\n\n::: answer\n{{ none.loss[0] }} $\\nothing$ [](#nowhere)\n:::\n\n"
                + "```check\nonly: teachers\n1: 2\n```\n\n## Solution {only=solutions}\n", to: "d/one.md")
        let whole = try folder.run("check", "d")
        #expect(whole.status == 1)
        #expect(whole.errors.contains("there is no edition \"teachers\""), "\(whole.errors)")
        #expect(whole.errors.contains("a heading cannot be for some editions"), "\(whole.errors)")
        for edition in ["student", "solutions", "print"] {
            let run = try folder.run("check", "d", "--edition", edition)
            #expect(run.errors == whole.errors, "\(edition)")
        }
    }

    @Test("An edition that does not exist is refused")
    func unknown() throws {
        let run = try folder.run("build", "c", "--edition", "studnet")
        #expect(run.status == 64 && run.errors.contains("student"), "\(run.errors)")
    }

    @Test("The key has each student's numbers and answers, and nothing of it is with the students' pages")
    func key() throws {
        try folder.write(
            "---\ntitle: One\n---\n\nAt {{ rate }}.\n\n::: answer\nIt is zq {{ 100 * rate }}.\n:::\n",
            to: "k/one.md")
        try folder.write(
            "title: K\nlessons: [one.md]\nparameters: {rate: {default: 0.01, to: 0.02}}\n",
            to: "k/course.yaml")
        try folder.write("student,rate\n\"<b>Bo</b>\",0.02\n=cy,\n", to: "r.csv")
        let run = try folder.run(
            "build", "k", "-o", "out", "--roster", "r.csv", "--edition", "student", "--key", "teacher")
        #expect(run.status == 0, "\(run.errors)")
        let table = String(decoding: folder.bytes(of: "teacher/key.csv") ?? [], as: UTF8.self)
        #expect(table.hasPrefix("student,course,pages,rate,one: Answer\r\n<b>Bo</b>,k,"), "\(table)")
        #expect(
            table.contains(",0.02,It is zq 2.\r\n'=cy,k,") && table.hasSuffix(",0.01,It is zq 1.\r\n"),
            "\(table)")
        let page = String(decoding: folder.bytes(of: "teacher/index.html") ?? [], as: UTF8.self)
        #expect(page.contains("&lt;b") && !page.contains("<b>Bo") && page.contains("It is zq 2."))
        #expect(content(of: "out").paths.contains { $0.hasSuffix("one.html") })
        #expect(!content(of: "out").text.contains("zq") && !content(of: "out").text.contains("teacher"))
        for (output, key) in [
            ("out", "out/key"), ("out/pages", "out"), ("out", "./x/../out"), ("out", "out/"),
        ] {
            let inside = try folder.run("build", "k", "-o", output, "--roster", "r.csv", "--key", key)
            #expect(inside.status == 1 && inside.errors.contains("one inside the other"), "\(inside.errors)")
        }
        #expect(try folder.run("build", "k", "-o", "out", "--key", "elsewhere").status == 64)
    }

    @Test("A student's pages are the same alone and with a key beside them")
    func alone() throws {
        try folder.write("student,rate\nann,0.02\n", to: "r.csv")
        try folder.write(
            "title: K\nlessons: [two.md]\nparameters: {rate: {default: 0.01, to: 0.02}}\n",
            to: "k/course.yaml")
        try folder.write(
            "---\ntitle: Two\n---\n\n{{ rate }}\n\n> ```answer\n> {{ rate }}\n> ```\n", to: "k/two.md")
        let edition = ["--edition", "student"]
        #expect(
            try folder.run(["build", "k", "-o", "a", "--roster", "r.csv", "--key", "t"] + edition).status == 0
        )
        #expect(try folder.run(["build", "k", "-o", "b", "--set", "rate=0.02"] + edition).status == 0)
        #expect(folder.bytes(of: "a/ann/two.html") == folder.bytes(of: "b/k/two.html"))
    }
}
