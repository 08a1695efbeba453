import Tables
import Testing

@testable import TrainingCore

@Suite("Recordings can be thinned")
struct ThinnedRecordingTests {
    /// Seven samples in batches of two: four updates an epoch.
    private func experiment(updates: Int, _ options: RecordingOptions) throws -> Experiment {
        let whole = try Example.random(seed: 3, updates: updates, batchSize: 2, shuffle: true)
        return try whole.with(recording: options)
    }

    @Test("Weights are kept at every third update and at the last, and are those of the whole recording")
    func weights() throws {
        let whole = try experiment(updates: 11, RecordingOptions()).run()
        let thin = try experiment(updates: 11, RecordingOptions(weightsEvery: 3)).run()
        #expect(!whole.isThinned && thin.isThinned)
        #expect(thin.keptUpdates == [0, 3, 6, 9, 11])
        #expect(thin.parameters.rows == 5 && thin.gradients.rows == 4)
        for (row, update) in thin.keptUpdates.enumerated() {
            #expect(thin.parameters.row(row) == whole.parameters.row(update))
            #expect(thin.row(after: update) == row)
            #expect(thin.network(after: update) == whole.network(after: update))
            if update < 11 { #expect(thin.gradients.row(row) == whole.gradients.row(update)) }
        }
        #expect(thin.row(after: 4) == nil && thin.network(after: 12) == nil)
        #expect(thin.step(ofUpdate: 0) == nil && whole.step(ofUpdate: 0) != nil)
        #expect(thin.loss == whole.loss && thin.batchLoss == whole.batchLoss)
        #expect(thin.gradientNorms == whole.gradientNorms)
        #expect(thin.final == whole.final)
        #expect(thin.batches == whole.batches)
        #expect(thin.keptLosses == thin.keptUpdates.map { whole.loss[$0] })
    }

    @Test("What is kept stays within the budget, whatever the network and the length", arguments: 0..<200)
    func budget(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let parameters = Int.random(in: 1...1_000_000, using: &generator)
        let updates = Int.random(in: 0...20_000_000, using: &generator)
        let every = RecordingOptions().weightsEvery(parameterCount: parameters, updates: updates)
        let rows = updates / every + 2
        #expect(every >= 1)
        #expect(2 * parameters * rows <= RecordingOptions.budget || rows <= 4)
        // No rarer than it must be.
        if every > 1, every < updates {
            let more = updates / (every - 1) + 2
            #expect(2 * parameters * (more + 1) > RecordingOptions.budget)
        }
    }

    @Test("A training too large to keep whole is thinned by itself, and says so")
    func largeRun() throws {
        let draft = ExperimentDraft(
            inputCount: 1000,
            layers: [.init(nodes: 100, activation: .identity, initialization: .init(.lecunNormal, seed: 1))],
            inputs: [[Double](repeating: 1e-3, count: 1000)], targets: [[Double](repeating: 1, count: 100)],
            optimizer: .gradientDescent(learningRate: 0.1), length: .updates(200))
        let recording = try draft.experiment().run()
        // 2²⁴ numbers are 83 pairs of parameters and gradients, two of them for the ends.
        #expect(recording.keptUpdates == Array(stride(from: 0, through: 198, by: 3)) + [200])
        #expect(recording.json["keptUpdates"]?[1]?.number == 3)
        #expect(recording.loss.count == 201)
    }

    @Test("The loss over all data is taken where it is wanted, and after the last update")
    func losses() throws {
        let whole = try experiment(updates: 11, RecordingOptions()).run()
        let rare = try experiment(updates: 11, RecordingOptions(lossEvery: 4)).run()
        #expect(rare.lossUpdates == [0, 4, 8, 11])
        #expect(whole.lossUpdates == Array(0...11))
        for update in 0...11 {
            let isTaken = rare.lossUpdates.contains(update)
            #expect(isTaken ? rare.loss[update] == whole.loss[update] : rare.loss[update].isNaN)
        }
        #expect(rare.batchLoss == whole.batchLoss)
        #expect(rare.parameters == whole.parameters)
        #expect(rare.keptLosses == whole.loss)
        let lines = String(decoding: rare.table.csvBytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        #expect(lines[2].hasPrefix("1,,"))
        #expect(rare.json["loss"]?[1]?.description == "null")
    }

    @Test("A run that ends between two losses takes the last one then")
    func interrupted() throws {
        let rare = try experiment(updates: 11, RecordingOptions(lossEvery: 4))
        var seen: [Double] = []
        let cut = rare.run { updates, loss in
            seen.append(loss)
            return updates < 6
        }
        // Who watches sees the last loss that was taken.
        #expect(seen == [0, 0, 0, 0, 4, 4, 4].map { cut.loss[$0] })
        #expect(cut.ending == .interrupted && cut.updateCount == 6)
        #expect(cut.lossUpdates == [0, 4, 6])
        #expect(cut.loss[6] == cut.final.loss)
    }

    @Test("The archive tells the samples of every update, and fills up short batches")
    func batchSamples() throws {
        let experiment = try ExperimentDraft(
            inputCount: 1, layers: [.init(activation: .identity, weights: [[1]])], inputs: [[1], [2], [3]],
            targets: [[1], [2], [3]], optimizer: .gradientDescent(learningRate: 0), length: .updates(3),
            batchSize: 2
        ).experiment()
        let bytes = try experiment.run().archive.bytes()
        let array = try NumPyArchive.array("batch_samples", in: bytes)
        #expect(array.shape == [3, 2] && array.elements == [0, 1, 2, -1, 0, 1])
        let whole = try Example.neuron().run().archive.bytes()
        #expect(try !NumPyArchive.names(in: whole).contains("batch_samples"))
    }

    @Test("The samples of some updates are those of the whole list")
    func samples() throws {
        let recording = try experiment(updates: 11, RecordingOptions()).run()
        #expect(recording.samples(ofUpdates: 5..<9) == Array(recording.batches[5..<9]))
        #expect(recording.samples(ofFirst: 100) == recording.batches)
    }
}

@Suite("Traces")
struct TraceTests {
    @Test("The factors of every weight, multiplied and summed, are its gradient", arguments: 0..<20)
    func factors(seed: UInt64) throws {
        let experiment = try Example.random(seed: seed, updates: 5, batchSize: 3, shuffle: true)
        let recording = try experiment.with(recording: RecordingOptions(weightsEvery: 4, traces: [2])).run()
        #expect(recording.keptUpdates == [0, 2, 4, 5])
        let trace = try #require(recording.traces.first)
        #expect(trace.update == 2 && trace.samples == recording.batches[2])
        #expect(trace.loss == recording.batchLoss[2])
        #expect(trace.backward.gradient == recording.gradients.row(1))
        for (name, gradient) in zip(trace.network.parameterNames, trace.backward.gradient) {
            let factors = try #require(trace.factors(of: name))
            #expect(factors.count == trace.samples.count)
            let sum = factors.reduce(0) { $0 + $1.product }
            #expect((sum - gradient).magnitude <= 1e-12 * max(1, gradient.magnitude))
        }
        #expect(recording.trace(ofUpdate: 3) == nil, "its weights were not kept")
        #expect(recording.trace(ofUpdate: 5) == nil, "it was not done")
    }

    @Test("Of the course's neuron: input 3, slope of the identity 1, slope of the loss 14")
    func neuron() throws {
        let experiment = try Example.neuron().with(recording: RecordingOptions(traces: [0]))
        let json = try #require(experiment.run().json["traces"]?[0])
        let third = try #require(json["gradients"]?[2])
        #expect(third["parameter"] == .string("W1[0,2]") && third["gradient"]?.number == 42)
        let factors = try #require(third["factors"]?[0])
        #expect(factors.keys == ["input", "activationSlope", "valueSlope"])
        #expect(factors.keys.map { factors[$0]?.number } == [3, 1, 14])
        #expect(json["layers"]?[0]?["values"]?[0]?[0]?.number == 7)
    }

    @Test("A softmax has no slope of one node alone: the factors go from ∂L/∂z")
    func softmax() throws {
        var draft = ExperimentDraft(
            inputCount: 2,
            layers: [
                .init(activation: .softmax, weights: [[1, -1], [0.5, 2], [0, 1]], biases: [0, 1, 2])
            ],
            inputs: [[1, 2], [-1, 0.5]], targets: [[1, 0, 0], [0, 0, 1]], loss: .crossEntropy,
            optimizer: .gradientDescent(learningRate: 0.1), length: .updates(1))
        draft.recording.traces = [0]
        let trace = try #require(try draft.experiment().run().traces.first)
        for (name, gradient) in zip(trace.network.parameterNames, trace.backward.gradient) {
            let factors = try #require(trace.factors(of: name))
            #expect(factors.allSatisfy { $0.activationSlope == nil })
            #expect((factors.reduce(0) { $0 + $1.product } - gradient).magnitude < 1e-15)
        }
    }
}
