import Testing
import TrainingCore

@Suite("Trainings agree with PyTorch in float64")
struct OracleTests {
    /// 1e-9 of the expected value, or of 1e-3 where that is smaller (a sum that cancels).
    private func agree(_ found: [Double], _ expected: [Double], _ what: Comment) {
        #expect(found.count == expected.count, what)
        for (value, oracle) in zip(found, expected) {
            #expect((value - oracle).magnitude <= 1e-9 * max(oracle.magnitude, 1e-3), what)
        }
    }

    private func agree(_ state: NetworkState, _ expected: OracleCase.State, _ what: String) {
        agree(state.predictions.elements, expected.predictions.flatMap { $0 }, "\(what) predictions")
        agree(state.network, expected.weights, expected.biases, "\(what)")
        agree(
            state.gradients, expected.gradients.weights, expected.gradients.biases, "\(what) gradients")
    }

    private func agree(
        _ network: Network, _ weights: [[[Double]]], _ biases: [[Double]?], _ what: String
    ) {
        #expect(network.layers.count == weights.count)
        for (index, layer) in network.layers.enumerated() {
            agree(layer.weights.elements, weights[index].flatMap { $0 }, "\(what) weights \(index)")
            #expect((layer.biases == nil) == (biases[index] == nil))
            agree(layer.biases ?? [], biases[index] ?? [], "\(what) biases \(index)")
        }
    }

    @Test("Every training by plain gradient descent has the oracle's losses, states and gradients")
    func trainings() throws {
        var covered = 0
        for (index, oracle) in try OracleCase.all().enumerated() where oracle.experiment.hasKnownOptimizer {
            guard let experiment = try oracle.experiment.experiment() else { continue }
            covered += 1
            let recording = experiment.run()
            agree(recording.loss, oracle.expected.loss, "case \(index) loss")
            agree(recording.batchLoss, oracle.expected.batchLoss, "case \(index) batch loss")
            agree(recording.initial, oracle.expected.initial, "case \(index) initial")
            agree(recording.final, oracle.expected.final, "case \(index) final")
        }
        #expect(covered == 2, "the cases with plain gradient descent, a known activation and loss")
    }

    @Test("Whatever the optimizer, passes forward and back at both ends of a training are the oracle's")
    func states() throws {
        var covered = 0
        for (index, oracle) in try OracleCase.all().enumerated() {
            guard let experiment = try oracle.experiment.experiment() else { continue }
            covered += 1
            let recording = experiment.run()
            agree([recording.loss[0]], [oracle.expected.loss[0]], "case \(index) loss")
            agree([recording.batchLoss[0]], [oracle.expected.batchLoss[0]], "case \(index) batch loss")
            agree(recording.initial, oracle.expected.initial, "case \(index) initial")
            let flat = zip(oracle.expected.final.weights, oracle.expected.final.biases).flatMap {
                $0.flatMap { $0 } + ($1 ?? [])
            }
            let final = experiment.state(of: experiment.network.with(parameters: flat))
            agree([final.loss], oracle.expected.loss.suffix(1), "case \(index) last loss")
            agree(final, oracle.expected.final, "case \(index) final")
        }
        #expect(covered == 15, "the cases with a known activation and loss")
    }
}
