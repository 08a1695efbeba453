import Testing

@testable import ReportBuilder

@Suite("Writing pages")
struct OutputTreeTests {
    private let folder: TemporaryFolder
    private let tree: OutputTree

    init() throws {
        folder = try TemporaryFolder()
        tree = OutputTree(path: folder.path + "/out/course")
    }

    private func file(_ path: String, _ text: String) -> OutputFile { OutputFile(path: path, text: text) }

    private var contents: [String: String] {
        folder.contents(of: "out/course").filter { $0.key != OutputTree.manifestName }
    }

    @Test("Files that a build no longer writes are removed, files of others stay")
    func replace() throws {
        try tree.replace(with: [file("a.html", "1"), file("sub/b.html", "2")])
        try folder.write("mine", to: "out/course/notes/mine.txt")
        try tree.replace(with: [file("a.html", "3")])
        #expect(contents == ["a.html": "3", "notes/mine.txt": "mine"])
        #expect(folder.contents(of: "out").count == 3)
    }

    @Test("Writing the same again changes nothing")
    func unchanged() throws {
        #expect(try tree.replace(with: [file("a.html", "1")]))
        #expect(try !tree.replace(with: [file("a.html", "1")]))
        try folder.write("damaged", to: "out/course/a.html")
        #expect(try tree.replace(with: [file("a.html", "1")]))
        #expect(contents == ["a.html": "1"])
    }

    @Test("A file that no build wrote is never replaced, and nothing else is then")
    func foreign() throws {
        try folder.write("mine", to: "out/course/b.html")
        #expect(throws: FileError.self) {
            try tree.replace(with: [file("a.html", "1"), file("b.html", "2")])
        }
        #expect(contents == ["b.html": "mine"])
        #expect(folder.contents(of: "out").count == 1)
    }

    @Test("A file in the way of the folder is an error")
    func fileInTheWay() throws {
        try folder.write("x", to: "out/course")
        #expect(throws: FileError.self) { try tree.replace(with: [file("a.html", "1")]) }
        #expect(try folder.text(of: "out/course") == "x")
    }

    @Test("Several courses get an index over them, and the folder's own files stay")
    func severalCourses() throws {
        try folder.write("read me", to: "out/README.md")
        let courses = ["a", "b"].map { name in
            BuiltCourse(
                name: name, title: "Course \(name)", description: "", language: "en", lessonCount: 1,
                figureCount: 0, experimentCount: 0, files: [file("index.html", name)], diagnostics: [])
        }
        let output = OutputFolder(path: folder.path + "/out")
        #expect(try output.write(courses) == [folder.path + "/out/index.html"])
        #expect(try folder.text(of: "out/README.md") == "read me")
        #expect(try folder.text(of: "out/b/index.html") == "b")
        #expect(try folder.text(of: "out/index.html").contains("Course a"))
        #expect(throws: FileError.self) { try output.write([courses[0], courses[0]]) }
    }
}
