import Testing
import TrainingCore

@Suite("Batches, epochs and shuffling")
struct BatchTests {
    /// A linear neuron on samples 0, 1, 2, ….
    private func experiment(
        samples: Int, length: Training.Length, batchSize: Int?, shuffle: Bool = false, seed: UInt64 = 1
    ) throws -> Experiment {
        try ExperimentDraft(
            inputCount: 1, layers: [.init(activation: .identity, weights: [[0.5]])],
            inputs: (0..<samples).map { [Double($0)] }, targets: (0..<samples).map { [Double($0)] },
            optimizer: .gradientDescent(learningRate: 0.001), length: length, batchSize: batchSize,
            shuffle: shuffle, seed: seed
        ).experiment()
    }

    @Test("Batches follow the data in order, and the last of an epoch is short")
    func inOrder() throws {
        let recording = try experiment(samples: 5, length: .updates(5), batchSize: 2).run()
        #expect(recording.batches == [[0, 1], [2, 3], [4], [0, 1], [2, 3]])
    }

    @Test("An epoch is as many updates as it has batches")
    func epochs() throws {
        #expect(try experiment(samples: 5, length: .epochs(3), batchSize: 2).training.updates == 9)
        #expect(try experiment(samples: 5, length: .epochs(3), batchSize: nil).training.updates == 3)
        #expect(try experiment(samples: 5, length: .epochs(3), batchSize: 5).training.updates == 3)
    }

    @Test("Shuffled epochs each use every sample once, in another order, the same for the same seed")
    func shuffled() throws {
        func orders(seed: UInt64) throws -> [[Int]] {
            let batches = try experiment(
                samples: 10, length: .epochs(4), batchSize: 3, shuffle: true, seed: seed
            ).run().batches
            return (0..<4).map { epoch in batches[epoch * 4..<(epoch + 1) * 4].flatMap { $0 } }
        }
        let first = try orders(seed: 7)
        for order in first { #expect(order.sorted() == Array(0..<10)) }
        #expect(Set(first).count == 4)
        let (again, other) = (try orders(seed: 7), try orders(seed: 8))
        #expect(first == again)
        #expect(first[0] != other[0])
    }

    @Test("A batch's loss and gradient are those of an experiment on its samples alone")
    func batchValues() throws {
        let experiment = try Example.random(seed: 11, updates: 6, batchSize: 3, shuffle: true)
        let recording = experiment.run()
        for update in 0..<recording.updateCount {
            let samples = recording.batches[update]
            func pick(_ matrix: Matrix) throws -> Matrix {
                try #require(Matrix(rowsOf: samples.map(matrix.row)))
            }
            let data = try Dataset(
                inputs: pick(experiment.data.inputs), targets: pick(experiment.data.targets))
            let training = Training(optimizer: experiment.training.optimizer, updates: 0)
            let network = try #require(recording.network(after: update))
            let alone = try experiment.with(network: network, data: data, training: training).run()
            #expect(alone.loss == [recording.batchLoss[update]])
            #expect(alone.initial.gradient == recording.gradients.row(update))
            let next = zip(recording.parameters.row(update), recording.gradients.row(update)).map {
                $0 - 0.05 * $1
            }
            #expect(next == recording.parameters.row(update + 1))
        }
    }

    @Test("loss[k] is the loss over all data of the parameters after k updates")
    func fullLoss() throws {
        let experiment = try Example.random(seed: 5, updates: 7, batchSize: 2)
        let recording = experiment.run()
        for update in 0...7 {
            let network = try #require(recording.network(after: update))
            let state = experiment.state(at: network)
            #expect(state.loss == recording.loss[update])
        }
        let last = try #require(recording.network(after: 7))
        #expect(recording.final == experiment.state(at: last))
        let name = ParameterName.weight(layer: 1, node: 0, input: 0)
        #expect(recording.history(of: name) == recording.parameters.column(0))
    }

    @Test("Without updates the recording is the start alone")
    func nothingTrained() throws {
        let recording = try experiment(samples: 3, length: .updates(0), batchSize: nil).run()
        #expect(recording.loss.count == 1)
        #expect(recording.batchLoss.isEmpty)
        #expect(recording.initial == recording.final)
        #expect(recording.gradients.rows == 0)
    }

    @Test("The same experiment gives the same recording", arguments: 0..<5)
    func reproducible(seed: Int) throws {
        let first = try Example.random(seed: UInt64(seed), updates: 5, batchSize: 2, shuffle: true).run()
        let second = try Example.random(seed: UInt64(seed), updates: 5, batchSize: 2, shuffle: true).run()
        #expect(first == second)
    }
}
