import Foundation
import Testing

@Suite("A course for every student")
struct RosterCommandTests {
    private let folder: WorkFolder

    init() throws {
        folder = try WorkFolder()
        try folder.write(
            "title: T\nlessons: [one.md]\nparameters: {rate: {default: 0.01, to: 0.02}}\n",
            to: "c/course.yaml")
        try folder.write("---\ntitle: One\n---\n\nThe rate is {{ rate }}.\n", to: "c/one.md")
    }

    private func page(_ path: String) throws -> String {
        try String(contentsOfFile: folder.path + "/" + path, encoding: .utf8)
    }

    @Test("--set gives a parameter its value, at build and at check")
    func setting() throws {
        let built = try folder.run("build", "c", "-o", "out", "--set", "rate=0.02")
        #expect(built.status == 0, "\(built.errors)")
        #expect(try page("out/c/one.html").contains(">0.02</data>"))
        let unknown = try folder.run("check", "c", "--set", "rat=1")
        #expect(unknown.status == 1 && unknown.errors.contains("did you mean \"rate\"?"), "\(unknown.errors)")
    }

    @Test("A student whose row is wrong gets no pages, the others do, and the end is 2")
    func oneFails() throws {
        try folder.write("student,group,rate\nann,a,0.02\nbo,a,5\ncy,b,\n", to: "r.csv")
        let run = try folder.run(
            "build", "c", "-o", "out", "--roster", "r.csv", "--path", "{group}/{student}")
        #expect(run.status == 2, "\(run.errors)")
        #expect(run.errors.contains("r.csv:3:6: error: rate must be at most 0.02, found 5"), "\(run.errors)")
        #expect(run.output.contains("pages for 2 of 3 students"))
        #expect(try page("out/a/ann/one.html").contains(">0.02</data>"))
        #expect(try page("out/b/cy/one.html").contains(">0.01</data>"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/out/a/bo"))
        // Pages lie two folders deep, in which no build has written anything else.
        let status = try folder.run("status", "out")
        #expect(status.status == 0 && status.output.contains("out/a/ann"), "\(status.errors)")
    }

    @Test(
        "Where a student's parameters cannot be drawn as their conditions say, nothing is built for anybody")
    func conditions() throws {
        try folder.write(
            "title: T\nlessons: [one.md]\nparameters:\n  rate: {type: integer, draw: {from: 1, to: 9, such-that: rate < most}}\n"
                + "  most: {type: integer, default: 5}\n", to: "c/course.yaml")
        try folder.write("student,most\nann,5\nbo,1\ncy,9\n", to: "r.csv")
        let run = try folder.run("build", "c", "-o", "out", "--roster", "r.csv")
        #expect(run.status == 1, "\(run.errors)")
        #expect(run.errors.contains("c/course.yaml:4:") && run.errors.contains("for bo\n"), "\(run.errors)")
        #expect(run.errors.contains("nothing is built, as parameters of 1 of 3 students cannot be drawn"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
        try folder.write("student,most\nann,5\nbo,2\ncy,9\n", to: "r.csv")
        #expect(try folder.run("build", "c", "-o", "out", "--roster", "r.csv").status == 0)
    }

    @Test("Columns with other marks between them, and such that are nearly a parameter, are told")
    func columns() throws {
        try folder.write("student;rate\nann;0,01\n", to: "r.csv")
        let marks = try folder.run("build", "c", "-o", "out", "--roster", "r.csv")
        #expect(marks.status == 1 && marks.errors.contains("separated by semicolons"), "\(marks.errors)")
        try folder.write("student,group,rat\nann,a,0.02\n", to: "r.csv")
        let near = try folder.run("build", "c", "-o", "out", "--roster", "r.csv")
        #expect(near.status == 0 && near.errors.contains("warning: the column \"rat\" is no parameter"))
        #expect(near.errors.contains("did you mean \"rate\"?") && !near.errors.contains("\"group\""))
        let used = try folder.run("build", "c", "-o", "p", "--roster", "r.csv", "--path", "{rat}/{student}")
        #expect(used.status == 0 && used.errors.isEmpty, "\(used.errors)")
    }

    @Test("--copy writes files of their own, where without it equal ones are links")
    func copies() throws {
        try folder.write("student\nann\nbo\n", to: "r.csv")
        #expect(try folder.run("build", "c", "--copy").status == 64)
        for (output, options, count) in [("links", [], 2), ("copies", ["--copy"], 1)] {
            let run = try folder.run(["build", "c", "-o", output, "--roster", "r.csv"] + options)
            #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
            let attributes = try FileManager.default.attributesOfItem(
                atPath: "\(folder.path)/\(output)/bo/one.html")
            #expect(attributes[.referenceCount] as? Int == count)
        }
    }

    @Test("Two courses stand beside each other in a student's folder")
    func courses() throws {
        try folder.write("title: D\nlessons: [two.md]\n", to: "d/course.yaml")
        try folder.write("---\ntitle: Two\n---\n\nText.\n", to: "d/two.md")
        try folder.write("student\nann\n", to: "r.csv")
        let run = try folder.run("build", "c", "d", "-o", "out", "--roster", "r.csv")
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            try page("out/ann/c/one.html").contains("The rate")
                && page("out/ann/d/two.html").contains("Text."))
    }
}
