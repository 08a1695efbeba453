import Charting
import Drawing
import FigureChecks
import Testing
import TrainingCore

@testable import LessonFigures

/// What figures say of runs that end alike, stand still, or are lost in rounding.
@Suite("Words of figures hold where runs end alike, stand still or vanish")
struct HonestWordsTests {
    private func texts(_ figure: LessonFigure, _ size: Size? = nil) -> [String] {
        figure.content.scene(size: size ?? figure.size, measuring: EvenTextMeasurer())
            .textBoxes(measuring: EvenTextMeasurer()).map(\.text)
    }

    private func numbers(_ texts: [String]) -> [Double] {
        texts.compactMap { Double($0.replacing("−", with: "-")) }
    }

    @Test("The largest of several squared errors is called most of the MSE by nobody")
    func largestPart() throws {
        let many = try FigureCatalog.make("squared-errors", of: [CourseExamples.networkA()])
        #expect(many.alternativeText.contains("; the largest part of it, "), "\(many.alternativeText)")
        let one = try FigureCatalog.make("squared-errors", of: [CourseExamples.neuron()])
        #expect(one.alternativeText.contains("; all of it, "), "\(one.alternativeText)")
    }

    @Test("A loss that is tiny beside the surface is not called 0")
    func tinyLoss() throws {
        let run = try line(.lbfgs(learningRate: 1), updates: 12)
        let last = try #require(run.recording.loss.last)
        #expect(last > 0 && last < 1e-9)
        let figure = try FigureCatalog.make(
            "loss-surface", of: [run],
            [
                "x": CourseExamples.axis("W1[0,0]=-2:6:21"), "y": CourseExamples.axis("b1[0]=-4:6:21"),
            ])
        let end = "ends with a loss of \(NumberText.significant(last, 4))."
        #expect(figure.alternativeText.contains(end), "\(figure.alternativeText)")
    }

    @Test("A step of length zero is neither too long nor too short")
    func noStep() throws {
        let figure = try FigureCatalog.make(
            "line-search", of: [line(.gradientDescent(learningRate: 0))])
        #expect(figure.content.title == "A learning rate of zero takes no step")
    }

    @Test("Learning rates that end alike are all named, or none of them is the best")
    func ties() throws {
        let options = [
            "rates": OptionValue.numbers([0.01, 0.1, 0.3]), "x": try CourseExamples.axis("W1[0,0]=-2:6:21"),
        ]
        let alike = try FigureCatalog.make("learning-rates", of: [line(updates: 0)], options)
        #expect(alike.alternativeText.hasPrefix("All 3 learning rates end at a loss of 13.38."))
        let best = try FigureCatalog.make("learning-rates", of: [line()], options)
        #expect(best.alternativeText.hasPrefix("Of 3 learning rates η = 0.1 ends lowest, at a loss of "))
        let sweep = try FigureCatalog.make("learning-rate-sweep", of: [line(updates: 0)])
        #expect(sweep.alternativeText.contains("It is 13.38 for every one of them."))
        #expect(!texts(sweep).contains { $0.contains("best of these") })
    }

    @Test(
        "What is tried with several learning rates names the optimizer and its batches",
        arguments: [
            "learning-rates", "learning-rate-sweep",
        ])
    func rules(kind: String) throws {
        let options: [String: OptionValue] =
            kind == "learning-rates"
            ? ["rates": .numbers([0.01, 0.1]), "x": try CourseExamples.axis("W1[0,0]=-2:6:21")] : [:]
        let run = try line(.adam(learningRate: 0.1), batchSize: 2)
        let subtitle = try FigureCatalog.make(kind, of: [run], options).content.subtitle
        #expect(subtitle.contains("adam, batches of 2, 10 updates"), "\(subtitle)")
        #expect(!subtitle.contains("η = 0.1"))
    }

    @Test("A distance that has become the rounding of another is followed only until then")
    func rounding() throws {
        let run = try line(.gradientDescent(learningRate: 0.5), updates: 300)
        let text = try FigureCatalog.make("eigen-convergence", of: [run]).alternativeText
        let lines = text.split(separator: "λ = ").filter { $0.contains("each update times 0.7026") }
        let line = try #require(lines.last)
        #expect(line.contains(", then rounding"), "\(text)")
        #expect(!line.contains("×10¹"), "\(line)")
    }

    @Test("A history of losses that stand still says so, and one without an update too")
    func still() throws {
        func title(_ updates: Int, _ rate: Double) throws -> String {
            try FigureCatalog.make(
                "loss-history", of: [line(.gradientDescent(learningRate: rate), updates: updates)]
            ).content.title
        }
        #expect(try title(5, 0) == "The MSE does not change in 5 updates")
        #expect(try title(0, 0.1) == "The MSE before the first update")
        let solved = try line(updates: 3) { $0.targets = NumberRows([[0], [0.5], [1], [1.5]]) }
        #expect(throws: FigureError.self) {
            try FigureCatalog.make("loss-history", of: [solved], ["scale": .text("log")])
        }
    }

    // MARK: Paths

    private func surface(_ runs: [Subject], _ x: String, _ y: String, _ options: [String: OptionValue] = [:])
        throws -> LessonFigure
    {
        var options = options
        (options["x"], options["y"]) = (try CourseExamples.axis(x), try CourseExamples.axis(y))
        return try FigureCatalog.make("loss-surface", of: runs, options)
    }

    @Test("What of a path is not in the plot is counted in the figure, and no path is told of where none is")
    func outside() throws {
        let far = try surface([line()], "W1[0,0]=20:30:11", "b1[0]=20:30:11")
        #expect(far.content.title == "The loss over a weight and a bias")
        #expect(
            texts(far).joined(separator: " ").contains("11 of 11 points of line lie outside of the plot."))
        #expect(!texts(far).contains { $0.contains("Dots") || $0 == "start" })
        let diverging = try surface(
            [line(.gradientDescent(learningRate: 0.5), updates: 300)], "W1[0,0]=-2:6:11", "b1[0]=-4:6:11")
        #expect(texts(diverging).joined(separator: " ").contains("300 of 301 points of line lie outside"))
    }

    @Test("Figures of runs say how these were trained: once, or of each")
    func settings() throws {
        let (plain, other) = (try line(), try line(.adam(learningRate: 0.3)))
        let one = try surface([plain], "W1[0,0]=-2:6:11", "b1[0]=-4:6:11")
        #expect(one.content.subtitle.contains("η = 0.05"))
        let labels = ["labels": OptionValue.texts(["plain", "other"])]
        for figure in [
            try surface([plain, other], "W1[0,0]=-2:6:11", "b1[0]=-4:6:11", labels),
            try FigureCatalog.make("loss-history", of: [plain, other], labels),
        ] {
            #expect(
                texts(figure).joined(separator: " ").contains("plain: η = 0.05; other: adam, η = 0.3."),
                "\(texts(figure))")
        }
        let same = try FigureCatalog.make("loss-history", of: [plain, plain], labels)
        #expect(same.content.subtitle.contains("η = 0.05"))
    }

    @Test(
        "Panels at several moments say whose surface it is and how much it shows; what all share is said once"
    )
    func panels() throws {
        let runs = [
            try CourseExamples.networkA(updates: 30),
            try CourseExamples.networkA(updates: 30, learningRate: 0.002),
        ]
        let figure = try FigureCatalog.make(
            "loss-plane", of: runs,
            [
                "labels": .texts(["fast", "slow"]), "x": .text("random=-1:1:9"),
                "at": .texts(["start", "10", "end"]),
            ])
        let panels = try #require(figure.content as? Panels)
        for panel in panels.figures {
            #expect(panel.subtitle.hasPrefix("The surface of fast; shows "), "\(panel.subtitle)")
        }
        #expect(figure.notes.allSatisfy { $0.contains(": The plane shows ") }, "\(figure.notes)")
        let text = figure.alternativeText
        #expect(text.ranges(of: "on a plane through all weights.").count == 1, "\(text)")
        #expect(text.contains("After 10 of 30 updates: The loss there goes from about "), "\(text)")
        #expect(!text.contains("…"), "\(text)")
    }

    @Test("What panels share behind their findings stands behind these")
    func order() throws {
        let text = try FigureCatalog.make(
            "confusion-matrix", of: [CourseExamples.classifier()], ["at": .texts(["start", "end"])]
        ).alternativeText
        #expect(text.hasPrefix("Before training: "), "\(text)")
        #expect(text.hasSuffix("A sample gets class 1 from an output of 0.5 on."), "\(text)")
    }

    @Test("Every class has a color and a shape that no other has; of many each is named where it lies")
    func manyClasses() throws {
        func figure(_ count: Int) throws -> LessonFigure {
            let draft = ExperimentDraft(
                inputCount: 2,
                layers: [
                    .init(nodes: count, activation: .softmax, initialization: Initialization(.zeros, seed: 1))
                ],
                inputs: (0..<3 * count).map { [Double($0 % count % 7), Double($0 % count / 7)] },
                targets: (0..<3 * count).map { row in (0..<count).map { $0 == row % count ? 1 : 0 } },
                loss: .crossEntropy, optimizer: .gradientDescent(learningRate: 0.1), length: .updates(0))
            return try FigureCatalog.make(
                "data", of: [Subject(id: "run", recording: draft.experiment().run())])
        }
        let some = try #require(figure(24).content as? Chart)
        let looks = some.marks.compactMap { mark -> String? in
            guard mark.style.series != nil else { return nil }
            return "\(mark.style.symbol.map { "\($0)" } ?? "") \(mark.style.paint?.light.hex ?? "")"
        }
        #expect(looks.count == 24 && Set(looks).count == 24)
        var many = try figure(40)
        many.makeRoom(measuring: EvenTextMeasurer())
        let size = many.size
        #expect(!many.notes.contains { $0.contains("no room") })
        #expect(texts(many, size).count { $0.hasPrefix("class ") } == 40)
        #expect(texts(many, size).contains("The name of a class stands at the middle of its samples."))
    }

    // MARK: Axes

    @Test("Axes of losses have no ticks below 0", arguments: ["line-search", "loss-curve", "loss-history"])
    func losses(kind: String) throws {
        let options: [String: OptionValue] =
            kind == "loss-curve" ? ["x": try CourseExamples.axis("W1[0,0]=0:4:41")] : [:]
        let figure = try FigureCatalog.make(kind, of: [line(.gradientDescent(learningRate: 0.1))], options)
        #expect(!numbers(texts(figure)).contains { $0 < 0 }, "\(texts(figure))")
        // Neither has the history of a loss that is 0 from the start, nor has it an update before the first.
        let still = try line(.gradientDescent(learningRate: 0.1), updates: 0) {
            $0.targets = NumberRows([[0], [0.5], [1], [1.5]])
        }
        guard kind == "loss-history" else { return }
        let history = try FigureCatalog.make(kind, of: [still])
        #expect(!numbers(texts(history)).contains { $0 < 0 }, "\(texts(history))")
    }

    @Test(
        "The ruler of epochs numbers only samples, updates and epochs that exist", arguments: [4, 5, 12, 300])
    func ruler(samples: Int) throws {
        let run = try line(updates: 3, batchSize: samples / 2) {
            $0.inputs = NumberRows((0..<samples).map { [Double($0) / 100] })
            $0.targets = NumberRows((0..<samples).map { [Double($0) / 50] })
        }
        for width in [640.0, 320] {
            let figure = try FigureCatalog.make("epoch-ruler", of: [run])
            let found = numbers(texts(figure, Size(width, 400)))
            #expect(found.allSatisfy { $0 >= 0 && $0 <= Double(max(samples - 1, 3)) }, "\(found)")
            #expect(texts(figure, Size(width, 400)).contains("Epoch"))
        }
    }

    // MARK: Room

    @Test("A size on which a label would be left out is refused with one on which it is not")
    func labels() throws {
        let even = EvenTextMeasurer()
        var refused = 0
        for example in try CourseExamples.all() where example.kind != "loss-plane" {
            let figure = try FigureCatalog.make(example)
            let width = max(320, figure.content.minimumWidth)
            let size = Size(width, figure.content.minimumHeight(width: width, measuring: even).rounded(.up))
            let fit = figure.content.fit(size: size, measuring: even)
            guard fit.fittingSize != nil else { continue }
            let refusal = try #require(figure.refusal(of: size, measuring: even))
            #expect(refusal.option == "size" && refusal.message.contains("would be left out"))
            let words = refusal.remedy.split(separator: " ")[1].dropLast().split(separator: "x")
            let larger = words.compactMap { Double($0) }
            #expect(figure.refusal(of: Size(larger[0], larger[1]), measuring: even) == nil, "\(example)")
            refused += 1
        }
        #expect(refused > 2)
    }
}
