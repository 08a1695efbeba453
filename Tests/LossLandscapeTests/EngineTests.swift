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
        _ experiment: Experiment, _ x: GridAxis, _ y: GridAxis, excluding: Set<String>
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
            let (xRange, yRange) = (random.pick(Self.ranges), random.pick(Array(Self.ranges[..<3])))
            let x = try GridAxis(
                parameter: first, from: xRange.from, to: xRange.to, points: xRange.points)
            let y = try GridAxis(
                parameter: second, from: yRange.from, to: yRange.to, points: yRange.points)
            var excluded: Set<String> = []
            while true {
                let (difference, engine) = try difference(experiment, x, y, excluding: excluded)
                if engine == BruteForce.name { break }
                #expect(
                    difference <= 1,
                    "\(engine): \(x) × \(y), sizes \(sizes), \(activations.map(\.rawValue))")
                excluded.insert(engine)
            }
        }
    }

    @Test("What the kernels do not know takes a pass per point")
    func unknown() throws {
        var random = RandomExperiment(seed: 3)
        let soft = try random.experiment(
            sizes: [2, 3, 2], activations: [.softplus, .softmax], samples: 5)
        let absolute = try random.experiment(
            sizes: [2, 3, 2], activations: [.relu, .identity], samples: 5, loss: .meanAbsoluteError)
        for experiment in [soft, absolute] {
            let surface = try experiment.lossSurface(
                x: Example.axis("W2[0,0]=-1:1:5"), y: Example.axis("W2[0,1]=-1:1:5"))
            #expect(surface.engine == "brute force")
        }
    }

    @Test("The result is the same, bit for bit, for every number of threads", arguments: 0..<12)
    func threads(seed: Int) throws {
        var random = RandomExperiment(seed: UInt64(1000 + seed))
        let output: Activation = [.identity, .identity, .relu, .tanh][seed % 4]
        let hidden: Activation = [.relu, .tanh, .identity][seed % 3]
        let experiment = try random.experiment(
            sizes: [3, 4, 5, 2], activations: [hidden, hidden, output], samples: 270)
        let names = experiment.network.parameterNames
        let first = random.pick(names)
        let second = random.pick(names.filter { $0 != first })
        let x = try GridAxis(parameter: first, from: -1, to: 2, points: 82)
        let y = try GridAxis(parameter: second, from: -2, to: 1, points: 11)
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
        for activation in Activation.allCases {
            let layer = Layer(weights: Matrix(rows: 1, columns: 1, elements: [1]), activation: activation)
            let plan = LayerPlan.all(of: try Network(inputCount: 1, layers: [layer]))[0]
            guard let kernel = plan.activation else { continue }
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
        ]
        for (experiment, x, y, engine) in cases {
            let surface = try experiment.lossSurface(
                x: Example.axis("\(x)=-1:1:5"), y: Example.axis("\(y)=-1:1:5"))
            #expect(surface.engine == engine, "\(x) \(y)")
        }
    }
}
