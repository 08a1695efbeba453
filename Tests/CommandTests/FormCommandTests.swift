import Foundation
import Testing

@Suite("Forms of a course: in the root, in one file, on paper")
struct FormCommandTests {
    private let folder: WorkFolder

    init() throws {
        folder = try WorkFolder()
        #expect(try folder.run("new", "c").status == 0)
    }

    private func exists(_ path: String) -> Bool { folder.bytes(of: path) != nil }

    @Test("A course lands in a folder of its name and nothing beside it; with --root in DIR itself")
    func root() throws {
        #expect(try folder.run("build", "c", "-o", "out").status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out") == ["c"])
        try folder.write("mine", to: "docs/CNAME")
        let run = try folder.run("build", "c", "-o", "docs", "--root")
        #expect(run.status == 0 && run.output == "docs/index.html\n", "\(run.errors)")
        #expect(exists("docs/style.css") && folder.bytes(of: "docs/.nojekyll")?.isEmpty == true)
        #expect(exists("docs/CNAME"))
        #expect(try folder.run("status", "docs").status == 0)
        // What was written belongs to the build, and goes with it.
        try folder.write("title: Renamed\n", to: "c/course.yaml")
        let name = try #require(
            FileManager.default.contentsOfDirectory(atPath: folder.path + "/c").first { $0.hasSuffix(".md") })
        try FileManager.default.moveItem(
            atPath: "\(folder.path)/c/\(name)", toPath: "\(folder.path)/c/renamed.md")
        #expect(try folder.run("build", "c", "-o", "docs", "--root").status == 0)
        #expect(
            !exists("docs/\(name.dropLast(3)).html") && exists("docs/renamed.html") && exists("docs/CNAME"))
    }

    @Test("--root touches nothing that no build wrote")
    func foreign() throws {
        try folder.write("mine", to: "docs/index.html")
        let run = try folder.run("build", "c", "-o", "docs", "--root")
        #expect(run.status == 1 && run.errors.contains("was not written by a build"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/docs") == ["index.html"])
        try folder.write("theirs", to: "site/.nojekyll")
        #expect(try folder.run("build", "c", "-o", "site", "--root").status == 0)
        #expect(folder.bytes(of: "site/.nojekyll").map { String(decoding: $0, as: UTF8.self) } == "theirs")
    }

    @Test(
        "What does not go together is refused with what to do",
        arguments: [
            ("c c -o d --root", "--root puts one course into DIR itself"),
            ("c --root --roster r.csv", "--path says where"),
            ("c --root --single-file", "whose file stands where -o says"),
            ("c --single-file --pdf -o x.html", "but 2 are written\n  help: name a folder"),
            ("c --pdf -o x.html", "writes a file that ends in .pdf"),
            ("c --pdf -o x.txt", "writes files that end in .pdf"),
            ("c --single-file --roster r.csv", "does not go with --roster yet"),
            ("c --pdf --atomic", "--atomic does not go with --pdf"),
        ])
    func refused(arguments: String, words: String) throws {
        let run = try folder.shell("\"$DESCENT\" build \(arguments)")
        #expect(run.status == 64 && run.errors.contains(words), "\(run.errors)")
    }

    @Test("--single-file writes the file that -o names, or one of the course's name into a folder")
    func singleFile() throws {
        let run = try folder.run("build", "c", "--single-file", "-o", "course.html")
        #expect(run.status == 0 && run.output == "course.html\n", "\(run.errors)")
        let other = try folder.run("build", "c", "--single-file", "-o", "out")
        #expect(other.output == "out/c.html\n")
        #expect(folder.bytes(of: "course.html") == folder.bytes(of: "out/c.html"))
        let missing = try folder.run("build", "c/no.md", "--single-file")
        #expect(missing.status == 1 && missing.errors.contains("the course has no such lesson"))
    }

    @Test("Without a Chromium --pdf says how to get one, before anything is computed")
    func noChromium() throws {
        let named = ["PATH": "/nowhere", "DESCENT_CHROMIUM": "", "CHROMIUM": ""]
        let run = try folder.run(["build", "c", "--pdf"], environment: named)
        #expect(run.status == 1 && run.errors.contains("--pdf needs Chromium, which is not installed"))
        let wrong = try folder.run(["build", "c", "--pdf"], environment: ["DESCENT_CHROMIUM": "/no/such"])
        #expect(wrong.status == 1 && wrong.errors.contains("DESCENT_CHROMIUM names \"/no/such\""))
        let other = try folder.run(["build", "c", "--pdf"], environment: ["DESCENT_CHROMIUM": "/bin/false"])
        #expect(other.status == 1 && other.errors.contains("/bin/false did not print the page"))
        #expect(!exists("Output/c.pdf"))
    }

    @Test(
        "--pdf prints the course with bookmarks, twice with the same bytes",
        .enabled(
            if: FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium"), "there is no Chromium"))
    func pdf() throws {
        let run = try folder.run("build", "c", "--pdf", "-o", "one.pdf")
        #expect(run.status == 0 && run.output == "one.pdf\n", "\(run.errors)")
        let bytes = try #require(folder.bytes(of: "one.pdf"))
        let text = String(decoding: bytes, as: Unicode.ASCII.self)
        #expect(text.hasPrefix("%PDF-") && text.contains("/Outlines") && !text.contains("/CreationDate"))
        #expect(try folder.run("build", "c", "--pdf", "-o", "two.pdf").status == 0)
        #expect(folder.bytes(of: "two.pdf") == bytes)
    }
}
