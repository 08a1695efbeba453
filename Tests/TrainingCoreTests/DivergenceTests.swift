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
