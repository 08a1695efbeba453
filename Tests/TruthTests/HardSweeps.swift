import LessonFigures
import Schema
import Sweeps
import Testing
import TrainingCore

/// Sweeps that are hard to speak of: with runs that diverge, fail, stop early or are not done.
struct HardSweep: CustomTestStringConvertible {
    let name: String
    var vary: [Value.Member] = []
    var seeds = Value.none
    var changes: [(Path, Value)] = []
    /// Which of the results are there.
    var keeps: @Sendable (Int) -> Bool = { _ in true }

    var testDescription: String { name }

    static let all = [
        HardSweep(
            name: "diverging",
            vary: [rates(0.01, 1e4, 5), .init("training.batch", .list([.integer(4), .integer(16)]))],
            seeds: .integer(5), changes: [gradientDescent]),
        HardSweep(name: "seeds alone", seeds: .integer(7)),
        HardSweep(name: "one run each", vary: [rates(0.001, 1, 4), activations]),
        HardSweep(
            name: "stopped early", vary: [rates(0.01, 0.3, 3)], seeds: .integer(4),
            changes: [
                (["data", "validation"], .number(0.25)), (["training", "epochs"], .integer(12)),
                (
                    ["training", "early-stopping"],
                    .fields([.init("on", .text("validation")), .init("patience", .integer(1))])
                ),
            ]),
        HardSweep(
            name: "not done", vary: [rates(0.01, 1, 3), activations], seeds: .integer(3),
            keeps: { $0 % 4 != 1 }),
        HardSweep(
            name: "failing",
            vary: [
                .init("network.inputs", .list([.integer(2), .integer(3)])), rates(0.01, 1, 2),
            ], seeds: .integer(2)),
        HardSweep(
            name: "drawn",
            vary: [
                .init(
                    "training.optimizer.learning-rate",
                    .fields([
                        .init(
                            "random",
                            .fields([
                                .init("from", .number(0.001)), .init("to", .integer(1)),
                                .init("scale", .text("log")),
                                .init("points", .integer(9)),
                            ]))
                    ]))
            ], seeds: .integer(2)),
        HardSweep(
            name: "of three keys",
            vary: [
                rates(0.01, 0.5, 3), activations, .init("training.batch", .list([.integer(4), .integer(8)])),
            ], seeds: .integer(2)),
    ]

    private static let gradientDescent: (Path, Value) = (
        ["training", "optimizer"],
        .fields([.init("name", .text("gradient-descent")), .init("learning-rate", .number(0.1))])
    )

    private static let activations = Value.Member(
        "network.layers[0].activation", .list([.text("relu"), .text("tanh")]))

    private static func rates(_ from: Double, _ to: Double, _ points: Int) -> Value.Member {
        .init(
            "training.optimizer.learning-rate",
            .fields([
                .init("from", .number(from)), .init("to", .number(to)), .init("points", .integer(points)),
                .init("scale", .text("log")),
            ]))
    }

    /// Linear targets where it diverges, so that it really does.
    func make() throws -> SweptRuns {
        var experiment = Self.moons
        for (path, value) in changes { experiment = experiment.replacing(path, by: value) ?? experiment }
        if name == "diverging" {
            experiment =
                experiment.replacing(["network", "layers", .index(1), "activation"], by: .text("identity"))?
                .replacing(["network", "layers", .index(0), "activation"], by: .text("identity"))?
                .replacing(["loss"], by: .text("mean-squared-error")) ?? experiment
        }
        let written = Value.fields([
            .init("experiment", experiment), .init("vary", .fields(vary)), .init("seeds", seeds),
            .init(
                "record",
                .fields([
                    .init("curves", .list([.text("loss"), .text("test_accuracy")])),
                    .init("points", .integer(5)),
                ])),
        ])
        var reader = Reader()
        let spec = SweepSpec.kind.read(written, at: [], called: "the sweep", into: &reader)
        guard let spec else {
            throw reader.problems.first ?? Problem(path: [], message: "no sweep", remedy: "")
        }
        let plan = try SweepPlan(spec)
        return SweptRuns(plan, (0..<plan.count).filter(keeps).compactMap { plan.train($0) })
    }

    private static let moons = Value.fields([
        .init(
            "network",
            .fields([
                .init("inputs", .integer(2)),
                .init("layers", .list([layer(4, "tanh"), layer(1, "sigmoid")])),
            ])),
        .init(
            "data",
            .fields([
                .init(
                    "generate",
                    .fields([
                        .init("name", .text("moons")), .init("samples", .integer(24)),
                        .init("noise", .number(0.1)),
                    ])), .init("test", .number(0.25)),
            ])),
        .init("loss", .text("binary-cross-entropy")),
        .init(
            "training",
            .fields([
                .init(
                    "optimizer",
                    .fields([.init("name", .text("adam")), .init("learning-rate", .number(0.01))])),
                .init("epochs", .integer(6)), .init("batch", .integer(4)), .init("shuffle", .flag(true)),
            ])),
    ])

    private static func layer(_ nodes: Int, _ activation: String) -> Value {
        .fields([
            .init("nodes", .integer(nodes)), .init("activation", .text(activation)),
            .init("biases", .integer(0)),
            .init("initialization", .fields([.init("scheme", .text("he-normal"))])),
        ])
    }
}

extension FigureCase {
    /// Every kind of sweeps with every option that changes what it says.
    static func all(of sweep: SweptRuns) -> [FigureCase] {
        let accuracy: [String: OptionValue] = ["measure": .text("test_accuracy")]
        let options: [(String, [[String: OptionValue]])] = [
            ("sweep-curves", [[:], ["line": .text("median"), "curve": .text("test_accuracy")]]),
            ("sweep-heat-map", [[:], accuracy, ["cells": .text("mean"), "where": .texts(["batch=4"])]]),
            ("sweep-best", [[:], accuracy]),
            (
                "sweep-rank",
                [
                    [:], accuracy,
                    ["interval": .text("bootstrap"), "top": .integer(3), "measure": .text("loss")],
                ]
            ),
            ("sweep-sensitivity", [[:], accuracy, ["where": .texts(["activation=tanh"])]]),
        ]
        return options.flatMap { kind, all in all.map { FigureCase(kind, sweep, $0) } }
    }
}
