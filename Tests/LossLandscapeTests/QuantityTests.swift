import Testing
import TrainingCore

@testable import LossLandscape

@Suite("Quantities over a plane")
struct QuantityTests {
    private func classifier(_ activation: Activation = .relu) throws -> Experiment {
        var random = RandomExperiment(seed: 12)
        let start = try random.classes(
            sizes: [2, 5, 3], activations: [activation, .softmax], samples: 4, loss: .crossEntropy)
        return try Experiment(
            network: start.network, data: start.data, loss: .crossEntropy, training: start.training,
            test: Dataset(
                inputs: Matrix(rows: 2, columns: 2, known: [1, -1, 0.5, 2]),
                targets: Matrix(rows: 2, columns: 3, known: [1, 0, 0, 0, 0, 1])),
            validation: Dataset(
                inputs: Matrix(rows: 3, columns: 2, known: [-1, 1, 2, 0.5, 0, 3]),
                targets: Matrix(rows: 3, columns: 3, known: [0, 1, 0, 0, 0, 1, 1, 0, 0])))
    }

    private func plane(_ network: Network) throws -> ParameterPlane {
        try ParameterPlane(
            origin: network.parameters, first: Direction.random(for: network, seed: 1, number: 0).values,
            second: Direction.random(for: network, seed: 1, number: 1).values)
    }

    @Test("Each quantity at each point is that of the network there", arguments: LandscapeQuantity.allCases)
    func cells(quantity: LandscapeQuantity) throws {
        let experiment = try classifier()
        let plane = try plane(experiment.network)
        let (x, y) = (
            try AxisRange(from: -2, to: 3, points: 6), try AxisRange(from: -1, to: 1, points: 4)
        )
        let grid = try experiment.surface(of: quantity, on: plane, x: x, y: y)
        #expect(grid.quantity == quantity.rawValue)
        #expect(grid == (try experiment.surface(of: quantity, on: plane, x: x, y: y, threads: 1)))
        var different = Set<Double>()
        for (j, yValue) in grid.y.enumerated() {
            for (i, xValue) in grid.x.enumerated() {
                let network = experiment.network.replacing(parameters: plane.parameters(x: xValue, y: yValue))
                let known = try known(quantity, experiment, network)
                #expect((grid[column: i, row: j] - known).magnitude <= 1e-12 * max(1, known.magnitude))
                different.insert(known)
            }
        }
        #expect(different.count > 1)
        let line = try experiment.curve(
            of: quantity, from: plane.origin, along: plane.first, steps: [0, 1])
        #expect(
            (line[1]
                - (try known(
                    quantity, experiment,
                    experiment.network.with(
                        parameters: plane.parameters(x: 1, y: 0)))))
                .magnitude < 1e-12)
    }

    private func known(
        _ quantity: LandscapeQuantity, _ experiment: Experiment, _ network: Network
    ) throws -> Double {
        let trace = network.trace(experiment.data.inputs)
        switch quantity {
        case .loss: return experiment.state(at: network).loss
        case .gradientNorm:
            return experiment.state(at: network).gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
        case .accuracy:
            return rightShare(network, of: experiment.data)
        case .activeUnits:
            return Double(
                (0..<5).count { unit in trace.layers[0].values.column(unit).contains { $0 > 0 } })
        case .testLoss:
            let test = try #require(experiment.test)
            return try experiment.with(data: test).state(at: network).loss
        case .testAccuracy: return rightShare(network, of: try #require(experiment.test))
        case .validationLoss:
            let validation = try #require(experiment.validation)
            return try experiment.with(data: validation).state(at: network).loss
        case .validationAccuracy: return rightShare(network, of: try #require(experiment.validation))
        }
    }

    /// How many of one-hot samples' classes have the largest output.
    private func rightShare(_ network: Network, of data: Dataset) -> Double {
        let predictions = network.outputs(of: data.inputs)
        let right = (0..<data.sampleCount).count { sample in
            let (row, target) = (predictions.row(sample), data.targets.row(sample))
            return zip(row, target).contains { $0 == row.max() && $1 == 1 }
        }
        return Double(right) / Double(data.sampleCount)
    }

    @Test("Over two weights the quantities are those over the plane of the two")
    func pair() throws {
        let experiment = try classifier()
        for quantity in LandscapeQuantity.allCases {
            let grid = try experiment.surface(
                of: quantity, x: Example.axis("W1[0,0]=-2:2:5"), y: Example.axis("W2[1,2]=0:3:3"))
            #expect(grid.xLabel == "W1[0,0]" && grid.yLabel == "W2[1,2]")
            var network = experiment.network
            network[.weight(layer: 1, node: 0, input: 0)] = -1
            network[.weight(layer: 2, node: 1, input: 2)] = 3
            let known = try known(quantity, experiment, network)
            #expect((grid[column: 1, row: 2] - known).magnitude < 1e-12, "\(quantity)")
        }
    }

    @Test("One output counts as right on its side of ½, several labels each on its own")
    func labels() throws {
        let experiment = try ExperimentDraft(
            inputCount: 1, layers: [.init(activation: .sigmoid, weights: [[1], [-1]])],
            inputs: [[2], [-1], [3]], targets: [[1, 1], [0, 1], [1, 0]], loss: .binaryCrossEntropy,
            optimizer: .gradientDescent(learningRate: 0.1), length: .updates(0)
        ).experiment()
        let grid = try experiment.surface(
            of: .accuracy, x: Example.axis("W1[0,0]=-1:1:2"), y: Example.axis("W1[1,0]=-1:1:2"))
        // At (1, −1): right but for the second label of the first sample, 5 of 6.
        #expect(grid[column: 1, row: 0] == 5.0 / 6)
        #expect(grid[column: 0, row: 0] == 2.0 / 6)
    }

    @Test("A cell of which a prediction is not a number is not a number")
    func notFinite() throws {
        let experiment = try classifier()
        for quantity in LandscapeQuantity.allCases {
            let grid = try experiment.surface(
                of: quantity, x: Example.axis("W1[0,0]=-1e308:1e308:3"),
                y: Example.axis("W1[0,1]=-1e308:1e308:3"))
            if quantity != .activeUnits, quantity.part == .training {
                #expect(grid.values.contains { $0.isNaN }, "\(quantity)")
            }
            let middle = try known(
                quantity, experiment,
                experiment.network.replacing(parameters: [0, 0] + experiment.network.parameters.dropFirst(2)))
            #expect((grid[column: 1, row: 1] - middle).magnitude < 1e-12)
        }
    }

    @Test("A quantity that the experiment has not is an error that says why")
    func refused() throws {
        let deep = try Example.deep()
        let (x, y) = (try Example.axis("W1[0,0]=-1:1:2"), try Example.axis("W1[0,1]=-1:1:2"))
        let noTest = #expect(throws: LandscapeError.self) { try deep.surface(of: .testLoss, x: x, y: y) }
        #expect(noTest?.message.contains("no test samples") == true)
        let noClasses = #expect(throws: LandscapeError.self) { try deep.surface(of: .accuracy, x: x, y: y) }
        #expect(noClasses?.message.contains("no classes") == true)
        let smooth = try classifier(.tanh)
        let noUnits = #expect(throws: LandscapeError.self) {
            try smooth.surface(of: .activeUnits, x: x, y: y)
        }
        #expect(noUnits?.message.contains("no relu") == true)
        #expect(throws: LandscapeError.self) {
            try deep.surface(
                of: .gradientNorm, on: ParameterPlane(origin: [0, 0], first: [1, 0], second: [0, 1]),
                x: AxisRange(from: 0, to: 1, points: 2), y: AxisRange(from: 0, to: 1, points: 2))
        }
    }
}
