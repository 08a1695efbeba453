import Testing
import TrainingCore

@testable import LossLandscape

/// What well-known tools get wrong, one test each.
@Suite("Defects of others")
struct DefectTests {
    /// No symmetry of any kind.
    private func asymmetric() throws -> Experiment {
        try ExperimentDraft(
            inputCount: 2,
            layers: [
                .init(activation: .tanh, weights: [[0.5, -1], [1.5, 0.25]], biases: [0.1, -0.2]),
                .init(activation: .relu, weights: [[1, -0.5]], biases: [0.4]),
            ],
            inputs: [[0, 3], [1, 2], [-1, -2], [4, 0], [0.5, -0.5]], targets: [[1], [0], [0.5], [0.2], [2]],
            optimizer: .gradientDescent(learningRate: 0.1), length: .updates(5)
        ).experiment()
    }

    /// Whether every cell is the loss of the network that has its x and y.
    private func check(_ experiment: Experiment, _ x: String, _ y: String) throws -> LossSurface {
        let surface = try experiment.lossSurface(x: Example.axis(x), y: Example.axis(y))
        #expect(surface.x == (try Example.axis(x)).values)
        #expect(surface.y == (try Example.axis(y)).values)
        #expect(surface.loss.count == surface.x.count * surface.y.count)
        for (j, yValue) in surface.y.enumerated() {
            for (i, xValue) in surface.x.enumerated() {
                var network = experiment.network
                network[surface.xAxis.parameter] = xValue
                network[surface.yAxis.parameter] = yValue
                let loss = experiment.state(at: network).loss
                #expect((surface[column: i, row: j] - loss).magnitude <= 1e-14 * max(1, loss), "\(i), \(j)")
                #expect(surface.loss[j * surface.x.count + i] == surface[column: i, row: j])
            }
        }
        return surface
    }

    @Test("A grid that is not square is not scrambled")
    func nonSquare() throws {
        _ = try check(asymmetric(), "W1[0,0]=-1:2:7", "W2[0,1]=-2:0.5:3")
        _ = try check(asymmetric(), "W1[0,0]=-1:2:3", "W2[0,1]=-2:0.5:8")
    }

    @Test("A range may start or end at 0")
    func zeroEnds() throws {
        _ = try check(asymmetric(), "W2[0,0]=0:2:5", "b1[1]=-2:0:4")
        _ = try check(asymmetric(), "W1[1,1]=-3:0:5", "W1[1,0]=0:1:4")
    }

    @Test("An even number of points reaches both ends, without a point in the middle")
    func evenPoints() throws {
        let surface = try check(asymmetric(), "W1[0,0]=-1:1:4", "W1[0,1]=-1:1:6")
        #expect(surface.x.first == -1 && surface.x.last == 1)
        #expect(!surface.x.contains(0))
    }

    @Test("The axes are not swapped, in either role of the two parameters")
    func axes() throws {
        let one = try check(asymmetric(), "W1[0,0]=-1:2:5", "b2[0]=-1:3:4")
        let other = try check(asymmetric(), "b2[0]=-1:3:4", "W1[0,0]=-1:2:5")
        for j in 0..<4 {
            for i in 0..<5 {
                let difference = one[column: i, row: j] - other[column: j, row: i]
                #expect(difference.magnitude <= 1e-15)
            }
        }
        #expect(one[column: 4, row: 0] != one[column: 0, row: 3])
    }

    @Test("Every row runs the same way, none is shifted or reversed")
    func rows() throws {
        // A neuron with weight a and bias b on the input 1: a + b grows along every row.
        let experiment = try ExperimentDraft(
            inputCount: 1, layers: [.init(activation: .relu, weights: [[1]], biases: [0])], inputs: [[1]],
            targets: [[0]], optimizer: .gradientDescent(learningRate: 0.1), length: .updates(0)
        ).experiment()
        let surface = try check(experiment, "W1[0,0]=0:3:40", "b1[0]=0:2:9")
        for j in 0..<9 {
            let row = (0..<40).map { surface[column: $0, row: j] }
            #expect(row == row.sorted())
            #expect((row[0] - surface.y[j] * surface.y[j]).magnitude < 1e-14)
        }
    }

    @Test("A cell that is infinite or not a number stays so, and its neighbours stay as they are")
    func notFinite() throws {
        let experiment = try Example.neuron()
        let surface = try experiment.lossSurface(
            x: Example.axis("W1[0,0]=-1e200:1e200:3"), y: Example.axis("W1[0,1]=0:1:2"))
        #expect(surface.loss == [.infinity, 9, .infinity, .infinity, 25, .infinity])
        var broken = experiment.network
        broken[.weight(layer: 1, node: 0, input: 2)] = .nan
        let nowhere = try experiment.lossSurface(
            x: Example.axis("W1[0,0]=-1:1:3"), y: Example.axis("W1[0,1]=0:1:2"), from: broken)
        #expect(nowhere.loss.allSatisfy { $0.isNaN })
        #expect(nowhere.grid.minimum == nil)
    }

    @Test("A loss of 0 is 0, and none is negative", arguments: 0..<20)
    func zeros(seed: Int) throws {
        var random = RandomExperiment(seed: UInt64(seed))
        let output: Activation = seed % 2 == 0 ? .identity : .relu
        let start = try random.experiment(
            sizes: [2, 3, 1], activations: [.relu, output], samples: 9)
        // Targets that the network meets: the loss touches 0 at its own weights.
        let experiment = try start.with(
            data: Dataset(
                inputs: start.data.inputs, targets: start.network.outputs(of: start.data.inputs)))
        let names = experiment.network.parameterNames
        let x = names[seed % names.count]
        let y = names[(seed + 1 + seed % 5) % names.count]
        let (a, b) = (try #require(experiment.network[x]), try #require(experiment.network[y]))
        let surface = try experiment.lossSurface(
            x: ParameterRange(parameter: x, from: a, to: a + 1, points: 101),
            y: ParameterRange(parameter: y, from: b, to: b + 1, points: 3))
        #expect(surface.loss.allSatisfy { $0 >= 0 })
        #expect(surface[column: 0, row: 0] == 0)
    }

    @Test("The loss at the network's own place is the recorded loss, bit for bit", arguments: 0..<30)
    func centre(seed: Int) throws {
        var random = RandomExperiment(seed: UInt64(100 + seed))
        let hidden: Activation = [.relu, .tanh, .sigmoid][seed % 3]
        let output: Activation = seed % 2 == 0 ? .identity : .relu
        let experiment = try random.experiment(
            sizes: [3, 4, 2], activations: [hidden, output], samples: 33, updates: 2)
        let recording = experiment.run()
        for (network, loss) in [
            (recording.initial.network, recording.loss[0]), (recording.final.network, recording.loss[2]),
        ] {
            let names = network.parameterNames
            let (x, y) = (random.pick(names), names[0])
            guard x != y, let a = network[x], let b = network[y] else { continue }
            let surface = try experiment.lossSurface(
                x: ParameterRange(parameter: x, from: a, to: a + 1, points: 6),
                y: ParameterRange(parameter: y, from: b - 2, to: b, points: 4), from: network)
            #expect(surface[column: 0, row: 3].bitPattern == loss.bitPattern)
        }
    }
}

extension DefectTests {
    @Test("A path in directions that are neither of length 1 nor orthogonal has the right coordinates")
    func skewPlane() throws {
        let plane = try ParameterPlane(origin: [1, 1, 1], first: [2, 0, 0], second: [3, 0.5, 0])
        let place = plane.place(of: [1 + 2 * 0.7 + 3 * -1.5, 1 + 0.5 * -1.5, 1 + 4])
        #expect((place.x - 0.7).magnitude < 1e-14)
        #expect((place.y + 1.5).magnitude < 1e-14)
        #expect((place.distance - 4).magnitude < 1e-14)

        // The neuron moves along (1, 2, 3): a plane that contains that direction shows all of it.
        let recording = try Example.neuron().run()
        let whole = try recording.path(
            on: ParameterPlane(
                origin: recording.experiment.network.parameters, first: [0.5, 1, 1.5], second: [5, 1, 0]))
        #expect((whole.explainedVariance - 1).magnitude < 1e-12)
        #expect(whole.distanceFromPlane.allSatisfy { $0 < 1e-14 })
        for step in 0...20 {
            #expect((whole.surfaceLoss[step] - recording.loss[step]).magnitude < 1e-12)
            #expect(whole.y[step].magnitude < 1e-14)
            #expect(
                (whole.x[step] + (recording.parameters[0, 0] - recording.parameters[step, 0]) / 0.5)
                    .magnitude < 1e-14)
        }
        // A plane of two weights shows what the pair's path shows.
        let pair = try recording.path(
            on: ParameterPlane(
                origin: recording.experiment.network.parameters, first: [4, 0, 0], second: [-1, 2, 0]))
        let known = try recording.path(
            x: .weight(layer: 1, node: 0, input: 0), y: .weight(layer: 1, node: 0, input: 1))
        #expect((pair.explainedVariance - known.explainedVariance).magnitude < 1e-12)
        for step in 0...20 {
            #expect((pair.distanceFromPlane[step] - known.distanceFromPlane[step]).magnitude < 1e-13)
        }
    }

    @Test("Directions that span no plane, or of another length, are errors")
    func noPlane() throws {
        let parallel = #expect(throws: LandscapeError.self) {
            try ParameterPlane(origin: [0, 0], first: [1, 2], second: [-2, -4])
        }
        #expect(parallel?.message == "The two directions are parallel, or one of them is 0.")
        #expect(throws: LandscapeError.self) {
            try ParameterPlane(origin: [0, 0], first: [1, 2], second: [1])
        }
        #expect(throws: LandscapeError.self) {
            try ParameterPlane(origin: [0, .nan], first: [1, 2], second: [1, 0])
        }
    }
}

@Suite("Networks that jump")
struct JumpTests {
    @Test("Under a step every point takes a pass forward, also where a sum is exactly 0")
    func step() throws {
        let experiment = try ExperimentDraft(
            inputCount: 2,
            layers: [
                .init(activation: .step, weights: [[1, -1], [0.5, 0.25]]),
                .init(activation: .identity, weights: [[1, 2]]),
            ],
            inputs: [[1, 1], [0.1, 0.3], [2, -4]], targets: [[1], [0], [2]],
            optimizer: .gradientDescent(learningRate: 0), length: .updates(0)
        ).experiment()
        let surface = try experiment.lossSurface(
            x: ParameterRange(parameter: .weight(layer: 1, node: 0, input: 0), from: -1, to: 2, points: 31),
            y: ParameterRange(parameter: .weight(layer: 1, node: 1, input: 1), from: -1, to: 1, points: 21))
        #expect(surface.engine == "brute force")
        var network = experiment.network
        network[.weight(layer: 1, node: 0, input: 0)] = surface.x[20]
        network[.weight(layer: 1, node: 1, input: 1)] = surface.y[3]
        #expect(surface[column: 20, row: 3] == experiment.state(at: network).loss)
    }
}
