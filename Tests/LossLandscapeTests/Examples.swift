import LossLandscape
import TrainingCore

enum Example {
    /// The course's neuron: weights [0, 2, 1], one sample [1, 2, 3] with target 0, so that
    /// MSE = (w₀ + 2w₁ + 3w₂)².
    static func neuron(updates: Int = 20, learningRate: Double = 0.01) throws -> Experiment {
        try ExperimentDraft(
            inputCount: 3, layers: [.init(activation: .identity, weights: [[0, 2, 1]])],
            inputs: [[1, 2, 3]], targets: [[0]],
            optimizer: .gradientDescent(learningRate: learningRate), length: .updates(updates)
        ).experiment()
    }

    /// Three layers, two outputs, five samples.
    static func deep() throws -> Experiment {
        try ExperimentDraft(
            inputCount: 2,
            layers: [
                .init(
                    activation: .relu, weights: [[0.5, -1], [1.5, 0.25], [-0.75, 1]], biases: [0.1, 0, -0.2]),
                .init(activation: .tanh, weights: [[1, -0.5, 0.25], [0.75, 0.5, -1]]),
                .init(activation: .sigmoid, weights: [[1, -1], [0.5, 2]], biases: [0.3, -0.1]),
            ],
            inputs: [[0, 3], [1, 2], [-1, -2], [4, 0], [0.5, -0.5]],
            targets: [[1, 0], [0, 1], [0.5, 0.5], [0.2, 0.8], [0, 0]],
            optimizer: .gradientDescent(learningRate: 0.1), length: .updates(15)
        ).experiment()
    }

    static func axis(_ text: String) throws -> ParameterRange { try ParameterRange(parsing: text) }

    /// A weight or bias whose name is known to be right.
    static func name(_ text: String) -> ParameterName {
        ParameterName(text) ?? .bias(layer: 0, node: 0)
    }
}
