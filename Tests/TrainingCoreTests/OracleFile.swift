import Foundation
import Testing
import TrainingCore

/// The experiments of `Oracles/training.json` with the results of PyTorch in float64.
struct OracleCase: Decodable {
    let experiment: OracleExperiment
    let expected: Expected

    struct Expected: Decodable {
        let loss: [Double]
        let batchLoss: [Double]
        let initial: State
        let final: State
    }

    struct State: Decodable {
        let predictions: [[Double]]
        let weights: [[[Double]]]
        let biases: [[Double]?]
        let gradients: Gradients

        struct Gradients: Decodable {
            let weights: [[[Double]]]
            let biases: [[Double]?]
        }
    }

    static func all() throws -> [OracleCase] {
        let url = try #require(
            Bundle.module.url(forResource: "training", withExtension: "json", subdirectory: "Oracles"))
        return try JSONDecoder().decode([OracleCase].self, from: Data(contentsOf: url))
    }
}

struct OracleExperiment: Decodable {
    struct Network: Decodable {
        let inputs: Int
        let layers: [Layer]
    }
    struct Layer: Decodable {
        let nodes: Int
        let activation: String
        let weights: [[Double]]
        let biases: [Double]?
    }
    struct Samples: Decodable {
        let inputs: [[Double]]
        let targets: [[Double]]
    }
    struct Training: Decodable {
        let optimizer: Rule
        let updates: Int
        let batch: Batch
    }
    struct Rule: Decodable {
        let name: String
        let learningRate: Double
        let momentum: Double?

        enum CodingKeys: String, CodingKey {
            case name, momentum
            case learningRate = "learning-rate"
        }
    }
    enum Batch: Decodable {
        case all
        case size(Int)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            self = (try? container.decode(Int.self)).map(Batch.size) ?? .all
        }
    }

    let network: Network
    let data: Samples
    let loss: String
    let training: Training

    /// Plain gradient descent, the one rule there is.
    var hasKnownOptimizer: Bool {
        training.optimizer.name == "gradient-descent" && training.optimizer.momentum == nil
    }

    /// The experiment; nil if it uses an activation or loss that does not exist here. An unknown rule
    /// is replaced by gradient descent without updates: the states are still to be compared.
    func experiment() throws -> Experiment? {
        guard let loss = Loss(rawValue: loss) else { return nil }
        var layers: [ExperimentDraft.Layer] = []
        for layer in network.layers {
            guard let activation = Activation(rawValue: layer.activation) else { return nil }
            layers.append(
                .init(
                    nodes: layer.nodes, activation: activation, weights: layer.weights,
                    biases: layer.biases))
        }
        var batchSize: Int?
        if case .size(let size) = training.batch { batchSize = size }
        return try ExperimentDraft(
            inputCount: network.inputs, layers: layers, inputs: data.inputs, targets: data.targets,
            loss: loss,
            optimizer: .gradientDescent(learningRate: training.optimizer.learningRate),
            length: .updates(hasKnownOptimizer ? training.updates : 1), batchSize: batchSize
        ).experiment()
    }
}
