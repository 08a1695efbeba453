import Testing
import TrainingCore

@Suite("Limits of the learning rate, where the theory holds")
struct StabilityTests {
    /// The line of four points with weight and bias: the Hessian [[7, 3], [3, 2]], whose larger eigenvalue is
    /// (9 + √61)/2.
    private func line(
        _ optimizer: Optimizer, updates: Int = 0, change: (inout ExperimentDraft) -> Void = { _ in }
    ) throws -> Experiment {
        var draft = ExperimentDraft(
            inputCount: 1, layers: [.init(activation: .identity, weights: [[0.5]], biases: [0])],
            inputs: [[0], [1], [2], [3]], targets: [[1], [3], [5], [7]], optimizer: optimizer,
            length: .updates(updates))
        change(&draft)
        return try draft.experiment()
    }

    private static let curvature = (9 + 61.0.squareRoot()) / 2

    @Test(
        "Below the limit a training converges, above it it diverges, with and without momentum",
        arguments: [
            (0.0, false, 2.0), (0.5, false, 3), (0.9, false, 3.8), (0.5, true, 1.5), (0.9, true, 3.8 / 2.8),
        ])
    func limits(momentum: Double, nesterov: Bool, factor: Double) throws {
        func experiment(_ rate: Double) throws -> Experiment {
            try line(
                .gradientDescent(learningRate: rate, momentum: momentum, nesterov: nesterov), updates: 4000)
        }
        let limit = try #require(try experiment(0.01).learningRateLimit)
        #expect((limit - factor / Self.curvature).magnitude < 1e-12)
        #expect(try experiment(limit * 0.99).run().final.loss < 1e-6)
        let above = try experiment(limit * 1.01).run()
        #expect(!(above.final.loss < 1e6))
    }

    @Test("Batches, other optimizers, schedules, clipping and penalties have no limit, and say why")
    func none() throws {
        let plain = Optimizer.gradientDescent(learningRate: 0.1)
        let cases: [(Experiment, String)] = [
            (try line(plain) { $0.batchSize = 2 }, "batches of 2 of the 4 samples"),
            (try line(Optimizer(Adam(learningRate: 0.1))), "the optimizer adam"),
            (try line(Optimizer(LBFGS(learningRate: 1))), "the optimizer lbfgs"),
            (
                try line(plain) { $0.schedule = LearningRateSchedule(.exponential(factor: 0.9)) },
                "a schedule of the learning rate"
            ),
            (
                try line(plain) { $0.schedule = LearningRateSchedule(.constant, warmUp: 3) },
                "a schedule of the learning rate"
            ),
            (try line(plain) { $0.clipping = .norm(1) }, "clipped gradients"),
            (try line(plain) { $0.penalty = Penalty(l2: 0.1) }, "a penalty on the weights"),
        ]
        for (experiment, words) in cases {
            #expect(experiment.learningRateLimit == nil)
            #expect(experiment.updateDeviations.map(\.description) == [words])
        }
        let momentum = try line(.gradientDescent(learningRate: 0.1, momentum: 0.9)) { $0.batchSize = 2 }
        #expect(momentum.learningRateLimit == nil)
        #expect(momentum.stability == .none([.momentum(0.9), .batches(of: 2, samples: 4)]))
    }

    @Test("A batch of all samples is none")
    func whole() throws {
        let experiment = try line(.gradientDescent(learningRate: 0.1)) { $0.batchSize = 4 }
        #expect(experiment.updateDeviations.isEmpty && experiment.learningRateLimit != nil)
    }
}
