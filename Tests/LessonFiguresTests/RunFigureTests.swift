import Charting
import Drawing
import FigureChecks
import Testing

@testable import LessonFigures

/// What figures of learning rates, surfaces and diverged runs show, against closed forms.
@Suite("Facts in figures of runs")
struct RunFigureTests {
    // MARK: Learning rates

    @Test("For one weight on the input 3, learning rates are stable below 1/9")
    func learningRateLimit() throws {
        let one = try CourseExamples.oneWeight()
        let sweep = try FigureCatalog.make("learning-rate-sweep", of: [one])
        #expect(sweep.alternativeText.hasSuffix("Training is stable below η = 2/λ = 1/9 ≈ 0.1111."))
        let axis = try CourseExamples.axis("W1[0,0]=0:7:71")
        let panels = try FigureCatalog.make(
            "learning-rates", of: [one], ["rates": .numbers([0.05, 0.12]), "x": axis])
        #expect(panels.content.subtitle.hasSuffix("stable below η = 2/λ = 1/9 ≈ 0.1111"))
        #expect(panels.table.rows.contains(["0.05", "1", "3.2", "0.16"]))
        #expect(panels.table.rows.count == 18)
    }

    @Test("The best step along the neuron's gradient is 1/28 and leads to a loss of 0")
    func lineSearch() throws {
        let figure = try FigureCatalog.make("line-search", of: [CourseExamples.neuron()])
        #expect(figure.alternativeText.contains("the best step is η = 1/28"))
        #expect(figure.alternativeText.contains("η = 0.01 leads to 25.4"))
        let marks = try #require(figure.content as? Chart).marks.compactMap { $0 as? PointMark }
        let best = try #require(marks.last)
        guard case .numbers(let rate) = best.x.values, case .numbers(let loss) = best.y.values else { return }
        #expect(abs(rate[0] - 1 / 28) < 1e-9 && abs(loss[0]) < 1e-12)
    }

    // MARK: Surfaces

    @Test("The minimum of a quadratic between grid points is found exactly")
    func minimum() throws {
        // Samples [1, 0] → 0.123 and [0, 1] → −0.456: the loss is least at just these weights.
        let bowl = try CourseExamples.subject(
            "bowl", inputs: [[1, 0], [0, 1], [1, 1]], targets: [0.123, -0.456, -0.333],
            layers: [(.identity, [[1, 1]])], updates: 3)
        let figure = try FigureCatalog.make(
            "loss-surface", of: [bowl],
            ["x": CourseExamples.axis("W1[0,0]=-1:1:21"), "y": CourseExamples.axis("W1[0,1]=-1:1:17")])
        let marks = try #require(figure.content as? Chart).marks.compactMap { $0 as? PointMark }
        let cross = try #require(marks.first { $0.style.symbol == .cross })
        guard case .numbers(let x) = cross.x.values, case .numbers(let y) = cross.y.values else { return }
        #expect(abs(x[0] - 0.123) < 1e-12 && abs(y[0] + 0.456) < 1e-12)
        #expect(figure.alternativeText.contains("Its minimum, 0, is at (0.123, −0.456)."))
    }

    @Test("A valley has no lowest point, and none is marked")
    func valley() throws {
        let figure = try FigureCatalog.make(
            "loss-surface", of: [CourseExamples.neuron()],
            ["x": CourseExamples.axis("W1[0,0]=-4:2:31"), "y": CourseExamples.axis("W1[0,1]=-2:3:31")])
        let marks = try #require(figure.content as? Chart).marks
        #expect(!marks.contains { $0.style.symbol == .cross })
        #expect(figure.alternativeText.contains("goes from (0, 2)"))
    }

    @Test("Points of a path outside of the surface are counted in a note")
    func pathOutside() throws {
        let figure = try FigureCatalog.make(
            "loss-surface", of: [CourseExamples.neuron()],
            ["x": CourseExamples.axis("W1[0,0]=-0.2:2:31"), "y": CourseExamples.axis("W1[0,1]=-2:3:31")])
        #expect(figure.notes.first == "19 of 21 points of neuron lie outside of the plot.")
    }

    @Test("Two basins are named, with the barrier between them, which is the loss at the saddle")
    func basins() throws {
        let axes = [
            "x": try CourseExamples.axis("W1[0,0]=-2:2:33"), "y": try CourseExamples.axis("W2[0,0]=-2:2:31"),
        ]
        let figure = try FigureCatalog.make("loss-surface", of: [CourseExamples.twoMinima()], axes)
        // (tanh² 1 + tanh² 2)/2 = 0.7547, and 0 at both minima.
        #expect(
            figure.alternativeText.contains(
                "It has two basins; the lowest way between them leads over a loss of 0.7547, a barrier of "
                    + "0.7547."), "\(figure.alternativeText)")
        let one = try FigureCatalog.make(
            "loss-surface", of: [CourseExamples.neuron()],
            ["x": CourseExamples.axis("W1[0,0]=-4:2:31"), "y": CourseExamples.axis("W1[0,1]=-2:3:31")])
        #expect(!one.alternativeText.contains("basin"))
    }

    @Test("On demand both minima and the saddle between them are marked with their losses")
    func features() throws {
        let figure = try FigureCatalog.make(
            "loss-surface", of: [CourseExamples.twoMinima()],
            [
                "x": CourseExamples.axis("W1[0,0]=-2:2:33"), "y": CourseExamples.axis("W2[0,0]=-2:2:31"),
                "features": .flag(true),
            ])
        let marks = try #require(figure.content as? Chart).marks
        #expect(marks.count { $0.style.symbol == .cross } == 2)
        #expect(marks.count { $0.style.symbol == .diamond } == 1)
        #expect(figure.alternativeText.contains("There is a saddle of 0.7547 at (0, 0)."))
    }

    @Test("A plane through all weights says how much of the path it shows")
    func plane() throws {
        let run = try CourseExamples.twoMinima(updates: 40)
        let whole = try FigureCatalog.make("loss-plane", of: [run], ["x": .text("pca=auto:21")])
        // Two weights: the two components are the whole space.
        let subtitle = try #require(whole.content as? Chart).subtitle
        #expect(subtitle.hasSuffix("around the end; shows 100 % of the path's variance"), "\(subtitle)")
        #expect(whole.notes.isEmpty)
        #expect(whole.alternativeText.contains("over principal component 1 from "))
        let start = try FigureCatalog.make(
            "loss-plane", of: [run],
            [
                "x": .text("random=-1:1:9"), "seed": .integer(2), "at": .text("start"),
                "orthogonal": .flag(true), "normalize": .text("none"),
            ])
        #expect(start.alternativeText.contains("goes from (0, 0) to "))
    }

    // MARK: Divergence

    @Test(
        "A run that diverged is drawn, and a note names the update",
        arguments: ["loss-history", "weight-history", "weight-update", "errors", "loss-curve"])
    func divergence(kind: String) throws {
        let run = try CourseExamples.diverging()
        let update = try #require(run.recording.divergedAtUpdate)
        let options = ["x": try CourseExamples.axis("W1[0,0]=0:7:71"), "steps": .flag(true)]
        let figure = try FigureCatalog.make(kind, of: [run], options)
        #expect(figure.notes.first?.contains("at update \(update) ") == true)
        let scene = figure.content.scene(size: Size(640, 400), measuring: EvenTextMeasurer())
        #expect(scene.droppedItemCount == 0 && !scene.coordinates.contains { !$0.isFinite })
    }

    @Test("Every figure of diverged runs can be drawn, alone and among others")
    func divergedFigures() throws {
        let run = try CourseExamples.diverging()
        let network = try CourseExamples.batches(of: 5, updates: 500, learningRate: 1e3)
        #expect(network.recording.divergedAtUpdate != nil)
        for example in try CourseExamples.all() {
            for other in [run, network] {
                let kind = try #require(FigureCatalog.kind(named: example.kind))
                var input = example.input
                for index in input.subjects.indices { input.subjects[index] = other }
                // Some do not suit; none may trap, and what is made must be drawable.
                guard let figure = try? kind.make(input) else { continue }
                for measurer in [EvenTextMeasurer()] {
                    let size = figure.size(width: 640, measuring: measurer)
                    let scene = figure.content.scene(size: size, measuring: measurer)
                    #expect(scene.droppedItemCount == 0, "\(example.name)")
                    #expect(scene.textProblems(measuring: measurer) == [], "\(example.name)")
                }
            }
        }
    }
}
