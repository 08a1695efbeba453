import CairoRenderer
import Foundation
import Testing

@testable import ReportBuilder

@Suite("Rosters")
struct RosterBuildTests {
    private let test: TestCourse
    private static let everybody = ["ann": "0.01", "bo": "0.02", "cy": "0.01", "di": "0.005", "ed": "0.02"]
    private static let answer = """
        ```answer How far
        With {{ rate }} it falls to {{ neuron.loss[20] | 3 }}.
        ```

        """

    init() throws {
        let experiment = TestCourse.experiment.replacing(
            "learning-rate: 0.01", with: "learning-rate: \"{{ rate }}\"")
        test = try TestCourse(
            one: TestCourse.lesson(experiment + TestCourse.figure + Self.answer),
            course: "title: Test\nlessons: [one.md, two.md, three.md, four.md]\nfigures: [svg]\n"
                + "parameters: {rate: {default: 0.01}, unit: {type: text, default: cm}}\n")
        // What has nothing of the parameters, and what has one in its prose alone.
        try test.folder.write(
            "---\ntitle: Three\n---\n\n" + TestCourse.experiment + TestCourse.figure, to: "course/three.md")
        try test.folder.write("---\ntitle: Four\n---\n\nA rate of {{ rate }}.\n", to: "course/four.md")
    }

    private func build(
        _ students: [String], into output: String, edition: Edition = .usual, key: String? = nil,
        isSharing: Bool = true, jobs: Int = 2
    ) async throws {
        let rows = students.map { "\($0),\(Self.everybody[$0] ?? "")\n" }.joined()
        var diagnostics: [Diagnostic] = []
        let file = SourceFile(name: "r.csv", text: "student,rate\n" + rows)
        let roster = try #require(
            Roster(
                file, path: "{student}", courses: ["course"], parameters: ["rate", "unit"],
                diagnostics: &diagnostics))
        let path = { (name: String) in OutputFolder(path: "\(test.folder.path)/\(name)") }
        let build = try RosterBuild(
            [CourseFolder(path: test.folder.path + "/course")], for: roster, into: path(output),
            fonts: FontSet.system(), edition: edition, key: key.map(path), isSharing: isSharing, jobs: jobs)
        let outcomes = await build.run()
        #expect(outcomes.map(\.student) == students)
        #expect(outcomes.allSatisfy { $0.isComplete }, "\(outcomes)")
        #expect(build.refusedLinks == nil)
        _ = try build.writeKey(outcomes)
    }

    private func status(_ path: String) throws -> stat {
        var status = stat()
        try #require(lstat("\(test.folder.path)/\(path)", &status) == 0, "\(path)")
        return status
    }

    private func number(_ path: String) throws -> ino_t { try status(path).st_ino }

    @Test(
        "The pages of a student are the same, byte for byte, in a batch, alone, shared and copied",
        arguments: [Edition.usual, .student])
    func alone(edition: Edition) async throws {
        let names = Self.everybody.keys.sorted()
        try await build(names, into: "out", edition: edition, key: "key")
        try await build(names, into: "copies", edition: edition, isSharing: false, jobs: 1)
        var different: Set<String> = []
        for name in names {
            try await build([name], into: "alone-\(name)", edition: edition, key: "key-\(name)")
            let alone = test.folder.contents(of: "alone-\(name)/\(name)")
            #expect(alone.count > 8)
            #expect(test.folder.contents(of: "out/\(name)") == alone)
            #expect(test.folder.contents(of: "copies/\(name)") == alone)
            let pages = test.folder.contents(of: "key-\(name)/pages/\(name)")
            #expect(test.folder.contents(of: "key/pages/\(name)") == pages)
            #expect(pages["one.html"]?.contains("How far") == true)
            different.insert(alone["one.html"] ?? "")
            #expect(try OutputStatus(of: test.folder.path + "/out/\(name)").isFinished)
        }
        #expect(different.count == 3)
        #expect(try status("copies/ann/style.css").st_nlink == 1)
    }

    @Test("What is equal for several students is one file with several names, and the rest is not")
    func shared() async throws {
        try await build(Self.everybody.keys.sorted(), into: "out")
        // The figure of the third lesson is the same as in the first one of those with its rate.
        let counts = [
            "style.css": 5, "two.html": 2, "three.html": 5, "index.html": 5, "figures/three/history.svg": 7,
        ]
        for (name, count) in counts {
            #expect(try status("out/ann/\(name)").st_nlink == count, "\(name)")
        }
        for name in ["one.html", "four.html", "two.html", "figures/one/history.svg", "search-index.js"] {
            #expect(try number("out/ann/\(name)") == number("out/cy/\(name)"), "\(name)")
            #expect(try number("out/ann/\(name)") != number("out/bo/\(name)"), "\(name)")
            #expect(try status("out/di/\(name)").st_nlink == 1, "\(name)")
        }
        #expect(try status("out/ann/\(OutputTree.manifestName)").st_nlink == 1)
    }

    @Test("Building one student anew changes nothing of the others")
    func again() async throws {
        try await build(Self.everybody.keys.sorted(), into: "out")
        let others = ["ann", "bo", "di", "ed"]
        let before = others.map { test.folder.contents(of: "out/\($0)") }
        try test.folder.write("---\ntitle: Other\n---\n\nOther words.\n", to: "course/three.md")
        try await build(["cy"], into: "out")
        #expect(others.map { test.folder.contents(of: "out/\($0)") } == before)
        #expect(try test.folder.text(of: "out/cy/three.html").contains("Other words."))
        for name in others + ["cy"] {
            let place = try #require(OutputStatus(of: test.folder.path + "/out/\(name)").places.first)
            #expect(place.isFinished && place.changed.isEmpty && place.missing.isEmpty, "\(place)")
        }
        // All of them again share what is equal.
        try await build(Self.everybody.keys.sorted(), into: "out")
        #expect(try number("out/ann/three.html") == number("out/bo/three.html"))
        #expect(!FileManager.default.fileExists(atPath: test.folder.path + "/out/ann/figures/three"))
    }

    @Test("A shared file that was changed in its place is written anew for all, and told")
    func changed() async throws {
        try await build(["ann", "bo"], into: "out")
        let handle = try #require(FileHandle(forWritingAtPath: test.folder.path + "/out/ann/style.css"))
        try handle.write(contentsOf: Data("damaged".utf8))
        try handle.close()
        #expect(try test.folder.text(of: "out/bo/style.css").hasPrefix("damaged"))
        try await build(["ann"], into: "out")
        #expect(try !test.folder.text(of: "out/ann/style.css").hasPrefix("damaged"))
        #expect(try test.folder.text(of: "out/bo/style.css").hasPrefix("damaged"))
        try await build(["ann", "bo"], into: "out")
        #expect(try number("out/ann/style.css") == number("out/bo/style.css"))
    }

    @Test("A file is shared only with those that would have the same rights")
    func rights() async throws {
        try await build(["ann"], into: "out")
        #expect(chmod("\(test.folder.path)/out/ann/style.css", 0o600) == 0)
        try await build(["ann", "bo", "cy"], into: "out")
        #expect(try status("out/ann/style.css").st_mode & 0o777 == 0o600)
        #expect(try status("out/bo/style.css").st_mode & 0o777 != 0o600)
        #expect(try number("out/ann/three.html") == number("out/cy/three.html"))
    }
}

@Suite("Files that are shared")
struct SharedFilesTests {
    private let folder: TemporaryFolder
    private let shared = SharedFiles()
    private let content = FileContent(Array("same".utf8))

    init() throws { folder = try TemporaryFolder() }

    private func put(_ content: FileContent, at name: String) throws {
        try folder.write("rights", to: "new")
        let rights = try #require(FileSystem.identity(of: folder.path + "/new")).rights
        try shared.put(content, at: "\(folder.path)/\(name)", .anything, rights: rights)
    }

    private func number(_ name: String) throws -> FileIdentity {
        try #require(FileSystem.identity(of: "\(folder.path)/\(name)")).identity
    }

    @Test("A file that is gone, or that somebody has written to, is not shared")
    func gone() throws {
        try put(content, at: "a")
        try put(content, at: "b")
        #expect(try number("a") == number("b"))
        try folder.write("else", to: "c")
        #expect(unlink(folder.path + "/a") == 0)
        try put(content, at: "d")
        try put(content, at: "e")
        #expect(try number("d") == number("e") && number("d") != number("b"))
        #expect(utimensUpdated("d"))
        try put(FileContent(content.bytes), at: "c")
        #expect(try folder.text(of: "c") == "same")
        #expect(try number("c") != number("d"))
    }

    /// Writes into the file, and as much as before.
    private func utimensUpdated(_ name: String) -> Bool {
        guard let handle = FileHandle(forWritingAtPath: "\(folder.path)/\(name)") else { return false }
        Thread.sleep(forTimeInterval: 0.02)
        handle.write(Data("SAME".utf8))
        return (try? handle.close()) != nil
    }

    @Test("Two contents of one print are two files")
    func prints() throws {
        try put(content, at: "a")
        shared.found(content, at: folder.path + "/a")
        try folder.write("evil", to: "a")
        try put(FileContent(content.bytes), at: "b")
        #expect(try folder.text(of: "a") == "evil" && folder.text(of: "b") == "same")
    }

    @Test("Where a file system gives no such names, files are copies, and the first refusal is told")
    func refused() throws {
        let other = "/dev/shm/descent-test-\(UUID().uuidString)"
        guard mkdir(other, 0o777) == 0 else { return }
        defer { try? FileManager.default.removeItem(atPath: other) }
        try put(content, at: "a")
        let rights = try #require(FileSystem.identity(of: folder.path + "/new")).rights
        for name in ["b", "c"] { try shared.put(content, at: "\(other)/\(name)", .nothing, rights: rights) }
        guard try FileSystem.identity(of: other + "/b")?.identity != number("a") else { return }
        #expect(FileManager.default.contents(atPath: other + "/c") == Data("same".utf8))
        #expect(shared.refusal?.path == other + "/b")
    }
}
