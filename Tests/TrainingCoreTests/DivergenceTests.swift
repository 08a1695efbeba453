import Testing
import TrainingCore

@Suite("Diverging trainings are recorded")
struct DivergenceTests {
    @Test("A training stops at the first loss that overflows, and says after which update")
    func overflow() throws {
        let recording = try Example.neuron(learningRate: 1, updates: 1000).run()
        let update = try #require(recording.divergedAtUpdate)
        // The error grows 27-fold at every update: 49·27²ᵏ first passes 1.8e308 at k = 108.
        #expect(update == 108)
        #expect(recording.loss.count == update + 1)
        #expect(recording.batchLoss.count == update)
        #expect(recording.parameters.rows == update + 1)
        #expect(recording.gradients.rows == update)
        #expect(recording.loss.dropLast().allSatisfy { $0.isFinite })
        #expect(recording.loss.last?.isFinite == false)
        #expect(recording.final.loss == recording.loss.last)
    }

    @Test("A loss that overflows before training stops it at update 0")
    func atStart() throws {
        let experiment = try ExperimentDraft(
            inputCount: 1, layers: [.init(activation: .identity, weights: [[1e200]])], inputs: [[1]],
            targets: [[0]], optimizer: .gradientDescent(learningRate: 0.1), length: .updates(5)
        ).experiment()
        let recording = experiment.run()
        #expect(recording.divergedAtUpdate == 0)
        #expect(recording.loss == [.infinity])
        #expect(recording.updateCount == 0)
    }

    @Test("A training that stays finite did not diverge")
    func finite() throws {
        #expect(try Example.neuron(updates: 50).run().divergedAtUpdate == nil)
    }
}

@Suite("Trainings that end early")
struct EndingTests {
    @Test("A training ends after the update that reaches the loss waited for")
    func untilLoss() throws {
        let recording = try Example.neuron().run(untilLoss: 10)
        #expect(recording.ending == .lossReached)
        #expect(recording.updateCount == 3)
        #expect(recording.loss[2] > 10 && recording.loss[3] <= 10)
        #expect(try Example.neuron().run(untilLoss: 49).updateCount == 0)
    }

    @Test("An interrupted training keeps what it has: the beginning of the whole one")
    func interrupted() throws {
        var asked: [Int] = []
        let recording = try Example.neuron().run { updates, _ in
            asked.append(updates)
            return updates < 5
        }
        let whole = try Example.neuron().run()
        #expect(asked == [0, 1, 2, 3, 4, 5])
        #expect(recording.ending == .interrupted)
        #expect(recording.loss == Array(whole.loss.prefix(6)))
        let last = try #require(whole.network(after: 5))
        #expect(recording.final == recording.experiment.state(at: last))
        #expect(whole.ending == .complete)
    }
}
