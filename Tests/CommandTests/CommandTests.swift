import Foundation
import Testing

@Suite("The command")
struct CommandTests {
    private let folder: WorkFolder

    init() throws {
        folder = try WorkFolder()
        try folder.write(WorkFolder.neuron, to: "neuron.yaml")
    }

    @Test("train --json prints the 20 losses of the neuron as 49·0.5184^k")
    func trainJSON() throws {
        let run = try folder.run("train", "neuron.yaml", "--json")
        #expect(run.status == 0)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let loss = try #require(object["loss"] as? [Double])
        #expect(loss.count == 21)
        var expected = 49.0
        for value in loss {
            #expect(abs(value - expected) <= 1e-9 * expected)
            expected *= 0.5184
        }
        #expect((object["batchLoss"] as? [Double])?.count == 20)
        let final = try #require(object["final"] as? [String: Any])
        #expect((final["weights"] as? [[[Double]]])?.first?.first?.count == 3)
        #expect((final["biases"] as? [Any])?.first is NSNull)
    }

    @Test("The standard input is an experiment too, and JSON is YAML")
    func standardInput() throws {
        let json = """
            {"network": {"inputs": 1, "layers": [{"activation": "identity", "weights": [[2]]}]},
             "data": {"inputs": [[3]], "targets": [10]}}
            """
        let run = try folder.run("train", "-", input: json)
        #expect(run.status == 0)
        #expect(run.output.contains("loss at the start   16\n"))
    }

    @Test("chart draws what a file describes, the same bytes every time")
    func chart() throws {
        try folder.write("marks: [{mark: line, x: [0, 1, 2], y: [4, 2, 1]}]\n", to: "runs.yaml")
        for format in ["png", "svg", "pdf"] {
            let runs = try ["a", "b"].map { try folder.run("chart", "runs.yaml", "-o", "\($0).\(format)") }
            #expect(runs.allSatisfy { $0.status == 0 }, "\(runs.map(\.errors))")
            #expect(folder.bytes(of: "a.\(format)") == folder.bytes(of: "b.\(format)"))
        }
    }

    @Test("Of very many mistakes the first are shown, and all are counted", .timeLimit(.minutes(1)))
    func manyMistakes() throws {
        let rows = (0..<20_000).map { "[x\($0)]" }.joined(separator: ", ")
        let run = try folder.run(
            "train", "-",
            input: "{network: {inputs: 1, layers: [{activation: relu, weights: [[1]]}]}, "
                + "data: {inputs: [\(rows)], targets: [1]}}")
        #expect(run.status == 1)
        #expect(run.errors.components(separatedBy: ": error: ").count == 201)
        #expect(run.errors.contains("descent: only the first 200 of 20001 messages are shown\n"))
        #expect(run.errors.hasSuffix("descent: 20001 errors\n"), "\(run.errors.suffix(100))")
    }

    @Test("An unknown key ends with 1 and says what was meant")
    func unknownKey() throws {
        let text = WorkFolder.neuron.replacingOccurrences(of: "weights:", with: "wieghts:")
        try folder.write(text, to: "wrong.yaml")
        let run = try folder.run("train", "wrong.yaml", "--json", "-o", "x.npz")
        #expect(run.status == 1)
        #expect(run.errors.isEmpty)
        #expect(
            run.output.hasPrefix("{\"file\": \"wrong.yaml\", \"line\": 1, \"column\": 64, "), "\(run.output)")
        #expect(run.output.contains("\"help\": \"did you mean \\\"weights\\\"?\""), "\(run.output)")
        let words = try folder.run("train", "wrong.yaml", "-o", "x.npz")
        #expect(words.status == 1 && words.output.isEmpty)
        #expect(
            words.errors.hasPrefix("wrong.yaml:1:64: error: layer 1 has no key \"wieghts\"\n"),
            "\(words.errors)")
        #expect(words.errors.contains("^~~~~~~\n  help: did you mean \"weights\"?\ndescent: 1 error\n"))
        #expect(folder.names == ["neuron.yaml", "wrong.yaml"])
    }

    @Test("A file that is not there ends with 1")
    func noFile() throws {
        let run = try folder.run("train", "none.yaml")
        #expect(run.status == 1)
        #expect(run.errors == "descent: error: none.yaml: there is no such file or folder\n")
    }

    @Test(
        "Wrong usage ends with 64",
        arguments: [
            ["frobnicate"], ["train"], ["train", "neuron.yaml", "-o", "x.txt"],
            ["surface", "neuron.yaml", "--x", "W1[0,0]=1", "--y", "W1[0,1]=0:1:3", "-o", "s.npz"],
            ["draw", "neuron.yaml", "--figure", "los-history", "-o", "x.png"],
            ["draw", "neuron.yaml", "--figure", "loss-history", "-o", "x.gif"],
            ["draw", "neuron.yaml", "--figure", "loss-history", "-o", "x.png", "--option", "strat=true"],
            ["draw", "neuron.yaml", "--figure", "loss-history", "-o", "x.png", "--option", "start=maybe"],
            ["draw", "neuron.yaml", "--figure", "loss-history", "-o", "x.png", "--size", "1x1"],
            ["draw", "--figure", "loss-history", "-o", "x.png"],
            ["figures", "none"], ["build"], ["build", "x", "--jobs", "0"],
        ])
    func usage(arguments: [String]) throws {
        let run = try CommandLineRun(arguments, in: folder.path)
        #expect(run.status == 64)
        #expect(!run.errors.isEmpty)
        #expect(folder.names == ["neuron.yaml"])
    }

    @Test("surface writes an archive, a table and JSON, and names its engine")
    func surface() throws {
        for name in ["s.npz", "s.csv", "s.json"] {
            let run = try folder.run(
                "surface", "neuron.yaml", "--x", "W1[0,0]=-1:1:5", "--y", "W1[0,1]=0:2:3", "-o", name)
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.hasPrefix("5 × 3 points by "))
        }
        #expect(folder.bytes(of: "s.npz")?.prefix(4) == [0x50, 0x4B, 3, 4])
        let table = String(decoding: folder.bytes(of: "s.csv") ?? [], as: UTF8.self)
        #expect(table.split(separator: "\r\n").count == 16)
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(folder.bytes(of: "s.json") ?? [])) as? [String: Any])
        #expect((json["loss"] as? [[Double]])?.map(\.count) == [5, 5, 5])
    }

    @Test("A surface over a weight that does not exist ends with 1 and writes nothing")
    func wrongSurface() throws {
        let run = try folder.run(
            "surface", "neuron.yaml", "--x", "W2[0,0]=-1:1:5", "--y", "W1[0,1]=0:2:3", "-o", "s.npz")
        #expect(run.status == 1)
        #expect(run.errors.contains("there is no W2[0,0]"))
        #expect(folder.names == ["neuron.yaml"])
    }

    @Test("train -o writes the recording as an archive, a table and JSON")
    func trainOutput() throws {
        for name in ["r.npz", "r.csv", "r.json"] {
            #expect(try folder.run("train", "neuron.yaml", "-o", name).status == 0)
            #expect(folder.bytes(of: name)?.isEmpty == false)
        }
    }

    @Test("draw writes PNG, SVG and PDF, the same bytes every time")
    func draw() throws {
        let magic: [String: [UInt8]] = [
            "png": [0x89, 0x50, 0x4E, 0x47], "svg": Array("<?xm".utf8), "pdf": Array("%PDF".utf8),
        ]
        for (kind, start) in magic.sorted(by: { $0.key < $1.key }) {
            for name in ["a.\(kind)", "b.\(kind)"] {
                let run = try folder.run(
                    "draw", "neuron.yaml", "--figure", "loss-history", "-o", name, "--theme", "dark")
                #expect(run.status == 0, "\(run.errors)")
            }
            #expect(folder.bytes(of: "a.\(kind)")?.prefix(4) == ArraySlice(start))
            #expect(folder.bytes(of: "a.\(kind)") == folder.bytes(of: "b.\(kind)"))
        }
    }

    @Test("draw --animate writes APNG, GIF and SVG, the same bytes every time")
    func animate() throws {
        for (format, start) in [
            ("apng", [UInt8]([0x89, 0x50])), ("gif", Array("GIF89a".utf8)), ("svg", Array("<?xml".utf8)),
        ] {
            for name in ["a", "b"] {
                let run = try folder.run(
                    "draw", "neuron.yaml", "--figure", "loss-history", "-o", "\(name).\(format)", "--animate",
                    "--frames", "4", "--size", "320x240")
                #expect(run.status == 0, "\(run.errors)")
            }
            let file = try #require(folder.bytes(of: "a.\(format)"))
            #expect(file.starts(with: start) && file == folder.bytes(of: "b.\(format)"))
        }
    }

    @Test(
        "What cannot be animated says what can",
        arguments: [
            (
                ["--figure", "network", "-o", "x.gif", "--animate"],
                "loss-surface, loss-plane, gradient-field, steps-1d, loss-history"
            ),
            (["--figure", "loss-history", "-o", "x.pdf", "--animate"], ".apng"),
            (["--figure", "loss-history", "-o", "x.svg", "--animate", "--theme", "dark"], "all themes"),
            (["--figure", "loss-history", "-o", "x.gif"], "add --animate"),
            (["--figure", "loss-history", "-o", "x.png", "--fps", "5"], "add --animate"),
            (["--figure", "loss-history", "-o", "x.gif", "--animate", "--fps", "0"], "1 to 50"),
            (["--figure", "loss-history", "-o", "x.gif", "--animate", "--frames", "1"], "2 to 600"),
            (["--figure", "loss-history", "-o", "x.gif", "--animate", "--page"], "--page"),
            (["--figure", "loss-history", "-o", "x.gif", "--animate", "--size", "1x1"], "not a size"),
        ])
    func impossibleAnimations(arguments: [String], words: String) throws {
        let run = try folder.run(["draw", "neuron.yaml"] + arguments)
        #expect(run.status == 64 && run.errors.contains(words), "\(run.errors)")
    }

    @Test("draw --page writes real text for both themes, and only SVG")
    func drawPage() throws {
        func draw(_ output: String, _ more: String...) throws -> CommandLineRun {
            let arguments = ["draw", "neuron.yaml", "--figure", "loss-history", "--page", "-o", output]
            return try folder.run(arguments + more)
        }
        let run = try draw("p.svg")
        #expect(run.status == 0, "\(run.errors)")
        let text = String(decoding: folder.bytes(of: "p.svg") ?? [], as: UTF8.self)
        #expect(text.contains(">Update</text>") && text.contains("prefers-color-scheme:dark"))
        #expect(try draw("p.png").status == 64)
        #expect(try draw("p.svg", "--theme", "dark").status == 64)
    }

    @Test("figures lists every kind with its options")
    func figures() throws {
        let run = try folder.run("figures")
        #expect(run.output.contains("loss-history "))
        #expect(try folder.run("figures", "loss-history").output.contains("ratio"))
        let json = try folder.run("figures", "--json").output
        let kinds = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
        let listed = run.output.split(separator: "\n").filter { $0.hasPrefix("  ") }
        #expect(kinds.count == listed.count)
        #expect(Set(kinds.compactMap { $0["sort"] as? String }) == ["figure", "table"])
    }

    @Test(
        "Every verb explains itself with examples",
        arguments: [
            "train", "predict", "gradients", "surface", "draw", "figures", "build", "check", "new",
        ])
    func help(verb: String) throws {
        let run = try folder.run(verb, "--help")
        #expect(run.status == 0)
        #expect(run.output.contains("EXAMPLES\n"))
        #expect(run.output.contains("descent \(verb)"))
    }

    @Test("A new course is checked and built, and an experiment of it drawn")
    func newCourse() throws {
        #expect(try folder.run("new", "c").status == 0)
        #expect(try folder.run("new", "c").status == 1)
        #expect(try folder.run("check", "c").status == 0)
        let run = try folder.run("build", "c", "-o", "out")
        #expect(run.status == 0)
        #expect(run.output == "out/c/index.html\n")
        #expect(run.errors.isEmpty)
        #expect(folder.bytes(of: "out/c/first-lesson.html") != nil)
        let draw = try folder.run(
            "draw", "c/first-lesson.md#neuron", "--figure", "loss-history", "-o", "a.svg")
        #expect(draw.status == 0)
        let none = try folder.run("train", "c/first-lesson.md#neurone")
        #expect(none.status == 1)
        #expect(none.errors.contains("it has #neuron"))
    }

    @Test("While a course has errors, its pages stay as they are")
    func failingBuild() throws {
        #expect(try folder.run("new", "c").status == 0)
        #expect(try folder.run("build", "c").status == 0)
        let before = folder.names.map { folder.bytes(of: $0) }
        let lesson = String(decoding: folder.bytes(of: "c/first-lesson.md") ?? [], as: UTF8.self)
        let wrong = lesson.replacingOccurrences(of: "[[7]]", with: "[[8]]")
            .replacingOccurrences(of: "of: neuron", with: "of: nueron")
        try folder.write(wrong, to: "c/first-lesson.md")
        let run = try folder.run("build", "c")
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("error: neuron.initial.predictions[0][0] is 7.0, not 8.0"))
        #expect(run.errors.contains("help: did you mean \"neuron\"?"))
        #expect(run.errors.hasSuffix("descent: 2 errors\n"))
        try folder.write(lesson, to: "c/first-lesson.md")
        #expect(folder.names.map { folder.bytes(of: $0) } == before)
    }

    @Test("Several courses are built side by side with an index over them")
    func severalCourses() throws {
        #expect(try folder.run("new", "a").status == 0)
        #expect(try folder.run("new", "b").status == 0)
        let run = try folder.run("build", "a", "b", "-o", "out", "--jobs", "2")
        #expect(run.output == "out/index.html\n")
        let index = String(decoding: folder.bytes(of: "out/index.html") ?? [], as: UTF8.self)
        #expect(index.contains("href=\"a/index.html\""))
        #expect(index.contains("href=\"b/index.html\""))
    }

    @Test("With --keep-going the courses without errors are written, and the exit code is 2")
    func keepGoing() throws {
        #expect(try folder.run("new", "a").status == 0)
        #expect(try folder.run("new", "b").status == 0)
        try folder.write("titel: b\n", to: "b/course.yaml")
        let all = try folder.run("build", "a", "b", "missing", "-o", "out")
        #expect(all.status == 1 && folder.bytes(of: "out/a/index.html") == nil)
        let some = try folder.run("build", "b", "a", "missing", "-o", "out", "--keep-going", "--sync")
        #expect(some.status == 2 && folder.bytes(of: "out/a/index.html") != nil)
        #expect(some.errors.contains("has no \"title\"") || some.errors.contains("did you mean \"title\""))
        #expect(try folder.run("build", "b", "-o", "out", "--keep-going").status == 1)
    }
}
