import LossLandscape
import Testing
import TrainingCore

@Suite("Critical points, basins and descents")
struct CriticalPointTests {
    private func axis(_ from: Double, _ to: Double, _ points: Int) throws -> AxisRange {
        try AxisRange(from: from, to: to, points: points)
    }

    private func himmelblau() throws -> (grid: SurfaceGrid, function: SurfaceFunction) {
        let objective = Objective.himmelblau
        return (
            try objective.surface(x: axis(-5, 5, 61), y: axis(-5, 5, 47)), try objective.surfaceFunction()
        )
    }

    @Test("Himmelblau's function has four minima, four saddles and one maximum, to ten digits")
    func himmelblauPoints() throws {
        let (grid, function) = try himmelblau()
        let points = grid.criticalPoints(function)
        #expect(points.count { $0.kind == .minimum } == 4)
        #expect(points.count { $0.kind == .saddle } == 4)
        let maximum = try #require(points.last)
        #expect(maximum.kind == .maximum)
        #expect((maximum.x + 0.270844590667).magnitude < 1e-10)
        #expect((maximum.y + 0.923038556480).magnitude < 1e-10)
        #expect((maximum.value - 181.616521522).magnitude < 1e-8)
        for known in Objective.himmelblau.minima {
            let found = points.contains {
                $0.kind == .minimum && ($0.x - known[0]).magnitude < 1e-10
                    && ($0.y - known[1]).magnitude < 1e-10
            }
            #expect(found, "\(known)")
        }
        for point in points {
            let curvatures = try #require(point.curvatures)
            #expect((curvatures[0] < 0) == (point.kind != .minimum))
            #expect((curvatures[1] < 0) == (point.kind == .maximum))
        }
    }

    @Test("Points come in the order of their values, and negative values are like all others")
    func styblinskiTang() throws {
        let objective = Objective.styblinskiTang()
        let grid = try objective.surface(x: axis(-4, 4, 40), y: axis(-4, 4, 33))
        let points = grid.criticalPoints(try objective.surfaceFunction())
        #expect(points.map(\.value) == points.map(\.value).sorted())
        #expect(points.map(\.kind).filter { $0 == .minimum }.count == 4)
        #expect(points.count == 9)
        #expect((points[0].x + 2.903534027771177).magnitude < 1e-11)
        #expect((points[0].value + 78.33233140754282).magnitude < 1e-11)
        #expect(grid.values.contains { $0 < 0 } && grid.values.contains { $0 > 0 })
        let basins = Basins(grid, of: try objective.surfaceFunction()).basins
        #expect(basins.count == 4)
        #expect(basins[0].depth == .infinity)
        #expect(basins[0].value < -78)
    }

    @Test("Minima that the grid makes along a narrow valley are neither points nor basins")
    func valley() throws {
        let objective = Objective.rosenbrock()
        let grid = try objective.surface(x: axis(-2, 2, 41), y: axis(-1, 3, 41))
        let function = try objective.surfaceFunction()
        #expect(Basins(grid).basins.count > 3, "the grid alone has several")
        #expect(Basins(grid, of: function).basins.count == 1)
        let points = grid.criticalPoints(function)
        #expect(points.map(\.kind) == [.minimum])
        #expect((points[0].x - 1).magnitude < 1e-9 && (points[0].y - 1).magnitude < 1e-9)
    }

    @Test("The barrier between two minima is the value of the saddle between them")
    func barrier() throws {
        let objective = Objective.himmelblau
        let grid = try objective.surface(x: axis(-5, 5, 201), y: axis(-5, 5, 201))
        let basins = Basins(grid, minimumDepth: 0.5)
        #expect(basins.basins.count == 4)
        // (3, 2) and (3.58, −1.85), with the saddle (3.385154, 0.073852) of 13.311926 between them.
        let (a, b) = ((i: 160, j: 140), (i: 172, j: 63))
        let pass = try #require(grid.barrier(from: a, to: b))
        #expect((pass.value - 13.311926).magnitude < 0.1)
        #expect((pass.x - 3.385).magnitude < 0.06 && (pass.y - 0.0739).magnitude < 0.06)
        let refined = try #require(grid.barrier(from: a, to: b, of: objective.surfaceFunction()))
        #expect((refined.value - 13.311926270406).magnitude < 1e-9)
        #expect((refined.x - 3.385154184).magnitude < 1e-8 && (refined.y - 0.07385188).magnitude < 1e-8)
        let known = Basins(grid, of: try objective.surfaceFunction()).basins
        #expect(known.map(\.count) == basins.basins.map(\.count))
        #expect(known.allSatisfy { $0.value < 1e-20 })
        #expect(try #require(grid.barrier(from: b, to: a)) == pass)
        // Every basin but the deepest is as deep as its pass is high above it.
        #expect(basins.basins.dropFirst().allSatisfy { $0.depth > 10 && $0.depth < 200 })
        #expect(basins.basins.map(\.count).reduce(0, +) == 201 * 201)
        #expect(basins.members[140 * 201 + 160] != basins.members[63 * 201 + 172])
    }

    @Test("A wall of cells that are not finite parts two basins for good")
    func wall() {
        // Two hollows in a row, the middle column infinite.
        let values: [Double] = [3, 1, .infinity, 2, 4, 3, 1.5, .nan, 2, 4, 3, 1, .infinity, 2, 4]
        let grid = SurfaceGrid(
            xLabel: "x", yLabel: "y", x: [0, 1, 2, 3, 4], y: [0, 1, 2], values: values)
        let basins = Basins(grid)
        #expect(basins.basins.map(\.value) == [1, 1, 2])
        #expect(basins.basins.map(\.depth) == [.infinity, 0.5, .infinity])
        #expect(basins.members[2] == nil && basins.members[7] == nil)
        #expect(grid.barrier(from: (1, 0), to: (3, 0)) == nil)
        #expect(grid.barrier(from: (1, 0), to: (2, 0)) == nil)
        #expect(grid.barrier(from: (1, 0), to: (1, 2))?.value == 1.5)
        #expect(grid.notFiniteCount == 3)
        #expect(Basins(grid, minimumDepth: 1).basins.map(\.value) == [1, 2])
    }

    @Test("The slopes and curvatures on a plane of a network are those of finite differences")
    func jets() throws {
        var random = RandomExperiment(seed: 8)
        let experiment = try random.experiment(
            sizes: [3, 5, 2], activations: [.tanh, .sigmoid], samples: 12)
        let network = experiment.network
        let plane = try ParameterPlane(
            origin: network.parameters,
            first: Direction.random(for: network, seed: 1, number: 0).values,
            second: Direction.random(for: network, seed: 1, number: 1).values)
        let names = network.parameterNames
        for function in [
            try experiment.surfaceFunction(on: plane),
            try experiment.surfaceFunction(x: names[1], y: names[names.count - 1]),
        ] {
            let (x, y, h) = (0.3, -0.2, 1e-4)
            let jet = function.jet(x, y)
            let slope = function.slope(x, y)
            #expect((jet.value - slope.value).magnitude < 1e-15)
            #expect((jet.slopeX - slope.x).magnitude < 1e-14 && (jet.slopeY - slope.y).magnitude < 1e-14)
            let along = { (dx: Double, dy: Double) in function.slope(x + dx, y + dy) }
            #expect((jet.slopeX - (along(h, 0).value - along(-h, 0).value) / (2 * h)).magnitude < 1e-7)
            #expect((jet.curvatureXX - (along(h, 0).x - along(-h, 0).x) / (2 * h)).magnitude < 1e-6)
            #expect((jet.curvatureXY - (along(h, 0).y - along(-h, 0).y) / (2 * h)).magnitude < 1e-6)
            #expect((jet.curvatureYY - (along(0, h).y - along(0, -h).y) / (2 * h)).magnitude < 1e-6)
        }
        #expect(throws: LandscapeError.self) {
            try experiment.surfaceFunction(x: names[0], y: names[0])
        }
    }

    @Test("The slopes over a grid are those of the gradient field, on a pair and in skew directions")
    func slopes() throws {
        let experiment = try Example.deep()
        let (x, y) = (try Example.axis("W2[0,1]=-1:1:5"), try Example.axis("b1[0]=0:2:4"))
        let field = try experiment.gradientField(x: x, y: y)
        let function = try experiment.surfaceFunction(x: x.parameter, y: y.parameter)
        let slopes = function.slopes(x: x.values, y: y.values)
        #expect(slopes.alongX == field.slopesX && slopes.alongY == field.slopesY)
        let quadratic = Objective.quadratic()
        let skew = try quadratic.surfaceFunction(
            on: ParameterPlane(origin: [0, 0], first: [2, 0], second: [1, 1]))
        // At 2x + y and y the slopes are (2x + y) and 10y.
        let own = skew.slopes(x: [0, 1], y: [-1, 3, 4], threads: 2)
        #expect(own.alongX == [-2, 2, 6, 10, 8, 12])
        #expect(own.alongY == [-11, -9, 33, 35, 44, 46])
    }

    @Test("A minimum on a kink is found, and said to be one")
    func kink() throws {
        // (|x − 0.3| + |y − 0.7|)/2.
        let experiment = try ExperimentDraft(
            inputCount: 1, layers: [.init(activation: .identity, weights: [[0], [0]])],
            inputs: [[1]], targets: [[0.3, 0.7]], loss: .meanAbsoluteError,
            optimizer: .gradientDescent(learningRate: 0.1), length: .updates(0)
        ).experiment()
        let (x, y) = (try Example.axis("W1[0,0]=-1:1:12"), try Example.axis("W1[1,0]=-1:1:8"))
        let grid = try experiment.lossSurface(x: x, y: y).grid
        let function = try experiment.surfaceFunction(x: x.parameter, y: y.parameter)
        let points = grid.criticalPoints(function)
        #expect(points.count == 1)
        #expect(points.first?.kind == .minimum && points.first?.isSmooth == false)
        #expect(((points.first?.x ?? 0) - 0.3).magnitude < 1e-6)
        #expect(((points.first?.y ?? 0) - 0.7).magnitude < 1e-6)
        // A trough has no point of its own.
        let neuron = try Example.neuron()
        let trough = try neuron.lossSurface(
            x: Example.axis("W1[0,0]=-1:1:9"), y: Example.axis("W1[0,1]=-3:3:9"))
        let level = try neuron.surfaceFunction(x: trough.xAxis.parameter, y: trough.yAxis.parameter)
        #expect(trough.grid.criticalPoints(level).isEmpty)
    }
}

extension CriticalPointTests {
    @Test("Down a quadratic the curve is the closed form: y/y₀ is the tenth power of x/x₀, x = x₀·e⁻ᵗ")
    func closedForm() throws {
        let objective = Objective.quadratic()
        let grid = try objective.surface(x: axis(-2, 2, 3), y: axis(-2, 2, 3))
        let curve = SteepestDescent(on: grid, of: try objective.surfaceFunction(), x: 1.5, y: -1)
        #expect(curve.ending == .level)
        #expect(curve.points.count > 20)
        for ((point, time), value) in zip(zip(curve.points, curve.times), curve.values) {
            var (share, power) = (point[0] / 1.5, 1.0)
            for _ in 0..<10 { power *= share }
            #expect((point[1] + power).magnitude < 2e-4)
            share = 1.5
            for _ in 0..<1000 { share *= 1 - time / 1000 + time * time / 2_000_000 }
            #expect((point[0] - share).magnitude < 2e-4)
            #expect(value == objective.evaluate(point))
        }
        #expect(zip(curve.values, curve.values.dropFirst()).allSatisfy { $0 > $1 })
    }

    @Test("A curve ends in the minimum that it leads to, at the edge, or where nothing is finite")
    func endings() throws {
        let objective = Objective.rosenbrock()
        let grid = try objective.surface(x: axis(-2, 2, 3), y: axis(-1, 3, 3))
        let curve = SteepestDescent(on: grid, of: try objective.surfaceFunction(), x: -1.5, y: 2)
        #expect(curve.ending == .level)
        #expect(((curve.points.last?[0] ?? 0) - 1).magnitude < 0.02)
        let plane = SurfaceFunction(jet: { x, y in
            .init(value: x, slopeX: 1, slopeY: 0, curvatureXX: 0, curvatureXY: 0, curvatureYY: 0)
        })
        let slide = SteepestDescent(on: grid, of: plane, x: 0, y: 0)
        #expect(slide.ending == .outside)
        #expect((slide.points.last?[0] ?? 0) < -2)
        #expect(slide.points.allSatisfy { $0[1] == 0 })
        let broken = SteepestDescent(from: [0], scale: [1]) { _ in (.nan, [1]) }
        #expect(broken.ending == .notFinite)
        let endless = SteepestDescent(from: [1], scale: [1], levelSlope: 0, maximumEvaluations: 50) {
            ($0[0] * $0[0] / 2, $0)
        }
        #expect(endless.ending == .unfinished)
    }

    @Test("The path of gradient descent with a small rate lies on the curve of steepest descent")
    func limit() throws {
        let experiment = try Example.neuron(updates: 400, learningRate: 0.0005)
        let recording = experiment.run()
        let curve = SteepestDescent(from: experiment.network.parameters, scale: [1, 1, 1]) { place in
            let state = experiment.state(at: experiment.network.replacing(parameters: place))
            return (state.loss, state.gradient)
        }
        // Both go along the input; the flow's loss is 49·e^(−56·t), that of the updates 49·(1 − 28·η)^(2·k).
        for (time, value) in zip(curve.times, curve.values) {
            var known = 49.0
            for _ in 0..<4096 { known *= 1 - 56 * time / 4096 }
            #expect((value - known).magnitude < 0.05)
        }
        let last = recording.parameters.row(400)
        for (end, value) in zip(curve.points.last ?? [], last) { #expect((end - value).magnitude < 0.01) }
    }
}
