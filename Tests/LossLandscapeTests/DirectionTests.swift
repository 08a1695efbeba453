import Testing
import TrainingCore

@testable import LossLandscape

@Suite("Directions")
struct DirectionTests {
    private func network() throws -> Network {
        var random = RandomExperiment(seed: 2)
        return try random.experiment(
            sizes: [3, 4, 2], activations: [.relu, .identity], samples: 3
        ).network.withBiases()
    }

    private func length(_ numbers: some Sequence<Double>) -> Double { euclideanLength(Array(numbers)) }

    @Test("Filter normalization scales the row of each unit, not each input's column or the whole tensor")
    func filter() throws {
        let network = try network()
        let direction = try Direction.random(for: network, seed: 9, number: 0)
        let moved = network.replacing(parameters: direction.values)
        for (layer, own) in zip(moved.layers, network.layers) {
            for unit in 0..<layer.nodeCount {
                #expect((length(layer.weights.row(unit)) - length(own.weights.row(unit))).magnitude < 1e-14)
            }
            // By columns it would hold for these, which are other numbers.
            for input in 0..<layer.inputCount {
                let difference = length(layer.weights.column(input)) - length(own.weights.column(input))
                #expect(difference.magnitude > 1e-3)
            }
            #expect(layer.biases?.allSatisfy { $0 == 0 } == true)
        }
        let rows = moved.layers[0].weights.nested.map { length($0) }
        #expect(Set(rows.map { ($0 * 1000).rounded() }).count == 4)
    }

    @Test("Layer normalization scales all weights of a layer together")
    func layer() throws {
        let network = try network()
        let direction = try Direction.random(for: network, seed: 9, number: 0, normalization: .layer)
        for (layer, own) in zip(network.replacing(parameters: direction.values).layers, network.layers) {
            #expect((length(layer.weights.elements) - length(own.weights.elements)).magnitude < 1e-14)
            #expect((length(layer.weights.row(0)) - length(own.weights.row(0))).magnitude > 1e-3)
        }
    }

    @Test("Biases rest, or are as long as the network's")
    func biases() throws {
        let network = try network()
        let layers = { (normalization: DirectionNormalization, biases: DirectionBiases?) in
            network.replacing(
                parameters: try Direction.random(
                    for: network, seed: 1, number: 1, normalization: normalization, biases: biases
                ).values
            ).layers
        }
        for (layer, own) in zip(try layers(.filter, .normalized), network.layers) {
            for (bias, known) in zip(layer.biases ?? [], own.biases ?? []) {
                #expect((bias.magnitude - known.magnitude).magnitude < 1e-15)
            }
        }
        for (layer, own) in zip(try layers(.layer, .normalized), network.layers) {
            #expect((length(layer.biases ?? []) - length(own.biases ?? [])).magnitude < 1e-15)
        }
        #expect(try layers(.none, nil).allSatisfy { $0.biases?.contains(0) == false })
        #expect(try layers(.none, .zero).allSatisfy { $0.biases?.allSatisfy { $0 == 0 } == true })
    }

    @Test("The numbers are standard normal, and depend on seed, number and place alone")
    func distribution() throws {
        let big = try Network(
            inputCount: 100,
            layers: [
                Layer(
                    weights: Matrix(rows: 100, columns: 100, known: [Double](repeating: 1, count: 10_000)),
                    activation: .identity)
            ])
        let values = try Direction.random(for: big, seed: 4, number: 0, normalization: .none).values
        let mean = values.reduce(0, +) / 10_000
        let variance = dot(values, values) / 10_000
        #expect(mean.magnitude < 0.03 && (variance - 1).magnitude < 0.05)
        let other = try Direction.random(for: big, seed: 4, number: 1, normalization: .none).values
        #expect((dot(values, other) / 10_000).magnitude < 0.03)
        // A layer more changes no number of the first.
        let deeper = try Network(
            inputCount: 100,
            layers: big.layers + [
                Layer(
                    weights: Matrix(rows: 1, columns: 100, known: [Double](repeating: 1, count: 100)),
                    activation: .identity)
            ])
        let more = try Direction.random(for: deeper, seed: 4, number: 0, normalization: .none).values
        #expect(Array(more[..<10_000]) == values)
        #expect(try Direction.random(for: big, seed: 5, number: 0, normalization: .none).values != values)
    }

    @Test("Orthogonal by request, with the length kept")
    func orthogonal() throws {
        let network = try network()
        let (x, y) = (
            try Direction.random(for: network, seed: 1, number: 0),
            try Direction.random(for: network, seed: 1, number: 1)
        )
        #expect(dot(x.values, y.values).magnitude > 1e-3)
        let turned = try y.orthogonal(to: x)
        #expect(dot(x.values, turned.values).magnitude < 1e-14)
        #expect((turned.length - y.length).magnitude < 1e-14)
        #expect(throws: LandscapeError.self) { try x.orthogonal(to: x) }
    }

    @Test("Between two networks 0 is the one and 1 the other")
    func between() throws {
        let recording = try Example.deep().run()
        let (start, end) = (recording.initial.network, recording.final.network)
        let direction = try Direction.between(start, end)
        let reached = zip(start.parameters, direction.values).map { $0 + $1 }
        for (value, known) in zip(reached, end.parameters) { #expect((value - known).magnitude < 1e-15) }
        let same = #expect(throws: LandscapeError.self) { try Direction.between(start, start) }
        #expect(same?.message.contains("are the same") == true)
        let other = #expect(throws: LandscapeError.self) {
            try Direction.between(start, Example.neuron().network)
        }
        #expect(
            other?.message == "The other network is 3 → 1, the experiment's network "
                + "2 → 3 with biases → 2 → 2 with biases.")
    }

    @Test("The first component of the neuron's path is its input, and shows all of it")
    func components() throws {
        let recording = try Example.neuron().run()
        let component = try #require(try recording.principalComponents(1).first)
        for (value, x) in zip(component.values, [1.0, 2, 3]) {
            #expect((value - x / 14.0.squareRoot()).magnitude < 1e-12)
        }
        guard case .principalComponent(1, let share) = component.origin else {
            Issue.record("\(component.origin)")
            return
        }
        #expect((share - 1).magnitude < 1e-12)
        let error = #expect(throws: LandscapeError.self) { try recording.principalComponents(2) }
        #expect(error?.message == "The path spreads in 1 direction, not in 2.")
    }

    @Test("Components by the Gram matrix of few steps are those by the scatter of few parameters")
    func bothWays() throws {
        // 21 parameters: 15 updates go by the steps, 60 by the parameters.
        let experiment = try Example.deep()
        for updates in [15, 60, 500] {
            let recording = try experiment.with(
                training: Training(optimizer: .gradientDescent(learningRate: 0.1), updates: updates)
            ).run()
            let found = try recording.principalComponents(2)
            // The scatter matrix, entry by entry.
            let count = 21
            let means = (0..<count).map {
                recording.parameters.column($0).reduce(0, +) / Double(updates + 1)
            }
            var scatter = Matrix(
                rows: count, columns: count, known: [Double](repeating: 0, count: count * count))
            for step in 0...updates {
                for row in 0..<count {
                    for column in 0..<count {
                        scatter[row, column] +=
                            (recording.parameters[step, row] - means[row])
                            * (recording.parameters[step, column] - means[column])
                    }
                }
            }
            let values = SymmetricEigenvalues.of(scatter).sorted()
            let total = values.reduce(0, +)
            for (rank, direction) in found.enumerated() {
                let image = (0..<count).map { dot(scatter.row($0), direction.values) }
                let value = values[count - 1 - rank]
                for index in 0..<count {
                    #expect((image[index] - value * direction.values[index]).magnitude < 1e-9 * total)
                }
                guard case .principalComponent(_, let share) = direction.origin else { continue }
                #expect((share - value / total).magnitude < 1e-10)
            }
            // The plane of the two shows what they say.
            let path = try recording.path(
                on: ParameterPlane(
                    origin: recording.final.network.parameters, first: found[0].values,
                    second: found[1].values))
            let shares = (values[count - 1] + values[count - 2]) / total
            #expect((path.explainedVariance - shares).magnitude < 1e-10)
        }
    }

    @Test("Eigenvectors of the Hessian as directions, the steepest first")
    func eigenvectors() throws {
        let hessian = try HessianOperator(Example.deep())
        let directions = try hessian.directions(2)
        let all = try hessian.eigenvalues()
        for (rank, direction) in directions.enumerated() {
            let curvature = try hessian.curvature(along: direction.values)
            #expect((curvature - all[all.count - 1 - rank]).magnitude < 1e-12)
        }
        #expect(dot(directions[0].values, directions[1].values).magnitude < 1e-12)
    }

    @Test("A direction of zeros, or with a number that is not finite, is an error")
    func refused() throws {
        #expect(throws: LandscapeError.self) { try Direction([0, 0], origin: .named("a")) }
        let error = #expect(throws: LandscapeError.self) { try Direction([0, .nan], origin: .named("a")) }
        #expect(error?.message == "Component 1 of the direction is nan.")
        let still = try Example.neuron().network.replacing(parameters: [0, 0, 0])
        let nowhere = #expect(throws: LandscapeError.self) {
            try Direction.random(for: still, seed: 1, number: 0)
        }
        #expect(nowhere?.message.hasPrefix("All weights of the network are 0") == true)
        #expect(try Direction.random(for: still, seed: 1, number: 0, normalization: .none).length > 0)
        #expect(throws: LandscapeError.self) {
            try Direction.along(.bias(layer: 1, node: 0), of: still)
        }
    }
}

extension Network {
    /// With biases in every layer.
    fileprivate func withBiases() throws -> Network {
        try Network(
            inputCount: inputCount,
            layers: layers.enumerated().map { index, layer in
                Layer(
                    weights: layer.weights,
                    biases: (0..<layer.nodeCount).map { 0.25 * Double($0 + index) + 0.125 },
                    activation: layer.activation)
            })
    }
}
