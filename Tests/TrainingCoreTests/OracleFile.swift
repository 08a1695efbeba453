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

    static func all(_ file: String = "training") throws -> [OracleCase] {
        let url = try #require(
            Bundle.module.url(forResource: file, withExtension: "json", subdirectory: "Oracles"))
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
        let nesterov: Bool?
        let weightDecay: Double?
        let amsgrad: Bool?

        enum CodingKeys: String, CodingKey {
            case name, momentum, nesterov, amsgrad
            case learningRate = "learning-rate"
            case weightDecay = "weight-decay"
        }

        func optimizer() throws -> Optimizer {
            switch name {
            case "gradient-descent":
                return .gradientDescent(
                    learningRate: learningRate, momentum: momentum ?? 0, nesterov: nesterov ?? false)
            case "adagrad": return Optimizer(AdaGrad(learningRate: learningRate))
            case "rmsprop": return Optimizer(RMSProp(learningRate: learningRate))
            case "adam":
                return Optimizer(Adam(learningRate: learningRate, amsgrad: amsgrad ?? false))
            case "nadam": return Optimizer(NAdam(learningRate: learningRate))
            case "lion":
                return Optimizer(Lion(learningRate: learningRate, weightDecay: try #require(weightDecay)))
            case "adamw":
                return Optimizer(AdamW(learningRate: learningRate, weightDecay: try #require(weightDecay)))
            default: throw UnknownName(name: name)
            }
        }
    }
    struct UnknownName: Error {
        let name: String
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

    func experiment() throws -> Experiment {
        let layers = try network.layers.map { layer in
            ExperimentDraft.Layer(
                nodes: layer.nodes, activation: try #require(Activations.named(layer.activation)),
                weights: layer.weights, biases: layer.biases)
        }
        var batchSize: Int?
        if case .size(let size) = training.batch { batchSize = size }
        return try ExperimentDraft(
            inputCount: network.inputs, layers: layers, inputs: data.inputs, targets: data.targets,
            loss: try #require(Losses.named(loss)), optimizer: try training.optimizer.optimizer(),
            length: .updates(training.updates), batchSize: batchSize
        ).experiment()
    }
}
