import Testing
import TrainingCore

@Suite("What does not fit is refused with its place, what was expected and what was found")
struct ValidationTests {
    /// 2 inputs → 2 relu nodes → 1 identity node on three samples.
    private func draft(_ change: (inout ExperimentDraft) -> Void = { _ in }) -> ExperimentDraft {
        var draft = ExperimentDraft(
            inputCount: 2,
            layers: [
                .init(nodes: 2, activation: .relu, weights: [[2, 1], [1, 2]], biases: [0, 0]),
                .init(nodes: 1, activation: .identity, weights: [[1, 1]]),
            ],
            inputs: [[0, 3], [1, 2], [4, 0]], targets: [[1], [3], [5]],
            optimizer: .gradientDescent(learningRate: 0.01), length: .updates(5), batchSize: 2)
        change(&draft)
        return draft
    }

    private func expect(
        _ place: String, _ message: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ change: (inout ExperimentDraft) -> Void
    ) {
        let broken = draft(change)
        #expect(broken.problems.map(\.place) == [place], sourceLocation: sourceLocation)
        #expect(broken.problems.first?.message == message, sourceLocation: sourceLocation)
        #expect(broken.problems.first?.remedy.isEmpty == false, sourceLocation: sourceLocation)
        let thrown = #expect(throws: ExperimentError.self, sourceLocation: sourceLocation) {
            try broken.experiment()
        }
        #expect(thrown == broken.problems.first, sourceLocation: sourceLocation)
    }

    @Test("A draft that fits becomes an experiment")
    func fits() throws {
        #expect(draft().problems.isEmpty)
        #expect(try draft().experiment().network.parameterCount == 8)
    }

    @Test("A row of weights that is too short names layer, node, expected and found")
    func weights() {
        expect(
            "network.layers[0].weights[1]", "Layer 1, weights of node 1: expected 2 numbers, found 1."
        ) { $0.layers[0].weights[1] = [1] }
        expect(
            "network.layers[1].weights[0]", "Layer 2, weights of node 0: expected 2 numbers, found 3."
        ) { $0.layers[1].weights[0] = [1, 1, 1] }
        expect("network.layers[0].weights", "Layer 1 has 2 nodes, but its weights have 1 row.") {
            $0.layers[0].weights = [[2, 1]]
        }
    }

    @Test("Biases come one per node")
    func biases() {
        expect("network.layers[0].biases", "Layer 1, biases: expected 2 numbers, found 1.") {
            $0.layers[0].biases = [1]
        }
    }

    @Test("A network has inputs, layers and nodes")
    func empty() {
        expect("network.layers", "The network has no layers.") { $0.layers = [] }
        expect("network.layers[1].nodes", "Layer 2 needs at least 1 node, found 0.") {
            $0.layers[1] = .init(nodes: 0, activation: .relu, weights: [])
            $0.targets = [[], [], []]
        }
        #expect(draft { $0.inputCount = 0 }.problems.first?.place == "network.inputs")
    }

    @Test("Samples and targets are as wide as the network's ends, and as many")
    func data() {
        expect("data.inputs[1]", "Sample 1: expected 2 inputs, found 3.") {
            $0.inputs = $0.inputs.replacing(1, by: [1, 2, 3])
        }
        expect(
            "data.inputs[0]", "Sample 0: expected 2 inputs, found 3; 1 more sample has another number, too."
        ) {
            $0.inputs = $0.inputs.replacing(0, by: [1, 2, 3]).replacing(2, by: [1, 2, 3])
        }
        expect("data.targets[2]", "Target of sample 2: expected 1 number, found 2.") {
            $0.targets = $0.targets.replacing(2, by: [1, 2])
        }
        expect("data.targets", "The data have 3 samples, but 2 targets.") {
            $0.targets = NumberRows($0.targets.dropLast().map { Array($0) })
        }
        expect("data.inputs", "The data are empty.") {
            $0.inputs = []
            $0.targets = []
        }
    }

    @Test("Numbers that are not finite are named where they stand")
    func notFinite() {
        expect("network.layers[0].weights[1][0]", "Weight W1[1,0] is nan.") {
            $0.layers[0].weights[1][0] = .nan
        }
        expect("network.layers[0].biases[1]", "Bias b1[1] is inf.") { $0.layers[0].biases = [0, .infinity] }
        expect("data.inputs[2][1]", "Input 1 of sample 2 is -inf.") {
            $0.inputs = $0.inputs.replacing(2, by: [4, -.infinity])
        }
        expect("data.targets[0][0]", "Target 0 of sample 0 is nan.") {
            $0.targets = $0.targets.replacing(0, by: [.nan])
        }
        expect(
            "training.optimizer.learning-rate",
            "The learning rate must be a number that is not negative, found nan."
        ) {
            $0.optimizer = .gradientDescent(learningRate: .nan)
        }
    }

    @Test("Learning rates, counts and batch sizes stay within bounds")
    func training() {
        expect(
            "training.optimizer.learning-rate",
            "The learning rate must be a number that is not negative, found -0.5."
        ) {
            $0.optimizer = .gradientDescent(learningRate: -0.5)
        }
        expect("training.updates", "The number of updates is -1.") { $0.length = .updates(-1) }
        expect("training.epochs", "The number of epochs is -2.") { $0.length = .epochs(-2) }
        expect("training.batch", "The batch size is 0.") { $0.batchSize = 0 }
    }

    @Test("A training too long to be recorded is refused before it starts")
    func tooLong() {
        for length in [Training.Length.updates(.max), .epochs(.max), .updates(100_000_000)] {
            let problem = draft { $0.length = length }.problems.first
            #expect(problem?.message.contains("134217728 numbers") == true)
        }
    }

    @Test("All problems come at once, in the order of the file")
    func together() {
        let problems = draft {
            $0.layers[0].weights[1] = [1]
            $0.inputs = $0.inputs.replacing(0, by: [])
            $0.length = .updates(-1)
        }.problems
        #expect(
            problems.map(\.place) == [
                "network.layers[0].weights[1]", "data.inputs[0]", "training.updates",
            ])
        #expect(
            problems.first?.path
                == [.key("network"), .key("layers"), .index(0), .key("weights"), .index(1)])
    }

    @Test("A network and data made in code are held to the same rules")
    func values() throws {
        let experiment = try draft().experiment()
        let narrow = Dataset(
            inputs: Matrix(rows: 1, columns: 1, known: [1]),
            targets: Matrix(rows: 1, columns: 1, known: [1]))
        #expect(throws: ExperimentError.self) { try experiment.with(data: narrow) }
        let layer = Layer(weights: Matrix(rows: 1, columns: 3, known: [1, 1, 1]), activation: .tanh)
        #expect(throws: ExperimentError.self) {
            try Network(inputCount: 2, layers: experiment.network.layers + [layer])
        }
    }
}

extension ValidationTests {
    @Test("Any negative batch size is an error, with and without shuffling", arguments: [-1, -18, Int.min])
    func negativeBatch(size: Int) {
        let draft = ExperimentDraft(
            inputCount: 1, layers: [.init(activation: .identity, weights: [[1]])], inputs: [[1]],
            targets: [[1]], optimizer: .gradientDescent(learningRate: 0.1), length: .epochs(3),
            batchSize: size, shuffle: true)
        #expect(draft.problems.map(\.place) == ["training.batch"])
    }
}

extension NumberRows {
    fileprivate func replacing(_ row: Int, by numbers: [Double]) -> NumberRows {
        NumberRows(enumerated().map { $0.offset == row ? numbers : Array($0.element) })
    }
}
