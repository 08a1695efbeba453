import Charting
import Drawing
import FigureChecks
import Testing
import TrainingCore

@testable import LessonFigures

/// What titles and words say of runs that are not the plain one, and the forms that figures of many take.
@Suite("Titles are findings, and figures say what they are of")
struct FindingTests {
    // MARK: Findings

    @Test(
        "The finding of a course of losses is one that holds",
        arguments: [
            ([49, 25.4016, 13.168_189_44, 6.826_389_405_696], LossFinding.multiplied(by: 0.5184)),
            ([8, 5, 4, 1], .falls), ([1, 2, 5, 9], .rises), ([4, 4, 4], .constant), ([4, 4.001, 4], .still),
            ([8, 5, 6, 1], .wavers(rises: 1, steps: 3)), ([1, 5, 2], .wavers(rises: 1, steps: 2)),
            ([2, 5, 2], .none), ([3], .none), ([3, .infinity], .none),
            ([9] + [Double](repeating: 1, count: 40), .settles(near: 1)),
        ])
    func finding(values: [Double], finding: LossFinding) {
        let found = LossFinding(values, divergedAt: nil)
        if case .multiplied(let ratio) = finding, case .multiplied(let own) = found {
            #expect(abs(ratio - own) < 1e-9)
        } else {
            #expect(found == finding)
        }
        #expect(LossFinding(values, divergedAt: 1) == .diverged(1))
    }

    @Test("A factor that reads as 1 is not called one")
    func factorOne() throws {
        let run = try CourseExamples.neuron(updates: 30, learningRate: 1e-9)
        let figure = try FigureCatalog.make("loss-history", of: [run])
        #expect(figure.content.title == "The MSE hardly changes in 30 updates")
        // Numbers that differ are written so that they do.
        #expect(!figure.alternativeText.contains("from 49 to 49 "), "\(figure.alternativeText)")
    }

    @Test("Titles of runs that diverge, and of several, count them")
    func diverging() throws {
        let (good, bad) = (try CourseExamples.oneWeight(), try CourseExamples.diverging())
        let update = try #require(bad.recording.divergedAtUpdate)
        #expect(
            try FigureCatalog.make("loss-history", of: [bad]).content.title
                == "The run diverges: no finite number after update \(update)")
        #expect(
            try FigureCatalog.make("loss-history", of: [good, bad]).content.title == "1 of 2 runs diverges")
        #expect(
            try FigureCatalog.make("loss-history", of: [good, good]).content.title
                == "The MSE of both runs ends lower than it began")
    }

    @Test("An update is against the slopes only of the weights that moved against them")
    func update() throws {
        let small = try FigureCatalog.make("weight-update", of: [CourseExamples.small()])
        // Hidden node 1 is dead, so that three weights stay.
        #expect(small.content.title == "Update 1 moves 3 of 6 weights against their slopes")
        let neuron = try FigureCatalog.make("weight-update", of: [CourseExamples.neuron()])
        #expect(neuron.content.title == "Update 1 moves every weight against its slope")
    }

    @Test("The optimizer is named where it is not plain gradient descent")
    func optimizer() throws {
        let run = try line(Optimizer(Adam(learningRate: 0.05)), batchSize: 2)
        #expect(run.trainingText.text == "adam, η = 0.05, batches of 2")
        #expect(
            try line(.gradientDescent(learningRate: 0.05, momentum: 0.9)).trainingText.text
                == "η = 0.05, momentum (0.9)")
        #expect(try line().trainingText.text == "η = 0.05")
    }

    // MARK: When and whose

    @Test(
        "Every figure of a state shows that of the moment it is asked for",
        arguments: [
            "residuals", "predictions", "squared-errors", "gradient-bars", "network", "backward-pass",
        ])
    func moments(kind: String) throws {
        let run = try line(updates: 12)
        var tables: [[[String]]] = []
        for (text, words) in [
            ("start", "before training"), ("12", "after 12 updates"), ("3", "after 3 of 12 updates"),
        ] {
            let figure = try FigureCatalog.make(kind, of: [run], ["at": .texts([text])])
            #expect(figure.content.subtitle.contains(words), "\(figure.content.subtitle)")
            tables.append(figure.table.rows)
        }
        #expect(tables[0] != tables[1] && tables[1] != tables[2])
        let end = try FigureCatalog.make(kind, of: [run], ["at": .texts(["end"])])
        #expect(end.table.rows == tables[1])
        let both = try FigureCatalog.make(kind, of: [run], ["at": .texts(["start", "end"])])
        let panels = try #require(both.content as? Panels)
        #expect(panels.figures.map(\.title) == ["Before training", "After 12 updates"])
        #expect(both.table.columns.first == "Moment")
        for wrong in ["13", "-1", "soon", "1.5"] {
            #expect(throws: FigureError.self) {
                try FigureCatalog.make(kind, of: [run], ["at": .texts([wrong])])
            }
        }
    }

    @Test("A surface with a path lies where the run ended, unless the author wants it elsewhere")
    func surfaceMoment() throws {
        let run = try CourseExamples.networkA(updates: 30)
        let axes = [
            "x": try CourseExamples.axis("W2[0,0]=-1:2:11"), "y": try CourseExamples.axis("W2[0,1]=-1:2:11"),
        ]
        for (text, moment) in [
            (nil, "after 30 updates"), ("start", "before training"), ("7", "after 7 of 30 updates"),
        ] {
            var options = axes
            if let text { options["at"] = .texts([text]) }
            let figure = try FigureCatalog.make("loss-surface", of: [run], options)
            #expect(
                figure.content.subtitle.contains("all other weights as \(moment)"),
                "\(figure.content.subtitle)")
            // There the surface is the loss of the run.
            let update = text == "start" ? 0 : text == "7" ? 7 : 30
            let row = figure.table.rows[update]
            #expect(row[row.count - 2] == row[row.count - 1])
        }
    }

    @Test("On a surface of several runs each has its own share, and a run that it hardly shows a warning")
    func shares() throws {
        let runs = [
            try CourseExamples.networkA(updates: 30),
            try CourseExamples.networkA(updates: 30, learningRate: 0.002),
        ]
        let figure = try FigureCatalog.make(
            "loss-plane", of: runs, ["labels": .texts(["fast", "slow"]), "x": .text("pca=auto:9")])
        #expect(figure.content.subtitle.contains("the surface of fast, around the end; shows "))
        #expect(figure.content.subtitle.contains(" of the variance of fast and "))
        let random = try FigureCatalog.make(
            "loss-plane", of: runs, ["labels": .texts(["fast", "slow"]), "x": .text("random=-1:1:9")])
        #expect(
            random.notes.contains { $0.contains("of the variance of the path of slow") }, "\(random.notes)")
    }

    @Test(
        "Runs of different losses or data stand together only when asked for",
        arguments: ["loss-history", "loss-plane", "loss-surface", "loss-curve"])
    func mixtures(kind: String) throws {
        let (one, other) = (try line(), try line { $0.loss = .meanAbsoluteError })
        let data = try line { $0.targets = [[1], [3], [5], [8]] }
        var options = [
            "x": try CourseExamples.axis("W1[0,0]=-2:6:11"), "y": try CourseExamples.axis("b1[0]=-3:6:11"),
        ]
        if kind == "loss-plane" { options = ["x": .text("random=-1:1:9"), "normalize": .text("none")] }
        for subjects in [[one, other], [one, data]] {
            let error = #expect(throws: FigureError.self) {
                try FigureCatalog.make(kind, of: subjects, options)
            }
            #expect(error?.option == "of" && error?.remedy.contains("`mixed: true`") == true)
            let figure = try FigureCatalog.make(
                kind, of: subjects, options.merging(["mixed": .flag(true)]) { $1 })
            #expect(figure.notes.contains { $0.contains("heights do not compare") }, "\(figure.notes)")
        }
        #expect(
            try FigureInput(subjects: [one, other]).comparedLabels().map(\.text) == [
                "line (MSE)", "line (MAE)",
            ])
    }

    // MARK: Many

    /// A network with many weights on many samples.
    private func many(samples: Int = 200, nodes: Int = 40, updates: Int = 3, classes: Bool = false) throws
        -> Subject
    {
        let inputs = (0..<samples).map { (index: Int) -> [Double] in
            [Double(index % 17) / 17, Double(index % 5) / 5]
        }
        let weights = (0..<nodes).map { (node: Int) -> [Double] in
            [Double(node % 7) / 7 - 0.4, Double(node % 3) / 3 - 0.3]
        }
        let out: [[Double]] = [(0..<nodes).map { (node: Int) -> Double in Double(node % 4) / 40 - 0.03 }]
        let targets = inputs.map { (input: [Double]) -> [Double] in
            if classes { return [input[0] > 0.5 ? 1 : 0] }
            return [input[0] * 2 - input[1]]
        }
        var draft = ExperimentDraft(
            inputCount: 2,
            layers: [
                .init(activation: .tanh, weights: weights, biases: [Double](repeating: 0, count: nodes)),
                .init(activation: classes ? .sigmoid : .identity, weights: out, biases: [0]),
            ], inputs: inputs, targets: targets,
            optimizer: .gradientDescent(learningRate: 0.1), length: .updates(updates), batchSize: nil)
        if classes { draft.loss = .binaryCrossEntropy }
        return Subject(id: "many", recording: try draft.experiment().run())
    }

    @Test(
        "Figures of many samples, weights and nodes are drawn, keep their texts apart and count what they leave out",
        arguments: [
            "network", "backward-pass", "residuals", "predictions", "squared-errors", "errors",
            "gradient-bars",
            "weight-update", "weight-history", "epoch-ruler",
        ])
    func forms(kind: String) throws {
        for subject in [try many(), try many(samples: 40, nodes: 9, classes: true)] {
            let figure = try FigureCatalog.make(kind, of: [subject])
            #expect(figure.alternativeText.count <= 600, "\(figure.alternativeText)")
            let even = EvenTextMeasurer()
            let fit = figure.content.fit(
                size: figure.size(width: figure.size.width, measuring: even), measuring: even)
            #expect(fit.omitted.isEmpty, "\(kind): \(fit.omitted)")
            #expect(fit.scene.droppedItemCount == 0)
        }
    }

    @Test("A diagram of a large network draws the first nodes and the last, and counts the rest")
    func elision() throws {
        let run = try many(nodes: 64)
        let elision = Elision(run.experiment.network)
        #expect(elision.nodes == [[0, 1], [0, 1, 2, 3, 63], [0]])
        #expect(
            elision.caption(run).text.hasPrefix("8 of 67 nodes and 15 of 192 weights are drawn"),
            "\(elision.caption(run).text)")
        let diagram = try #require(
            FigureCatalog.make("network", of: [many(nodes: 64)]).content as? NetworkDiagram)
        #expect(diagram.layers[1].nodes.map(\.caption).contains("59 more"))
        #expect(diagram.edges.count == 15)
        // The last drawn edge feeds from the last node, below the gap.
        #expect(diagram.edges.map(\.from).max() == 5)
    }

    @Test("The bins of a histogram hold every finite number once")
    func histogram() {
        let values = (0..<500).map { Double($0 * $0 % 331) } + [.nan, .infinity]
        let bins = Histogram(values)
        #expect(bins.counts.reduce(0, +) == 500 && bins.left == 2)
        for (index, count) in bins.counts.enumerated() {
            let (low, high) = (bins.borders[index], bins.borders[index + 1])
            let isLast = index == bins.counts.count - 1
            #expect(count == values.count { $0.isFinite && $0 >= low && (isLast ? $0 <= high : $0 < high) })
        }
        #expect(Histogram([3, 3, 3]).counts.reduce(0, +) == 3)
        #expect(Histogram([.nan]).counts.reduce(0, +) == 0)
    }

    @Test("Of classes the samples are counted whose class the network gets right")
    func classes() throws {
        let run = try many(samples: 40, nodes: 9, updates: 200, classes: true)
        let predictions = run.recording.final.predictions.elements
        let targets = run.experiment.data.targets.elements
        let right = zip(predictions, targets).count { ($0 >= 0.5) == ($1 == 1) }
        #expect(
            try FigureCatalog.make("predictions", of: [run]).content.title
                == "\(right) of 40 samples get their class right")
    }

    // MARK: Room

    @Test("A size without room is refused with one that has it")
    func sizes() throws {
        let even = EvenTextMeasurer()
        let axis = try CourseExamples.axis("W1[0,0]=0:7:71")
        let figures = [
            try FigureCatalog.make(
                "learning-rates", of: [CourseExamples.oneWeight()],
                ["rates": .numbers([0.01, 0.05, 0.1, 0.12]), "x": axis]),
            try FigureCatalog.make(
                "predictions", of: [CourseExamples.networkA(), CourseExamples.networkB()]),
            try FigureCatalog.make("network", of: [CourseExamples.networkA()]),
            try FigureCatalog.make("loss-history", of: [CourseExamples.neuron()]),
        ]
        for var figure in figures {
            let refusal = try #require(figure.refusal(of: Size(150, 110), measuring: even))
            #expect(refusal.option == "size")
            let words = refusal.remedy.split(separator: " ")
            let size = words[1].dropLast().split(separator: "x").map(String.init)
            let (width, height) = (Double(size[0]) ?? 0, Double(size[1]) ?? 0)
            #expect(width >= 150 && height >= 110)
            figure.makeRoom(measuring: even)
            #expect(figure.refusal(of: figure.size, measuring: even) == nil)
        }
    }
}
