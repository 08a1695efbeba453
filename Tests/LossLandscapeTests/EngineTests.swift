import CKernels
import Testing
import TrainingCore

@testable import LossLandscape

@Suite("Surface engines")
struct EngineTests {
    private static let ranges: [(from: Double, to: Double, points: Int)] = [
        (-2, 2, 13), (0, 3, 8), (-3, 0, 17), (-1, 1.5, 84), (-5, 5, 6), (0.5, 4, 2), (9, 11, 19),
    ]

    /// The largest difference from brute force, relative to what is allowed: 1e-12 of the range of the
    /// surface, and the last digits of brute force's own sum.
    private func difference(
        _ experiment: Experiment, _ x: ParameterRange, _ y: ParameterRange, excluding: Set<String>
    ) throws -> (difference: Double, engine: String) {
        let request = try experiment.surfaceRequest(x: x, y: y, from: nil)
        let surface = LossSurface(request, threads: 2, excluding: excluding)
        let expected = [Double](unsafeUninitializedCapacity: surface.loss.count) { buffer, count in
            BruteForce.write(
                request, to: UnsafeMutableBufferPointer(rebasing: buffer[..<surface.loss.count]),
                threads: 1)
            count = surface.loss.count
        }
        let range = try #require(expected.max()) - #require(expected.min())
        let allowed = 1e-12 * range + 16 * (expected.max() ?? 0).ulp
        let worst = zip(surface.loss, expected).map { ($0 - $1).magnitude }.max() ?? .nan
        #expect(!surface.loss.contains { $0.isNaN })
        return (worst / allowed, surface.engine)
    }

    @Test("Every engine agrees with one pass per point to 1e-12 of the range", arguments: 0..<60)
    func agreement(seed: Int) throws {
        var random = RandomExperiment(seed: UInt64(seed))
        let depth = 1 + seed % 4
        let sizes = (0...depth).map { _ in random.pick([1, 2, 3, 5, 9]) }
        let hidden: [Activation] = [[.relu], [.relu, .identity], [.tanh, .sigmoid, .leakyReLU, .elu]][
            seed % 3]
        let activations = (0..<depth).map { layer in
            layer == depth - 1 ? random.pick([.identity, .relu, .identity, .tanh]) : random.pick(hidden)
        }
        let experiment = try random.experiment(
            sizes: sizes, activations: activations, samples: random.pick([1, 2, 4, 7, 19, 260]))
        let names = experiment.network.parameterNames
        for _ in 0..<3 where names.count > 1 {
            let first = random.pick(names)
            let second = random.pick(names.filter { $0 != first })
            _ = try expectAgreement(experiment, first, second, &random)
        }
    }

    /// Takes the surface of a pair by every engine that can do it, one after the other, on ranges drawn at
    /// random, and gives their names.
    private func expectAgreement(
        _ experiment: Experiment, _ first: ParameterName, _ second: ParameterName,
        _ random: inout RandomExperiment
    ) throws -> Set<String> {
        let (xRange, yRange) = (random.pick(Self.ranges), random.pick(Array(Self.ranges[..<3])))
        let x = try ParameterRange(parameter: first, from: xRange.from, to: xRange.to, points: xRange.points)
        let y = try ParameterRange(parameter: second, from: yRange.from, to: yRange.to, points: yRange.points)
        var engines: Set<String> = []
        while true {
            let (difference, engine) = try difference(experiment, x, y, excluding: engines)
            if engine == BruteForce.name { return engines }
            let layers = experiment.network.layers.map { "\($0.nodeCount) \($0.activation.name)" }
            #expect(difference <= 1, "\(engine): \(x) × \(y), \(experiment.loss.name), \(layers)")
            engines.insert(engine)
        }
    }

    /// Losses with the last activations that go with them.
    private static let objectives: [(Loss, Activation)] = [
        (.meanAbsoluteError, .identity), (.huber, .tanh), (.binaryCrossEntropy, .sigmoid),
        (.crossEntropy, .softmax), (.meanSquaredError, .softmax), (.huber, .softmax),
        (.meanAbsoluteError, .softplus), (.meanSquaredError, .softplus), (.hinge, .identity), (.hinge, .gelu),
        (.huber, .silu),
    ]

    @Test(
        "Under every loss and activation pairs of all kinds agree with one pass per point to 1e-12 of the range",
        arguments: 0..<24)
    func otherLosses(seed: Int) throws {
        var random = RandomExperiment(seed: UInt64(4000 + seed))
        let (loss, last) = Self.objectives[seed % Self.objectives.count]
        let experiment = try random.experiment(
            sizes: [random.pick([1, 3]), 4, random.pick([2, 9]), random.pick([2, 5])],
            activations: [
                random.pick(Activations.continuous), random.pick(Activations.continuous), last,
            ], samples: random.pick([1, 7, 260]), loss: loss)
        let names = experiment.network.parameterNames
        let (low, high) = (names.filter { $0.layer == 1 }, names.filter { $0.layer == 3 })
        let unit = high.filter { $0.node == 0 }
        let pairs = [
            (random.pick(low), random.pick(high)), (random.pick(high), random.pick(low)),
            (unit[0], unit[1]), (unit[0], random.pick(high.filter { $0.node > 0 })),
            (low[0], random.pick(Array(low.dropFirst()))),
            (random.pick(names.filter { $0.layer == 2 }), random.pick(low)),
        ]
        for (first, second) in pairs {
            let engines = try expectAgreement(experiment, first, second, &random)
            #expect(engines.contains("affine first layer (exact)"))
        }
    }

    @Test("The result is the same, bit for bit, for every number of threads", arguments: 0..<12)
    func threads(seed: Int) throws {
        var random = RandomExperiment(seed: UInt64(1000 + seed))
        let output: Activation = [.identity, .identity, .relu, .tanh][seed % 4]
        let hidden: Activation = [.relu, .tanh, .identity][seed % 3]
        let losses: [(Loss, Activation)] = [
            (.meanSquaredError, output), (.crossEntropy, .softmax), (.huber, output),
        ]
        let (loss, last) = losses[seed / 4]
        let experiment = try random.experiment(
            sizes: [3, 4, 5, 2], activations: [hidden, hidden, last], samples: 270, loss: loss)
        let names = experiment.network.parameterNames
        let first = random.pick(names)
        let second = random.pick(names.filter { $0 != first })
        let x = try ParameterRange(parameter: first, from: -1, to: 2, points: 82)
        let y = try ParameterRange(parameter: second, from: -2, to: 1, points: 11)
        let request = try experiment.surfaceRequest(x: x, y: y, from: nil)
        var excluded: Set<String> = []
        while true {
            let one = LossSurface(request, threads: 1, excluding: excluded)
            for threads in [2, 3, 7] {
                let many = LossSurface(request, threads: threads, excluding: excluded)
                #expect(many.loss.map(\.bitPattern) == one.loss.map(\.bitPattern), "\(one.engine)")
            }
            if one.engine == BruteForce.name { break }
            excluded.insert(one.engine)
        }
    }

    @Test("The kernels' activations are the library's, to the last digits")
    func activations() throws {
        let z =
            stride(from: -800.0, through: 800, by: 0.37).map { $0 * $0 * $0 / 640_000 } + [0, -1e-9, 1e-9]
        for activation in Activations.all.prototypes {
            let layer = Layer(weights: Matrix(rows: 1, columns: 1, known: [1]), activation: activation)
            let network = try Network(inputCount: 1, layers: [layer])
            let plans = KernelLayer.all(of: network, loss: .meanSquaredError)
            guard let kernel = plans?[0].activation else { continue }
            var values = z
            descent_activate(kernel, z.count, z, &values)
            for (z, value) in zip(z, values) {
                let expected = activation.value(z)
                #expect((value - expected).magnitude <= 4 * expected.ulp + 1e-300, "\(activation) \(z)")
            }
        }
    }

    @Test("Each kind of pair gets its engine")
    func choice() throws {
        var random = RandomExperiment(seed: 5)
        let linear = try random.experiment(sizes: [3, 4, 2], activations: [.relu, .identity], samples: 9)
        let smooth = try random.experiment(sizes: [3, 4, 2], activations: [.tanh, .identity], samples: 9)
        let course = try random.experiment(sizes: [2, 2, 1], activations: [.relu, .relu], samples: 4)
        let deep = try random.experiment(
            sizes: [3, 4, 4, 1], activations: [.relu, .relu, .relu], samples: 9)
        let classes = try random.experiment(
            sizes: [3, 4, 3], activations: [.relu, .softmax], samples: 9, loss: .crossEntropy)
        let brier = try random.experiment(
            sizes: [3, 4, 3], activations: [.relu, .softmax], samples: 9)
        let cases: [(Experiment, String, String, String)] = [
            (linear, "W2[0,0]", "W2[1,3]", "quadratic (exact)"),
            (linear, "W2[0,0]", "W2[0,3]", "quadratic (exact)"),
            (linear, "W1[0,0]", "W1[0,2]", "switch points (exact)"),
            (linear, "W1[0,0]", "W1[1,2]", "switch points (exact)"),
            (linear, "W1[0,0]", "W2[1,0]", "switch points (exact)"),
            (smooth, "W1[0,0]", "W1[2,0]", "matrix product (exact)"),
            (smooth, "W1[0,0]", "W1[0,1]", "moved unit (exact)"),
            (smooth, "W1[0,0]", "W2[0,1]", "switch points (exact)"),
            (course, "W1[0,0]", "W1[0,1]", "switch points (exact)"),
            (course, "W2[0,0]", "W2[0,1]", "switch points (exact)"),
            (deep, "W1[0,0]", "W3[0,1]", "switch points (exact)"),
            (deep, "W1[0,0]", "W1[0,1]", "moved unit (exact)"),
            (classes, "W1[0,0]", "W1[2,1]", "moved unit (exact)"),
            (classes, "W2[0,0]", "W2[1,1]", "moved unit (exact)"),
            (classes, "W1[0,0]", "W2[1,1]", "moved unit (exact)"),
            (brier, "W1[0,0]", "W1[2,1]", "moved unit (exact)"),
            (brier, "W2[0,0]", "W2[1,1]", "affine first layer (exact)"),
        ]
        for (experiment, x, y, engine) in cases {
            let surface = try experiment.lossSurface(
                x: Example.axis("\(x)=-1:1:5"), y: Example.axis("\(y)=-1:1:5"))
            #expect(surface.engine == engine, "\(x) \(y)")
        }
    }
}
