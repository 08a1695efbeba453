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

    @Test("Every training has the oracle's losses, states and gradients", arguments: 0..<40)
    func trainings(index: Int) throws { try check(OracleCase.all()[index], index) }

    @Test("So has every training by Lion, by NAdam and by Adam with AMSGrad", arguments: 0..<9)
    func optimizers(index: Int) throws { try check(OracleCase.all("optimizers")[index], index) }

    @Test("So has every training with gelu, silu and the hinge loss", arguments: 0..<9)
    func kinds(index: Int) throws { try check(OracleCase.all("kinds")[index], index) }

    private func check(_ oracle: OracleCase, _ index: Int) throws {
        let recording = try oracle.experiment.experiment().run()
        agree(recording.loss, oracle.expected.loss, "case \(index) loss")
        agree(recording.batchLoss, oracle.expected.batchLoss, "case \(index) batch loss")
        agree(recording.initial, oracle.expected.initial, "case \(index) initial")
        agree(recording.final, oracle.expected.final, "case \(index) final")
    }

    @Test("There are 40 of them")
    func count() throws {
        #expect(try OracleCase.all().count == 40)
    }
}
