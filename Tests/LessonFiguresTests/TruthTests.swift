import Charting
import Drawing
import LossLandscape
import Testing
import TrainingCore

@testable import LessonFigures

/// What figures say against what was recorded and computed, for trainings that are not the plain one.
@Suite("Nothing in figures is invented")
struct TruthTests {
    private func numbers(_ value: PlottableValue) -> [Double] {
        if case .numbers(let numbers) = value.values { numbers } else { [] }
    }

    private func points(_ figure: LessonFigure) throws -> [PointMark] {
        try #require(figure.content as? Chart).marks.compactMap { $0 as? PointMark }
    }

    // MARK: Extremes

    @Test("The words of a surface give the extremes of its grid, not those of its contours")
    func extremes() throws {
        let axes = [
            "x": try CourseExamples.axis("W1[0,0]=-2:6:61"), "y": try CourseExamples.axis("b1[0]=-3:6:61"),
        ]
        let run = try line()
        let values = try run.experiment.lossSurface(
            x: ParameterRange(parsing: "W1[0,0]=-2:6:61"), y: ParameterRange(parsing: "b1[0]=-3:6:61")
        ).loss
        let (low, high) = (try #require(values.min()), try #require(values.max()))
        let range = "from \(NumberText.inWords(low)) to \(NumberText.inWords(high))"
        #expect(low < 0.01 && high > 100)
        for kind in ["loss-surface", "loss-surface-3d"] {
            let figure = try FigureCatalog.make(kind, of: [run], axes)
            #expect(
                figure.alternativeText.contains("on 61 × 61 points \(range). "), "\(figure.alternativeText)")
        }
        let marks = try #require(FigureCatalog.make("loss-surface", of: [run], axes).content as? Chart).marks
        #expect(marks.contains { $0.accessibilityLabel == "Surface \(range)" })
    }

    @Test(
        "The words of a test function give its extremes and its least value",
        arguments: ["beale", "rosenbrock"])
    func functions(name: String) throws {
        let figure = try FigureCatalog.make("optimizer-paths", of: [], ["function": .text(name)])
        let objective = try #require(Objective.named(name))
        let side = name == "beale" ? (-4.5, 4.5, -4.5, 4.5) : (-2, 2, -1, 3)
        let grid = try objective.surface(
            x: AxisRange(from: side.0, to: side.1, points: 161),
            y: AxisRange(from: side.2, to: side.3, points: 161))
        let (low, high) = (grid.values.min() ?? .nan, grid.values.max() ?? .nan)
        let range = "from \(NumberText.inWords(low)) to \(NumberText.inWords(high))"
        #expect(
            figure.alternativeText.contains("on 161 × 161 points \(range); least at "),
            "\(figure.alternativeText)")
        #expect(figure.alternativeText.contains(" with the value 0, with paths"), "\(figure.alternativeText)")
    }

    // MARK: Minima

    @Test("A coarse grid marks the surface's own minimum, and makes no basins")
    func coarse() throws {
        let run = try CourseExamples.twoMinima(updates: 5)
        let axes = [
            "x": try CourseExamples.axis("W1[0,0]=-0.3:2.6:13"),
            "y": try CourseExamples.axis("W2[0,0]=-0.4:2.9:13"),
        ]
        let figure = try FigureCatalog.make("loss-surface", of: [run], axes)
        let cross = try #require(points(figure).first { $0.style.symbol == .cross })
        #expect(abs(numbers(cross.x)[0] - 1) < 1e-9 && abs(numbers(cross.y)[0] - 1) < 1e-9)
        #expect(
            figure.alternativeText.contains("Its minimum, 0, is at (1, 1). "), "\(figure.alternativeText)")
        #expect(!figure.alternativeText.contains("basin"), "\(figure.alternativeText)")
        let space = try FigureCatalog.make("loss-surface-3d", of: [run], axes)
        let point = try #require((space.content as? SurfaceChart)?.points.first)
        #expect(abs(point.x[0] - 1) < 1e-9 && abs(point.y[0] - 1) < 1e-9)
    }

    @Test("A surface that falls on at its edge has no minimum, and says where its lowest point is")
    func edge() throws {
        let figure = try FigureCatalog.make(
            "loss-surface", of: [try line()],
            ["x": CourseExamples.axis("W1[0,0]=-2:1:31"), "y": CourseExamples.axis("b1[0]=-3:0:31")])
        #expect(try !points(figure).contains { $0.style.symbol == .cross })
        #expect(figure.alternativeText.contains("The lowest of these points is (1, 0), on the edge. "))
    }

    @Test("A path that ends higher than it began is not called one downhill")
    func uphill() throws {
        let run = try line(.gradientDescent(learningRate: 0.4))
        let axes = [
            "x": try CourseExamples.axis("W1[0,0]=-9:9:21"), "y": try CourseExamples.axis("b1[0]=-9:9:21"),
        ]
        #expect(
            try FigureCatalog.make("loss-surface", of: [run], axes).content.title
                == "The path of the run over a weight and a bias")
        #expect(
            try FigureCatalog.make("loss-surface", of: [try line()], axes).content.title
                == "The path downhill over a weight and a bias")
    }

    // MARK: Steps

    @Test("A line search is refused where updates do not go along the gradient of the whole loss")
    func refused() throws {
        let plain = Optimizer.gradientDescent(learningRate: 0.05)
        let cases: [(Subject, String)] = [
            (try line(batchSize: 2), "batches of 2 of the 4 samples"),
            (try line(.gradientDescent(learningRate: 0.05, momentum: 0.9)), "momentum (0.9)"),
            (try line(Optimizer(Adam(learningRate: 0.09))), "the optimizer adam"),
            (try line(plain) { $0.clipping = .norm(1) }, "clipped gradients"),
            (try line(plain) { $0.penalty = Penalty(l1: 0.1) }, "a penalty on the weights"),
            (try line(plain, updates: 0), "no update"),
        ]
        for (subject, reason) in cases {
            let error = #expect(throws: FigureError.self) {
                try FigureCatalog.make("line-search", of: [subject])
            }
            #expect(
                error?.message.contains(reason) == true && error?.option == "of",
                "\(String(describing: error))")
        }
    }

    @Test("The step taken is the recorded one, with the learning rate that a schedule had then")
    func step() throws {
        for schedule in [LearningRateSchedule.constant, LearningRateSchedule(.constant, warmUp: 5)] {
            let run = try line { $0.schedule = schedule }
            let figure = try FigureCatalog.make("line-search", of: [run])
            let taken = try #require(points(figure).first { $0.style.symbol == .circle })
            #expect(numbers(taken.x) == [run.experiment.training.learningRate(atUpdate: 0)])
            #expect(numbers(taken.y) == [run.recording.loss[1]])
            // The curve passes through it.
            let curve = run.experiment.lossCurve(
                alongDirection: run.recording.initial.gradient, steps: numbers(taken.x).map { -$0 },
                from: run.recording.initial.network)
            #expect(abs(curve.loss[0] - run.recording.loss[1]) < 1e-12)
        }
    }

    @Test(
        "The title of a line search is what was found",
        arguments: [
            (0.01, "A longer step would have gone lower, up to a point"),
            (1 / 28.0, "The step taken is the best along the gradient"),
            (0.05, "A shorter step would have gone lower"), (0.1, "The step was too long: the MSE rises"),
        ])
    func lineSearchTitle(rate: Double, title: String) throws {
        let figure = try FigureCatalog.make("line-search", of: [CourseExamples.neuron(learningRate: rate)])
        #expect(figure.content.title == title)
    }

    @Test("The best step of a neuron with huge inputs is found, however short it is")
    func shortStep() throws {
        let neuron = try CourseExamples.subject(
            "huge", inputs: [[1e15, 2e15, 3e15]], targets: [0], layers: [(.identity, [[0, 2, 1]])],
            learningRate: 1e-30, updates: 1)
        let figure = try FigureCatalog.make("line-search", of: [neuron])
        let best = try #require(points(figure).first { $0.style.symbol == .cross })
        // 1/(2·Σx²)
        #expect(abs(numbers(best.x)[0] * 28e30 - 1) < 1e-6)
    }

    @Test("The dots of a loss curve are recorded losses, and what is left out is said in the figure")
    func curveSteps() throws {
        let axis = ["x": try CourseExamples.axis("W1[0,0]=-2:6:61"), "steps": OptionValue.flag(true)]
        let few = try line(updates: 10)
        let dots = try #require(points(FigureCatalog.make("loss-curve", of: [few], axis)).first)
        #expect(numbers(dots.y) == few.recording.loss)
        #expect(numbers(dots.x) == few.recording.history(of: try #require(ParameterName("W1[0,0]"))))
        let many = try FigureCatalog.make("loss-curve", of: [line(updates: 400)], axis)
        let shown = try #require(points(many).first)
        let caption = try #require(many.content as? Chart).caption
        #expect(caption.contains("at \(numbers(shown.y).count) of the 401 places of the run"), "\(caption)")
        #expect(many.alternativeText.contains(caption))
        let diverging = try FigureCatalog.make(
            "loss-curve", of: [line(.gradientDescent(learningRate: 0.4))], axis)
        #expect(try #require(diverging.content as? Chart).caption.contains("outside of the plot"))
    }

    @Test("The dots of an error's curve are the recorded errors")
    func errorSteps() throws {
        let run = try line(updates: 4)
        let figure = try FigureCatalog.make(
            "loss-curve", of: [run],
            [
                "x": CourseExamples.axis("W1[0,0]=-2:6:61"), "steps": .flag(true), "quantity": .text("error"),
                "sample": .integer(2),
            ])
        let dots = try #require(points(figure).first)
        for (update, error) in numbers(dots.y).enumerated() {
            let state = try #require(run.recording.network(after: update))
            #expect(abs(error - (state.outputs(of: run.experiment.data.inputs)[2, 0] - 5)) < 1e-12)
        }
    }

    @Test("A kink is not called flat")
    func kink() throws {
        let run = try line { $0.loss = .meanAbsoluteError }
        let figure = try FigureCatalog.make(
            "loss-curve", of: [run], ["x": CourseExamples.axis("W1[0,0]=-2:6:61"), "steps": .flag(true)])
        #expect(try !#require(figure.content as? Chart).marks.contains { $0 is TextMark })
    }

    // MARK: Limits

    @Test("Figures of learning rates name a limit only where there is one, and by which formula")
    func limits() throws {
        let options: [String: OptionValue] = [
            "rates": .numbers([0.05, 0.2]), "x": try CourseExamples.axis("W1[0,0]=-2:6:61"),
        ]
        func words(_ subject: Subject) throws -> [String] {
            let panels = try FigureCatalog.make("learning-rates", of: [subject], options)
            let sweep = try FigureCatalog.make(
                "learning-rate-sweep", of: [subject], ["points": .integer(8)])
            return [panels.content.subtitle, panels.alternativeText, sweep.alternativeText]
        }
        for text in try words(line()) { #expect(text.contains("η = 2/λ = 0.238"), "\(text)") }
        let momentum = try line(.gradientDescent(learningRate: 0.05, momentum: 0.9))
        for text in try words(momentum) { #expect(text.contains("η = 2(1 + β)/λ = 0.4521"), "\(text)") }
        for subject in [try line(batchSize: 2), try line(Optimizer(Adam(learningRate: 0.05)))] {
            for text in try words(subject) { #expect(!text.contains("stable"), "\(text)") }
        }
    }
}
