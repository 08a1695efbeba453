import Foundation
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
        #expect(try tree.replace(with: [file("a.html", "1")]).isChanged)
        #expect(try !tree.replace(with: [file("a.html", "1")]).isChanged)
        try folder.write("damaged", to: "out/course/a.html")
        let outcome = try tree.replace(with: [file("a.html", "1")])
        #expect(outcome.isChanged && outcome.notes.count == 1)
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

    private var place: String { folder.path + "/out/course" }

    private func number(_ key: FileAttributeKey, of name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(
            atPath: name.isEmpty ? place : "\(place)/\(name)")
        return try #require(attributes[key] as? Int)
    }

    @Test("The folder stays what it is, with its rights, empty folders, links and what does not differ")
    func shared() throws {
        let files = FileManager.default
        try tree.replace(with: [file("a.html", "1"), file("b.html", "1"), file("sub/c.html", "1")])
        try files.createDirectory(atPath: "\(place)/.git/refs/heads", withIntermediateDirectories: true)
        try files.createSymbolicLink(atPath: "\(place)/link", withDestinationPath: "nowhere")
        try files.setAttributes([.posixPermissions: 0o2775], ofItemAtPath: place)
        try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: "\(place)/b.html")
        let before = try (number(.systemFileNumber, of: ""), number(.systemFileNumber, of: "a.html"))
        try tree.replace(with: [file("a.html", "1"), file("b.html", "2")])
        let after = try (number(.systemFileNumber, of: ""), number(.systemFileNumber, of: "a.html"))
        #expect(before == after)
        #expect(try number(.posixPermissions, of: "") == 0o2775)
        #expect(try number(.posixPermissions, of: "b.html") == 0o640)
        #expect(files.fileExists(atPath: "\(place)/.git/refs/heads"))
        #expect(try files.destinationOfSymbolicLink(atPath: "\(place)/link") == "nowhere")
        #expect(!files.fileExists(atPath: "\(place)/sub"))
    }

    @Test("Of what builds wrote, files that were changed since and folders with others' files stay")
    func changedSince() throws {
        try tree.replace(with: [file("a.html", "1"), file("b.html", "1"), file("sub/c.html", "1")])
        try folder.write("mine now", to: "out/course/b.html")
        try folder.write("mine", to: "out/course/sub/mine.txt")
        let outcome = try tree.replace(with: [file("a.html", "1")])
        #expect(outcome.notes.count == 1 && outcome.notes[0].contains("b.html"))
        #expect(contents == ["a.html": "1", "b.html": "mine now", "sub/mine.txt": "mine"])
        // From now on it is nobody's of the build.
        #expect(try tree.replace(with: [file("a.html", "1")]).notes.isEmpty)
        #expect(throws: FileError.self) { try tree.replace(with: [file("b.html", "2")]) }
    }

    @Test(
        "A file in place of a folder, a folder in place of a file, and what a build did not make in the way")
    func shapes() throws {
        try tree.replace(with: [file("a", "1"), file("b/c", "2"), file("d", "3")])
        try tree.replace(with: [file("a/x", "1"), file("b", "2"), file("d", "4")])
        #expect(contents == ["a/x": "1", "b": "2", "d": "4"])
        try folder.write("mine", to: "out/course/a/mine")
        #expect(throws: FileError.self) { try tree.replace(with: [file("a", "1")]) }
        #expect(contents == ["a/x": "1", "a/mine": "mine", "b": "2", "d": "4"])
    }

    @Test("A list that names files outside, or a folder behind a link, gives no right to them")
    func hostileManifest() throws {
        try folder.write("mine", to: "out/mine.txt")
        try folder.write("mine", to: "other/a.txt")
        for outside in ["../mine.txt", "\(folder.path)/out/mine.txt"] {
            try folder.write("\(outside)\n", to: "out/course/.descent-manifest")
            #expect(throws: FileError.self) { try tree.replace(with: [file("a.html", "1")]) }
        }
        try folder.link("out/course/link", to: "../../other")
        try folder.write("link/a.txt\n", to: "out/course/.descent-manifest")
        try tree.replace(with: [file("a.html", "1")])
        #expect(try folder.text(of: "out/mine.txt") == "mine")
        #expect(try folder.text(of: "other/a.txt") == "mine")
    }

    @Test("What stands behind a link that took a folder's place is another's, and so is a link to nothing")
    func foldersThatBecameLinks() throws {
        try tree.replace(with: [file("sub/a.txt", "built"), file("deep/b.txt", "built")])
        try folder.write("mine", to: "other/a.txt")
        try FileSystem.removeFile(folder.path + "/out/course/sub/a.txt")
        FileSystem.removeEmptyFolder(folder.path + "/out/course/sub")
        try folder.link("out/course/sub", to: "../../other")
        #expect(throws: FileError.self) { try tree.replace(with: [file("sub/a.txt", "new")]) }
        #expect(try folder.text(of: "other/a.txt") == "mine")
        try folder.link("out/course/gone", to: "../../nowhere")
        #expect(throws: FileError.self) { try tree.replace(with: [file("gone/a.txt", "new")]) }
        #expect(try OutputStatus(of: folder.path + "/out").isFinished)
    }

    @Test("A course is not built into its own folder, but its pages may lie beside its lessons")
    func sources() throws {
        try folder.write("title: A", to: "courses/a/course.yaml")
        let course = folder.path + "/courses/a"
        #expect(OutputFolder(path: course).objection(to: [course]) != nil)
        #expect(OutputFolder(path: folder.path + "/courses").objection(to: [course]) == nil)
        #expect(OutputFolder(path: folder.path + "/out").objection(to: [course]) == nil)
    }

    @Test("What a stopped build has left is known, gone on from and cleared away")
    func stopped() throws {
        try tree.replace(with: [file("a.html", "1"), file("old.html", "1"), file("same.html", "1")])
        // As a build to 2 leaves it that is stopped after a.html and new.html: its list names both builds.
        var manifest = try OutputManifest.read(in: place)
        manifest.isFinished = false
        for (name, text) in [("a.html", "2"), ("new.html", "2"), ("later.html", "2")] {
            manifest.files[name, default: .init(written: nil, isWritten: false, planned: nil)].planned =
                ContentPrint(Array(text.utf8))
        }
        try folder.write(manifest.bytes, to: "out/course/.descent-manifest")
        try folder.write("2", to: "out/course/a.html")
        try folder.write("2", to: "out/course/new.html")
        try folder.write("half", to: "out/course/.descent-0123456789abcdef.tmp")
        try folder.write("mine", to: "out/course/.descent-notes.tmp")
        #expect(try !OutputStatus(of: folder.path + "/out").isFinished)
        let wanted = [file("a.html", "3"), file("same.html", "1")]
        #expect(try tree.replace(with: wanted).notes.isEmpty)
        #expect(contents == ["a.html": "3", "same.html": "1", ".descent-notes.tmp": "mine"])
        let status = try OutputStatus(of: folder.path + "/out")
        #expect(status.isFinished && status.places.map(\.fileCount) == [2])
        // What the stopped build was only about to write is others' if they write it.
        manifest.files["later.html"]?.planned = ContentPrint([50])
        try folder.write(manifest.bytes, to: "out/course/.descent-manifest")
        try folder.write("mine", to: "out/course/later.html")
        #expect(throws: FileError.self) { try tree.replace(with: wanted + [file("later.html", "4")]) }
    }

    @Test("The list of what was written is read as it is written, whatever files are called")
    func manifest() throws {
        var manifest = OutputManifest(isFinished: false)
        for name in ["a b/c d.html", "50%.html", "line\nbreak\r", "\u{301}mark", " space ", "é"] {
            manifest.files[name] = .init(
                written: name == "é" ? nil : ContentPrint(size: 7, hash: .max), isWritten: true,
                planned: name == "50%.html" ? ContentPrint([1]) : nil)
            manifest.folders.insert(name)
        }
        #expect(try OutputManifest(manifest.bytes) == manifest)
    }

    @Test("A list that is damaged, cut off anywhere or of another version is refused")
    func damagedManifest() throws {
        var manifest = OutputManifest(isFinished: true)
        manifest.files["a.html"] = .init(written: ContentPrint([1]), isWritten: true)
        manifest.folders = ["figures"]
        let bytes = manifest.bytes
        for count in 0..<bytes.count {
            #expect(throws: OutputManifest.Damage.self) { try OutputManifest(Array(bytes[..<count])) }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        for (part, wrong) in [
            ("folder ", "folders "), ("a.html", "../a.html"), ("file 1", "file one"), ("finished", "almost"),
            ("manifest 2", "manifest 3"), ("end 3", "end 4"), ("\nend 3", ""),
        ] {
            let changed = text.replacing(part, with: wrong)
            #expect(changed != text)
            #expect(throws: OutputManifest.Damage.self, "\(changed)") {
                try OutputManifest(Array(changed.utf8))
            }
        }
        try folder.write("", to: "out/course/.descent-manifest")
        #expect(throws: FileError.self) { try OutputStatus(of: place) }
        #expect(throws: FileError.self) { try tree.replace(with: [file("a.html", "1")]) }
        #expect(contents.keys.sorted() == [] || contents["a.html"] == nil)
    }

    @Test("Who waits for another build is told so once")
    func waiting() throws {
        try folder.write("", to: "out/course/mine.txt")
        var told = 0
        try FileSystem.locked(place, waiting: { told += 1 }) { () throws(FileError) in }
        #expect(told == 0)
        let held = open(place, O_RDONLY | O_DIRECTORY)
        #expect(flock(held, LOCK_EX | LOCK_NB) == 0)
        // The lock ends with the descriptor, which the one who waits is told to close.
        try FileSystem.locked(
            place,
            waiting: {
                told += 1
                close(held)
            }
        ) { () throws(FileError) in }
        #expect(told == 1)
    }

    @Test("A file that appears where a new one is about to be is not replaced")
    func appearing() throws {
        try folder.write("mine", to: "out/course/a.html")
        #expect(throws: FileError.self) {
            try FileSystem.replace("\(place)/a.html", .nothing) { writer throws(FileError) in
                try writer.append(Array("x".utf8))
            }
        }
        #expect(contents == ["a.html": "mine"])
    }

    @Test("Of several courses all or none are written, and an index that is not of a build stays")
    func allOrNone() throws {
        try folder.write("mine", to: "out/index.html")
        let courses = ["a", "b"].map { name in
            BuiltCourse(
                name: name, title: name, description: "", language: "en", lessonCount: 1, figureCount: 0,
                experimentCount: 0, files: [file("index.html", name)], diagnostics: [])
        }
        let output = OutputFolder(path: folder.path + "/out")
        #expect(throws: FileError.self) { try output.write(courses) }
        #expect(folder.contents(of: "out") == ["index.html": "mine"])
    }
}
