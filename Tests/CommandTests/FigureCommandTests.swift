import Foundation
import Testing

@Suite("Figures of lessons and courses")
struct FigureCommandTests {
    private let folder: WorkFolder

    private static let lesson = """
        ---
        title: One
        ---
        ```experiment
        id: neuron
        network: {inputs: 3, layers: [{nodes: 1, activation: identity, weights: [[0, 2, 1]]}]}
        data: {inputs: [[1, 2, 3]], targets: [0]}
        training: {optimizer: {name: gradient-descent, learning-rate: 0.01}, updates: 20}
        ```
        ```figure
        id: falling
        of: neuron
        kind: loss-history
        title: A title of its own
        ```
        ```chart
        id: drawn
        title: By hand
        size: 300x200
        marks: [{mark: line, x: [0, 1], y: [1, 0]}]
        ```
        ```table
        id: numbers
        of: neuron
        kind: predictions
        ```

        """

    private static let second = """
        ---
        title: Two
        ---
        ```figure
        id: again
        of: one/neuron
        kind: loss-history
        ```
        ```figure
        id: wrong
        of: neuronn
        kind: loss-history
        ```

        """

    init() throws {
        folder = try WorkFolder()
        try folder.write("title: T\nlessons: [one.md]\n", to: "course.yaml")
        try folder.write(FigureCommandTests.lesson, to: "one.md")
    }

    @Test("draw lesson.md#figure draws what the page shows, the same bytes as export")
    func drawAndExport() throws {
        let export = try folder.run("export", ".", "-o", "out", "--formats", "png,svg,pdf")
        #expect(export.status == 0, "\(export.errors)")
        #expect(export.output == "out: 6 files, 6 of them new or changed\n")
        #expect(export.errors.isEmpty)
        for (figure, format) in [("falling", "png"), ("falling", "pdf"), ("drawn", "svg")] {
            let run = try folder.run("draw", "one.md#\(figure)", "-o", "a.\(format)")
            #expect(run.status == 0, "\(run.errors)")
            #expect(folder.bytes(of: "a.\(format)") == folder.bytes(of: "out/one/\(figure).\(format)"))
        }
        let svg = String(decoding: folder.bytes(of: "out/one/falling.svg") ?? [], as: UTF8.self)
        #expect(svg.contains(">A title of its own</title>"))
        let again = try folder.run("export", ".", "-o", "out", "--formats", "png,svg,pdf")
        #expect(again.output == "out: 6 files, 0 of them new or changed\n")
    }

    @Test("draw takes another size and theme, and an experiment of another lesson")
    func options() throws {
        try folder.write(FigureCommandTests.second, to: "two.md")
        let small = try folder.run(
            "draw", "two.md#again", "-o", "a.png", "--size", "300x240", "--theme", "dark")
        #expect(small.status == 0, "\(small.errors)")
        #expect(folder.bytes(of: "a.png").map { Array($0[16..<24]) } == [0, 0, 2, 88, 0, 0, 1, 224])
    }

    @Test(
        "What names no figure is explained",
        arguments: [
            (
                "one.md#fallin", 1,
                "there is no figure \"fallin\" in this lesson\n  help: did you mean #falling? its figures are "
                    + "#falling, #drawn"
            ),
            (
                "one.md", 1,
                "say which figure of the lesson is meant\n  help: its figures are #falling, #drawn"
            ),
            ("one.md#neuron", 1, "\"neuron\" is an experiment\n  help: add --figure KIND"),
            ("one.md#numbers", 1, "\"numbers\" is a table, which cannot be drawn"),
            ("two.md#wrong", 1, "two.md:11:5: error: there is no experiment \"neuronn\""),
            ("three.md#x", 1, "three.md: there is no such file"),
            ("course.yaml", 64, "help: add --figure KIND"),
        ])
    func unknown(argument: String, status: Int, expected: String) throws {
        try folder.write(FigureCommandTests.second, to: "two.md")
        let run = try folder.run("draw", argument, "-o", "a.png")
        #expect(Int(run.status) == status)
        #expect(run.errors.contains(expected), "\(run.errors)")
        #expect(folder.bytes(of: "a.png") == nil)
    }

    @Test("Options, several figures and animations that make no sense are refused as wrong usage")
    func usage() throws {
        let runs = [
            ["draw", "one.md#falling", "-o", "a.png", "--option", "x=1"],
            ["draw", "one.md#falling", "one.md#drawn", "-o", "a.png"],
            ["draw", "-o", "a.png"],
            ["draw", "one.md#falling", "-o", "a.gif"],
            ["draw", "one.md#falling", "-o", "a.png", "--frames", "3"],
            ["draw", "one.md#drawn", "-o", "a.gif", "--animate"],
            ["export", ".", "-o", ""],
            ["export", ".", "-o", "out", "--formats", "png,jpg"],
            ["export", ".", "-o", "out", "--formats", "png,png"],
            ["export", ".", "-o", "out", "--formats", ""],
            ["export", ".", "-o", "out", "--theme", "pink"],
            ["export", ".", "-o", "out", "--size", "big"],
            ["build", ".", "-o", "out", "--figures", "gif"],
        ]
        for arguments in runs {
            let run = try folder.run(arguments)
            #expect(run.status == 64, "\(arguments) \(run.errors)")
        }
        #expect(folder.names == ["course.yaml", "one.md"])
        #expect(try folder.run("draw", "one.md#falling", "-o", "a.gif", "--animate").status == 0)
    }

    @Test("build --figures puts files beside the pages and takes them away again")
    func build() throws {
        #expect(try folder.run("build", ".", "-o", "out", "--figures", "svg,pdf").status == 0)
        let written = folder.names.filter { $0.hasSuffix(".svg") || $0.hasSuffix(".pdf") }
        #expect(
            written.map { $0.components(separatedBy: "/figures/").last } == [
                "one/drawn.pdf", "one/drawn.svg", "one/falling.pdf", "one/falling.svg",
            ])
        #expect(try folder.run("build", ".", "-o", "out").status == 0)
        #expect(!folder.names.contains { $0.hasSuffix(".svg") })
    }

    @Test("An export with errors in the course writes nothing")
    func errors() throws {
        try folder.write(FigureCommandTests.lesson + "{{ neuron.lss[0] }}\n", to: "one.md")
        let run = try folder.run("export", ".", "-o", "out")
        #expect(run.status == 1)
        #expect(run.errors.contains("one.md:27:11: error: \"neuron\" has no value \"lss\""), "\(run.errors)")
        #expect(folder.names == ["course.yaml", "one.md"])
    }
}
