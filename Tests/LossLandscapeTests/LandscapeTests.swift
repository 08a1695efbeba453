import Testing
import TrainingCore

@testable import LossLandscape

@Suite("Landscapes by request")
struct LandscapeTests {
    private static func experiment() throws -> Experiment {
        let rows = [[0.0, 0.3], [0.1, 1], [1, 0.2], [1, 1.1]]
        return try ExperimentDraft(
            inputCount: 2,
            layers: [
                .init(activation: .tanh, weights: [[0.4, -0.6], [0.9, 0.2]], biases: [0, 0.1]),
                .init(activation: .identity, weights: [[0.7, -0.5]]),
            ], inputs: rows, targets: [[0], [1], [1], [0]], optimizer: .gradientDescent(learningRate: 0.2),
            length: .updates(30)
        ).experiment()
    }

    @Test("Over two weights it has the values of the surface, the path, and the minimum in closed form")
    func weights() throws {
        // (w₀ + 2w₁ + 3 − t)² with w₂ held at 1: least along a trough, so with a second sample.
        let experiment = try ExperimentDraft(
            inputCount: 2, layers: [.init(activation: .identity, weights: [[0, 0]])],
            inputs: [[1, 2], [2, -1]], targets: [[4], [3]], optimizer: .gradientDescent(learningRate: 0.1),
            length: .updates(5)
        ).experiment()
        var request = try LandscapeRequest(experiment, x: "W1[0,0]=-3:4:15", y: "W1[0,1]=-2:3:11")
        request.showsPath = true
        let landscape = try request.run()
        let (x, y) = (
            try ParameterRange(parsing: "W1[0,0]=-3:4:15"), try ParameterRange(parsing: "W1[0,1]=-2:3:11")
        )
        #expect(landscape.grid.values == (try experiment.lossSurface(x: x, y: y).loss))
        // w₀ + 2w₁ = 4 and 2w₀ − w₁ = 3.
        let minimum = try #require(landscape.minimum)
        #expect(abs(minimum.x - 2) < 1e-9 && abs(minimum.y - 1) < 1e-9 && minimum.value < 1e-18)
        #expect(landscape.frame == nil && landscape.engine == "quadratic (exact)")
        let path = try #require(landscape.path)
        #expect(path.x.count == 6 && path.explainedVariance == 1)
        #expect(try landscape.path(of: experiment.run()) == path)
        #expect(
            "\(landscape)".hasPrefix("15 × 11 points by quadratic (exact)\nlowest loss 0.0 at W1[0,0] = 2.0"))
    }

    @Test("On a plane it has the values of its own frame; a recording spares the training")
    func plane() throws {
        let experiment = try Self.experiment()
        var request = try LandscapeRequest(experiment, x: "pca=auto:9", y: "random=-1:1:7")
        let landscape = try request.run()
        let plane = try #require(try landscape.frame?.plane())
        let surface = try experiment.lossSurface(
            on: plane, x: AxisRange(from: landscape.grid.x[0], to: landscape.grid.x[8], points: 9),
            y: AxisRange(from: -1, to: 1, points: 7))
        #expect(surface.loss == landscape.grid.values)
        request.recordings = [experiment.run()]
        let again = try request.run(train: { experiment in
            Issue.record("trained again")
            return experiment.run()
        })
        #expect(again.grid == landscape.grid && again.frame == landscape.frame)
        #expect("\(again)" == "\(landscape)")
        #expect("\(LandscapeSummary(again).json)" == "\(LandscapeSummary(landscape).json)")
        request.threads = 1
        #expect(try request.run().grid == landscape.grid)
    }

    @Test("A line, another quantity, a function by name and an adaptive plane are requests as well")
    func others() throws {
        let experiment = try Self.experiment()
        let line = try LandscapeRequest(experiment, x: "W1[0,0]=-1:1:5").run()
        let curve = try experiment.lossCurve(along: ParameterRange(parsing: "W1[0,0]=-1:1:5"))
        #expect(line.isLine)
        #expect(zip(line.grid.values, curve.loss).allSatisfy { abs($0 - $1) < 1e-14 })
        #expect("\(line)".hasPrefix("5 points along W1[0,0]\nlowest loss "))
        var norms = try LandscapeRequest(experiment, x: "hessian=-1:1:5", y: "hessian=-1:1:5")
        norms.quantity = .gradientNorm
        #expect(try norms.run().minimum == nil)
        let range = try LandscapeAxis(parsing: "-5:5:41")
        let himmelblau = try LandscapeRequest(.himmelblau, x: range, y: range).run()
        #expect((himmelblau.minimum?.value ?? 1) < 1e-20 && himmelblau.engine == "himmelblau")
        var sampled = try LandscapeRequest(experiment, x: "random=-1:1:33", y: "random=-1:1:33")
        let whole = try sampled.run()
        sampled.sampling = SurfaceSampling(tolerance: 1e-4)
        let part = try sampled.run()
        #expect((part.sampling?.computedCount ?? 1089) < 1089)
        #expect(zip(part.grid.values, whole.grid.values).allSatisfy { abs($0 - $1) < 1e-3 })
    }

    @Test(
        "A sampled surface says so in its file, its words and its summary, and its lowest point was computed")
    func sampled() throws {
        var request = try LandscapeRequest(Self.experiment(), x: "random=-1:1:33", y: "random=-1:1:33")
        let whole = try request.run()
        #expect(
            whole.sampling == nil && !whole.grid.archive.arrays.contains { $0.name.hasPrefix("computed") })
        request.sampling = SurfaceSampling(tolerance: 1e-3)
        let part = try request.run()
        let sampling = try #require(part.sampling)
        #expect(sampling.tolerance == 1e-3 && sampling.estimatedError <= 1e-3 && sampling.hasInterpolated)
        #expect(
            part.engine.hasSuffix(" at \(sampling.computedCount) of 1089 points, interpolated between them"))
        for (index, isComputed) in sampling.isComputed.enumerated() where isComputed {
            #expect(part.grid.values[index] == whole.grid.values[index])
        }
        let saved = try SurfaceGrid(npz: part.grid.archive.bytes())
        #expect(saved == part.grid && saved.sampling == sampling)
        #expect(
            "\(part.grid.json)".contains(
                "\"sampling\": {\"computed\": \(sampling.computedCount), \"tolerance\": 0.001,"))
        #expect(part.grid.table.names.last == "computed" && whole.grid.table.columns.count == 3)
        #expect(
            "\(part)".contains(
                "\(sampling.computedCount) of 1089 points computed; the others are interpolated"))
        // An interpolated point that lies lower than all computed ones is not announced.
        var mask = sampling.isComputed
        let lowest = try #require(whole.grid.minimum)
        mask[lowest.j * 33 + lowest.i] = false
        let grid = SurfaceGrid(
            xLabel: "a", yLabel: "b", x: whole.grid.x, y: whole.grid.y, values: whole.grid.values,
            sampling: GridSampling(isComputed: mask, tolerance: 1, estimatedError: 1))
        #expect(try #require(grid.minimum).value > lowest.value)
    }

    @Test("What cannot be asked for is refused, and says of which axis")
    func refusals() throws {
        let experiment = try Self.experiment()
        func message(_ x: String, _ y: String?, _ change: (inout LandscapeRequest) -> Void = { _ in })
            -> String
        {
            do throws(LandscapeError) {
                var request = try LandscapeRequest(experiment, x: x, y: y)
                change(&request)
                _ = try request.run()
                return ""
            } catch {
                return error.description
            }
        }
        #expect(message("W1[0,0]=-1:1:3", "random=-1:1:3").hasPrefix("One axis shows a weight"))
        #expect(message("random=-1:1:3", "W1[0,0]=-1:1").hasPrefix("y axis: The axis \"W1[0,0]=-1:1\" has 2"))
        #expect(message("random=-1:1:3", nil) { $0.showsPath = true }.hasPrefix("A line has no path"))
        #expect(message("pca=auto:3", nil).hasPrefix("x axis: A line finds no range"))
        #expect(
            message("random=-1:1:3", "random=-1:1:3") { $0.starts = [[2, 0]] }
                .hasPrefix("The start (2.0, 0.0) lies outside of the grid."))
        #expect(
            message("W1[0,0]=-1:1:3", "W1[0,1]=-1:1:3") { $0.sampling = SurfaceSampling() }
                .hasPrefix("The surface of two weights is computed as a whole."))
        #expect(
            message("random=-1:1:3", "random=-1:1:3") {
                $0.quantity = .activeUnits
                $0.precision = .single
            }.hasPrefix("Single precision is for the loss"))
        #expect(message("between=0:1:3", nil).hasPrefix("x axis: The axis needs another network."))
    }
}
