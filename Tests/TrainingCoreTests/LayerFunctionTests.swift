import Schema
import Testing

@testable import TrainingCore

/// A factor for every node, which is learned.
private struct Gain: LayerFunction {
    var start = 1.0
    static let kind = Kind(
        "gain", "A factor for every node.", Gain(),
        fields: [Field("gain", \.start, .number, "The factors at first.", example: "1", isRequired: true)])
    static let parameterNames = ["gain"]
    var behavior: LayerBehavior { .affine }
    func start(_ name: String, nodes: Int) -> [Double] { Array(repeating: start, count: nodes) }
    func values<Number: LayerNumber>(
        of inputs: [Number], parameters: [Number], draw: LayerDraw?
    ) -> [Number] { zip(inputs, parameters).map { $0 * $1 } }
}

/// What all functions of numbers make of each other.
private struct Mixture: LayerFunction {
    var mixture = 1.0
    static let kind = Kind(
        "mixture", "Every function there is.", Mixture(),
        fields: [Field("mixture", \.mixture, .number, "How much.", example: "1", isRequired: true)])
    static let parameterNames = ["slant", "shift"]
    func start(_ name: String, nodes: Int) -> [Double] {
        name == "slant" ? [0.5] : (0..<nodes).map { 0.1 * Double($0) }
    }
    func values<Number: LayerNumber>(
        of inputs: [Number], parameters: [Number], draw: LayerDraw?
    ) -> [Number] {
        let mean = inputs.reduce(0, +) / Number(Double(inputs.count))
        let width = Number.sqrt(inputs.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) + 1)
        return inputs.enumerated().map { index, value in
            let shifted = (value - mean) / width + parameters[1 + index]
            let bent = Number.tanh(parameters[0] * shifted) + Number.log(2 + Number.exp(-shifted))
            return Number(mixture) * (bent + max(shifted, -shifted * 3) - abs(value) / 7)
        }
    }
}

/// Noise in training.
private struct Noise: LayerFunction {
    var noise = 0.1
    static let kind = Kind(
        "noise", "Normal noise in training.", Noise(),
        fields: [Field("noise", \.noise, .atLeast(0), "Its deviation.", example: "0.1", isRequired: true)])
    var behavior: LayerBehavior { .passThrough }
    var differsInTraining: Bool { true }
    func values<Number: LayerNumber>(
        of inputs: [Number], parameters: [Number], draw: LayerDraw?
    ) -> [Number] {
        guard let draw else { return inputs }
        return inputs.enumerated().map { $1 + Number(noise * draw.normal($0)) }
    }
}

/// Breaks its word.
private struct Short: LayerFunction {
    var short = 1
    static let kind = Kind(
        "short", "Gives one value less.", Short(),
        fields: [Field("short", \.short, .integer(0...9), "How many less.", example: "1", isRequired: true)])
    func values<Number: LayerNumber>(
        of inputs: [Number], parameters: [Number], draw: LayerDraw?
    ) -> [Number] { Array(inputs.dropLast(short)) }
}

/// Gives fewer values once one is below 0.
private struct Fickle: LayerFunction {
    var fickle = 1.0
    static let kind = Kind(
        "fickle", "Gives one value less at times.", Fickle(),
        fields: [Field("fickle", \.fickle, .number, "Nothing.", example: "1", isRequired: true)])
    func values<Number: LayerNumber>(
        of inputs: [Number], parameters: [Number], draw: LayerDraw?
    ) -> [Number] { Array(inputs.dropLast(inputs.contains { $0 < 0 } ? 1 : 0)) }
}

/// Has no setting of its name.
private struct Nameless: LayerFunction {
    var share = 1.0
    static let kind = Kind(
        "nameless", "Nothing.", Nameless(),
        fields: [Field("share", \.share, .number, "Nothing.", example: "1", isRequired: true)])
    func values<Number: LayerNumber>(
        of inputs: [Number], parameters: [Number], draw: LayerDraw?
    ) -> [Number] { inputs }
}

@Suite("Layers of one's own")
struct LayerFunctionTests {
    private func draft(
        _ behind: [FunctionLayer], last: [FunctionLayer] = [], updates: Int = 5, batchSize: Int? = nil
    ) -> ExperimentDraft {
        var generator = SplitMix64(seed: 11)
        func row(_ count: Int) -> [Double] {
            (0..<count).map { _ in Double.random(in: -1...1, using: &generator) }
        }
        return ExperimentDraft(
            inputCount: 2,
            layers: [
                .init(
                    activation: .tanh, weights: (0..<4).map { _ in row(2) }, biases: row(4), behind: behind),
                .init(activation: .sigmoid, weights: (0..<3).map { _ in row(4) }, biases: row(3)),
                .init(activation: .identity, weights: [row(3)], behind: last),
            ],
            inputs: (0..<7).map { _ in row(2) }, targets: (0..<7).map { _ in row(1) },
            optimizer: .gradientDescent(learningRate: 0.1), length: .updates(updates), batchSize: batchSize)
    }

    @Test("Slopes by the chain rule are the finite differences, of every parameter")
    func gradients() throws {
        for behind in [
            [FunctionLayer(Gain(start: 0.7))], [FunctionLayer(Mixture(mixture: 0.8))],
            [FunctionLayer(Gain(start: 1.3)), FunctionLayer(Mixture()), FunctionLayer(Dropout(rate: 0.5))],
        ] {
            let experiment = try draft(behind).experiment()
            let check = experiment.gradientCheck()
            #expect(check.names.count == experiment.network.parameterCount)
            let worst = try #require(check.worstRelativeDifference)
            #expect(worst < 1e-7, "\(behind.map(\.name)): \(worst)")
            #expect(check.gradient.allSatisfy { $0 != 0 })
        }
    }

    @Test("A gain is as if the weights above it were larger, and learns what they would")
    func gain() throws {
        let experiment = try draft([FunctionLayer(Gain(start: 2))], updates: 0).experiment()
        var plain = draft([], updates: 0)
        plain.layers[1].weights = plain.layers[1].weights.map { $0.map { 2 * $0 } }
        let folded = try plain.experiment()
        #expect(experiment.state().predictions == folded.state().predictions)
        let network = experiment.network
        let gradient = experiment.state().gradient
        // ∂L/∂gain = Σ ∂L/∂w · w over the weights that the value feeds, at their old length.
        for node in 0..<4 {
            let sum = (0..<3).reduce(0.0) { sum, unit in
                let name = ParameterName.weight(layer: 2, node: unit, input: node)
                return sum + gradient[network.index(of: name) ?? 0] * (network[name] ?? 0) / 2
            }
            let own = gradient[network.index(of: .other("gain", layer: 1, index: node)) ?? 0]
            #expect((own - sum).magnitude < 1e-15)
        }
    }

    @Test("Parameters have names, stand behind their layer's, and are set and found by name")
    func names() throws {
        var network = try draft([FunctionLayer(Mixture())]).experiment().network
        let names = network.parameterNames
        #expect(
            names[12..<18].map(\.description) == [
                "slant1[0]", "shift1[0]", "shift1[1]", "shift1[2]", "shift1[3]", "W2[0,0]",
            ])
        for (index, name) in names.enumerated() {
            #expect(network.index(of: name) == index)
            #expect(network[name] == network.parameters[index])
            #expect(ParameterName(name.description) == name)
        }
        let shift = ParameterName.other("shift", layer: 1, index: 2)
        network[shift] = 9
        #expect(network[shift] == 9)
        #expect(network.layers[0].behind[0].parameters?[3] == 9)
        #expect(network.parameters[15] == 9)
        #expect(
            network.absence(of: .other("shift", layer: 1, index: 4))
                == "behind layer 1 stand 4 of shift, counted from 0")
        #expect(network.absence(of: .other("gain", layer: 1, index: 0)) == "no gain stands behind layer 1")
    }

    @Test("What is drawn acts on batches and traces alone, and is the same again")
    func training() throws {
        let noisy = try draft([FunctionLayer(Noise(noise: 0.5))], batchSize: 3).experiment()
        let plain = try draft([], batchSize: 3).experiment()
        let recording = noisy.run()
        #expect(recording == noisy.run())
        #expect(recording.loss[0] == plain.run().loss[0])
        #expect(recording.batchLoss[0] != plain.run().batchLoss[0])
        let trace = try #require(recording.trace(ofUpdate: 2))
        #expect(trace.backward.gradient == recording.gradients.row(2))
        let first = trace.forward.layers[0]
        let changed = try #require(first.changed)
        #expect(zip(changed.elements, first.values.elements).allSatisfy { $0 != $1 })
        let searching = draft([FunctionLayer(Noise())])
        var lbfgs = searching
        lbfgs.optimizer = Optimizer(LBFGS())
        #expect(
            lbfgs.problems.map(\.message) == [
                "L-BFGS searches along its direction, for which it needs one loss; noise makes it another one at every update."
            ])
    }

    @Test("A trace has factors of weights and biases, and of every parameter the gradient")
    func traces() throws {
        let recording = try draft([FunctionLayer(Gain(start: 0.7))]).experiment().run()
        let gradients = try #require(recording.trace(ofUpdate: 1)?.json["gradients"]?.items)
        let names = recording.experiment.network.parameterNames
        #expect(gradients.count == names.count)
        for (name, item) in zip(names, gradients) {
            #expect(item["parameter"] == .string("\(name)"))
            #expect((item["factors"] != nil) == name.isOfUnit)
        }
    }

    @Test("A file of weights and biases alone is refused, and one of all parameters is read")
    func weightFiles() throws {
        let network = try draft([FunctionLayer(Gain())]).experiment().network
        let other = network.parameters.map { $0 + 1 }
        let all = WeightFile([.init(name: "parameters", shape: [other.count], elements: other)])
        #expect(try all.network(like: network).parameters == other)
        let parts = WeightFile([.init(name: "W1", shape: [4, 2], elements: Array(other[..<8]))])
        #expect(throws: WeightFileError.self) { try parts.network(like: network) }
    }

    @Test("A function that breaks its word in the middle gives no number, and reads nothing beyond")
    func fickle() throws {
        let experiment = try draft([FunctionLayer(Fickle())]).experiment()
        let state = experiment.state()
        #expect(state.loss.isNaN && state.gradient.contains { $0.isNaN })
        let plan = experiment.network.plan[0]
        let moved = plan.outputTangents(
            of: [-1, 2, 3, 4], tangents: [1, 1, 1, 1], parameters: state.network.parameters,
            direction: state.network.parameters)
        #expect(moved == [1, 1, 1, 0])
    }

    @Test("What does not fit is refused, with the place in the file")
    func refusals() {
        func problems(_ behind: [FunctionLayer], last: [FunctionLayer] = []) -> [String] {
            draft(behind, last: last).problems.map { "\($0.place): \($0.message)" }
        }
        #expect(
            problems([FunctionLayer(Short())]) == [
                "network.layers[1]: The layer short makes 3 values of 4."
            ])
        #expect(
            problems([FunctionLayer(Gain(), parameters: [1])]) == [
                "network.layers[1].parameters: The gain behind layer 1 has 1 parameter, expected 4."
            ])
        #expect(
            problems([FunctionLayer(Noise(noise: -1))]) == [
                "network.layers[1].noise: Noise must be a number that is not negative, found -1."
            ])
        #expect(problems([FunctionLayer(Gain(), parameters: [1, 1, .nan, 1])]).count == 1)
        #expect(
            problems([FunctionLayer(Nameless())]) == [
                "network.layers[1]: The layer nameless has no setting called nameless."
            ])
        #expect(
            problems([FunctionLayer(Gain()), FunctionLayer(Gain())]) == [
                "network.layers[2]: Two gains stand behind layer 1."
            ])
        #expect(
            problems([FunctionLayer(Noise())], last: [FunctionLayer(Gain())]) == [
                "network.layers[4].gain: A gain stands behind the last layer, whose values are the predictions."
            ])
    }
}
