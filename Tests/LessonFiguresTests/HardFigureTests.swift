import Charting
import Drawing
import FigureChecks
import Sweeps
import Testing
import TrainingCore

@testable import LessonFigures

/// What figures show and say of runs at the ends of what numbers can be, and of plains.
@Suite("Figures of tiny, huge and flat runs")
struct HardFigureTests {
    private func linear(
        _ inputs: [[Double]], _ targets: [Double], _ weights: [[Double]], rate: Double = 0.01,
        updates: Int = 0,
        biases: [Double]? = nil
    ) throws -> Subject {
        try CourseExamples.subject(
            "run", inputs: inputs, targets: targets, layers: [(.identity, weights)], biases: biases,
            learningRate: rate, updates: updates)
    }

    @Test("Squares of tiny errors are seen as those of larger ones are", arguments: [1e-9, 1e-3, 1, 1e6])
    func residuals(scale: Double) throws {
        let figure = try FigureCatalog.make(
            "residuals", of: [linear([[1], [2]], [3 * scale, -2 * scale], [[scale]])])
        let chart = try #require(figure.content as? Chart)
        let domain = try #require(chart.yAxis.domain)
        let heights = chart.marks.compactMap { $0 as? RectangleMark }.compactMap { mark -> Double? in
            guard case .numbers(let ends) = mark.demands.y else { return nil }
            return (ends.max() ?? 0) - (ends.min() ?? 0)
        }
        #expect(heights.count == 3)
        #expect((heights.max() ?? 0) > 0.4 * (domain.upperBound - domain.lowerBound), "\(heights), \(domain)")
    }

    @Test("A factor that is not 1 is not said to be 1")
    func factors() throws {
        let figure = try FigureCatalog.make(
            "eigen-convergence",
            of: [linear([[1000], [2000], [3500]], [1, 3, 2], [[0.5]], rate: 1e-8, updates: 5, biases: [0])])
        let title = figure.content.title
        #expect(title.hasPrefix("Slowest: each update multiplies the error"), "\(title)")
        #expect(!title.hasSuffix(" by 1") && title.contains("by 0.99999999"), "\(title)")
    }

    @Test("A loss that is the same everywhere is said to be, with its number")
    func plain() throws {
        let subject = try CourseExamples.subject(
            "run", inputs: [[1, 2], [2, 1]], targets: [1, 3],
            layers: [(.relu, [[-1, -1], [1, 1]]), (.identity, [[1, 0.5]])])
        let figure = try FigureCatalog.make(
            "loss-surface", of: [subject],
            [
                "x": CourseExamples.axis("W1[0,0]=-1:-0.5:5"), "y": CourseExamples.axis("W1[0,1]=-1:-0.5:5"),
            ])
        let loss = NumberText.significant(subject.recording.initial.loss, 4)
        #expect(figure.content.title == "The loss is \(loss) everywhere over two weights")
    }

    @Test("An optimizer that never gets a slope is said to get none")
    func noSlope() throws {
        let subject = try CourseExamples.subject(
            "run", inputs: [[1, 2], [2, 1]], targets: [1, 3],
            layers: [(.relu, [[-1, -1], [1, 1]]), (.identity, [[1, 0.5]])], updates: 3)
        let figure = try FigureCatalog.make("optimizer-inside", of: [subject])
        #expect(
            figure.content.title
                == "The slope of W1[0,0] is 0 at every update, steps of gradient-descent up to 0")
    }

    @Test("A stability limit beyond the learning rates that are tried is no label without room")
    func limits() throws {
        let subject = try linear([[1000], [2000]], [1e6, 3e6], [[20]], rate: 1e-8, updates: 10)
        let figure = try FigureCatalog.make("learning-rate-sweep", of: [subject])
        #expect(figure.notes.isEmpty, "\(figure.notes)")
        #expect(figure.content.title.contains("diverges") || figure.content.title.hasPrefix("The "))
        let fit = figure.content.fit(size: figure.size, measuring: EvenTextMeasurer())
        #expect(fit.fits, "\(fit.omitted)")
        let chart = try #require(figure.content as? Chart)
        #expect(chart.marks.count { $0 is RuleMark } == 1)
    }

    @Test(
        "What a plane through all weights shows is at least two fifths as high as wide where both share a unit"
    )
    func planes() throws {
        let subject = try CourseExamples.networkA(updates: 60, learningRate: 0.002)
        let figure = try FigureCatalog.make("loss-plane", of: [subject])
        let chart = try #require(figure.content as? Chart)
        let grid = try #require(chart.marks.compactMap { $0 as? FilledContourMark }.first).demands
        guard case .numbers(let x) = grid.x, case .numbers(let y) = grid.y else { return }
        let ratio = ((y.max() ?? 0) - (y.min() ?? 0)) / ((x.max() ?? 0) - (x.min() ?? 0))
        #expect(!chart.hasEqualAspect || ratio > 0.3999, "\(ratio)")
    }

    @Test("Settings of which no run finished are no values without a place, and have their crosses")
    func unfinished() throws {
        for kind in ["sweep-heat-map", "sweep-sensitivity", "sweep-best", "sweep-rank"] {
            let made = try #require(FigureCatalog.kind(named: kind)).make(
                FigureInput(sweep: try SweepExamples.runs(), id: "rates"))
            #expect(!made.notes.contains { $0.contains("without a place") }, "\(kind): \(made.notes)")
        }
        let plan = try SweepExamples.plan(curves: false)
        let results = (0..<plan.count).map { run -> SweepResult in
            var result = SweepResult(run: run, status: run % 7 == 0 ? .failed : .finished, updates: 20)
            if run % 7 != 0 { result.loss = run % 2 == 0 ? 1e305 : 0.25 }
            return result
        }
        let made = try #require(FigureCatalog.kind(named: "sweep-sensitivity")).make(
            FigureInput(sweep: SweptRuns(plan, results), id: "rates"))
        let drawn = try #require(made.content as? Chart)
        let crosses = drawn.marks.compactMap { $0 as? PointMark }.filter {
            $0.style.symbol == .cross
        }
        #expect(!crosses.isEmpty)
        for mark in crosses {
            guard case .numbers(let y) = mark.demands.y else { continue }
            let isFinite = y.allSatisfy(\.isFinite)
            #expect(isFinite, "\(y)")
        }
    }

    @Test(
        "Of other trainings the figure says where their band ends, and that there is none where most diverged"
    )
    func bands() throws {
        var subject = try linear([[1], [2]], [3, 1], [[0.5]], rate: 0.05, updates: 20)
        subject.reruns = try (1...4).map {
            try linear([[1], [2]], [3, 1], [[Double($0)]], rate: 0.05, updates: 4 * $0).recording
        }
        let short = try FigureCatalog.make("loss-history", of: [subject], ["seeds": .integer(4)])
        #expect(short.content.subtitle.contains("median dotted, up to where the first of them stops"))
        subject.reruns = try (1...4).map {
            try linear([[1e100], [2]], [3, 1], [[Double($0)]], rate: 1e100, updates: 20).recording
        }
        let lost = try FigureCatalog.make("loss-history", of: [subject], ["seeds": .integer(4)])
        #expect(lost.content.subtitle.contains("no band of 4 trainings"), "\(lost.content.subtitle)")
    }

    @Test("Two equal networks are said to be equal")
    func equals() throws {
        let figure = try FigureCatalog.make(
            "network-comparison", of: [CourseExamples.networkA(), CourseExamples.networkA()])
        #expect(figure.content.subtitle.hasSuffix(", every weight and bias the same"))
    }
}
