import Testing

@testable import TrainingCore

@Suite("Passes over more samples than fit into one block")
struct BlockedPassTests {
    /// Relu, then tanh, then two decisions; widths on both sides of what the kernels take at once.
    private func experiment(
        samples: Int, hidden: Int, updates: Int, batchSize: Int? = nil, shuffle: Bool = false
    ) throws -> Experiment {
        var generator = SplitMix64(seed: UInt64(samples + hidden))
        var number: Double { Double.random(in: -1.5...1.5, using: &generator) }
        func weights(_ nodes: Int, _ inputs: Int) -> [[Double]] {
            (0..<nodes).map { _ in (0..<inputs).map { _ in number } }
        }
        return try ExperimentDraft(
            inputCount: 3,
            layers: [
                .init(
                    activation: .relu, weights: weights(hidden, 3),
                    // One unit is dead, and one is alive for some samples only.
                    biases: [-100, -2] + (2..<hidden).map { _ in number }),
                .init(activation: .tanh, weights: weights(9, hidden)),
                .init(activation: .sigmoid, weights: weights(2, 9), biases: [number, number]),
            ],
            inputs: (0..<samples).map { _ in [number, number, number] },
            targets: (0..<samples).map { _ in
                [Bool.random(using: &generator) ? 1.0 : 0, Bool.random(using: &generator) ? 1.0 : 0]
            },
            loss: .binaryCrossEntropy, optimizer: .gradientDescent(learningRate: 0.1),
            length: .updates(updates), batchSize: batchSize, shuffle: shuffle
        ).experiment()
    }

    /// The gradient in buffers with room for all samples at once.
    private func gradientAtOnce(_ experiment: Experiment, _ parameters: [Double]) throws -> [Double] {
        let network = experiment.network.replacing(parameters: parameters)
        let trace = try network.forward(experiment.data.inputs)
        return try network.backward(
            trace, inputs: experiment.data.inputs, targets: experiment.data.targets, loss: experiment.loss
        ).gradient
    }

    @Test(
        "The gradient over all data has the bits of one pass over all of them",
        arguments: [(255, 4), (256, 17), (257, 8), (2_500, 3), (2_500, 40)])
    func gradient(samples: Int, hidden: Int) throws {
        let experiment = try experiment(samples: samples, hidden: hidden, updates: 0)
        let state = experiment.state()
        #expect(state.gradient == (try gradientAtOnce(experiment, experiment.network.parameters)))
        #expect(state.predictions == (try experiment.network.forward(experiment.data.inputs).predictions))
        let recording = experiment.run()
        #expect(recording.loss == [state.loss])
        #expect(recording.final == recording.initial)
    }

    @Test(
        "A training by all data takes the steps of passes over all of them", arguments: [1_024, 1_025, 3_000])
    func fullBatch(samples: Int) throws {
        let experiment = try experiment(samples: samples, hidden: 12, updates: 3)
        let recording = experiment.run()
        var parameters = experiment.network.parameters
        for update in 0..<3 {
            let gradient = try gradientAtOnce(experiment, parameters)
            #expect(recording.gradients.row(update) == gradient)
            for index in parameters.indices { parameters[index] -= 0.1 * gradient[index] }
            #expect(recording.parameters.row(update + 1) == parameters)
            let state = experiment.state(at: experiment.network.replacing(parameters: parameters))
            #expect(recording.loss[update + 1] == state.loss)
        }
    }

    @Test("Accuracy and dead units are those that are taken beside batches")
    func accuracyAndDeadUnits() throws {
        let whole = try experiment(samples: 2_100, hidden: 12, updates: 1).run()
        let beside = try experiment(samples: 2_100, hidden: 12, updates: 1, batchSize: 7).run()
        #expect(whole.loss[0] == beside.loss[0])
        #expect(whole.accuracy[0] == beside.accuracy[0])
        #expect(whole.accuracy[0] > 0)
        #expect(whole.deadUnits[0] == beside.deadUnits[0])
        #expect(whole.deadUnits[0] > 0)
    }

    @Test("A shuffled batch of many samples has the loss and the gradient of its samples alone")
    func shuffledBatch() throws {
        let experiment = try experiment(
            samples: 2_100, hidden: 9, updates: 2, batchSize: 1_500, shuffle: true)
        let recording = experiment.run()
        for update in 0..<2 {
            let samples = recording.batches[update]
            func pick(_ matrix: Matrix) throws -> Matrix {
                try #require(Matrix(rowsOf: samples.map(matrix.row)))
            }
            let data = try Dataset(
                inputs: pick(experiment.data.inputs), targets: pick(experiment.data.targets))
            let network = try #require(recording.network(after: update))
            let alone = try experiment.with(
                network: network, data: data,
                training: Training(optimizer: experiment.training.optimizer, updates: 0)
            ).state()
            #expect(recording.batchLoss[update] == alone.loss)
            #expect(recording.gradients.row(update) == alone.gradient)
        }
    }

    @Test("Buffers do not grow with the data")
    func capacity() throws {
        let few = try experiment(samples: 2_000, hidden: 4, updates: 1)
        let many = try experiment(samples: 20_000, hidden: 4, updates: 1)
        #expect(GradientPass(few).capacity == GradientPass(many).capacity)
    }
}
