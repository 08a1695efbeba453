import LossLandscape
import Testing
import TrainingCore

@Suite("Objectives")
struct ObjectiveTests {
    @Test("At the known minima the value is least and the slopes vanish", arguments: Objective.named)
    func minima(objective: Objective) {
        for place in objective.minima {
            #expect(objective.evaluateGradient(at: place).allSatisfy { $0.magnitude < 1e-9 })
            let value = objective.evaluate(place)
            for step in [[0.01, 0], [-0.01, 0], [0, 0.01], [0, -0.01], [0.01, 0.01]] {
                #expect(objective.evaluate(zip(place, step).map { $0 + $1 }) > value)
            }
        }
        #expect(!objective.minima.isEmpty)
    }

    @Test("The gradients by formula are those by differences", arguments: Objective.named)
    func gradients(objective: Objective) {
        let plain = Objective(name: "plain", dimension: 2) { objective.evaluate($0) }
        for place in [[0.5, -1.25], [-1.5, 2], [3, 0.25]] {
            for (slope, known) in zip(
                plain.evaluateGradient(at: place), objective.evaluateGradient(at: place))
            {
                #expect((slope - known).magnitude < 1e-7 * max(1, known.magnitude), "\(place)")
            }
        }
    }

    @Test("Known values: Rosenbrock 24.2 at (−1.2, 1), Beale 14.203125 at 0, Himmelblau 170 at 0")
    func values() {
        #expect((Objective.rosenbrock().evaluate([-1.2, 1]) - 24.2).magnitude < 1e-13)
        #expect(Objective.beale.evaluate([0, 0]) == 14.203125)
        #expect(Objective.himmelblau.evaluate([0, 0]) == 170)
        #expect(Objective.quadratic().evaluate([2, 1]) == 7)
        #expect(Objective.rosenbrock(dimension: 3).evaluate([1, 1, 2]) == 100)
        #expect(Objective.named("beale")?.name == "beale")
        #expect(Objective.named("ackley") == nil)
    }

    @Test("A surface has a row for each y and a column for each x")
    func surface() throws {
        let objective = Objective(name: "own", dimension: 2) { 10 * $0[0] + $0[1] }
        let grid = try objective.surface(
            x: AxisRange(from: 0, to: 4, points: 5), y: AxisRange(from: -1, to: 1, points: 3))
        #expect(grid.values == [-1, 9, 19, 29, 39, 0, 10, 20, 30, 40, 1, 11, 21, 31, 41])
        #expect(grid.engine == "own")
        let skew = try objective.surface(
            x: AxisRange(from: 0, to: 1, points: 2), y: AxisRange(from: 0, to: 1, points: 2),
            on: ParameterPlane(origin: [1, 1], first: [1, 1], second: [0, 2]))
        #expect(skew.values == [11, 22, 13, 24])
    }

    @Test("A closure's cells stay what they are: negative, infinite, not a number, zero")
    func cells() throws {
        let objective = Objective(name: "own", dimension: 2) { place in
            place[0] == 0 ? 0 : place[0] < 0 ? -1 / (place[0] + 1).magnitude : (place[0] - 2).squareRoot()
        }
        let axis = try AxisRange(from: -2, to: 2, points: 5)
        let grid = try objective.surface(x: axis, y: axis, threads: 1)
        #expect(grid.values[0] == -1 && grid.values[1] == -.infinity && grid.values[2] == 0)
        #expect(grid.values[3].isNaN && grid.values[4] == 0)
        #expect(
            try objective.surface(x: axis, y: axis, threads: 4).values.map(\.bitPattern)
                == grid.values.map(\.bitPattern))
        // The same after a file.
        let saved = try SurfaceGrid(npz: grid.archive.bytes())
        #expect(saved.values.map(\.bitPattern) == grid.values.map(\.bitPattern))
        #expect(saved.x == grid.x && saved.xLabel == "x" && saved.engine == "own")
        #expect("\(grid.json)".contains("[-1.0, null, 0.0, null, 0.0]"))
    }

    @Test("Gradient descent on the quadratic shrinks each coordinate by 1 − η·c")
    func descent() throws {
        let path = try Objective.quadratic().path(
            from: [8, 8], optimizer: .gradientDescent(learningRate: 0.125), updates: 3)
        #expect(path.places.column(0) == [8, 7, 6.125, 5.359375])
        #expect(path.places.column(1) == [8, -2, 0.5, -0.125])
        #expect(path.loss[0] == 352)
        #expect(path.divergedAtUpdate == nil)
    }

    @Test("Every optimizer ends in the minimum of Himmelblau's function that it starts near")
    func optimizers() throws {
        let optimizers: [Optimizer] = [
            .gradientDescent(learningRate: 0.01), .gradientDescent(learningRate: 0.003, momentum: 0.9),
            Optimizer(AdaGrad(learningRate: 0.5)), Optimizer(RMSProp(learningRate: 0.01)),
            Optimizer(Adam(learningRate: 0.1)), Optimizer(AdamW(learningRate: 0.1, weightDecay: 0)),
            Optimizer(LBFGS()),
        ]
        for optimizer in optimizers {
            let path = try Objective.himmelblau.path(from: [3.5, 2.5], optimizer: optimizer, updates: 1000)
            let end = path.places.row(path.places.rows - 1)
            #expect((end[0] - 3).magnitude < 0.02 && (end[1] - 2).magnitude < 0.02, "\(optimizer.name)")
        }
    }

    @Test("A path that diverges ends there; a start of another dimension is an error")
    func diverges() throws {
        let path = try Objective.rosenbrock().path(
            from: [-1.5, 2], optimizer: .gradientDescent(learningRate: 1), updates: 100)
        let end = try #require(path.divergedAtUpdate)
        #expect(path.loss.count == end + 1 && end < 100)
        #expect(throws: LandscapeError.self) {
            try Objective.beale.path(
                from: [1], optimizer: .gradientDescent(learningRate: 1), updates: 1)
        }
        #expect(throws: LandscapeError.self) {
            try Objective(name: "line", dimension: 1) { $0[0] }.plane()
        }
    }
}
