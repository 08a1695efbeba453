import Testing
import TrainingCore

@testable import LossLandscape

@Suite("Planes through parameter space")
struct PlaneTests {
    /// Losses with the activations of the last layer that belong to them.
    private static let objectives: [(Loss, Activation)] = [
        (.meanSquaredError, .identity), (.meanSquaredError, .softmax), (.meanAbsoluteError, .identity),
        (.huber, .tanh), (.binaryCrossEntropy, .sigmoid), (.crossEntropy, .softmax),
        (.meanSquaredError, .relu), (.huber, .softplus), (.meanAbsoluteError, .sigmoid),
        (.hinge, .identity), (.meanSquaredError, .gelu), (.huber, .silu),
    ]

    private func request(
        _ experiment: Experiment, moving layers: Range<Int>, random: inout RandomExperiment,
        x: [Double], y: [Double]
    ) -> PlaneRequest {
        let names = experiment.network.parameterNames
        func direction() -> [Double] {
            names.map { layers.contains($0.layer - 1) ? random.number() : 0 }
        }
        return PlaneRequest(
            experiment: experiment, network: experiment.network, origin: experiment.network.parameters,
            first: direction(),
            second: direction(), x: x, y: y)
    }

    private func bruteForce(_ request: PlaneRequest) -> [Double] {
        let count = request.x.count * request.y.count
        return [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
            request.writeByBruteForce(
                to: UnsafeMutableBufferPointer(rebasing: buffer[..<count]), threads: 1)
            initialized = count
        }
    }

    @Test(
        "Any loss of any network on any plane agrees with one pass per point to 1e-12 of the range",
        arguments: 0..<72)
    func agreement(seed: Int) throws {
        var random = RandomExperiment(seed: UInt64(7000 + seed))
        let depth = 1 + seed % 4
        let (loss, last) = Self.objectives[seed % Self.objectives.count]
        let sizes = (0..<depth).map { _ in random.pick([1, 2, 3, 7, 9, 17]) } + [random.pick([2, 3, 10])]
        let hidden = Activations.continuous
        let activations = (0..<depth).map { $0 == depth - 1 ? last : random.pick(hidden) }
        let experiment = try random.experiment(
            sizes: sizes, activations: activations, samples: random.pick([1, 4, 15, 16, 17, 64, 70, 300]),
            loss: loss)
        let moved = random.pick([0..<depth, 0..<depth, depth - 1..<depth, depth / 2..<depth, 0..<1])
        let request = request(
            experiment, moving: moved, random: &random, x: [-1, -0.3, 0, 0.1, 0.7, 1.5], y: [-2, 0.25, 1])
        let (losses, engine) = request.losses(precision: .double, threads: 2)
        #expect(engine == PlaneRequest.exact)
        let expected = bruteForce(request)
        let range = try #require(expected.max()) - #require(expected.min())
        let allowed = 1e-12 * range + 16 * (expected.max() ?? 0).ulp
        let context = "\(loss.name) \(activations.map(\.name)) \(sizes) \(moved)"
        for (found, value) in zip(losses, expected) {
            #expect((found - value).magnitude <= allowed, "\(context)")
        }
        let (single, _) = request.losses(precision: .single, threads: 2)
        for (found, value) in zip(single, expected) {
            let allowed = 2e-4 * (1 + value.magnitude)
            #expect((found - value).magnitude <= allowed, "single \(context)")
        }
    }

    @Test("The result is the same, bit for bit, for every number of threads", arguments: 0..<6)
    func threads(seed: Int) throws {
        var random = RandomExperiment(seed: UInt64(7500 + seed))
        let experiment = try random.experiment(
            sizes: [5, 20, 9, 3], activations: [.tanh, .relu, .softmax], samples: 900, loss: .crossEntropy)
        let request = request(
            experiment, moving: seed % 3..<3, random: &random,
            x: (0..<37).map { Double($0) / 20 - 1 }, y: (0..<11).map { Double($0) / 5 - 1 })
        for precision in SurfacePrecision.allCases {
            let one = request.losses(precision: precision, threads: 1).loss
            for threads in [2, 3, 7] {
                let many = request.losses(precision: precision, threads: threads).loss
                #expect(many.map(\.bitPattern) == one.map(\.bitPattern))
            }
        }
    }

    @Test("The kernels for older processors give the same bits", arguments: 0..<18)
    func generations(seed: Int) throws {
        var random = RandomExperiment(seed: UInt64(7550 + seed))
        let (loss, last) = Self.objectives[seed % Self.objectives.count]
        let hidden = random.pick(Activations.continuous)
        let experiment = try random.experiment(
            sizes: [5, 11, 17, 3], activations: [.tanh, hidden, last], samples: 100, loss: loss)
        let request = request(
            experiment, moving: seed % 3..<3, random: &random, x: [-1, 0.3, 12], y: [-9, 1])
        for precision in SurfacePrecision.allCases {
            var engine = try #require(
                AffineLayerEngine(request, precision: precision, magnitudes: request.magnitudes))
            func bits() -> [UInt64] {
                var losses = [Double](repeating: 0, count: 6)
                losses.withUnsafeMutableBufferPointer { engine.write(to: $0, threads: 1) }
                return losses.map(\.bitPattern)
            }
            let newest = bits()
            for generation in 0..<engine.generation {
                engine.generation = generation
                #expect(bits() == newest, "\(generation) \(loss.name) \(hidden.name)")
            }
        }
    }

    @Test("At the plane's origin stands the loss that a recording has, bit for bit")
    func origin() throws {
        var random = RandomExperiment(seed: 7600)
        let experiment = try random.experiment(
            sizes: [4, 8, 8, 3], activations: [.tanh, .sigmoid, .softmax], samples: 33, loss: .crossEntropy,
            updates: 5)
        let recording = experiment.run()
        let trained = recording.final.network.parameters
        func direction() -> [Double] { trained.indices.map { _ in random.number() } }
        let plane = try ParameterPlane(origin: trained, first: direction(), second: direction())
        for precision in SurfacePrecision.allCases {
            let surface = try experiment.lossSurface(
                on: plane, x: AxisRange(from: -1, to: 1, points: 5), y: AxisRange(from: 0, to: 1, points: 2),
                precision: precision)
            #expect(surface.loss[2] == recording.loss[5])
        }
    }

    @Test("A plane along two weights is the surface of those weights; x and y are not exchanged")
    func pair() throws {
        let experiment = try Example.deep()
        let count = experiment.network.parameterCount
        let names = experiment.network.parameterNames
        func along(_ index: Int) -> [Double] { (0..<count).map { $0 == index ? 1 : 0 } }
        for (i, j) in [(0, 1), (3, 12), (20, 4), (16, 20)] {
            var origin = experiment.network.parameters
            origin[i] = 0
            origin[j] = 0
            let surface = try experiment.lossSurface(
                on: ParameterPlane(origin: origin, first: along(i), second: along(j)),
                x: AxisRange(from: -1, to: 2, points: 4), y: AxisRange(from: 0, to: 1, points: 3))
            let expected = try experiment.lossSurface(
                x: ParameterRange(parameter: names[i], from: -1, to: 2, points: 4),
                y: ParameterRange(parameter: names[j], from: 0, to: 1, points: 3))
            for (found, value) in zip(surface.loss, expected.loss) {
                #expect((found - value).magnitude <= 1e-13)
            }
            #expect(surface.x == expected.x && surface.y == expected.y)
        }
    }

    @Test("Where numbers could overflow every point takes a pass of its own, and overflow stays in its cell")
    func overflow() throws {
        let experiment = try Example.neuron()
        let plane = try ParameterPlane(origin: [0, 2, 1], first: [1e100, 0, 0], second: [0, 0, 1])
        let surface = try experiment.lossSurface(
            on: plane, x: AxisRange(from: 0, to: 1e100, points: 2), y: AxisRange(from: 0, to: 1, points: 2))
        #expect(surface.loss == [49, .infinity, 100, .infinity])
        #expect(surface.engine == "brute force")
        // Beyond single precision, but not beyond double.
        let wide = try ParameterPlane(origin: [0, 2, 1], first: [1e30, 0, 0], second: [0, 0, 1])
        let exact = try experiment.lossSurface(
            on: wide, x: AxisRange(from: 0, to: 1, points: 2), y: AxisRange(from: 0, to: 1, points: 2),
            precision: .single)
        #expect(exact.engine == "affine first layer (exact)")
        #expect(exact.loss[0] == 49 && (exact.loss[1] / 1e60 - 1).magnitude < 1e-12)
    }

    @Test("A line is the plane's row, in the order of its steps")
    func line() throws {
        var random = RandomExperiment(seed: 7700)
        let experiment = try random.experiment(
            sizes: [3, 5, 2], activations: [.softplus, .identity], samples: 21, loss: .huber)
        let origin = experiment.network.parameters
        let direction = origin.indices.map { _ in random.number() }
        let steps = [1.5, -1, 0, 0.25]
        let curve = try experiment.lossCurve(from: origin, along: direction, steps: steps)
        let expected = experiment.lossCurve(
            alongDirection: direction, steps: steps, from: experiment.network)
        #expect(curve.x == steps)
        for (found, value) in zip(curve.loss, expected.loss) {
            #expect((found - value).magnitude <= 1e-14 * value)
        }
        #expect(curve.loss[2] == experiment.state().loss)
    }

    @Test("A plane of another network, a grid too large and a range that is none are errors")
    func refused() throws {
        let experiment = try Example.deep()
        let plane = try ParameterPlane(origin: [0, 0, 0], first: [1, 0, 0], second: [0, 1, 0])
        let axis = try AxisRange(from: -1, to: 1, points: 3)
        let foreign = #expect(throws: LandscapeError.self) {
            try experiment.lossSurface(on: plane, x: axis, y: axis)
        }
        #expect(foreign?.message == "The plane has 3 parameters, the network 21.")
        let large = try AxisRange(from: -1, to: 1, points: 10_000)
        let error = #expect(throws: LandscapeError.self) {
            try experiment.lossSurface(on: plane, x: large, y: large)
        }
        #expect(error?.message == "The grid of 10000 × 10000 has 100000000 points.")
        for (from, to, points, message) in [
            (1.0, 1.0, 3, "The range 1 to 1 is empty."),
            (2, 1, 3, "The range 2 to 1 is reversed."),
            (0, .infinity, 3, "The range 0 to inf has no finite end."),
            (0, 1, 1, "The axis has 1 point."),
            (1, 1.0.nextUp, 10, "The range 1 to 1.0000000000000002 is too narrow for 10 points."),
        ] {
            let error = #expect(throws: LandscapeError.self) {
                try AxisRange(from: from, to: to, points: points)
            }
            #expect(error?.message == message)
        }
    }
}
