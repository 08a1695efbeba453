import Schema
import Sweeps
import Testing
import TrainingCore

@Suite("Plans of sweeps")
struct SweepPlanTests {
    /// A small network on moons, with everything drawn.
    static let experiment = Value.fields([
        .init(
            "network",
            .fields([
                .init("inputs", .integer(2)),
                .init(
                    "layers",
                    .list([
                        layer(4, "tanh"), layer(1, "sigmoid"),
                    ])),
            ])),
        .init(
            "data",
            .fields([
                .init(
                    "generate",
                    .fields([
                        .init("name", .text("moons")), .init("samples", .integer(20)),
                        .init("noise", .number(0.1)),
                    ])),
                .init("test", .number(0.25)),
            ])),
        .init("loss", .text("binary-cross-entropy")),
        .init(
            "training",
            .fields([
                .init(
                    "optimizer",
                    .fields([.init("name", .text("adam")), .init("learning-rate", .number(0.01))])),
                .init("epochs", .integer(3)), .init("batch", .integer(4)), .init("shuffle", .flag(true)),
            ])),
    ])

    private static func layer(_ nodes: Int, _ activation: String) -> Value {
        .fields([
            .init("nodes", .integer(nodes)), .init("activation", .text(activation)),
            .init("biases", .integer(0)),
            .init("initialization", .fields([.init("scheme", .text("he-normal"))])),
        ])
    }

    static func plan(
        vary: [Value.Member] = [], seeds: Value = .none, record: Value = .none, experiment: Value = experiment
    ) throws -> SweepPlan {
        var reader = Reader()
        let written = Value.fields([
            .init("experiment", experiment), .init("vary", .fields(vary)), .init("seeds", seeds),
            .init("record", record),
        ])
        let spec = SweepSpec.kind.read(written, at: [], called: "the sweep", into: &reader)
        if let problem = reader.problems.first { throw problem }
        return try SweepPlan(try #require(spec))
    }

    private static let rates = Value.fields([
        .init("from", .number(0.001)), .init("to", .integer(1)), .init("points", .integer(4)),
        .init("scale", .text("log")),
    ])

    @Test("The last key and then the seed change fastest")
    func order() throws {
        let plan = try Self.plan(
            vary: [
                .init("training.optimizer.learning-rate", Self.rates),
                .init("training.batch", .list([.integer(4), .integer(8)])),
            ], seeds: .integer(3))
        #expect(plan.count == 24)
        #expect(plan.values(of: 0) == [.number(0.001), .integer(4)])
        #expect(plan.values(of: 2) == plan.values(of: 0))
        #expect((0..<4).map { plan.seed(of: $0) } == [1, 2, 3, 1])
        #expect(plan.values(of: 3) == [.number(0.001), .integer(8)])
        #expect(plan.values(of: 23) == [.number(1), .integer(8)])
    }

    @Test("Logarithmic ranges give tidy numbers")
    func tidy() throws {
        let plan = try Self.plan(vary: [.init("training.optimizer.learning-rate", Self.rates)])
        #expect((0..<4).flatMap { plan.values(of: $0) } == [0.001, 0.01, 0.1, 1].map { .number($0) })
        let whole = try Self.plan(vary: [
            .init(
                "network.layers[0].nodes",
                .fields([
                    .init("from", .integer(2)), .init("to", .integer(64)), .init("points", .integer(6)),
                    .init("scale", .text("log")), .init("type", .text("integer")),
                ]))
        ])
        #expect((0..<6).flatMap { whole.values(of: $0) } == [2, 4, 8, 16, 32, 64].map { .integer($0) })
    }

    @Test("Keys with random values are drawn together, each from its own numbers, and stay when others come")
    func draws() throws {
        func draw(_ points: Int) -> Value {
            .fields([
                .init(
                    "random",
                    .fields([
                        .init("from", .number(0.001)), .init("to", .integer(1)),
                        .init("points", .integer(points)), .init("scale", .text("log")),
                    ]))
            ])
        }
        let key = "training.optimizer.learning-rate"
        let alone = try Self.plan(vary: [.init(key, draw(10))])
        let both = try Self.plan(vary: [.init("training.optimizer.eps", draw(10)), .init(key, draw(10))])
        #expect(alone.count == 10)
        #expect(both.count == 10)
        #expect((0..<10).map { alone.values(of: $0)[0] } == (0..<10).map { both.values(of: $0)[1] })
        #expect((0..<10).map { both.values(of: $0)[0] } != (0..<10).map { both.values(of: $0)[1] })
        #expect(throws: Problem.self) {
            try Self.plan(vary: [.init("training.optimizer.eps", draw(9)), .init(key, draw(10))])
        }
    }

    @Test("A thousand million runs are refused with their count and what would cut it")
    func tooMany() {
        let range = Value.fields([
            .init("from", .number(0.001)), .init("to", .integer(1)), .init("points", .integer(1000)),
        ])
        let problem = #expect(throws: Problem.self) {
            try Self.plan(
                vary: [
                    .init("training.optimizer.learning-rate", range), .init("training.optimizer.eps", range),
                ],
                seeds: .integer(1000))
        }
        #expect(problem?.message.contains("has 1000000000 runs") == true)
        #expect(
            problem?.message.contains(
                "training.optimizer.learning-rate 1000 × training.optimizer.eps 1000 × seeds 1000") == true)
    }

    @Test("Keys that are one another's parts, values that stand twice, and two seeds are refused")
    func refused() {
        let values = Value.list([.integer(1), .integer(2)])
        #expect(throws: Problem.self) {
            try Self.plan(vary: [.init("training", values), .init("training.batch", values)])
        }
        #expect(throws: Problem.self) {
            try Self.plan(vary: [.init("training.batch", .list([.integer(1), .integer(1)]))])
        }
        #expect(throws: Problem.self) {
            try Self.plan(vary: [.init("training.seed", values)], seeds: .integer(2))
        }
        #expect(throws: Problem.self) { try Self.plan(vary: [.init("training..batch", values)]) }
    }

    @Test("A plan that is written reads back as the same")
    func roundTrip() throws {
        let plan = try Self.plan(
            vary: [.init("training.optimizer.learning-rate", Self.rates)],
            seeds: .fields([.init("count", .integer(2)), .init("of", .list([.text("weights")]))]))
        var reader = Reader()
        let again = try SweepPlan(
            try #require(SweepSpec.kind.read(plan.written, at: [], called: "the sweep", into: &reader)))
        #expect(again.written == plan.written)
        #expect(again.count == 8)
    }

    @Test(
        "Seeds of some parts alone leave what the others are drawn from", arguments: SweepSeeds.Part.allCases)
    func seeds(of part: SweepSeeds.Part) throws {
        let plan = try Self.plan(
            seeds: .fields([
                .init("from", .integer(5)), .init("count", .integer(2)),
                .init("of", .list([.text(part.rawValue)])),
            ]))
        func experiment(_ value: Value?) throws -> Experiment {
            var reader = Reader()
            let read = ExperimentSpec.read(try #require(value), into: &reader)
            return try #require(read?.experiment, "\(reader.problems)")
        }
        let base = try experiment(Self.experiment)
        let run = try experiment(plan.writtenExperiment(of: 1))
        #expect((run.network != base.network) == (part == .weights))
        #expect((run.training.seed == 6) == (part == .order || part == .dropout))
        let all = { (experiment: Experiment) in
            (experiment.data.inputs.elements + (experiment.test?.inputs.elements ?? [])).sorted()
        }
        #expect((all(run) != all(base)) == (part == .data))
        #expect((run.data != base.data) == (part == .data || part == .split))
    }

    @Test("All parts follow the seed, also where they have one of their own")
    func allSeeds() throws {
        let seeded = try #require(
            Self.experiment.replacing(["data", "generate", "seed"], by: .integer(77)))
        let plan = try Self.plan(seeds: .integer(2), experiment: seeded)
        let value = try #require(plan.writtenExperiment(of: 1))
        #expect(value["data"]?["generate"]?["seed"] == .integer(2))
        #expect(value["training"]?["seed"] == .integer(2))
    }
}
