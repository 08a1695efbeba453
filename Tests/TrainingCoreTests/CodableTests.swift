import Foundation
import Testing

@testable import TrainingCore

@Suite("Experiments and optimizers are Codable in the form of files")
struct CodableTests {
    @Test("What is encoded is decoded as the same", arguments: Optimizers.all.names)
    func same(name: String) throws {
        let optimizer = try #require(Optimizers.named(name, learningRate: 0.3))
        let text = try JSONEncoder().encode(optimizer)
        #expect(try JSONDecoder().decode(Optimizer.self, from: text) == optimizer)
        let neuron = try Example.neuron(updates: 3)
        var training = neuron.training
        (training.optimizer, training.seed) = (optimizer, (1 << 60) + 1)
        let experiment = try neuron.with(training: training)
        let whole = try JSONEncoder().encode(experiment)
        #expect(try JSONDecoder().decode(Experiment.self, from: whole) == experiment)
    }

    @Test("What cannot be read names its place and what to do")
    func wrong() throws {
        let text = Data(#"{"network": {"inputs": 1, "layers": [{"nodes": 1, "activation": "rellu"}]}}"#.utf8)
        do {
            _ = try JSONDecoder().decode(Experiment.self, from: text)
            Issue.record("it was read")
        } catch DecodingError.dataCorrupted(let context) {
            #expect(context.debugDescription.contains("rellu") && context.debugDescription.contains("relu"))
        }
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Optimizer.self, from: Data(#"{"name": "adm"}"#.utf8))
        }
    }
}
