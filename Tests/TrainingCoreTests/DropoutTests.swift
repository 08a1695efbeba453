import Schema
import Testing

@testable import TrainingCore

@Suite("Dropout")
struct DropoutTests {
    private func draft(
        rate: Double = 0.4, updates: Int = 6, batchSize: Int? = nil, seed: UInt64 = 3,
        optimizer: Optimizer = .gradientDescent(learningRate: 0.1), last: Dropout? = nil
    ) -> ExperimentDraft {
        var generator = SplitMix64(seed: 5)
        func row(_ count: Int) -> [Double] {
            (0..<count).map { _ in Double.random(in: -1...1, using: &generator) }
        }
        return ExperimentDraft(
            inputCount: 3,
            layers: [
                .init(
                    activation: .tanh, weights: (0..<8).map { _ in row(3) }, biases: row(8),
                    behind: [FunctionLayer(Dropout(rate: rate))]),
                .init(
                    activation: .identity, weights: [row(8)], behind: last.map { [FunctionLayer($0)] } ?? []),
            ],
            inputs: (0..<10).map { _ in row(3) }, targets: (0..<10).map { _ in row(1) },
            optimizer: optimizer, length: .updates(updates), batchSize: batchSize, seed: seed)
    }

    @Test("The share that is dropped is the rate, and the rest is scaled so that the mean stays")
    func mask() {
        func write(_ numbers: inout [Double], update: Int) {
            let draw = TrainingDraw(seed: 1, update: update).numbers(
                layer: 2, position: 0, sample: 0, nodes: numbers.count)
            var span = numbers.mutableSpan
            Dropout(rate: 0.3).write(&span, draw: draw)
        }
        var numbers = [Double](repeating: -1, count: 40_000)
        write(&numbers, update: 7)
        let share = Double(numbers.count { $0 == 0 }) / 40_000
        #expect((share - 0.3).magnitude < 0.01)
        #expect(numbers.allSatisfy { $0 == 0 || $0 == 1 / 0.7 })
        var again = numbers
        write(&again, update: 7)
        #expect(again == numbers)
        write(&again, update: 8)
        #expect(again != numbers)
    }

    @Test("Losses, predictions and gradients of states are those without dropout; batch losses are not")
    func evaluation() throws {
        for batchSize in [nil, 4] {
            let experiment = try draft(batchSize: batchSize).experiment()
            let without = try draft(rate: 0, batchSize: batchSize).experiment()
            let recording = experiment.run()
            #expect(recording.loss[0] == without.state().loss)
            #expect(recording.initial.predictions == without.state().predictions)
            #expect(recording.initial.gradient == without.state().gradient)
            #expect(recording.batchLoss != without.run().batchLoss)
            let last = without.state(
                at: without.network.replacing(parameters: recording.final.network.parameters))
            #expect(recording.loss.last == last.loss)
            #expect(recording == experiment.run())
            #expect(
                try recording.batchLoss != draft(batchSize: batchSize, seed: 4).experiment().run().batchLoss)
        }
    }

    @Test("A rate of 0 changes no bit of a training on batches")
    func nothing() throws {
        var plain = draft(rate: 0, batchSize: 4)
        plain.layers[0].behind = []
        let (with, without) = try (
            draft(rate: 0, batchSize: 4).experiment().run(), plain.experiment().run()
        )
        #expect(with.loss == without.loss)
        #expect(with.batchLoss == without.batchLoss)
    }

    @Test(
        "A trace has what the update saw: its loss, what was dropped, and factors whose sum is the gradient")
    func trace() throws {
        let recording = try draft(batchSize: 4).experiment().run()
        for update in 0..<recording.updateCount {
            let trace = try #require(recording.trace(ofUpdate: update))
            let loss = try Loss.meanSquaredError.value(
                predictions: trace.forward.predictions, targets: trace.batch.targets)
            #expect((loss - trace.loss).magnitude < 1e-15)
            #expect(trace.backward.gradient == recording.gradients.row(update))
            let dropped = try #require(trace.forward.layers[0].changed)
            #expect(dropped.elements.contains(0))
            for (index, name) in recording.experiment.network.parameterNames.enumerated() {
                let sum = try #require(trace.factors(of: name)).reduce(0) { $0 + $1.product }
                #expect((sum - trace.backward.gradient[index]).magnitude < 1e-14, "\(name)")
            }
        }
    }

    @Test("The slopes of a pass with dropout are the finite differences of its loss")
    func slopes() throws {
        let experiment = try draft().experiment()
        let draw = TrainingDraw(seed: 9, update: 0)
        func pass(_ network: Network) throws -> (Double, [Double]) {
            let data = experiment.data
            let trace = network.trace(data.inputs, draw: draw)
            let loss = try experiment.loss.value(predictions: trace.predictions, targets: data.targets)
            let back = network.slopes(
                trace, inputs: data.inputs, targets: data.targets, loss: experiment.loss, draw: draw)
            return (loss, back.gradient)
        }
        let (network, gradient) = (experiment.network, try pass(experiment.network).1)
        for index in gradient.indices {
            let ends = try [-0x1p-14, 0x1p-14].map { step in
                var parameters = network.parameters
                parameters[index] += step
                return try pass(network.replacing(parameters: parameters)).0
            }
            #expect(((ends[1] - ends[0]) / 0x1p-13 - gradient[index]).magnitude < 1e-8)
        }
    }

    @Test("It is refused where it makes no sense, each time with the place in the file")
    func refusals() {
        func problems(_ draft: ExperimentDraft) -> [String] {
            draft.problems.map { "\($0.place): \($0.message)" }
        }
        #expect(
            problems(draft(last: Dropout(rate: 0.1))) == [
                "network.layers[3].dropout: A dropout stands behind the last layer, whose values are the predictions."
            ])
        #expect(
            problems(draft(rate: 1)) == [
                "network.layers[1].dropout: The rate of dropout must be a number from 0 to below 1, found 1."
            ])
        let searching = problems(draft(optimizer: Optimizer(LBFGS())))
        #expect(searching.count == 1 && searching[0].hasPrefix("training.optimizer: L-BFGS searches"))
        var broken = draft()
        broken.layers[1].weights[0].removeLast()
        #expect(broken.problems.map(\.place) == ["network.layers[2].weights[0]"])
    }

    private func read(_ layers: [Value]) -> (layers: [LayerSpec]?, problems: [Problem]) {
        var reader = Reader()
        let spot = Spot(path: ["layers"], name: "the layers of the network")
        let found = LayerItem.list(seed: 1, of: .standard).readAnyhow(.list(layers), at: spot, into: &reader)
        return (found, reader.problems)
    }

    private let relu = Value.fields([
        .init("activation", .text("relu")), .init("weights", .list([.numbers([1, 2])])),
    ])
    private let dropout = Value.fields([.init("dropout", .number(0.3, written: "0.3"))])

    @Test("It is written as an item behind its layer, and written back so")
    func written() throws {
        let (layers, problems) = read([relu, dropout, relu])
        #expect(problems.isEmpty)
        #expect(layers?.map(\.behind) == [[FunctionLayer(Dropout(rate: 0.3))], []])
        let back = LayerItem.list(seed: 1, of: .standard).value(try #require(layers))
        #expect(back.items?.count == 3)
        #expect(back.items?[1]["dropout"] != nil)
    }

    @Test("Before the first layer, twice, and among the keys of a layer it is refused")
    func misplaced() {
        #expect(read([dropout, relu]).problems.map(\.message) == ["a dropout stands before the first layer"])
        #expect(
            read([relu, dropout, dropout, relu]).problems.map(\.message) == [
                "two dropouts stand behind layer 1"
            ])
        let mixed = Value.fields(relu.members + dropout.members)
        #expect(read([mixed]).problems.map(\.message) == ["dropout stands among the keys of a layer"])
    }
}
