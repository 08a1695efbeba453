import Foundation
import Testing

@Suite("Sweeps in lessons and as data of charts")
struct LessonSweepCommandTests {
    private let folder: WorkFolder

    private static let sweep = """
        experiment: neuron
        vary:
          training.optimizer.learning-rate: {from: 0.01, to: 10, points: 4, scale: log}
          training.batch: [1, 2]
        seeds: 3
        record: {curves: [loss], points: 5}
        """
    private static let experiment = """
        network: {inputs: 1, layers: [{nodes: 1, activation: identity, initialization: {scheme: glorot-uniform}}]}
        data: {inputs: [[1], [2]], targets: [1, 3]}
        training: {optimizer: {name: gradient-descent, learning-rate: 0.1}, updates: 2000}
        """
    private static let marks = """
        x: {label: Learning rate, scale: log}
        y: {label: Loss, scale: log}
        marks:
          - {mark: area, x: training.optimizer.learning-rate, y: loss_high, y0: loss_low, series: training.batch}
          - {mark: line, x: training.optimizer.learning-rate, y: loss_median, series: training.batch}
        """

    init() throws {
        folder = try WorkFolder()
        try folder.write("title: T\nlessons: [one.md]\n", to: "c/course.yaml")
    }

    private func lesson(_ blocks: String...) throws {
        try folder.write("---\ntitle: One\n---\n\n" + blocks.joined(separator: "\n\n") + "\n", to: "c/one.md")
    }

    private static func block(_ word: String, _ text: String) -> String { "```\(word)\n\(text)\n```" }

    private static let blocks = [
        block("experiment", "id: neuron\n" + experiment), block("sweep", "id: rates\n" + sweep),
    ]

    @Test("A chart of a sweep in a lesson shows its settings, and says which runs are in no mean")
    func page() throws {
        try lesson(
            Self.blocks[0], Self.blocks[1], Self.block("chart", "id: rates-chart\nof: rates\n" + Self.marks),
            Self.block(
                "chart",
                "id: curves\nof: rates\nmarks: [{mark: line, data: curves, x: update, y: loss, series: run}]")
        )
        let run = try folder.run("build", "c", "-o", "out", "--figures", "svg")
        #expect(run.status == 0, "\(run.errors)")
        let page = String(decoding: folder.bytes(of: "out/c/one.html") ?? [], as: UTF8.self)
        #expect(
            page.contains("Of 24 runs 12 diverged; means and quantiles are of the others."),
            "\(page.suffix(3000))")
        #expect(page.contains("rates-chart") && page.contains("Learning rate"))
        let again = try folder.run("build", "c", "-o", "again", "--figures", "svg", "--jobs", "1")
        #expect(again.status == 0)
        #expect(folder.bytes(of: "again/c/one.html") == folder.bytes(of: "out/c/one.html"))
        let drawn = try folder.run("draw", "c/one.md#rates-chart", "-o", "drawn.svg")
        #expect(drawn.status == 0, "\(drawn.errors)")
    }

    @Test("A chart names the folder of a sweep as it would name the file of its table")
    func chart() throws {
        try folder.write(Self.experiment, to: "neuron.yaml")
        try folder.write(
            Self.sweep.replacing("experiment: neuron", with: "experiment: neuron.yaml"), to: "s.yaml")
        #expect(try folder.run("sweep", "s.yaml", "-o", "rates").status == 0)
        #expect(try folder.run("sweep", "table", "rates", "--settings", "-o", "t.csv").status == 0)
        try folder.write("of: rates\n" + Self.marks, to: "of.yaml")
        try folder.write(
            Self.marks.replacing("mark: area,", with: "mark: area, data: t.csv,").replacing(
                "mark: line,", with: "mark: line, data: t.csv,"), to: "data.yaml")
        let run = try folder.run("chart", "of.yaml", "-o", "of.svg")
        #expect(run.status == 0 && run.errors.contains("Of 24 runs 12 diverged"), "\(run.errors)")
        #expect(try folder.run("chart", "data.yaml", "-o", "data.svg").status == 0)
        #expect(folder.bytes(of: "of.svg") == folder.bytes(of: "data.svg"))
    }

    @Test("A figure of a sweep is the same from a lesson, from the folder of the sweep, and from its file")
    func figures() throws {
        try lesson(
            Self.blocks[0], Self.blocks[1],
            Self.block("figure", "id: ranks\nof: rates\nkind: sweep-sensitivity\ncaption: Of many."))
        #expect(try folder.run("build", "c", "-o", "out").status == 0)
        let page = String(decoding: folder.bytes(of: "out/c/one.html") ?? [], as: UTF8.self)
        #expect(page.contains("Of 24 runs 12 diverged: they are in no mean and no quantile."))
        try folder.write(Self.experiment, to: "neuron.yaml")
        try folder.write(
            Self.sweep.replacing("experiment: neuron", with: "experiment: neuron.yaml"), to: "rates.yaml")
        #expect(try folder.run("sweep", "rates.yaml", "-o", "rates").status == 0)
        var drawn: [[UInt8]] = []
        for argument in ["rates", "rates.yaml", "c/one.md#rates"] {
            let run = try folder.run("draw", argument, "--figure", "sweep-sensitivity", "-o", "a.svg")
            #expect(run.status == 0, "\(argument): \(run.errors)")
            drawn.append(Array(folder.bytes(of: "a.svg") ?? []))
        }
        #expect(!drawn[0].isEmpty && Set(drawn).count == 1)
        for (arguments, message) in [
            (
                ["c/one.md#rate", "--figure", "sweep-rank"],
                "there is no sweep \"rate\" in this lesson\n  help: it has #rates"
            ),
            (["c", "--figure", "sweep-rank"], "no sweep has been written into this folder"),
            (["rates", "--figure", "sweep-rank", "--option", "where=batch=9"], "batch is never 9"),
            (["rates", "--figure", "sweep-rank", "--set", "training.updates=1"], "these runs are done"),
            (["rates", "rates", "--figure", "sweep-rank"], "sweep-rank takes 1 sweep, not 2"),
        ] {
            let run = try folder.run(["draw"] + arguments + ["-o", "b.svg"])
            #expect(run.status != 0 && run.errors.contains(message), "\(message): \(run.errors)")
        }
    }

    @Test("What a sweep in a lesson cannot be is an error at its place")
    func errors() throws {
        let chart = Self.block("chart", "id: a\nof: rates\n" + Self.marks)
        for (blocks, message) in [
            (
                [Self.block("sweep", "id: rates\n" + Self.sweep), chart],
                "there is no experiment \"neuron\" above"
            ),
            (
                [
                    Self.blocks[0],
                    Self.block("sweep", "id: rates\n" + Self.sweep.replacing("seeds: 3", with: "seeds: 300")),
                    chart,
                ],
                "the sweep has 2400 runs, in a lesson at most 1000 are allowed"
            ),
            (
                [
                    Self.blocks[0].replacing("updates: 2000", with: "updates: 100000"),
                    Self.block("sweep", "id: rates\n" + Self.sweep), chart,
                ], "more than 2000000 updates"
            ),
            (
                Self.blocks + [Self.block("figure", "id: a\nof: rates\nkind: loss-history")],
                "which only charts and figures of sweeps show"
            ),
            (
                Self.blocks + [Self.block("figure", "id: a\nof: neuron\nkind: sweep-rank")],
                "\"neuron\" is an experiment, sweep-rank shows a sweep"
            ),
            (
                Self.blocks + [Self.block("figure", "id: a\nof: rates\nkind: sweep-heat-map\nx: width")],
                "the sweep varies no \"width\""
            ),
            (Self.blocks + ["{{ rates.loss[0] }}"], "\"rates\" is a sweep"),
            (
                [
                    Self.blocks[0], Self.blocks[1].replacing("record: {curves: [loss], points: 5}", with: ""),
                    Self.block(
                        "chart", "id: a\nof: rates\nmarks: [{mark: line, data: curves, x: update, y: loss}]"),
                ], "the sweep keeps no curves"
            ),
            (Self.blocks + [Self.block("sweep", "id: rates\n" + Self.sweep)], "the id \"rates\" is taken"),
        ] {
            try lesson(blocks.joined(separator: "\n\n"))
            let run = try folder.run("check", "c")
            #expect(run.status == 1 && run.errors.contains(message), "\(message): \(run.errors)")
            #expect(run.errors.contains("1 error"), "\(message): \(run.errors)")
        }
    }

    @Test("Every misspelled key under vary is told, with its place and what was meant")
    func misspelled() throws {
        let wrong = Self.sweep.replacing("learning-rate:", with: "learning-rat:")
            .replacing("training.batch", with: "trainin.batch")
        try lesson(Self.blocks[0], Self.block("sweep", "id: rates\n" + wrong))
        let run = try folder.run("check", "c")
        #expect(run.status == 1 && run.errors.contains("2 errors"), "\(run.errors)")
        for (place, remedy) in [("c/one.md:16:3", "learning-rate"), ("c/one.md:17:3", "training")] {
            #expect(run.errors.contains("\(place): error: "), "\(place): \(run.errors)")
            #expect(run.errors.contains("did you mean \"\(remedy)\"?"), "\(run.errors)")
        }
    }

    @Test("Files of samples vary like other values, and a run with one is that of the experiment with it")
    func files() throws {
        try folder.write("x,y\n1,1\n2,3\n", to: "a.csv")
        try folder.write("x,y\n1,2\n2,5\n3,7\n", to: "b.csv")
        let data = "data: {file: a.csv, inputs: [x], targets: y}"
        let experiment = Self.experiment.replacing("data: {inputs: [[1], [2]], targets: [1, 3]}", with: data)
            .replacing("updates: 2000", with: "updates: 30")
        try folder.write(experiment, to: "neuron.yaml")
        try folder.write(experiment.replacing("a.csv", with: "b.csv"), to: "other.yaml")
        try folder.write("experiment: neuron.yaml\nvary: {data.file: [a.csv, b.csv]}\n", to: "s.yaml")
        #expect(try folder.run("sweep", "s.yaml", "-o", "files").status == 0)
        let table = try folder.run("sweep", "table", "files").output.split(whereSeparator: \.isNewline).map(
            String.init)
        try #require(table.count == 3)
        #expect(
            table[0].hasPrefix("run,data.file,seed") && table[1].hasPrefix("0,a.csv,")
                && table[2].hasPrefix("1,b.csv,"))
        let shown = try folder.run("sweep", "show", "files", "--run", "1").output
        try folder.write(shown, to: "run.yaml")
        for name in ["run", "other"] {
            #expect(try folder.run("train", "\(name).yaml", "-o", "\(name).csv").status == 0)
        }
        let last = { (name: String) in
            String(decoding: folder.bytes(of: name) ?? [], as: UTF8.self).split(whereSeparator: \.isNewline)
                .last.map(
                    String.init)
        }
        #expect(last("run.csv") != nil && last("run.csv") == last("other.csv"))
        // What is stored is gone on with, though it names the files by what they hold.
        let again = try folder.run("sweep", "s.yaml", "-o", "files")
        #expect(again.status == 0, "\(again.errors)")
        try folder.write("experiment: neuron.yaml\nvary: {data.file: [a.csv, c.csv]}\n", to: "s.yaml")
        let missing = try folder.run("sweep", "s.yaml", "-o", "others")
        #expect(missing.status != 0 && missing.errors.contains("s.yaml:2:27"), "\(missing.errors)")
    }

    @Test("A sweep in an answer is no part of the students' edition")
    func edition() throws {
        let answer = (Self.blocks.dropFirst() + [Self.block("chart", "id: zq\nof: rates\n" + Self.marks)])
            .joined(separator: "\n\n")
        try lesson(Self.blocks[0], "::: answer\n\n" + answer + "\n\n:::")
        #expect(try folder.run("build", "c", "-o", "s", "--edition", "student").status == 0)
        let page = String(decoding: folder.bytes(of: "s/c/one.html") ?? [], as: UTF8.self)
        #expect(!page.contains("zq") && !page.contains("rates"))
    }
}
