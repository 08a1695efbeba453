import Testing
import TrainingCore

@testable import LossLandscape

@Suite("Predictions in blocks")
struct BlockPredictionTests {
    @Test(
        "Many samples are predicted as one by one, on any number of threads", arguments: [1, 255, 256, 5000])
    func blocks(count: Int) throws {
        let draft = ExperimentDraft(
            inputCount: 2,
            layers: [
                .init(
                    nodes: 5, activation: .tanh, biases: [0, 1, 2, 3, 4],
                    initialization: Initialization(.heNormal, seed: 3)),
                .init(nodes: 3, activation: .softmax, initialization: Initialization(.heNormal, seed: 4)),
            ], inputs: [[0, 0]], targets: [[1, 0, 0]], loss: .crossEntropy,
            optimizer: .gradientDescent(learningRate: 0), length: .updates(0))
        let network = try draft.experiment().network
        let inputs = Matrix(
            rows: count, columns: 2, known: (0..<2 * count).map { Double($0 % 97) / 50 - 1 })
        let found = network.predictions(inputs, threads: 1)
        #expect(found == network.predictions(inputs, threads: 3))
        for row in [0, count / 2, count - 1] {
            let alone = network.outputs(of: Matrix(rows: 1, columns: 2, known: inputs.row(row)))
            for (value, known) in zip(found.row(row), alone.elements) { #expect(abs(value - known) < 1e-14) }
        }
    }
}
