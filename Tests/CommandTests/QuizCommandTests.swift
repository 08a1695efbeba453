import Foundation
import Testing

@Suite("Quizzes on the command line")
struct QuizCommandTests {
    private let folder: WorkFolder

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

            ```quiz
            id: steps
            question: How many steps of {{ rate }} make one?
            answer: = 1 / rate
            explanation: It is zqwhy.
            ```
            """, to: "c/one.md")
    }

    @Test("A course is exported for Moodle, with figures or without")
    func moodle() throws {
        let run = try folder.run("export", "c", "--moodle", "q.xml")
        #expect(run.status == 0 && run.output + run.errors != "", "\(run.errors)")
        let xml = String(decoding: folder.bytes(of: "q.xml") ?? [], as: UTF8.self)
        #expect(
            xml.contains("type=\"numerical\"") && xml.contains("<text>100.0</text><tolerance>1.0</tolerance>")
        )
        for (arguments, message) in [
            (["export", "c"], "--moodle FILE.xml"), (["export", "c", "--moodle", "q.txt"], "ends with .xml"),
        ] {
            let wrong = try folder.run(arguments)
            #expect(wrong.status != 0 && wrong.errors.contains(message), "\(wrong.errors)")
        }
        try folder.write("---\ntitle: One\n---\n\nNothing.\n", to: "c/one.md")
        #expect(try folder.run("export", "c", "--moodle", "q.xml").errors.contains("no lesson has a quiz"))
    }

    @Test("The key of a roster has the answers of quizzes, and the students' pages have not")
    func key() throws {
        try folder.write("student,rate\nann,0.02\nben,0.0125\n", to: "r.csv")
        let run = try folder.run(
            "build", "c", "--roster", "r.csv", "--edition", "student", "--key", "key", "-o", "out")
        #expect(run.status == 0, "\(run.errors)")
        let key = String(decoding: folder.bytes(of: "key/key.csv") ?? [], as: UTF8.self)
        #expect(key.contains("50 ± 0.5") && key.contains("80 ± 0.8") && key.contains("zqwhy"))
        for name in ["ann", "ben"] {
            let page = String(decoding: folder.bytes(of: "out/\(name)/one.html") ?? [], as: UTF8.self)
            #expect(page.contains("data-seals") && !page.contains("zqwhy") && !page.contains("±"))
        }
    }
}
