import CairoRenderer
import Drawing
import Testing

@testable import ReportBuilder

@Suite("Files of figures")
struct FigureFileTests {
    private let test: TestCourse
    private let withFigures = "title: Test\nlessons: [one.md, two.md]\nfigures: [png, svg]\n"

    init() throws {
        let table = "```table\nid: numbers\nof: neuron\nkind: predictions\n```\n"
        test = try TestCourse(
            one: TestCourse.lesson(TestCourse.experiment + TestCourse.figure + table), course: withFigures)
    }

    private func page(_ built: BuiltCourse) -> String {
        String(decoding: built.files.first { $0.path == "one.html" }?.bytes ?? [], as: UTF8.self)
    }

    @Test("A course that asks for them has the files of its figures beside the pages, and links to them")
    func beside() async throws {
        let built = try await test.build()
        #expect(built.diagnostics.isEmpty, "\(built.diagnostics.map(\.text))")
        let figures = built.files.filter { $0.path.hasPrefix("figures/") }
        #expect(figures.map(\.path) == ["figures/one/history.png", "figures/one/history.svg"])
        #expect(figures[0].bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        #expect(String(decoding: figures[1].bytes, as: UTF8.self).contains("<svg"))
        #expect(
            page(built).contains(
                """
                <p class="downloads">\
                <a href="figures/one/history.png" aria-label="Figure 1 as PNG">PNG</a> · \
                <a href="figures/one/history.svg" aria-label="Figure 1 as SVG">SVG</a></p>
                """))
        #expect(page(built).ranges(of: "class=\"downloads\"").count == 1)
    }

    @Test("The formats of a build replace those of the course; without any the page has no links")
    func override() async throws {
        let one = try await test.build(figures: [.pdf])
        #expect(one.files.filter { $0.path.hasPrefix("figures/") }.map(\.path) == ["figures/one/history.pdf"])
        let none = try await test.build(figures: [])
        #expect(!none.files.contains { $0.path.hasPrefix("figures/") })
        #expect(!page(none).contains("downloads"))
    }

    @Test("The files are the same for any number of jobs")
    func jobs() async throws {
        let figures = ImageFormat.allCases
        #expect(
            try await test.build(jobs: 1, figures: figures).files
                == (try await test.build(jobs: 5, figures: figures).files))
    }

    @Test("An export draws the same files without pages, in another size and theme if asked")
    func export() async throws {
        let exported = try await test.export([.svg, .png])
        let built = try await test.build().files.filter { $0.path.hasPrefix("figures/") }
        #expect(exported.files.map { "figures/" + $0.path } == built.map(\.path))
        #expect(exported.files.map(\.bytes) == built.map(\.bytes))
        let dark = try await test.export([.png], appearance: .dark, size: Size(300, 200))
        #expect(dark.files.map(\.path) == ["one/history.png"])
        // The width and height in pixels, two for each point.
        #expect(dark.files.first.map { Array($0.bytes[16..<24]) } == [0, 0, 2, 88, 0, 0, 1, 144])
    }

    @Test("A course with errors exports nothing and says the same as a build")
    func errors() async throws {
        let broken = try TestCourse(
            one: TestCourse.lesson(TestCourse.experiment + TestCourse.figure + "{{ neuron.lss[0] }}\n"))
        let exported = try await broken.export([.png])
        #expect(exported.files.isEmpty)
        #expect(exported.diagnostics == (try await broken.build().diagnostics))
        #expect(exported.hasErrors)
    }

    @Test(
        "Mistakes in the list of formats are explained",
        arguments: [
            ("figures: [png, jpg]", "course.yaml:3:16: error: the format of figures \"jpg\" is unknown"),
            ("figures: [png, png]", "course.yaml:3:16: error: the format \"png\" stands twice"),
            ("figures: png", "course.yaml:3:10: error: the list of formats must be a list"),
        ])
    func mistakes(line: String, expected: String) async throws {
        let errors = try await TestCourse.errors(
            inLesson: TestCourse.lesson(""), course: "title: T\nlessons: [one.md, two.md]\n\(line)\n")
        #expect(errors.contains(expected), "\(errors)")
    }

    @Test("A file of the course where a figure is written is refused, not lost")
    func collision() async throws {
        let lesson = TestCourse.lesson(
            TestCourse.experiment + TestCourse.figure + "![Mine](figures/one/history.png)\n")
        let test = try TestCourse(one: lesson, course: withFigures)
        try test.folder.write("GIF89a", to: "course/figures/one/history.png")
        await #expect(throws: FileError.self) { try await test.build() }
    }

    @Test("Files are added to a folder whole, and what is as it should be is left alone")
    func add() throws {
        let folder = try TemporaryFolder()
        try folder.write("kept", to: "out/notes.txt")
        let output = OutputFolder(path: folder.path + "/out")
        let files = [
            OutputFile(path: "a/x.svg", text: "one"), OutputFile(path: "b/y.svg", text: "two"),
        ]
        #expect(try output.add(files) == 2)
        #expect(try output.add(files) == 0)
        try folder.write("other", to: "out/a/x.svg")
        #expect(try output.add(files) == 1)
        #expect(try FileSystem.read(folder.path + "/out/a/x.svg") == Array("one".utf8))
        #expect(try FileSystem.names(in: folder.path + "/out").sorted() == ["a", "b", "notes.txt"])
    }
}
