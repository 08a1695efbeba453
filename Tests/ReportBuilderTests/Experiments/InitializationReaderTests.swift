import Testing
import TrainingCore

@testable import ReportBuilder

@Suite("Reading initializations")
struct InitializationReaderTests {
    private func text(_ layer: String, seed: String = "") -> String {
        "network: {inputs: 3, layers: [{activation: relu, \(layer)}]}\n"
            + "data: {inputs: [[1, 2, 3]], targets: [[0, 0]]}\n\(seed)"
    }

    @Test("A layer without weights takes them from the scheme, its biases from one number")
    func scheme() throws {
        let layer = "nodes: 2, biases: 0.5, initialization: {scheme: he-normal, seed: 7}"
        let network = try #require(readExperiment(text(layer)).experiment).network
        #expect(
            network.layers[0].weights
                == Initialization(.heNormal, seed: 7).weights(layer: 1, nodes: 2, inputs: 3))
        #expect(network.layers[0].biases == [0.5, 0.5])
    }

    @Test("Every scheme is known by its name", arguments: Initializations.all().names)
    func names(name: String) {
        let settings = ["uniform": ", from: -1, to: 1", "constant": ", value: 2"]
        let read = readExperiment(text("nodes: 2, initialization: {scheme: \(name)\(settings[name] ?? "")}"))
        #expect(read.experiment != nil, "\(read.text)")
    }

    @Test("Seeds are whole numbers of 64 bits, each exactly as it is written")
    func exactSeeds() {
        func read(_ seed: String) -> (seed: UInt64?, text: String) {
            let read = readExperiment(
                "network: {inputs: 1, layers: [{activation: identity, weights: [[1]]}]}\ndata: {inputs: [[1]], targets: [1]}\n"
                    + "training: {updates: 0, seed: \(seed)}\n")
            return (read.experiment?.training.seed, read.text)
        }
        for seed in ["0", "9007199254740993", "9223372036854775808", "18446744073709551615", "+7"] {
            #expect(read(seed).seed == UInt64(seed))
        }
        #expect(read("1e3").seed == 1000)
        #expect(read("12.0").seed == 12)
        for (seed, words) in [
            ("-1", "the seed of the training must be at least 0, found -1"),
            ("-9007199254740993", "must be at least 0, found -9007199254740993"),
            ("18446744073709551616", "must be at most 18446744073709551615, found 18446744073709551616"),
            ("1e30", "must be at most 18446744073709551615, found 1e30"),
            ("1e19", "must be written with all of its digits, found 1e19"),
            ("9007199254740993.0", "must be written with all of its digits"),
            ("1.5", "must be a whole number"),
            ("1e999", "beyond the largest number there is"), ("true", "must be a number"),
        ] {
            #expect(read(seed).text.contains(words), "\(read(seed).text)")
        }
    }

    @Test("Without a seed of its own it takes the training's, and that may be overridden")
    func seeds() throws {
        let layer = "nodes: 2, initialization: {scheme: lecun-uniform}"
        let training = "training: {updates: 0, seed: 9}\n"
        func weights(_ seed: UInt64) -> Matrix {
            Initialization(.lecunUniform, seed: seed).weights(layer: 1, nodes: 2, inputs: 3)
        }
        #expect(readExperiment(text(layer)).experiment?.network.layers[0].weights == weights(1))
        let seeded = text(layer, seed: training)
        #expect(readExperiment(seeded).experiment?.network.layers[0].weights == weights(9))
        var diagnostics: [Diagnostic] = []
        let overridden = ExperimentFile.experiment(
            in: SourceFile(name: "e.yaml", text: seeded), folder: nil, overrides: .init(seed: 4),
            diagnostics: &diagnostics)
        #expect(overridden?.network.layers[0].weights == weights(4))
        #expect(overridden?.training.seed == 4)
    }

    @Test(
        "What is wrong is said at its place",
        arguments: [
            (
                "initialization: {scheme: he-normal}",
                "1:31: error: layer 1 has no \"nodes\""
            ),
            (
                "nodes: 2, initialization: {scheme: he-norml}",
                "1:85: error: the initialization \"he-norml\" is unknown"
            ),
            (
                "nodes: 2, initialization: {scheme: uniform, from: 2, to: 1}",
                "1:100: error: weights are to be from 2 to 1"
            ),
            (
                "nodes: 2, initialization: {scheme: zeros, from: 2}",
                "1:92: error: the initialization zeros has no key \"from\""
            ),
            (
                "nodes: 2, weights: [[1, 2, 3], [1, 2, 3]], initialization: {scheme: zeros}",
                "1:109: error: layer 1 has both weights and an initialization"
            ),
            (
                "nodes: 2, initialization: {seed: 2}",
                "1:76: error: the initialization has no \"scheme\""
            ),
            ("nodes: 2", "1:31: error: layer 1 has no \"weights\""),
            ("dropuot: 0.3", "layer 1 has no key \"dropuot\"\n"),
            ("dropuot: 0.3", "help: did you mean \"dropout\"?"),
            ("units: 2", "help: write nodes"),
        ])
    func errors(layer: String, message: String) {
        let found = readExperiment(text(layer)).text
        #expect(found.contains(message), "\(found)")
    }
}
