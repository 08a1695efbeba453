import Charting
import Drawing
import Schema
import Sweeps
import Testing

@testable import LessonFigures

@Suite("Figures of sweeps")
struct SweepFigureTests {
    private func figure(
        _ kind: String, _ options: [String: OptionValue] = [:], of runs: SweptRuns? = nil
    ) throws -> LessonFigure {
        let kind = try #require(FigureCatalog.kind(named: kind))
        return try kind.make(
            FigureInput(sweep: try runs ?? SweepExamples.runs(), id: "rates", options: options))
    }

    private func chart(_ figure: LessonFigure) throws -> Chart { try #require(figure.content as? Chart) }

    private func numbers(_ value: PlottableValue) -> [Double] {
        if case .numbers(let numbers) = value.values { numbers } else { [] }
    }

    @Test("Runs that diverged are counted in words, and in no mean")
    func counted() throws {
        let words = "Of 72 runs 24 diverged: they are in no mean and no quantile."
        for kind in ["sweep-heat-map", "sweep-sensitivity", "sweep-rank"] {
            let figure = try figure(kind)
            #expect(figure.alternativeText.contains(words), "\(kind): \(figure.alternativeText)")
            #expect(try chart(figure).caption.contains(words), "\(kind)")
        }
        let curves = try figure("sweep-curves", ["where": .texts(["batch=8"])])
        #expect(try chart(curves).caption.hasPrefix("Of 24 runs 8 diverged"))
        // Those that diverged were a million higher.
        for mark in try chart(curves).marks.compactMap({ $0 as? ErrorBandMark }) {
            #expect(numbers(mark.y).allSatisfy { $0 < 12 })
        }
    }

    @Test("What all settings have that are shown is said where others were left out")
    func held() throws {
        for kind in ["sweep-curves", "sweep-sensitivity", "sweep-rank", "sweep-best"] {
            let some = try chart(figure(kind, ["where": .texts(["batch=8"])])).caption
            #expect(some.contains("All settings that are shown have batch = 8."), "\(kind): \(some)")
        }
        #expect(try !chart(figure("sweep-rank")).caption.contains("All settings"))
    }

    @Test(
        "A line of a sensitivity is the median, its band the quartiles, and it ends where most runs diverge")
    func sensitivity() throws {
        let made = try figure("sweep-sensitivity", ["where": .texts(["batch=16"])])
        let line = try #require(chart(made).marks.compactMap { $0 as? ErrorBandMark }.first)
        for rate in 0..<3 {
            let losses = (SweepExamples.diverging(rate)..<SweepExamples.seeds).map {
                SweepExamples.loss(rate, 1, $0)
            }.sorted()
            let middle = losses.count / 2
            let median = losses.count % 2 == 1 ? losses[middle] : (losses[middle - 1] + losses[middle]) / 2
            #expect(abs(numbers(line.y)[rate] - median) < 1e-12)
            #expect(numbers(line.yStart)[rate] <= median && median <= numbers(line.yEnd)[rate])
        }
        #expect(numbers(line.x) == SweepExamples.rates && numbers(line.y)[3].isNaN)
        let crosses = try #require(
            chart(made).marks.compactMap { $0 as? PointMark }.first { $0.style.symbol == .cross })
        #expect(numbers(crosses.x) == [1, 10])
        #expect(made.content.title == "The median loss is lowest with learning-rate = 0.1")
    }

    @Test(
        "A map has a cell for each setting, with a cross in its corner where some runs diverged, in its middle where all did"
    )
    func map() throws {
        let made = try figure("sweep-heat-map")
        let heat = try #require(chart(made).marks.compactMap { $0 as? HeatMapMark }.first)
        #expect(heat.values.count == 12)
        #expect(heat.values.map(\.isNaN) == (0..<12).map { $0 % 4 == 3 })
        let crosses = try chart(made).marks.compactMap { $0 as? PointMark }
        #expect(crosses.map { numbers($0.x) } == [[3, 3, 3], [2.37, 2.37, 2.37]])
        #expect(try chart(made).caption.contains("of 3 settings not all runs finished"))
        #expect(try chart(made).caption.contains("of 3 settings no run finished"))
    }

    @Test("The best until then never gets worse, and is a run")
    func best() throws {
        let made = try figure("sweep-best")
        let steps = try #require(chart(made).marks.compactMap { $0 as? LineMark }.first)
        #expect(zip(numbers(steps.y), numbers(steps.y).dropFirst()).allSatisfy { $0 >= $1 })
        let all = (0..<3).flatMap { batch in (0..<6).map { SweepExamples.loss(1, batch, $0) } }
        #expect(numbers(steps.y).last == all.min())
        #expect(made.table.rows.count == steps.y.count - 1)
    }

    @Test("Settings are ranked where every run finished; the others stand below, without a rank")
    func ranks() throws {
        let made = try figure("sweep-rank")
        #expect(made.table.rows.count == 12)
        #expect(made.table.rows.map { !$0[0].isEmpty } == (0..<12).map { $0 < 6 })
        #expect(made.table.rows[0][1] == "learning-rate = 0.1, batch = 8")
        #expect(made.content.title.contains("is first in 100 % of draws of seeds"))
        for row in made.table.rows.prefix(6) {
            let (mean, low, high) = (
                try #require(Double(row[2])), try #require(Double(row[3])), try #require(Double(row[4]))
            )
            #expect(low < mean && mean < high)
        }
    }

    @Test("Equal seeds decide between settings that single intervals cannot tell apart")
    func paired() throws {
        // Batches of one rate differ by a tenth at every seed, whatever the seed.
        let plan = try SweepExamples.plan()
        let results = (0..<plan.count).map { run -> SweepResult in
            var result = SweepResult(run: run, status: .finished, updates: 1)
            result.loss = Double(run % SweepExamples.seeds) + 0.1 * Double(plan.setting(of: run))
            return result
        }
        let made = try figure("sweep-rank", of: SweptRuns(plan, results))
        let rows = made.table.rows.map { $0.map(Double.init) }
        #expect(try #require(rows[0][4]) > (try #require(rows[1][2])))
        #expect(made.content.title.contains("is first in 100 %"))
        #expect(rows.allSatisfy { $0[0] == $0[5] && $0[0] == $0[6] })
    }

    @Test(
        "What cannot be drawn is said at its option",
        arguments: [
            ("sweep-curves", [:], "where", "9 settings"),
            ("sweep-curves", ["curve": OptionValue.text("test_loss")], "curve", "no curve \"test_loss\""),
            ("sweep-heat-map", ["where": .texts(["batch=8"])], "of", "two keys"),
            ("sweep-heat-map", ["where": .texts(["batch"])], "where", "of no key"),
            ("sweep-heat-map", ["where": .texts(["batch=9"])], "where", "batch is never 9"),
            ("sweep-heat-map", ["x": .text("width")], "x", "no \"width\""),
            ("sweep-heat-map", ["x": .text("batch"), "y": .text("batch")], "y", "Both axes"),
            ("sweep-sensitivity", ["measure": .text("accuracy")], "measure", "no accuracy"),
            ("sweep-rank", ["top": .integer(0)], "top", "at least 1, found 0"),
            ("sweep-best", ["where": .texts(["learning-rate=10"])], "of", "nothing to draw"),
        ])
    func refused(kind: String, options: [String: OptionValue], option: String, words: String) throws {
        let error = #expect(throws: FigureError.self) { try figure(kind, options) }
        #expect(
            error?.option == option && error?.description.contains(words) == true,
            "\(String(describing: error))")
    }

    @Test("A sweep that keeps no curves says how it would, and an experiment is no sweep")
    func noCurves() throws {
        let error = #expect(throws: FigureError.self) {
            try figure("sweep-curves", of: SweepExamples.runs(curves: false))
        }
        #expect(error?.remedy.contains("record: {curves: [loss]}") == true)
        let other = #expect(throws: FigureError.self) {
            try FigureCatalog.make("sweep-rank", of: [CourseExamples.neuron()])
        }
        #expect(other?.option == "of")
    }
}
