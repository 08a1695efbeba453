import Foundation
import Testing

@Suite("Editions of a course, and the key to it")
struct EditionCommandTests {
    private let folder: WorkFolder
    /// Each stands somewhere in what is for teachers alone.
    private static let secrets = [
        "secretanswer", "secret-run", "secret-figure", "secretcaption", "0.0729", "secretcell",
    ]

    init() throws {
        folder = try WorkFolder()
        try folder.write(
            "title: T\nlessons: [one.md]\nparameters: {rate: {default: 0.01, to: 0.02}}\n",
            to: "c/course.yaml")
        try folder.write(
            """
            ---
            title: One
            ---

            The rate is {{ rate }}.

            ```experiment
            id: neuron
            network: {inputs: 1, layers: [{activation: identity, weights: [[2]]}]}
            data: {inputs: [[1]], targets: [0]}
            training: {optimizer: {name: gradient-descent, learning-rate: "{{ rate }}"}, updates: 3}
            ```

            ```answer
            The secretanswer is {{ neuron.loss[0] }}.

            | secretcell | 1 |
            |---|---|
            | a | 2 |
            ```

            > ```note
            > ~~~answer
            > A nested secretanswer.
            > ~~~
            > ```

            - An item

              ```experiment
              only: solutions
              id: secret-run
              network: {inputs: 1, layers: [{activation: identity, weights: [[0.0729]]}]}
              data: {inputs: [[1]], targets: [0]}
              training: {optimizer: {name: gradient-descent, learning-rate: 0.1}, updates: 3}
              ```

            ```figure
            id: secret-figure
            of: secret-run
            kind: loss-history
            only: [solutions]
            caption: A secretcaption.
            ```

            ```figure
            id: open-figure
            of: neuron
            kind: loss-history
            only: [student, solutions]
            ```

            The end.

            """, to: "c/one.md")
    }

    private func content(of name: String) -> (paths: String, text: String) {
        let root = folder.path + "/" + name
        let paths = (FileManager.default.subpaths(atPath: root) ?? []).sorted()
        let texts = paths.compactMap { FileManager.default.contents(atPath: root + "/" + $0) }
            .map { String(decoding: $0, as: UTF8.self) }
        return (paths.joined(separator: "\n"), texts.joined(separator: "\n"))
    }

    @Test("No byte of a solution reaches a student's pages, neither in texts nor in names of files")
    func student() throws {
        let run = try folder.run("build", "c", "-o", "s", "--edition", "student", "--figures", "svg")
        #expect(run.status == 0, "\(run.errors)")
        let student = content(of: "s")
        for secret in Self.secrets {
            #expect(!student.text.contains(secret) && !student.paths.contains(secret), "\(secret)")
        }
        #expect(student.text.contains("The end.") && student.paths.contains("open-figure"))
        #expect(!student.text.contains("only:"))
    }

    @Test("The edition of solutions has everything with answers open; without an edition they fold out")
    func solutions() throws {
        #expect(
            try folder.run("build", "c", "-o", "s", "--edition", "solutions", "--figures", "svg").status == 0)
        let whole = content(of: "s")
        for secret in Self.secrets where secret != "0.0729" {
            #expect(whole.text.contains(secret) || whole.paths.contains(secret), "\(secret)")
        }
        #expect(whole.text.contains("<details class=\"answer\" open>"))
        #expect(try folder.run("build", "c", "-o", "u").status == 0)
        #expect(content(of: "u").text.contains("<details class=\"answer\">"))
        #expect(try folder.run("build", "c", "-o", "p", "--edition", "print").status == 0)
        let print = content(of: "p").text
        #expect(print.contains("<details class=\"answer\" open>") && !print.contains("secretcaption"))
    }

    @Test("An edition that does not exist is refused, at the command line and in a block")
    func unknown() throws {
        #expect(try folder.run("build", "c", "--edition", "studnet").errors.contains("student"))
        #expect(try folder.run("build", "c", "--edition", "studnet").status == 64)
        try folder.write(
            "---\ntitle: One\n---\n\n```check\nonly: teachers\nx.loss[0]: 1\n```\n", to: "c/one.md")
        let run = try folder.run("check", "c")
        #expect(run.status == 1)
        #expect(run.errors.contains("one.md:6:1: error: only names no edition"), "\(run.errors)")
    }

    @Test("The key has each student's numbers and answers, and nothing of it is with the students' pages")
    func key() throws {
        try folder.write("student,rate\n\"<b>Bo</b>\",0.02\n=cy,\n", to: "r.csv")
        let run = try folder.run(
            "build", "c", "-o", "out", "--roster", "r.csv", "--edition", "student", "--key", "teacher")
        #expect(run.status == 0, "\(run.errors)")
        let table = String(decoding: folder.bytes(of: "teacher/key.csv") ?? [], as: UTF8.self)
        #expect(table.hasPrefix("student,course,pages,rate\r\n<b>Bo</b>,c,"))
        #expect(table.contains(",0.02\r\n'=cy,c,"))
        let page = String(decoding: folder.bytes(of: "teacher/index.html") ?? [], as: UTF8.self)
        #expect(page.contains("&lt;b>Bo&lt;/b>") || page.contains("&lt;b&gt;Bo&lt;/b&gt;"))
        #expect(!page.contains("<b>Bo"))
        #expect(content(of: "teacher").text.contains("secretanswer"))
        let students = content(of: "out")
        for secret in Self.secrets { #expect(!students.text.contains(secret), "\(secret)") }
        let inside = try folder.run(
            "build", "c", "-o", "out", "--roster", "r.csv", "--key", "out/teacher")
        #expect(inside.status == 1 && inside.errors.contains("inside that of the students"))
    }
}
