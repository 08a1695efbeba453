import Foundation
import Testing

@testable import ReportBuilder

extension TemporaryFolder {
    /// A pipe with a name, into which nobody writes.
    static func makePipe(_ path: String) -> Bool { mkfifo(path, 0o600) == 0 }
}

@Suite("Pipes and devices")
struct PipeTests {
    @Test(
        "Where a file is named, a pipe and a device are refused at once, and what a shell passes on is read")
    func refused() throws {
        let folder = try TemporaryFolder()
        let pipe = folder.path + "/pipe.csv"
        try #require(TemporaryFolder.makePipe(pipe))
        for path in [pipe, "/dev/zero"] {
            let error = #expect(throws: FileError.self) { try FileSystem.read(path) }
            #expect(error?.reason == "this is a device or a pipe, not a file")
        }
        try folder.link("link.csv", to: "pipe.csv")
        #expect(throws: FileError.self) { try FileSystem.read(folder.path + "/link.csv") }
        let passed = Pipe()
        passed.fileHandleForWriting.write(Data("a,b\n".utf8))
        try passed.fileHandleForWriting.close()
        let path = "/dev/fd/\(passed.fileHandleForReading.fileDescriptor)"
        #expect(try FileSystem.read(path) == Array("a,b\n".utf8))
    }

    @Test("A file to import that is a pipe is refused")
    func imported() throws {
        let folder = try TemporaryFolder()
        try #require(TemporaryFolder.makePipe(folder.path + "/a.qmd"))
        #expect(throws: FileError.self) { try ImportedLesson.read(folder.path + "/a.qmd") }
    }
}
