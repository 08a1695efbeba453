import LossLandscape
import Testing
import TrainingCore

@Suite("Reading a surface")
struct ReadingTests {
    /// Two weights, two samples: the loss is ½(w₀ + 2w₁ − 3)² + ½(3w₀ − w₁ + 1)², least, 0, at
    /// (1/7, 10/7), which is on no grid of tenths.
    private func linear() throws -> Experiment {
        try ExperimentDraft(
            inputCount: 2, layers: [.init(activation: .identity, weights: [[0.5, 0.25]])],
            inputs: [[1, 2], [3, -1]], targets: [[3], [-1]],
            optimizer: .gradientDescent(learningRate: 0.1), length: .updates(0)
        ).experiment()
    }

    @Test("A minimum that is not on the grid is found between its points")
    func betweenPoints() throws {
        let landscape = try LandscapeRequest(linear(), x: "W1[0,0]=-1:1:21", y: "W1[0,1]=0:3:31").run()
        let minimum = try #require(landscape.minimum)
        #expect((minimum.x - 1.0 / 7).magnitude < 1e-9)
        #expect((minimum.y - 10.0 / 7).magnitude < 1e-9)
        #expect(minimum.value < 1e-15)
        #expect(try #require(landscape.lowest).value > 0.001)
    }

    @Test("The lowest point of a trough is on its floor, and no minimum")
    func trough() throws {
        let landscape = try LandscapeRequest(
            Example.neuron(), x: "W1[0,0]=-1.05:2:9", y: "W1[0,1]=-3.3:2:8"
        ).run()
        #expect(landscape.minimum.map { ($0.x + 2 * $0.y + 3).magnitude < 1e-6 } ?? true)
    }

    @Test("The minimum of a surface with kinks is found where they meet")
    func kinked() throws {
        // relu(x) − 0.3 and relu(y) − 0.7 as two outputs: least at (0.3, 0.7).
        let experiment = try ExperimentDraft(
            inputCount: 1, layers: [.init(activation: .relu, weights: [[1], [1]])],
            inputs: [[1]], targets: [[0.3, 0.7]], optimizer: .gradientDescent(learningRate: 0.1),
            length: .updates(0)
        ).experiment()
        let landscape = try LandscapeRequest(experiment, x: "W1[0,0]=-1:1:12", y: "W1[1,0]=-1:1:8").run()
        let minimum = try #require(landscape.minimum)
        #expect((minimum.x - 0.3).magnitude < 1e-7)
        #expect((minimum.y - 0.7).magnitude < 1e-7)
    }

    @Test("Where the loss falls towards the edge of the grid there is no minimum, but a lowest point")
    func edge() throws {
        let landscape = try LandscapeRequest(linear(), x: "W1[0,0]=1:2:5", y: "W1[0,1]=0:3:7").run()
        #expect(landscape.minimum == nil)
        #expect(try #require(landscape.lowest).x == 1)
    }

    @Test("The gradient field is the slope of the surface")
    func field() throws {
        let experiment = try Example.deep()
        let (x, y) = (try Example.axis("W2[0,1]=-1:1:5"), try Example.axis("b1[0]=0:2:4"))
        let field = try experiment.gradientField(x: x, y: y)
        let h = 1e-5
        for j in 0..<4 {
            for i in 0..<5 {
                let around = try experiment.lossSurface(
                    x: ParameterRange(
                        parameter: x.parameter, from: field.x[i] - h, to: field.x[i] + h, points: 3),
                    y: ParameterRange(
                        parameter: y.parameter, from: field.y[j] - h, to: field.y[j] + h, points: 3))
                let slopeX = (around[column: 2, row: 1] - around[column: 0, row: 1]) / (2 * h)
                let slopeY = (around[column: 1, row: 2] - around[column: 1, row: 0]) / (2 * h)
                #expect((field.slopesX[j * 5 + i] - slopeX).magnitude < 1e-8)
                // At b1[0] = 0 sample [4, 0] and others lie on no kink.
                #expect((field.slopesY[j * 5 + i] - slopeY).magnitude < 1e-8)
            }
        }
    }

    @Test("The limit of the learning rate is that of the closed form, 2/28 for the neuron")
    func limit() throws {
        let experiment = try Example.neuron()
        let limit = try #require(try experiment.learningRateLimit(at: experiment.network))
        #expect((limit - 2.0 / 28).magnitude < 1e-9)
        let several = try linear()
        let found = try #require(try several.learningRateLimit(at: several.network))
        let known = try #require(several.learningRateLimit)
        #expect((found - known).magnitude < 1e-9)
    }

    @Test("On a kink line the unit's pre-activation is 0, and off it the loss has no kink")
    func kinkLines() throws {
        let experiment = try ExperimentDraft(
            inputCount: 2,
            layers: [
                .init(activation: .relu, weights: [[2, 1], [1, 2]]),
                .init(activation: .relu, weights: [[1, -1]], biases: [0.5]),
            ],
            inputs: [[0, 3], [1, 2], [-1, -2], [4, 0]], targets: [[1], [3], [5], [7]],
            optimizer: .gradientDescent(learningRate: 0.01), length: .updates(0)
        ).experiment()
        let lines = try experiment.kinkLines(
            x: Example.axis("W1[0,0]=-1:3:5"), y: Example.axis("W1[0,1]=-2:2:5"))
        // Sample [0, 3]: y = 0. [1, 2]: y = −x/2. [−1, −2]: the same. [4, 0]: x = 0.
        let hidden = lines.filter { $0.layer == 1 }
        #expect(hidden.map(\.sample) == [0, 1, 2, 3])
        #expect(hidden[0].x == [-1, 3] && hidden[0].y == [0, 0])
        #expect(hidden[1].x == [-1, 3] && hidden[1].y == [0.5, -1.5])
        #expect(hidden[3].x == [0, 0] && hidden[3].y == [-2, 2])
        // The output 0.5 + h₀ − h₁ with h₁ = 6, 5, 0, 4: on where h₀ > 5.5, 4.5, always, 3.5.
        let output = lines.filter { $0.layer == 2 }
        #expect(output.map(\.sample) == [0, 1, 3])
        for line in output {
            let input = experiment.data.inputs.row(line.sample)
            for corner in 0..<2 {
                let h = line.x[corner] * input[0] + line.y[corner] * input[1]
                #expect((h - [5.5, 4.5, 0, 3.5][line.sample]).magnitude < 1e-12)
            }
        }
        let two = try experiment.kinkLines(
            x: Example.axis("W1[0,0]=-1:3:5"), y: Example.axis("W1[1,1]=-2:2:5"))
        #expect(two.allSatisfy { $0.x[0] == $0.x[1] || $0.y[0] == $0.y[1] })
        #expect(!two.isEmpty)
    }
}
