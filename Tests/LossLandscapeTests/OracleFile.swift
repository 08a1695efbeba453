import Foundation
import LossLandscape
import Testing
import TrainingCore

/// The surfaces of `Oracles/surfaces.json`, each computed by PyTorch in float64 with one pass forward
/// per point.
struct OracleSurface: Decodable {
    struct Axis: Decodable {
        let weight: String
        let from: Double
        let to: Double
        let points: Int

        func axis() throws -> ParameterRange {
            try ParameterRange(
                parameter: #require(ParameterName(weight)), from: from, to: to, points: points)
        }
    }
    struct Expected: Decodable {
        let x: [Double]
        let y: [Double]
        let loss: [[Double]]
    }
    struct Experiment: Decodable {
        let network: Network
        let data: Samples
        let loss: String
    }
    struct Network: Decodable {
        let inputs: Int
        let layers: [Layer]
    }
    struct Layer: Decodable {
        let activation: String
        let weights: [[Double]]
        let biases: [Double]?
    }
    struct Samples: Decodable {
        let inputs: [[Double]]
        let targets: [[Double]]
    }

    let experiment: Experiment
    let x: Axis
    let y: Axis
    let expected: Expected

    static func all(_ file: String = "surfaces") throws -> [OracleSurface] {
        let url = try #require(
            Bundle.module.url(forResource: file, withExtension: "json", subdirectory: "Oracles"))
        return try JSONDecoder().decode([OracleSurface].self, from: Data(contentsOf: url))
    }

    /// The experiment, without training.
    func trainingExperiment() throws -> TrainingCore.Experiment {
        let loss = try #require(Losses.named(experiment.loss))
        var layers: [ExperimentDraft.Layer] = []
        for layer in experiment.network.layers {
            let activation = try #require(Activations.named(layer.activation))
            layers.append(
                .init(activation: activation, weights: layer.weights, biases: layer.biases))
        }
        return try ExperimentDraft(
            inputCount: experiment.network.inputs, layers: layers, inputs: experiment.data.inputs,
            targets: experiment.data.targets, loss: loss,
            optimizer: .gradientDescent(learningRate: 0), length: .updates(0)
        ).experiment()
    }
}
