import Descent
import Testing

@Suite("What does not fit is refused in words, and never read beyond its end")
struct HostileShapeTests {
    private static var network: Network {
        get throws {
            try Network(
                inputCount: 2,
                layers: [
                    Layer(
                        weights: Matrix(rows: 3, columns: 2, elements: [1, 2, 3, 4, 5, 6]), activation: .tanh),
                    Layer(weights: Matrix(rows: 1, columns: 3, elements: [1, 1, 1]), activation: .identity),
                ])
        }
    }

    private static func zeros(_ rows: Int, _ columns: Int) throws -> Matrix {
        try Matrix(rows: rows, columns: columns, elements: [Double](repeating: 0, count: rows * columns))
    }

    @Test("Elements that make no matrix of so many rows and columns, and networks of other data")
    func matrices() throws {
        for (rows, columns) in [(2, 2), (-1, -3), (1, -3), (0, 1), (Int.max, 2), (Int.min, Int.min)] {
            #expect(throws: ShapeError.self) {
                try Matrix(rows: rows, columns: columns, elements: [1, 2, 3])
            }
        }
        let experiment = try Experiment(
            network: Self.network, data: Dataset(inputs: Self.zeros(4, 2), targets: Self.zeros(4, 1)),
            loss: .meanSquaredError,
            training: Training(optimizer: .gradientDescent(learningRate: 0.1), updates: 1))
        #expect(experiment.state() == (try experiment.state(of: Self.network)))
        for (inputs, outputs) in [(3, 1), (2, 2), (1, 1)] {
            let other = try Network(
                inputCount: inputs,
                layers: [Layer(weights: Self.zeros(outputs, inputs), activation: .identity)])
            #expect(throws: ShapeError.self) { try experiment.state(of: other) }
        }
    }

    @Test("Samples with more or fewer inputs, and other numbers of parameters")
    func network() throws {
        let network = try Self.network
        for columns in [0, 1, 3] {
            #expect(throws: ShapeError.self) { try network.forward(Self.zeros(4, columns)) }
            #expect(throws: ShapeError.self) { try network.predictions(Self.zeros(4, columns)) }
        }
        #expect(try network.forward(Self.zeros(0, 2)).predictions == Self.zeros(0, 1))
        for count in [0, 8, 10] {
            #expect(throws: ShapeError.self) {
                try network.with(parameters: [Double](repeating: 1, count: count))
            }
        }
        let error = #expect(throws: ShapeError.self) { try network.with(parameters: []) }
        #expect(error?.description == "The parameters of the network: expected 9 numbers, found 0.")
    }

    @Test("Losses of matrices that differ, and samples that there are not")
    func data() throws {
        #expect(throws: ShapeError.self) {
            try Loss.meanSquaredError.value(predictions: Self.zeros(2, 1), targets: Self.zeros(3, 1))
        }
        #expect(throws: ShapeError.self) {
            try Loss.huber.value(predictions: Self.zeros(2, 2), targets: Self.zeros(4, 1))
        }
        let data = try Dataset(inputs: Self.zeros(3, 2), targets: Self.zeros(3, 1))
        for wrong in [-1, 3, Int.max, Int.min] {
            #expect(throws: ShapeError.self) { try data.samples([0, wrong]) }
        }
        #expect(try data.samples([]).sampleCount == 0)
    }

    @Test("Vectors, places and planes of other dimensions")
    func landscapes() throws {
        let plane = try ParameterPlane(origin: [1, 1, 1], first: [1, 0, 0], second: [0, 1, 0])
        #expect(throws: ShapeError.self) { try plane.projection(of: [1, 2]) }
        #expect(throws: ShapeError.self) { try plane.projection(of: [1, 2, 3, 4]) }
        #expect(throws: ShapeError.self) { try Objective.beale.value(at: [1]) }
        #expect(throws: ShapeError.self) { try Objective.beale.gradient(at: [1, 2, 3]) }
        let experiment = try Experiment(
            network: Self.network, data: Dataset(inputs: Self.zeros(3, 2), targets: Self.zeros(3, 1)),
            training: Training(optimizer: .gradientDescent(learningRate: 0.1), updates: 0))
        let hessian = try HessianOperator(experiment)
        #expect(throws: ShapeError.self) { try hessian.product([1]) }
        #expect(throws: ShapeError.self) { try hessian.curvature(along: []) }
    }

    @Test("Moments of negative powers are those of the inverses")
    func moments() throws {
        let experiment = try Experiment(
            network: Self.network, data: Dataset(inputs: Self.zeros(3, 2), targets: Self.zeros(3, 1)),
            training: Training(optimizer: .gradientDescent(learningRate: 0.1), updates: 0))
        let density = try HessianOperator(experiment).spectralDensity(probes: 1, steps: 2)
        #expect((density.moment(0) - 1).magnitude < 1e-12)
        _ = density.moment(-3)
    }

    @Test("Counts, places and sizes that there are not")
    func counts() throws {
        let names = DataNames(inputs: ["width"], classes: ["a"])
        #expect(names.input(-1) == "x[-1]" && names.className(.max) == "class \(Int.max)")
        let grid = try #require(Grid(x: [0, 1], y: [0, 1], values: [1, 2, 3, 1000]))
        for count in [Int.min, -1, 0, .max] {
            #expect(ContourLevels(for: grid, count: count) != nil)
            #expect(ContourLevels(for: grid, count: count, logarithmic: true) != nil)
        }
        #expect(Objective.rosenbrock(dimension: .max).dimension == Objective.maximumDimension)
        let schedule = LearningRateSchedule.step(every: 2, warmUp: .min)
        #expect(schedule.learningRate(atUpdate: .max, of: .max, base: 1).isFinite)
        for noise in [Double.nan, .infinity, 1e308] {
            #expect(DataGenerator.blobs(classes: 2, samples: 2, noise: noise).dataset().sampleCount == 2)
        }
        #expect(DataGenerator.blobs(classes: -1, samples: 2, isOneHot: true).dataset().sampleCount == 2)
        #expect(DataGenerator.moons(samples: -1).dataset().sampleCount == 0)
        let line = try Experiment(
            network: Network(
                inputCount: 1,
                layers: [Layer(weights: Self.zeros(1, 1), activation: .identity)]),
            data: Dataset(inputs: Self.zeros(2, 1), targets: Self.zeros(2, 1)),
            training: Training(optimizer: .gradientDescent(learningRate: 0.1), updates: 2))
        #expect(throws: LandscapeError.self) { try line.run().principalComponents(-1) }
    }
}
