import Schema
import Testing

@testable import TrainingCore

@Suite("Kinds of activations and losses")
struct KindTests {
    @Test("gelu and silu fall below 0 and come back: their slopes are not told by their values")
    func bumps() {
        for (activation, low) in [(Activation.gelu, -0.17), (.silu, -0.278)] {
            let values = stride(from: -6.0, through: 0, by: 0.01).map(activation.value)
            #expect(((values.min() ?? 0) - low).magnitude < 1e-3)
            #expect(activation.slope(atPreActivation: -4) < 0)
            #expect((activation.slope(atPreActivation: 0) - 0.5).magnitude < 1e-15)
            for z in [-800, 800, -Double.infinity, .infinity] {
                #expect((activation.value(z) - max(z, 0)).magnitude < 1e-300 || z == .infinity)
                #expect((activation.slope(atPreActivation: z) - (z > 0 ? 1 : 0)).magnitude < 1e-300)
                #expect(activation.curvature(atPreActivation: z).magnitude < 1e-300)
            }
        }
    }

    @Test("gelu keeps its digits far below 0")
    func tail() {
        // −30·Φ(−30), with mpmath.
        let expected = -1.4720141781444561e-196
        #expect((Activation.gelu.value(-30) / expected - 1).magnitude < 4e-15)
        #expect((Activation.gelu.value(1) - 0.84134474606854294859).magnitude < 2e-16)
    }

    @Test("Second slopes are the derivatives of the slopes", arguments: Activations.elementwise)
    func curvatures(activation: Activation) {
        for z in [-3.0, -1.5, -0.25, 0.25, 0.7, 2.9] {
            let ends = [z - 0x1p-18, z + 0x1p-18].map(activation.slope(atPreActivation:))
            #expect(
                ((ends[1] - ends[0]) / 0x1p-17 - activation.curvature(atPreActivation: z)).magnitude < 1e-9)
        }
    }

    @Test("A step is 0 at 0 and 1 above, and its slope is 0")
    func step() {
        #expect([-1, 0, 1e-300, 2].map(Activation.step.value) == [0, 0, 1, 1])
        #expect([-1, 0, 1].map(Activation.step.slope(atPreActivation:)) == [0, 0, 0])
    }

    private func experiment(_ activations: [Activation], updates: Int) throws -> Experiment {
        try ExperimentDraft(
            inputCount: 1,
            layers: activations.map { .init(activation: $0, weights: [[0.5]], biases: [0.25]) },
            inputs: [[1], [2]], targets: [[1], [0]], optimizer: .gradientDescent(learningRate: 0.1),
            length: .updates(updates)
        ).experiment()
    }

    @Test("A training through a step is told what does not learn, and it does not")
    func flat() throws {
        let experiment = try experiment([.tanh, .step, .identity], updates: 3)
        let warning = try #require(experiment.warnings.first)
        #expect(warning.place == "network.layers[1].activation")
        #expect(warning.message.contains("the weights of layers 1 to 2 do not learn"))
        let recording = experiment.run()
        #expect(recording.final.network.layers.prefix(2) == experiment.network.layers.prefix(2))
        #expect(recording.final.network.layers[2] != experiment.network.layers[2])
        #expect(try self.experiment([.tanh, .step, .identity], updates: 0).warnings.isEmpty)
        #expect(try self.experiment([.tanh, .identity], updates: 3).warnings.isEmpty)
    }

    @Test("The hinge loss is 0 from a margin of 1 on")
    func hinge() {
        #expect(Loss.hinge.term(prediction: 3, target: 1) == 0)
        #expect(Loss.hinge.term(prediction: -0.5, target: 1) == 1.5)
        #expect(Loss.hinge.term(prediction: 0.5, target: -1) == 1.5)
        #expect(Loss.hinge.slope(prediction: 0.5, target: -1) == 1)
        #expect(Loss.hinge.slope(prediction: 1, target: 1) == 0)
        #expect(Loss.hinge.term(prediction: .nan, target: 1).isNaN)
    }

    @Test("The hinge loss takes targets that are -1 or 1, and says so once of many")
    func signs() {
        func problems(_ targets: [Double]) -> [String] {
            ExperimentDraft(
                inputCount: 1, layers: [.init(activation: .identity, weights: [[1]])],
                inputs: targets.map { _ in [1] }, targets: targets.map { [$0] }, loss: .hinge,
                optimizer: .gradientDescent(learningRate: 0.1), length: .updates(1)
            ).problems.map(\.description)
        }
        #expect(problems([1, -1, -1]).isEmpty)
        #expect(
            problems([1, 0]) == [
                "data.targets[1][0]: Target 0 of sample 1 is 0, neither -1 nor 1. "
                    + "Write 1 for one class and -1 for the other."
            ])
        #expect(problems([0, 0, 0, 0, 0]).count == 1)
    }

    @Test("A perceptron is identity with the hinge loss, its sign read off")
    func perceptron() throws {
        let inputs: [[Double]] = [[2, 1], [1, 3], [-1, -2], [-2, 0.5]]
        let recording = try ExperimentDraft(
            inputCount: 2, layers: [.init(activation: .identity, weights: [[0, 0]], biases: [0])],
            inputs: inputs, targets: [[1], [1], [-1], [-1]], loss: .hinge,
            optimizer: .gradientDescent(learningRate: 0.5), length: .updates(20)
        ).experiment().run()
        #expect(recording.final.predictions.elements.map { $0 > 0 } == [true, true, false, false])
        #expect(recording.final.loss == 0)
    }

    @Test(
        "Words under which people know a kind lead to its name",
        arguments: [("swish", "silu"), ("linear", "identity"), ("heaviside", "step")])
    func hints(word: String, name: String) {
        var reader = Reader()
        let spot = Spot(path: [], name: "the activation")
        _ = Activations.all.word.read(.text(word), at: spot, into: &reader)
        #expect(reader.problems.map(\.remedy) == ["write \(name)"])
        #expect(Activations.all.word.read(.text(name), at: spot, into: &reader) == Activations.named(name))
    }
}
