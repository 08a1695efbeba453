import Foundation
import Testing

@testable import ReportBuilder

@Suite("Files that are there as a whole or not at all")
struct ReplacingTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private var names: [String] { folder.contents().keys.sorted() }

    @Test("What a stopped writer has left is removed by the next one, what a living one writes is not")
    func leftovers() throws {
        try folder.write("half", to: ".descent-0123456789abcdef.tmp")
        try folder.write("mine", to: ".descent-0123456789ABCDEF.tmp")
        try folder.write("mine", to: ".descent-1.tmp")
        let inner = folder.path + "/b.txt"
        try FileSystem.writeAtomically(to: folder.path + "/a.txt") { file throws(FileError) in
            try file.append(Array("a".utf8))
            try FileSystem.writeAtomically(Array("b".utf8), to: inner)
        }
        #expect(names == [".descent-0123456789ABCDEF.tmp", ".descent-1.tmp", "a.txt", "b.txt"])
        #expect(try folder.text(of: "a.txt") == "a" && folder.text(of: "b.txt") == "b")
    }

    @Test("A writer that fails leaves the old file and nothing else")
    func failure() throws {
        try folder.write("old", to: "a.txt")
        #expect(throws: FileError.self) {
            try FileSystem.writeAtomically(to: folder.path + "/a.txt") { file throws(FileError) in
                try file.append(Array("new".utf8))
                throw FileError(path: "x", reason: "no more")
            }
        }
        #expect(try folder.text(of: "a.txt") == "old")
        #expect(names == ["a.txt"])
    }

    @Test("A file keeps its rights, a long name has room, and a device stays one")
    func places() throws {
        let long = String(repeating: "n", count: 255)
        for name in ["a.txt", long] {
            let path = folder.path + "/" + name
            try folder.write("old", to: name)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            try FileSystem.writeAtomically(Array("new".utf8), to: path)
            #expect(try folder.text(of: name) == "new")
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
        try folder.link("null", to: "/dev/null")
        try FileSystem.writeAtomically(Array("gone".utf8), to: folder.path + "/null")
        #expect(FileSystem.kind(of: "/dev/null") == .other)
        #expect(FileSystem.kind(of: folder.path + "/null") == .link)
        #expect(throws: FileError.self) { try FileSystem.writeAtomically([1], to: "/dev/full") }
    }

    @Test("Links in a circle, or to a folder, are errors, and stay")
    func links() throws {
        try folder.link("one", to: "two")
        try folder.link("two", to: "one")
        try folder.write("x", to: "sub/x.txt")
        try folder.link("three", to: "sub")
        for name in ["one", "three"] {
            #expect(throws: FileError.self) {
                try FileSystem.writeAtomically([1], to: folder.path + "/" + name)
            }
            #expect(FileSystem.kind(of: folder.path + "/" + name) == .link)
        }
    }

    @Test("A course names files: no pipes, and no names that Swift and the system read differently")
    func courseFiles() throws {
        let course = CourseFolder(path: folder.path)
        #expect(mkfifo(folder.path + "/pipe.csv", 0o600) == 0)
        let error = #expect(throws: FileError.self) { try course.read("pipe.csv") }
        #expect(error?.reason == "this is a device or a pipe, not a file")
        #expect(throws: FileError.self) { try course.read("../\u{301}x") }
        #expect(CourseFolder.objection(to: "../\u{301}x") != nil)
        #expect(CourseFolder.objection(to: "/\u{301}x") != nil)
    }
}
