import LessonFigures
import Schema
import Sweeps

/// A sweep over learning rates and batches whose numbers are made up: large rates diverge for some seeds, then for all.
enum SweepExamples {
    static let rates = [0.01, 0.1, 1, 10]
    static let batches = [8, 16, 32]
    static let seeds = 6

    static func plan(curves: Bool = true) throws -> SweepPlan {
        var reader = Reader()
        let written = Value.fields([
            .init("experiment", .fields([.init("training", .fields([.init("seed", .integer(1))]))])),
            .init(
                "vary",
                .fields([
                    .init("training.optimizer.learning-rate", .list(rates.map { .number($0) })),
                    .init("training.batch", .list(batches.map { .integer($0) })),
                ])), .init("seeds", .integer(seeds)),
            .init("record", curves ? .fields([.init("curves", .list([.text("loss")]))]) : .none),
        ])
        guard let spec = SweepSpec.kind.read(written, at: [], called: "the sweep", into: &reader) else {
            throw reader.problems[0]
        }
        return try SweepPlan(spec)
    }

    /// How many runs of each batch diverge at a rate.
    static func diverging(_ rate: Int) -> Int { [0, 0, 2, seeds][rate] }

    static func loss(_ rate: Int, _ batch: Int, _ seed: Int) -> Double {
        [0.8, 0.2, 0.4, 9][rate] + 0.1 * Double(batch) + 0.01 * Double((seed * 7 + batch) % 5)
    }

    static func runs(curves: Bool = true) throws -> SweptRuns {
        let plan = try plan(curves: curves)
        let results = (0..<plan.count).map { run -> SweepResult in
            let (setting, seed) = (run / seeds, run % seeds)
            let (rate, batch) = (setting / batches.count, setting % batches.count)
            let isDiverging = seed < diverging(rate)
            var result = SweepResult(run: run, status: isDiverging ? .diverged : .finished, updates: 20)
            let end = loss(rate, batch, seed)
            if isDiverging { result.divergedAt = 7 } else { result.loss = end }
            if curves {
                let updates = [0, 10, 20]
                result.curves = [
                    SweepResult.Curve(
                        name: "loss", updates: updates,
                        values: updates.map { end + Double(20 - $0) * (isDiverging ? 1e6 : 0.05) })
                ]
            }
            return result
        }
        return SweptRuns(plan, results)
    }

    static func examples() throws -> [CourseExamples.Example] {
        let all: [(String, [String: OptionValue])] = [
            ("sweep-curves", ["where": .texts(["batch=8"])]),
            ("sweep-curves", ["where": .texts(["batch=8", "learning-rate=0.1"]), "line": .text("median")]),
            ("sweep-sensitivity", [:]), ("sweep-sensitivity", ["where": .texts(["batch=16"])]),
            ("sweep-heat-map", [:]), ("sweep-heat-map", ["x": .text("batch"), "cells": .text("mean")]),
            ("sweep-rank", [:]), ("sweep-rank", ["interval": .text("bootstrap"), "top": .integer(3)]),
            ("sweep-best", [:]),
        ]
        return try all.enumerated().map { index, example in
            CourseExamples.Example(
                name: "\(example.0) (\(index))", kind: example.0,
                input: FigureInput(sweep: try runs(), id: "rates", options: example.1))
        }
    }
}
