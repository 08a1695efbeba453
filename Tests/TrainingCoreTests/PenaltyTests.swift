import Testing

@testable import TrainingCore

@Suite("Penalties")
struct PenaltyTests {
    private func network(_ seed: UInt64) throws -> Network { try Example.random(seed: seed).network }

    @Test("The value is λ₁·Σ|w| + λ₂·Σw², with biases only if they are wanted")
    func value() throws {
        let network = try Network(
            inputCount: 2,
            layers: [
                Layer(
                    weights: Matrix(rows: 1, columns: 2, known: [3, -4]), biases: [10],
                    activation: .identity)
            ])
        #expect(Penalty(l1: 0.5, l2: 0.1).value(of: network) == 0.5 * 7 + 0.1 * 25)
        #expect(Penalty(l1: 0.5, l2: 0.1, includesBiases: true).value(of: network) == 0.5 * 17 + 0.1 * 125)
        #expect(Penalty(l1: 0.5, l2: 0.125).gradient(of: network) == [0.5 + 0.75, -0.5 - 1, 0])
    }

    @Test("The slopes are those of the value", arguments: 0..<10)
    func slopes(seed: UInt64) throws {
        let network = try network(seed)
        let penalty = Penalty(l1: 0.3, l2: 0.7, includesBiases: seed % 2 == 0)
        let gradient = penalty.gradient(of: network)
        for index in network.parameters.indices {
            var (above, below) = (network.parameters, network.parameters)
            above[index] += 0x1p-20
            below[index] -= 0x1p-20
            let difference =
                (penalty.value(of: network.replacing(parameters: above))
                    - penalty.value(of: network.replacing(parameters: below))) / 0x1p-19
            #expect((difference - gradient[index]).magnitude < 1e-8)
        }
    }

    @Test("Training goes down loss and penalty together, and records them apart")
    func training() throws {
        let plain = try Example.random(seed: 5, updates: 3)
        let experiment = try Experiment(
            network: plain.network, data: plain.data, training: plain.training,
            penalty: Penalty(l1: 0.01, l2: 0.02))
        let recording = experiment.run()
        let free = plain.run()
        #expect(recording.loss[0] == free.loss[0] && recording.batchLoss[0] == free.batchLoss[0])
        let penalty = try #require(experiment.penalty)
        #expect(recording.penalty.count == 4 && free.penalty.isEmpty)
        for update in 0...3 {
            let network = try #require(recording.network(after: update))
            #expect(recording.penalty[update] == penalty.value(of: network))
        }
        let sum = zip(free.gradients.row(0), penalty.gradient(of: plain.network)).map { $0 + $1 }
        #expect(recording.gradients.row(0) == sum)
        #expect(recording.initial.gradient == free.initial.gradient)
        let json = recording.json
        #expect(json["penalty"]?[3]?.number == recording.penalty[3])
        #expect(json["initial"]?["penaltyGradients"]?["weights"] != nil)
        #expect(free.json["penalty"] == nil && free.json["initial"]?["penaltyGradients"] == nil)
    }

    @Test(
        "With L2 the neuron's weights follow the closed form of ridge regression", arguments: [false, true])
    func ridge(usesLBFGS: Bool) throws {
        // One sample: w = X·t / (X² + λ₂) with input X and target t.
        let experiment = try Experiment(
            network: Network(
                inputCount: 1,
                layers: [Layer(weights: Matrix(rows: 1, columns: 1, known: [5]), activation: .identity)]),
            data: Dataset(
                inputs: Matrix(rows: 1, columns: 1, known: [2]),
                targets: Matrix(rows: 1, columns: 1, known: [3])),
            training: Training(
                optimizer: usesLBFGS ? Optimizer(LBFGS()) : .gradientDescent(learningRate: 0.1), updates: 60),
            penalty: Penalty(l2: 0.5))
        let weight = try #require(experiment.run().final.network.parameters.first)
        #expect((weight - 6 / 4.5).magnitude < 1e-9)
    }

    @Test("A negative or unbounded penalty is refused")
    func problems() throws {
        let plain = try Example.neuron()
        #expect(throws: ExperimentError.self) {
            try Experiment(
                network: plain.network, data: plain.data, training: plain.training, penalty: Penalty(l1: -1))
        }
        #expect(Penalty(l1: .nan, l2: .infinity).problems.map(\.place) == ["penalty.l1", "penalty.l2"])
    }
}

@Suite("Linear regression")
struct RegressionPathTests {
    @Test("Each eigendirection of the error shrinks by its own factor 1 − 2ηλ/N")
    func path() throws {
        // XᵀX = [[5, 4], [4, 5]] has the eigenvalues 9 along (1, 1) and 1 along (1, −1).
        let rate = 0.1
        let experiment = try ExperimentDraft(
            inputCount: 2, layers: [.init(activation: .identity, weights: [[3, -1]])],
            inputs: [[2, 1], [1, 2]], targets: [[4], [5]],
            optimizer: .gradientDescent(learningRate: rate), length: .updates(200)
        ).experiment()
        let recording = experiment.run()
        let (solution, start) = ((1.0, 2.0), (3.0, -1.0))
        let (sum, difference) = (
            start.0 - solution.0 + start.1 - solution.1, start.0 - solution.0 - (start.1 - solution.1)
        )
        var (fast, slow) = (1.0, 1.0)
        for update in 0...200 {
            let expected = [
                solution.0 + (sum * fast + difference * slow) / 2,
                solution.1 + (sum * fast - difference * slow) / 2,
            ]
            for (weight, expected) in zip(recording.parameters.row(update), expected) {
                #expect((weight - expected).magnitude < 1e-12)
            }
            // MSE = eᵀXᵀXe / N, where e is the error of the weights.
            let loss = (9 * sum * sum * fast * fast + difference * difference * slow * slow) / 4
            #expect((recording.loss[update] - loss).magnitude <= 1e-12 * max(1, loss))
            fast *= 1 - rate * 9
            slow *= 1 - rate * 1
        }
    }
}
