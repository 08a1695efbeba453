import Testing

@testable import ReportBuilder

@Suite("What the files that pages show hold")
struct MediaContentTests {
    /// A PNG of one pixel.
    static let pixel: [UInt8] = [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0,
        0, 0, 1,
        8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 0x0D, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0xF8,
        0xCF,
        0xC0, 0xF0, 0x1F, 0, 5, 0, 1, 0xFF, 0x89, 0x99, 0x3D, 0x1D, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE,
        0x42,
        0x60, 0x82,
    ]

    private func message(_ bytes: [UInt8], _ name: String = "a.png", isPicture: Bool = true) -> String? {
        MediaContent.problem(of: bytes, named: name, isPicture: isPicture)?.message
    }

    @Test("A whole picture is one, whatever its name ends in")
    func whole() {
        #expect(message(Self.pixel) == nil)
        #expect(message(Self.pixel, "a.jpg") == nil)
        #expect(message(Array("<?xml version='1.0'?>\n<svg xmlns='x'><g/></svg>\n".utf8), "a.svg") == nil)
        #expect(message([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 0xFF, 0xD9, 0], "a.jpg") == nil)
    }

    @Test(
        "What browsers do not show is told by its cause",
        arguments: [
            ("", "is empty"), ("<!DOCTYPE html>\n<p>404</p>", "holds a page of HTML, not a picture"),
            ("version https://git-lfs.github.com/spec/v1\noid x", "holds only a pointer of Git LFS"),
            ("%PDF-1.7\n", "is a PDF, which browsers do not show as a picture"),
            ("%!PS-Adobe", "is PostScript, which browsers do not show as a picture"),
            ("a,b\n1,2\n", "is no picture that browsers show"), ("<svg xmlns='x'></svg>", "is an SVG"),
        ])
    func told(text: String, expected: String) {
        #expect(message(Array(text.utf8)) == expected)
    }

    @Test("A picture that was cut or damaged is none")
    func damaged() {
        #expect(message(Array(Self.pixel.dropLast(20))) == "breaks off before its end")
        var damaged = Self.pixel
        damaged[45] ^= 1
        #expect(message(damaged) == "is damaged: one of its checksums is wrong")
        #expect(message([0xFF, 0xD8, 0xFF, 0xE0, 1, 2], "a.jpg") == "breaks off before its end")
        #expect(message(Array("<svg xmlns='x'><g>".utf8), "a.svg") == "breaks off before its end")
        #expect(message(Self.pixel, "a.svg") == "is no SVG but a PNG")
        for end in 0..<Self.pixel.count { #expect(message(Array(Self.pixel[..<end])) != nil) }
    }

    @Test("A file that is no picture is one error, at the first place that shows it")
    func place() async throws {
        let test = try TestCourse(
            one: TestCourse.lesson("![A](a.png)\n\n![B](a.png)\n\n![F](f.mp4)\n"),
            two: "---\ntitle: Two\n---\n\n![A](a.png)\n")
        try test.folder.write("<html></html>", to: "course/a.png")
        try test.folder.write("", to: "course/f.mp4")
        let texts = try await test.build().diagnostics.map(\.text)
        #expect(texts.count == 2)
        #expect(
            texts.contains { $0.contains("one.md:6:6: error: \"a.png\" holds a page of HTML, not a picture") }
        )
        #expect(texts.contains { $0.contains("one.md:10:6: error: \"f.mp4\" is empty") })
    }

    @Test(
        "A link to a picture of the course is followed; a pipe and a link that leads out are refused by their names"
    )
    func links() async throws {
        let test = try TestCourse(
            one: TestCourse.lesson("![A](a.png)\n\n![B](b.png)\n\n![C](c.png)\n"),
            two: "---\ntitle: Two\n---\n")
        try test.folder.write("GIF89a", to: "course/real.gif")
        try test.folder.link("course/a.png", to: "real.gif")
        try test.folder.link("course/b.png", to: "/etc/hostname")
        #expect(TemporaryFolder.makePipe(test.folder.path + "/course/c.png"))
        let built = try await test.build()
        let texts = built.diagnostics.map(\.text).joined()
        #expect(!texts.contains("a.png"), "\(texts)")
        #expect(
            texts.contains("\"b.png\" cannot be shown or linked to: a link leads out of the course folder"))
        #expect(
            texts.contains("\"c.png\" cannot be shown or linked to: this is a device or a pipe, not a file"))
    }
}
